"""Gujarati: Hunterian spelling, as Indian passports use it."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ક k ખ kh ગ g ઘ gh ઙ ng ચ ch છ chh જ j ઝ z ઞ n ટ t ઠ th ડ d ઢ dh ણ n ત t થ th દ d ધ dh ન n પ p ફ f બ b ભ bh"
    " મ m ય y ર r લ l ળ l વ v શ sh ષ sh સ s હ h"
)
NUKTA = "઼"
WITH_NUKTA = pairs("જ z ફ f")
VOWELS = pairs("અ a આ aa ઇ i ઈ ee ઉ u ઊ oo ઋ ru ઍ e એ e ઐ ai ઑ o ઓ o ઔ au")
SIGNS = pairs("ા aa િ i ી ee ુ u ૂ oo ૃ ru ૅ e ે e ૈ ai ૉ o ો o ૌ au")
MARKS = pairs("ં n ઁ n ઃ -")
CONJUNCTS = pairs("જ્ઞ gn ક્ષ ksh")
VIRAMA = "્"
VOICED: dict[str, str] = {}
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs("શ્રી sri શ્રીમતી smt ડૉ dr ડો dr સ્વ late સ્વર્ગસ્થ late શેખ sheikh")
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("both", {}),
    ("end", pairs("ee ee oo oo v w")),
    ("both", pairs("ee$ y v w au ou ai e")),
    ("all", pairs("aa aa ee ee oo oo")),
)
