"""Burmese letters: how names are commonly spelled in Latin (no standard binds; domain: Oo/U, ay/ei, hl/l).

A syllable is an onset and a rhyme; the rhymes below join the vowel signs with the killed final.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

ONSETS = pairs(
    "က k ခ kh ဂ g ဃ g င ng စ s ဆ s ဇ z ဈ z ဉ ny ည ny ဋ t ဌ ht ဍ d ဎ d ဏ n တ t ထ ht ဒ d ဓ d န n ပ p ဖ ph ဗ b ဘ b"
    " မ m ယ y ရ y လ l ဝ w သ th ဟ h ဠ l အ - ဿ th ဥ u ဦ oo ဣ i ဤ i ဧ e ဩ aw ဪ aw"
)
MEDIALS = pairs("ျ y ြ y ွ w")
BREATHED = "ှ"  # h before the onset; with r it is sh
PALATAL = pairs("khy ch gy gy thy sh yh sh")
RHYMES = pairs(
    "ာ a ါ a ိ i ီ i ု u ူ u ေ ay ဲ e ော aw ေါ aw ို o ံ an ုံ on ိံ ein"
    " င် in ောင် aung ေါင် aung ိုင် aing န် an မ် an ိန် ein ိမ် ein ုန် on ုမ် on က် et ောက် auk ေါက် auk ိုက် aik"
    " စ် it တ် at ပ် at ိတ် eik ိပ် eik ုတ် ok ုပ် ok ည် i ဉ် in ယ် e ော် aw ေါ် aw ွန် un ွတ် ut ွမ် un ွပ် ut"
    " ်္ - ာန် an ာတ် at ေတ် it ဏ် an ိဏ် ein ုဏ် on ဒ် at ဓ် at ုဒ် ok ိဒ် eik"
)
