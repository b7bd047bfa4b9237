"""Telugu: Hunterian spelling; southern passports write th for the dental, which the sound form merges."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "క k ఖ kh గ g ఘ gh ఙ ng చ ch ఛ chh జ j ఝ jh ఞ n ట t ఠ th డ d ఢ dh ణ n త t థ th ద d ధ dh న n ప p ఫ ph బ b భ bh"
    " మ m య y ర r ఱ r ల l ళ l ఴ zh వ v శ sh ష sh స s హ h"
)
NUKTA = "఼"
WITH_NUKTA: dict[str, str] = {}
VOWELS = pairs("అ a ఆ aa ఇ i ఈ ee ఉ u ఊ oo ఋ ru ఎ e ఏ e ఐ ai ఒ o ఓ o ఔ au")
SIGNS = pairs("ా aa ి i ీ ee ు u ూ oo ృ ru ె e ే e ై ai ొ o ో o ౌ au")
MARKS = pairs("ం m ఁ n ః -")
CONJUNCTS = pairs("జ్ఞ gn క్ష ksh")
VIRAMA = "్"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("శ్రీ sri శ్రీమతి smt డా dr డాక్టర్ dr షేక్ sheikh")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", {}),
    ("all", pairs("t th ee ee oo oo v w")),  # as southern passports spell
    ("end", pairs("t th d dh sh s ai e")),
    ("all", pairs("sh s v w d dh ee$ y")),
)
