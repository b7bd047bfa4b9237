"""Khmer letters: UNGEGN 1972 without its marks. A consonant is of the a or the o series, which colours its vowel."""

from __future__ import annotations

from screening.text.tables.pairs import columns, pairs

A_SERIES = pairs("ក k ខ kh ច ch ឆ chh ដ d ឋ th ណ n ត t ថ th ប b ផ ph ស s ហ h ឡ l អ -")
O_SERIES = pairs(
    "គ k ឃ kh ង ng ជ ch ឈ chh ញ nh ឌ d ឍ th ទ t ធ th ន n ព p ភ ph ម m យ y រ r ល l វ v"
)
CONSONANTS = A_SERIES | O_SERIES
TO_A, TO_O, BELOW, SILENCED = "៉", "៊", "្", "៍"
VOWELS_A, VOWELS_O = columns(
    """
    ា a ea
    ិ e i
    ី ei i
    ឹ oe ue
    ឺ eu ue
    ុ o u
    ូ o u
    ួ uo uo
    ើ aeu eu
    ឿ oea oea
    ៀ ie ie
    េ e e
    ែ e e
    ៃ ai ey
    ោ ao o
    ៅ au ov
    ំ am um
    ះ ah eah
    ័ a oa
    ាំ am oam
    ុំ om um
    ុះ oh uh
    េះ eh eh
    ោះ aoh uoh
    """,
    2,
)
INDEPENDENT = pairs("ឣ a ឤ a ឥ e ឦ ei ឧ u ឨ uk ឩ u ឪ ov ឫ rue ឬ rue ឭ lue ឮ lue ឯ e ឰ ai ឱ ao ឲ ao ឳ au")
