"""Check digits as ICAO 9303-3 section 4.9 has them: weights 7, 3, 1, letters from A = 10, the filler 0.

Values that differ by ten look the same to it: 6 and G, 1 and L, 8 and S, and the filler and 0. Knows nothing of
what a misread character might have been.
"""

from __future__ import annotations

from operator import mul

from screening.documents.mrz.layout import Check, Layout

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"<": 0}
_VALUE = _VALUES.__getitem__
_WEIGHTS = (7, 3, 1) * 24  # no check digit covers more than the 71 characters of the French card


def digit(covered: str) -> str:
    """The check digit of a row of `A-Z0-9<`."""
    return str(sum(map(mul, map(_VALUE, covered), _WEIGHTS)) % 10)


def agrees(check: Check, text: str) -> bool:
    """Whether the check digit printed is that of what was read; a filler does for a field that holds nothing."""
    covered = check.covered(text)
    printed = text[check.at]
    return printed == digit(covered) or (printed == "<" and not covered.strip("<"))


def verdicts(layout: Layout, text: str) -> dict[str, bool]:
    """Of each check digit of the zone, whether it agrees."""
    return {field: agrees(check, text) for field, check in layout.checks.items()}
