"""Bengali and Assamese: UNGEGN names of the letters, spelled as passports of Bangladesh and Bengal do."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "ক k খ kh গ g ঘ gh ঙ ng চ ch ছ chh জ j ঝ jh ঞ n ট t ঠ th ড d ঢ dh ণ n ত t থ th দ d ধ dh ন n প p ফ f ব b ভ bh"
    " ম m য j র r ল l শ sh ষ sh স s হ h ৰ r ৱ w ৎ t"
)
NUKTA = "়"
WITH_NUKTA = pairs("ড r ঢ rh য y ব r জ z")
VOWELS = pairs("অ a আ aa ই i ঈ ee উ u ঊ oo ঋ ri এ e ঐ oi ও o ঔ ou")
SIGNS = pairs("া aa ি i ী ee ু u ূ oo ৃ ri ে e ৈ oi ো o ৌ ou")
MARKS = pairs("ং ng ঁ - ঃ -")
CONJUNCTS = pairs("ক্ষ kkh জ্ঞ gg ্য y")
VIRAMA = "্"
SILENT = "both"
