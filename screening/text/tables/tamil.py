"""Tamil, which does not write voice or breath: spelled as in passports (th for the dental, zh for the retroflex).

A stop is voiced between vowels and after its nasal; `VOICED` is what it then becomes.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "க k ங ng ச s ஞ n ட t ண n த th ந n ப p ம m ய y ர r ல l வ v ழ zh ள l ற r ன n ஜ j ஶ sh ஷ sh ஸ s ஹ h"
)
NUKTA = ""
WITH_NUKTA: dict[str, str] = {}
VOICED = pairs("க g ட d ப b ச s த dh")
VOWELS = pairs("அ a ஆ aa இ i ஈ ee உ u ஊ oo எ e ஏ e ஐ ai ஒ o ஓ o ஔ au")
SIGNS = pairs("ா aa ி i ீ ee ு u ூ oo ெ e ே e ை ai ொ o ோ o ௌ au")
MARKS = pairs("ஃ - ஂ m")
CONJUNCTS = pairs("ஃப f க்ஷ ksh ஸ்ரீ sri ச்ச cch ட்ட tt த்த tth ற்ற tr ஞ்ச nj ன்ற ndr")
VIRAMA = "்"
SUBJOINED: dict[str, str] = {}
GLIDED: dict[str, str] = {}
WORDS = pairs(
    "திரு mr திருமதி mrs செல்வி ms டாக்டர் dr முனைவர் dr மறைந்த late ஷேக் sheikh ஜார்ஜ் george முகமது mohammad முகம்மது mohammad"
)
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("all", pairs("dh th")),
    ("all", pairs("zh l ai e cch ch")),  # after the vowels of speech
    ("all", pairs("th t ee ee oo oo tth t v w")),
    ("all", pairs("s j zh l g k d t b p dh th")),  # foreign words, unvoiced
)
