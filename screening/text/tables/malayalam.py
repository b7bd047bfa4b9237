"""Malayalam: spelled as in passports of Kerala (th for the dental, zh for the retroflex); chillus close syllables."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ക k ഖ kh ഗ g ഘ gh ങ ng ച ch ഛ chh ജ j ഝ jh ഞ nj ട t ഠ th ഡ d ഢ dh ണ n ത th ഥ th ദ d ധ dh ന n ഩ n പ p ഫ f ബ b"
    " ഭ bh മ m യ y ര r റ r ല l ള l ഴ zh വ v ശ sh ഷ sh സ s ഹ h"
)
NUKTA = ""
WITH_NUKTA: dict[str, str] = {}
VOWELS = pairs("അ a ആ aa ഇ i ഈ ee ഉ u ഊ oo ഋ ri എ e ഏ e ഐ ai ഒ o ഓ o ഔ au")
SIGNS = pairs("ാ aa ി i ീ ee ു u ൂ oo ൃ ri െ e േ e ൈ ai ൊ o ോ o ൌ au ൗ au")
MARKS = pairs("ം m ഃ - ൺ n ൻ n ർ r ൽ l ൾ l ൿ k")
CONJUNCTS = pairs("ണ്ട nd മ്പ mb റ്റ tt ന്റ nt ങ്ക nk ഞ്ച nch ച്ച cch ത്ത tth ജ്ഞ jn ക്ഷ ksh")
VIRAMA = "്"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("ശ്രീ sri ശ്രീമതി smt ഡോ dr അഡ്വ adv പരേതനായ late ശൈഖ് sheikh ജോർജ് george")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", {}),
    ("all", pairs("ee ee oo oo zh l tth t")),
    ("all", pairs("th t ai i e a")),
    ("end", pairs("v w ee$ y i$ y tth tt d dh")),
)
