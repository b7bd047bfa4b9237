"""Devanagari (Hindi, Marathi, Nepali): Hunterian system as Indian passports use it, without its dots."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

CONSONANTS = pairs(
    "क k ख kh ग g घ gh ङ ng च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n ऩ n प p फ f ब b"
    " भ bh म m य y र r ऱ r ल l ळ l व v श sh ष sh स s ह h ॹ zh ॻ g ॼ j ॾ d ॿ b"
)
NUKTA = "़"
WITH_NUKTA = pairs("क q ख kh ग gh ज z ड r ढ rh य y झ zh")
VOWELS = pairs("अ a आ aa इ i ई ee उ u ऊ oo ऋ ri ऌ li ऍ e ऎ e ए e ऐ ai ऑ o ऒ o ओ o औ au ॲ a")
SIGNS = pairs("ा aa ि i ी ee ु u ू oo ृ ri ॄ ri ॅ e ॆ e े e ै ai ॉ o ॊ o ो o ौ au ऺ o")
MARKS = pairs("ं n ँ n ः -")
CONJUNCTS = pairs("ज्ञ gy क्ष ksh")
VIRAMA = "्"
SILENT = "both"  # the inherent vowel is not spoken at the end of a word, nor between open syllables
