"""Dates as travel documents and lists give them: often only a year, sometimes a span of years.

A part that is not known is 0. Nothing is guessed: a two-digit year or another calendar is refused here and
is the business of whoever read it. Error texts name the rule that was broken and never the value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1850, 2100

_DAYS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of month 0 (unknown), January, ...
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NAMED_MONTH = re.compile(r"(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -](\d{4})")
_FORMS = "a date must be YYYY, YYYY-MM, YYYY-MM-DD, DD.MM.YYYY or DD Mon YYYY"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of the Gregorian calendar; month and day are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    def to_text(self) -> str:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
        if not self.month:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the beginning of `first` to the end of `last`, both included."""

    first: PartialDate
    last: PartialDate

    def to_text(self) -> str:
        """`FIRST/LAST`."""
        return f"{self.first.to_text()}/{self.last.to_text()}"


def parse_date(text: str) -> PartialDate:
    """The date of `1974-08-12`, `1974`, `1974-08-<<`, `12.08.1974`, `12 Aug 1974`, `Aug 1974`; 00 is unknown.

    A day without its month counts as unknown. Raises ValueError when the form is another, when there is no
    such day, or when the year is outside 1850..2100.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal():
        return _checked(int(text[:4]), int(text[5:7]), int(text[8:]))
    return _parse_other(text.strip().replace("<", "0"))


def _parse_other(text: str) -> PartialDate:
    if len(text) == 4 and text.isdecimal():
        return _checked(int(text), 0, 0)
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), int(found[3]), int(found[4] or 0))
    if found := _DAY_FIRST.fullmatch(text):
        return _checked(int(found[4]), int(found[3]), int(found[1]))
    if found := _NAMED_MONTH.fullmatch(text.lower()):
        month = _MONTHS.get(found[2])
        if month is None:
            raise ValueError("the month is not the English name of one")
        return _checked(int(found[3]), month, int(found[1] or 0))
    raise ValueError(_FORMS)


def _checked(year: int, month: int, day: int) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must be between {FIRST_YEAR} and {LAST_YEAR}")
    if month > 12:
        raise ValueError("the month must be between 1 and 12, or 00 when unknown")
    if day > _DAYS[month] or (month == 2 and day == 29 and not _is_leap(year)):
        raise ValueError("that month has no such day")
    return PartialDate(year, month, day if month else 0)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def parse_birth(text: str) -> PartialDate | DateRange:
    """One date, or two parted by a slash (`1968/1972`). Raises ValueError as `parse_date` does."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last or len(last.strip()) < 4:  # 1974/08/12 and 1974/08 are dates
        return parse_date(text)
    earlier, later = parse_date(first), parse_date(last)
    if _padded(earlier, 0) > _padded(later, 99):
        raise ValueError("the first date of a range must not be after the last")
    return DateRange(earlier, later)


def _padded(date: PartialDate, unknown: int) -> tuple[int, int, int]:
    return date.year, date.month or unknown, date.day or unknown


def canonical(text: str) -> str:
    """The one way to write this date or range; raises ValueError as `parse_date`."""
    return parse_birth(text).to_text()
