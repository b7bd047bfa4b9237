"""Kannada: Hunterian spelling; the inherent vowel is spoken everywhere."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ಕ k ಖ kh ಗ g ಘ gh ಙ ng ಚ ch ಛ chh ಜ j ಝ jh ಞ n ಟ t ಠ th ಡ d ಢ dh ಣ n ತ t ಥ th ದ d ಧ dh ನ n ಪ p ಫ ph ಬ b ಭ bh"
    " ಮ m ಯ y ರ r ಱ r ಲ l ಳ l ೞ zh ವ v ಶ sh ಷ sh ಸ s ಹ h"
)
NUKTA = "಼"
WITH_NUKTA = pairs("ಜ z ಫ f")
VOWELS = pairs("ಅ a ಆ aa ಇ i ಈ ee ಉ u ಊ oo ಋ ru ಎ e ಏ e ಐ ai ಒ o ಓ o ಔ au")
SIGNS = pairs("ಾ aa ಿ i ೀ ee ು u ೂ oo ೃ ru ೆ e ೇ e ೈ ai ೊ o ೋ o ೌ au")
MARKS = pairs("ಂ m ಁ n ಃ -")
CONJUNCTS = pairs("ಜ್ಞ gn ಕ್ಷ ksh")
VIRAMA = "್"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("ಶ್ರೀ sri ಶ್ರೀಮತಿ smt ಡಾ dr ದಿವಂಗತ late ಶೇಖ್ sheikh")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", {}),
    ("all", pairs("t th ee ee oo oo v w")),  # as southern passports spell
    ("end", pairs("t th d dh sh s ai e")),
    ("end", pairs("sh s v w ee$ y")),
)
