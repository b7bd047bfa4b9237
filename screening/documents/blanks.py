"""Ranges of stolen blanks: how a number is counted, what a range is, and whether a number lies in one.

Printers number blanks by the last digits, before which letters stand and behind which a letter or two may follow
(`N0012345`, `AB123456C`). Some states number with letters and digits alike; such a range is ordered by ICAO 9303-3's
values, 0 to 9 before A to Z. Knows nothing of issuers, records or the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from screening.documents.numbers import ALIKE, Difference, alike, reading_form

MOST_BEHIND = 2  # letters that may follow the digits; with more, a number counts letters and digits alike
ORDERED = 12  # last characters by which numbers of letters and digits are ordered: 36**12 is below 2**64
LEFT_OUT = frozenset("OQDISB")
PRINTED = 9  # digits of a number field (ICAO 9303-4): zeros in front are looked for up to there

NEVER_LETTERS = frozenset("3479")  # digits that no letter is misread as
_DIGITS = "0123456789"
_SERIAL = re.compile(r"(.*?)([0-9]*)([^0-9]*)", re.DOTALL)


class Serial(NamedTuple):
    """A number as printers count it: what stands before the digits that count, these digits, what follows."""

    prefix: str
    digits: str
    suffix: str


class Blanks(NamedTuple):
    """A range: both ends, split where they are counted by their digits, else None (`C01X00T47` to `C01X0ZZZZ`)."""

    first: str
    last: str
    low: Serial | None
    high: Serial | None


def serial(number: str) -> Serial:
    """Splits a canonical number at its last run of digits: `AB0012345C` -> `AB`, `0012345`, `C`."""
    found = _SERIAL.fullmatch(number)
    return Serial(*found.groups()) if found else Serial("", "", number)


def blanks(first: str, last: str) -> Blanks | None:
    """The range from one canonical number to another, or None when these are no two ends of one."""
    low, high = serial(first), serial(last)
    if _counted(low) and _counted(high) and (low.prefix, _shape(low)) == (high.prefix, _shape(high)):
        return Blanks(first, last, low, high) if low.digits <= high.digits else None
    ordered = len(first) == len(last) and first[:-ORDERED] == last[:-ORDERED] and first <= last
    return Blanks(first, last, None, None) if ordered and (first + last).isascii() else None


def within(number: str, filed: Blanks) -> tuple[tuple[Difference, ...], bool] | None:
    """How a canonical number lies in a range: what must have been misread or is wrong, and whether zeros are missing.

    None when it lies outside. A wrong letter behind the digits is told, since some states have one letter for all
    and others a check letter.
    """
    if filed.low is None or filed.high is None:
        found = _among(number, filed)
        return None if found is None else (found, False)
    width = len(filed.first)
    zeros = not filed.low.prefix and not filed.low.suffix and len(number) < width and number.isdigit()
    if zeros:
        number = number.rjust(width, "0")
    differences = _counted_within(number, filed.low, filed.high)
    return None if differences is None else (differences, zeros)


def plainly_within(number: str, first: str, last: str) -> bool:
    """Whether a number lies in a range as nearly all do: as it is written, between the same letters and no others."""
    stem = number.rstrip(_DIGITS)
    alike = len(stem) < len(number) == len(first) == len(last)
    return alike and first.rstrip(_DIGITS) == stem == last.rstrip(_DIGITS) and first <= number <= last


def _counted_within(number: str, low: Serial, high: Serial) -> tuple[Difference, ...] | None:
    start, end = len(low.prefix), len(low.prefix) + len(low.digits)
    if len(number) != end + len(low.suffix):
        return None
    if (
        not low.suffix and number[start:].isdigit() and number.startswith(low.prefix)
    ):  # nearly always: nothing was misread
        return () if low.digits <= number[start:] <= high.digits else None
    if not all(map(alike, number, low.prefix)):
        return None
    if any(letter in NEVER_LETTERS for letter in number[end:]):
        return None
    counted = (digits for digits in _as_digits(number[start:end]) if low.digits <= digits <= high.digits)
    digits = next(counted, None)
    if digits is None:
        return None
    like = low.prefix + digits + (low.suffix if low.suffix == high.suffix else number[end:])
    return tuple(
        Difference("misread" if alike(a, b) else "wrong", place, a, b)
        for place, (a, b) in enumerate(zip(number, like, strict=True), 1)
        if a != b
    )


def _as_digits(counted: str) -> Iterator[str]:
    """The digits that were read, letters as the digits they look like: S is 5, or one of them 8."""
    read = reading_form(counted)
    if all(digit in _DIGITS for digit in read):
        yield read
        yield from (f"{read[:i]}8{read[i + 1 :]}" for i, letter in enumerate(counted) if letter == "S")


def _among(number: str, filed: Blanks) -> tuple[Difference, ...] | None:
    if len(number) != len(filed.first):
        return None
    if filed.first <= number <= filed.last:
        return ()
    for place, meant, other in misreadings(number):
        if filed.first <= other <= filed.last:
            return (Difference("misread", place + 1, number[place], meant),)
    return None


def misreadings(number: str) -> list[tuple[int, str, str]]:
    """Every number from which this one comes by misreading one character: (place, what it was, the number).

    Of numbers that count letters and digits alike, which have none of the letters that are taken for digits most.
    """
    return [
        (place, meant, number[:place] + meant + number[place + 1 :])
        for place, letter in enumerate(number)
        for group in ALIKE
        if letter in group
        for meant in group
        if meant != letter and meant not in LEFT_OUT
    ]


def _counted(number: Serial) -> bool:
    return bool(number.digits) and len(number.suffix) <= MOST_BEHIND


def _shape(number: Serial) -> tuple[int, int]:
    return len(number.digits), len(number.suffix)
