"""Georgian letters: the national system of 2002 without its apostrophes, which passports leave out."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

NATIONAL = pairs(
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch"
    " ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h ჱ ey ჲ y ჳ wi ჴ q ჵ o ჶ f"
)
RUSSIAN = NATIONAL | pairs("ყ k ფ f ღ g ხ h ჯ dzh ქ k")  # as Soviet papers and foreign names have it
