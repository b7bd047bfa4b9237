"""Thai letters: RTGS of 1999 (onset, coda), and the freer spelling people choose for their passports.

The Royal Institute's system writes no aspiration mark other than h and no vowel length; personal names keep
more of the Indic spelling (v for wo waen, j for cho chan, -porn for -phon).
"""

from __future__ import annotations

from screening.text.tables.pairs import columns, pairs

ONSET, CODA, PERSONAL = columns(
    """
    ก k k k
    ข kh k kh
    ฃ kh k kh
    ค kh k k
    ฅ kh k k
    ฆ kh k k
    ง ng ng ng
    จ ch t j
    ฉ ch t ch
    ช ch t ch
    ซ s t s
    ฌ ch t ch
    ญ y n y
    ฎ d t d
    ฏ t t t
    ฐ th t th
    ฑ th t th
    ฒ th t th
    ณ n n n
    ด d t d
    ต t t t
    ถ th t th
    ท th t t
    ธ th t dh
    น n n n
    บ b p b
    ป p p p
    ผ ph p p
    ฝ f p f
    พ ph p p
    ฟ f p f
    ภ ph p p
    ม m m m
    ย y i y
    ร r n r
    ฤ rue - ri
    ล l n l
    ว w o v
    ศ s t s
    ษ s t s
    ส s t s
    ห h - h
    ฬ l n l
    อ - - -
    ฮ h - h
    """,
    3,
)
BEFORE = "เแโใไ"  # vowels written before the consonant they follow in speech
CARRIER = "อ"  # a vowel when it follows a consonant
CLUSTER = "(?:[กขคปพตสศท]ร|[กขคปพผ]ล|[กขค]ว)"  # two consonants of one onset
SILENT_LEAD = "(?:ห(?=[งญนมยรลว])|อ(?=ย))?"  # only sets the tone
SILENCED = "(?:ษณ|ตร|ทร|ดร|.)[ิุ]?์|(?<=[ัิุาี][ตท])ร$"  # marked as not spoken, with its partner; chinnawat(r)
REPEAT = "ๆ"
# Frames of a syllable and the vowel heard: C onset, F an optional coda, G a coda that must be there. The first
# frame that fits is taken. NFKC has cut sara am in two.
FRAMES = pairs(
    """
    เCียว iao เCียF ia เCือF uea เCาะ o เCา ao เCอF oe เC็F e เCะ e เCย oei เCิF oe เCF e แC็F ae แCะ ae แCF ae
    โCะ o โCF o ใC ai ไCย ai ไC ai Cัวะ ua Cัว ua Cัย ai CัF a Cาย ai Cาว ao Cํา am CาF a Cิว io CิF i CีF i CึF ue
    CือF ue CืF ue CุF u CูF u CรรF a Cอย oi CอF o C็อF o Cะ a CวG ua CG o C a
    """
)
VOWEL_SIGNS = "ะัาิีึืุู็ํ"
