"""Lao letters: BGN/PCGN 1966, in the French-coloured spelling of Lao passports (x for s, v for w).

The block is laid out like the Thai one, so that the frames of a Thai syllable serve here with Lao letters.
"""

from __future__ import annotations

from screening.text.tables.pairs import columns, pairs

ONSET, CODA, PERSONAL = columns(
    """
    ກ k k k
    ຂ kh k kh
    ຄ kh k kh
    ງ ng ng ng
    ຈ ch t ch
    ສ s t s
    ຊ x t s
    ຍ ny i gn
    ດ d t d
    ຕ t t t
    ຖ th t th
    ທ th t th
    ນ n n n
    ບ b p b
    ປ p p p
    ຜ ph p ph
    ຝ f p f
    ພ ph p p
    ຟ f p f
    ມ m m m
    ຢ y i y
    ຣ r n r
    ລ l n l
    ວ v o w
    ຫ h - h
    ອ - - -
    ຮ h - h
    """,
    3,
)
BEFORE = "ເແໂໃໄ"
CARRIER = "ອ"
CLUSTER = "(?:[ກຂຄປພຕ][ຣລ]|[ກຂຄ]ວ)"
SILENT_LEAD = "(?:ຫ(?=[ງຍນມຣລວ]))?"
SILENCED = ".໌"
REPEAT = "ໆ"
# As in thai.FRAMES.
FRAMES = pairs(
    """
    ເCຍ ia ເCຽF ia ເCືອF uea ເCາະ o ເCົາ ao ເCັF e ເCະ e ເCິF oe ເCີF oe ເCF e ແCັF ae ແCະ ae ແCF ae ໂCະ o ໂCF o
    ໃC ai ໄC ai CົວF oua CຽF ia Cັຍ ai CັF a Cາຍ ai Cາວ ao Cໍາ am CາF a Cິວ io CິF i CີF i CຶF ue CືF ue CຸF ou CູF ou
    CົF o Cອຍ oi CອF o Cໍ o Cະ a CວG oua CG o C a
    """
)
VOWEL_SIGNS = "ະັາິີຶືຸູົຼຽໍ"
