"""Gurmukhi (Punjabi): Hunterian spelling. Tippi and bindi nasalise; addak doubles what follows."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ਕ k ਖ kh ਗ g ਘ gh ਙ ng ਚ ch ਛ chh ਜ j ਝ jh ਞ n ਟ t ਠ th ਡ d ਢ dh ਣ n ਤ t ਥ th ਦ d ਧ dh ਨ n ਪ p ਫ ph ਬ b ਭ bh"
    " ਮ m ਯ y ਰ r ਲ l ਵ v ਸ s ਹ h ੜ r"
)
NUKTA = "਼"
WITH_NUKTA = pairs("ਸ sh ਖ kh ਗ gh ਜ z ਫ f ਲ l")
VOWELS = pairs("ਅ a ਆ aa ਇ i ਈ ee ਉ u ਊ oo ਏ e ਐ ai ਓ o ਔ au ੲ i ੳ u")
SIGNS = pairs("ਾ aa ਿ i ੀ ee ੁ u ੂ oo ੇ e ੈ ai ੋ o ੌ au")
MARKS = pairs("ੰ n ਂ n ੱ - ਁ n ਃ -")
CONJUNCTS: dict[str, str] = {}
VIRAMA = "੍"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("ਸ਼੍ਰੀ sri ਸ਼੍ਰੀਮਤੀ smt ਡਾ dr ਸਵਰਗੀ late ਸ਼ੇਖ sheikh")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("both", {}),
    ("end", pairs("ee ee oo oo v w")),
    ("both", pairs("ee$ y v w au ou ai e")),
    ("all", pairs("aa aa ee ee oo oo")),
)
