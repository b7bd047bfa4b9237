"""Latin letters whose base is not found by taking their marks away.

Sources: ICAO 9303-3 section 6 A (ae, oe, ss, th, d), the Azerbaijani rule of 1991 (schwa is the A or E of
other alphabets; ODNI ICS-630-01 P writes a), Unicode names for the African and Sami letters. Umlauts and
ring lose their mark here (ö -> o): the sound form, not the folding, meets oe and o.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

SPECIAL = pairs(
    "ı i ə a ǝ a æ ae œ oe ø o å a ß ss ð d đ d ɖ d þ th ŋ ng ł l ƚ l ħ h ĸ k ŧ t ƣ gh ƶ z ȥ z ɓ b ƀ b ɗ d ɛ e ɔ o"
    " ƙ k ƴ y ƥ p ƈ c ɠ g ɣ gh ǥ g ɨ i ʉ u ʊ u ɩ i ɲ ny ƞ n ɵ o ʋ v ƒ f ʃ sh ʒ zh ɡ g ɑ a ⱨ h ꞑ n ꞩ s ⱪ k ɦ h"
    " ƃ b ƅ - ſ s ȷ j ɉ j ɍ r ɏ y ɇ e ⱥ a ⱦ t ȼ c ꝑ p ꜣ - ꜥ -"
)
