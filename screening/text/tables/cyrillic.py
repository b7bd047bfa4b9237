"""Cyrillic letters of all states that print it in names.

Columns: BGN/PCGN and ODNI ICS-630-01 (zh kh ts ch sh shch yu ya); ICAO 9303-3 section 6 B, which Russian
passports follow since Order 996 of 2019 (iu ia ie); the national or press form (j for Kyrgyz and Kazakh
zhe, h for ha, q g o of Uzbek, Serbian without its marks). ICAO has no letter of Kazakh, Uzbek, Tajik,
Turkmen or Azeri: there the second column is the form that came by way of Russian (Tajik che -> dzh).
"""

from __future__ import annotations

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
    ѵ i
    ѫ u a u
    """,
    3,
)

# Letters that betray a language, and what the common letters are worth in it.
UKRAINIAN_ONLY = frozenset("їєґ")
NOT_UKRAINIAN = frozenset("ыэъўәғқңөұүһ")  # a word with і and none of these is read as Ukrainian
UKRAINIAN = pairs("г h и y ґ g щ shch")
SERBIAN_ONLY = frozenset("ђљњћџј")
SERBIAN = pairs("ж z ч c ш s ц c х h ђ dj џ dz")
AZERI_ONLY = frozenset("әҝҹғөүһ")  # with these, je is the Azeri y and not the Serbian j
BELARUSIAN_ONLY = frozenset("іы")  # with these, the short u is Belarusian and not the Uzbek o
BULGARIAN_VOWEL = "ъ"  # before a consonant: Russian has it only before е ё ю я
SOFTENING = frozenset("еёюяиї")
VOWELS = frozenset("аеёиоуыэюяіїєәөүұӯӣў")

# Latin letters typed for Cyrillic ones and the reverse: same shape on the screen (Unicode confusables).
TWINS = pairs("a а c с e е o о p р x х y у k к m м t т h н b в i і j ј s ѕ")
