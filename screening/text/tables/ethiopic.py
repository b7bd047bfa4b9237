"""Ethiopic syllables (Amharic, Tigrinya): EthioSystem and common spelling (Abebe, Tesfaye, Haile, Birhan).

A row of the Unicode block is a consonant with seven vowels and an eighth labial form; the sixth has a vowel
only where speech needs one.
"""

from __future__ import annotations

# Consonants of the rows of U+1200 on, eight letters each; ejectives are spelled plainly.
ROWS = (
    "h l h m s r s sh k kw k kw b v t ch h hw n gn a k kw kh kw w a z zh y d d j g gw ng t ch p ts ts f p"
).split()
FIRST = 0x1200
VOWELS = ("e", "u", "i", "a", "e", "", "o", "wa")
GUTTURAL = ("a", "u", "i", "a", "e", "i", "o", "a")  # of the vowel carriers alef and ain
