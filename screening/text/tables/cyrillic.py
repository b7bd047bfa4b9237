"""Cyrillic letters of all states that print it in names.

Columns: BGN/PCGN and ODNI ICS-630-01 (zh kh ts ch sh shch yu ya); ICAO 9303-3 section 6 B, which Russian
passports follow since Order 996 of 2019 (iu ia ie); the national or press form (j for Kyrgyz and Kazakh
zhe, h for ha, q g o of Uzbek). ICAO has no letter of Kazakh, Uzbek, Tajik, Turkmen or Azeri: there the
second column is the form that came by way of Russian (Tajik che -> dzh). The languages below say where
theirs differ: the notes of ICAO's table, the Ukrainian resolution 55 of 2010, the Belarusian instruction of
2007, the Bulgarian law of 2009, Latin alphabets of Serbian, Macedonian, Azeri and Uzbek without their marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from screening.text.tables.pairs import columns, pairs

BGN, ICAO, NATIONAL = columns(
    """
    а a
    б b
    в v
    г g
    д d
    е e
    ё e e yo
    ж zh zh j
    з z
    и i
    й y i y
    к k
    л l
    м m
    н n
    о o
    п p
    р r
    с s
    т t
    у u
    ф f
    х kh kh h
    ц ts
    ч ch
    ш sh
    щ shch
    ъ - ie -
    ы y
    ь -
    ьо yo o yo
    э e
    ю yu iu yu
    я ya ia ya
    ѓ gj g dj
    є ye ie e
    і i
    ї i i yi
    ј j
    ѕ dz
    љ lj
    њ nj
    ћ c c ch
    ќ kj k c
    ў o u o
    џ dz dz j
    ђ dj d dj
    ґ g
    ғ gh g g
    җ j zh j
    ҙ z z dh
    қ q k q
    ҝ g
    ҡ q k q
    ң ng n n
    ҥ ng n n
    ҫ s
    ү u
    ұ u
    ҳ h kh h
    ҷ j dzh j
    ҹ j dzh j
    һ h kh h
    ӏ -
    ӡ dz
    ә a a e
    ө o
    ӣ i
    ӯ u u o
    ӱ u
    ӧ o
    ӑ a
    ӗ e
    ҕ gh g g
    ҟ k
    ҭ t
    ҵ ts
    ѣ e
    ѳ f
    ѵ y
    ѫ u a u
    """,
    3,
)


class Language(NamedTuple):
    """What every letter is worth in one language: by BGN/PCGN, in passports, and in the last reading."""

    bgn: Mapping[str, str]
    icao: Mapping[str, str]
    last: Mapping[str, str]


def _language(bgn: str, icao: str, last: str, beneath: Mapping[str, str] = NATIONAL) -> Language:
    return Language({**BGN, **pairs(bgn)}, {**ICAO, **pairs(icao)}, {**beneath, **pairs(last)})


# The last reading is the language's own Latin form where that is far from the others, or else the form that
# came by way of Russian (Hryhorii, Grigory) or of English.
LANGUAGES: dict[str, Language] = {
    "russian": _language("", "", ""),
    "ukrainian": _language("г h зг zgh и y ї yi", "г h зг zgh и y", ""),
    "belarusian": _language("г h ў u", "г h ё io", "ў v"),
    "bulgarian": _language("щ sht", "щ sht ьо yo", "щ sht"),
    "serbian": _language("ж z ч c ш s ц c х h ђ dj џ dz", "х h", "џ dzh"),
    "macedonian": _language("х h", "х h", "ж z ч c ш s ц c џ dz"),
    "azeri": _language("ј y", "ј i һ g ҝ k", "г q ғ g ж j ј y х x ц s ч c ҹ c ш s"),
    # Old a is spoken and written o, and a again on the way by Russian or Persian (Shohrukh, Shakhrukh), but not
    # in the Russian ending -ov.
    "uzbek": _language("", "о a ов ov", "х x"),
    "tajik": _language("", "", "о a ов ov"),
    "kazakh": _language("", "", ""),
    # Russian as well as Ukrainian or Belarusian (Hnatiuk) or Bulgarian (Shterev): as those in passports, and as
    # Russian passports in the end.
    "unsure": _language("", "г h зг zgh щ sht ьо yo", "", ICAO),
}

# Letters that betray a language.
UKRAINIAN_ONLY = frozenset("їєґ")
UKRAINIAN_OR_BELARUSIAN = "і"
NOT_UKRAINIAN = frozenset("ыэъёўәғқңөұүһ")  # with none of these, і is Ukrainian
NOT_BELARUSIAN = frozenset("ищъәғқңөұүһ")
MACEDONIAN_ONLY = frozenset("ѓќѕ")
SERBIAN_OR_MACEDONIAN = frozenset("ђљњћџј")
AZERI_ONLY = frozenset("ҝҹ")
AZERI_BESIDE_JE = frozenset("әғөүһ")  # with one of these, ј is the Azeri y
UZBEK_OR_OTHER = frozenset("ўқғҳ")
NOT_UZBEK = frozenset("ҷӣӯәңөұүһіыщ")
TAJIK_ONLY = frozenset("ҷӣӯ")
NOT_TAJIK = frozenset("әңөұүһіыщў")
KAZAKH_BESIDE = frozenset("әғқңөұүһ")  # with one of these anywhere in a name, its і is Kazakh
DIFFERING = frozenset("гщ")  # of which UNSURE says more than the other readings

VOWELS = "аеёиоуыэюяіїєәөүұӯӣў"
CONSONANTS = "бвгджзклмнпрстфхцчшщ"

# Latin letters typed for Cyrillic ones and the reverse: same shape on the screen (Unicode confusables).
TWINS = pairs("a а c с e е o о p р x х y у k к m м t т h н b в i і j ј s ѕ")
