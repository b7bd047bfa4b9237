"""Document numbers: their canonical form, the form in which reading errors vanish, and their comparison.

ICAO 9303-3 allows letters, digits and fillers in a number; clerks add spaces, hyphens, the issuer's code
and leading zeros. A check digit cannot see 6/G, 1/L and 8/S (values differ by a multiple of ten), so reading
errors are tolerated whether or not a check digit agreed. Knows nothing of issuers, records or scores.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from screening import kernel

if kernel.PRESENT:
    from screening.kernel import documents as compiled

MAX_LENGTH = 32  # longer than any number ICAO 9303 or a national card carries
MIN_EDIT_LENGTH = 6  # with fewer characters one edit reaches too many other documents

# Characters that readers and clerks take for one another, folded to one of them (ICAO 9303-3 section 4.9
# value table; OCR-B experience).
_ALIKE = str.maketrans("OQDILZSBG", "000112586")

Rule = Literal["same", "zeros", "prefix", "reading", "edit", "different"]


class NumberMatch(NamedTuple):
    """How two numbers agree: the rule, how many characters differ, and the differing pairs for the reason."""

    rule: Rule
    differences: int = 0
    pairs: tuple[tuple[str, str], ...] = ()


def canonical(number: str) -> str:
    """Capital letters and digits only, digits of any script as ASCII: `ac 123-45` -> `AC12345`."""
    if kernel.PRESENT and (made := compiled.canonical(number)) is not None:
        return made
    if not number.isascii():
        number = "".join(_plain(letter) for letter in unicodedata.normalize("NFKC", number))
    return "".join(letter for letter in number.upper() if letter.isalnum())[:MAX_LENGTH]


def reading_form(number: str) -> str:
    """A canonical number with look-alike characters made one and leading zeros dropped."""
    alike = number.translate(_ALIKE)
    return alike.lstrip("0") or alike


def compare(asked: str, filed: str, issuing_state: str = "") -> NumberMatch:
    """How two canonical numbers agree; `issuing_state` tells an issuer's code written in front."""
    if asked == filed:
        return NumberMatch("same")
    if asked.lstrip("0") == filed.lstrip("0"):
        return NumberMatch("zeros")
    if issuing_state and (asked == issuing_state + filed or filed == issuing_state + asked):
        return NumberMatch("prefix")
    if reading_form(asked) == reading_form(filed):
        return _reading(asked, filed)
    if min(len(asked), len(filed)) >= MIN_EDIT_LENGTH and OSA.distance(asked, filed, score_cutoff=1) == 1:
        return NumberMatch("edit", 1, _pairs(asked, filed))
    return NumberMatch("different")


def _reading(asked: str, filed: str) -> NumberMatch:
    width = max(len(asked), len(filed))
    pairs = _pairs(asked.rjust(width, "0"), filed.rjust(width, "0"))
    return NumberMatch("reading", len(pairs), pairs)


def _pairs(asked: str, filed: str) -> tuple[tuple[str, str], ...]:
    if len(asked) != len(filed):
        return ()
    return tuple((a, b) for a, b in zip(asked, filed, strict=True) if a != b)


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)


class Serial(NamedTuple):
    """A number as printers count it: what stands before the last digits, how many digits, their value."""

    prefix: str
    width: int
    value: int


def serial(number: str) -> Serial:
    """Splits a canonical number: `N0012345` -> prefix `N`, width 7, value 12345."""
    digits = len(number) - len(number.rstrip("0123456789"))
    prefix = number[: len(number) - digits]
    return Serial(prefix, digits, int(number[len(prefix) :] or "0"))
