"""Odia: UNGEGN names of the letters. The inherent vowel is spoken everywhere."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "କ k ଖ kh ଗ g ଘ gh ଙ ng ଚ ch ଛ chh ଜ j ଝ jh ଞ n ଟ t ଠ th ଡ d ଢ dh ଣ n ତ t ଥ th ଦ d ଧ dh ନ n ପ p ଫ ph ବ b ଭ bh"
    " ମ m ଯ j ୟ y ର r ଲ l ଳ l ଵ v ୱ w ଶ sh ଷ sh ସ s ହ h"
)
NUKTA = "଼"
WITH_NUKTA = pairs("ଡ r ଢ rh")
VOWELS = pairs("ଅ a ଆ aa ଇ i ଈ ee ଉ u ଊ oo ଋ ru ଏ e ଐ ai ଓ o ଔ au")
SIGNS = pairs("ା aa ି i ୀ ee ୁ u ୂ oo ୃ ru େ e ୈ ai ୋ o ୌ au")
MARKS = pairs("ଂ n ଁ n ଃ -")
CONJUNCTS = pairs("କ୍ଷ ksh ଜ୍ଞ gy")
VIRAMA = "୍"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("ଶ୍ରୀ sri ଶ୍ରୀମତୀ smt ଡ dr ଡଃ dr ଡକ୍ଟର dr ସ୍ୱର୍ଗତ late ଶେଖ sheikh")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", {}),
    ("both", {}),  # spellings in English follow Hindi: Pradhan, Patnaik
    ("end", pairs("ee ee oo oo b v sh s")),
    ("end", pairs("ə o ai oi au ou sh s")),
)
