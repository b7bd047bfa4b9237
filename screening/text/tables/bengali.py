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
CONJUNCTS = pairs("ক্ষ kkh জ্ঞ gg অ্যা a এ্যা a ওয় w")
VIRAMA = "্"
VOICED: dict[str, str] = {}
SUBJOINED = pairs("য ʸ স্ব w শ্ব w দ্ব w ত্ব w জ্ব w ধ্ব w হ্ব w")  # a letter, or with the one it hangs from
GLIDED = pairs("o w u - oo -")  # what the glide becomes after these vowels: Anowar, Barua
WORDS = pairs(
    "মো mohammad মোঃ mohammad মোহাঃ mohammad মুহাঃ mohammad মোছা mst মোছাঃ mst শেখ sheikh/shekh সেখ sheikh/sekh সৈয়দ syed"
    " ডা dr ডাঃ dr ড dr ডঃ dr"
    " ডক্টর dr ডাক্তার dr অধ্যাপক prof শ্রী sri শ্রীমতী smt জর্জ george মৃত late স্বর্গীয় late মরহুম late"
)
READINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("east", {}),
    ("east", pairs("ə o ʸ - bh v chh s sh s")),  # as spoken in Bengal and Assam
    ("end", pairs("b v kkh ksh gg gy oi ai ou au ee ee")),  # as in Hindi
    ("end", pairs("ə o ʸ - j z ee ee oo oo ou ow ee$ y")),  # Persian and Arabic words; as Bangladesh spells
)
