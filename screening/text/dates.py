"""Dates as travel documents and lists give them: often only a year, sometimes a span of years.

A part that is not known is 0. Nothing is guessed: a two-digit year is refused. A date of birth may be of another
calendar and is kept as it was written; what it means, `calendars` says. Every other date is Gregorian. Error
texts name the rule that was broken and never the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from screening.text import calendars
from screening.text.calendars import FIRST_YEAR, LAST_YEAR, Meaning

CIRCA_YEARS = 2
"""A date that is "about" right is taken as this many years either way: estimates are rarely nearer."""

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
_YEAR = r"(\d{3,4})"  # of three digits: one of the Republic of China (Minguo)
_YEAR_FIRST = re.compile(_YEAR + r"(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2" + _YEAR)
_NAMED_MONTH = re.compile(r"(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -](\d{4})")
_ABOUT = re.compile(
    r"(?:(?:circa|about|around|approximately|approx|ca?)(?:\.\s*|\s+)|~\s*)(?=\d)", re.IGNORECASE
)
_LONGEST = 60  # characters of the longest date of birth; more is none
_FORMS = "a date must be YYYY, YYYY-MM, YYYY-MM-DD, DD.MM.YYYY or DD Mon YYYY"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as written; month and day are 0 where they are not known. Gregorian but for dates of birth."""

    year: int
    month: int = 0
    day: int = 0

    def to_text(self) -> str:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a year of the Republic of China has three digits."""
        year = f"{self.year:04d}" if self.year > 199 else f"{self.year:03d}"
        if not self.month:
            return year
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the beginning of `first` to the end of `last`, both included, both of one calendar."""

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
    return _checked(*_numbers(text))


def parse_birth(text: str) -> PartialDate | DateRange:
    """A date of birth as written, in whichever calendar: one date, or two parted by a slash (`1968/1972`).

    `circa 1970` and `~1970` are the range of years from CIRCA_YEARS before to CIRCA_YEARS after. Raises
    ValueError as `parse_date` does, but accepts what `calendars.meanings` knows (`1368-02-11`, `2560-05-01`,
    `068-05-01`, `1980-13-05`).
    """
    if _is_plain(text):  # nearly every date
        return _checked_birth(*_numbers(text))
    about = _ABOUT.match(text.strip()) if len(text) <= _LONGEST else None
    if about is None:
        return _one_or_range(text, _checked_birth)
    when = _one_or_range(text.strip()[about.end() :], _checked_birth)
    first, last = (when.first, when.last) if isinstance(when, DateRange) else (when, when)
    widened = f"{first.year - CIRCA_YEARS:04d}/{last.year + CIRCA_YEARS:04d}"
    return _one_or_range(widened, _checked_birth)


def canonical(text: str) -> str:
    """The one way to write this Gregorian date or range; raises ValueError as `parse_date`."""
    return _one_or_range(text, _checked).to_text()


def canonical_birth(text: str) -> str:
    """The one way to write this date of birth, in its own calendar; raises ValueError as `parse_birth`."""
    return parse_birth(text).to_text()


def meanings(when: PartialDate | DateRange) -> tuple[Meaning, ...]:
    """The spans of days that a date of birth may mean, one for each calendar in which there is such a date."""
    if isinstance(when, PartialDate):
        return calendars.meanings(when.year, when.month, when.day)
    later = {meaning.calendar: meaning for meaning in meanings(when.last)}
    return tuple(
        meaning._replace(last=later[meaning.calendar].last)
        for meaning in meanings(when.first)
        if meaning.calendar in later
    )


def _numbers(text: str) -> tuple[int, int, int]:
    """Year, month and day as written, 0 for what is not known."""
    if _is_plain(text):
        return _year(text[:4]), int(text[5:7]), int(text[8:])
    text = text.strip().replace("<", "0")
    if found := _YEAR_FIRST.fullmatch(text):
        return _year(found[1]), int(found[3] or 0), int(found[4] or 0)
    if found := _DAY_FIRST.fullmatch(text):
        return _year(found[4]), int(found[3]), int(found[1])
    if found := _NAMED_MONTH.fullmatch(text.lower()):
        month = _MONTHS.get(found[2])
        if month is None:
            raise ValueError("the month is not the English name of one")
        return int(found[3]), month, int(found[1] or 0)
    raise ValueError(_FORMS)


def _is_plain(text: str) -> bool:
    """Whether a date is written `YYYY-MM-DD`."""
    return len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal()


def _year(digits: str) -> int:
    """Programs make 0068 of the year 68, whose century is anybody's guess; 068 is a Minguo year."""
    year = int(digits)
    if year < 100 and len(digits) == 4:
        raise ValueError("the year must have its century")
    return year


def _checked(year: int, month: int, day: int) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must be between {FIRST_YEAR} and {LAST_YEAR}")
    if month > 12:
        raise ValueError("the month must be between 1 and 12, or 00 when unknown")
    if day > _DAYS[month] or (month == 2 and day == 29 and not _is_leap(year)):
        raise ValueError("that month has no such day")
    return PartialDate(year, month, day if month else 0)


def _checked_birth(year: int, month: int, day: int) -> PartialDate:
    if calendars.may_be_other(year, month) and calendars.meanings(year, month, day):
        return PartialDate(year, month, day if month else 0)
    return _checked(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _one_or_range(text: str, checked: Callable[[int, int, int], PartialDate]) -> PartialDate | DateRange:
    first, slash, last = text.partition("/")
    if not slash or "/" in last or len(last.strip()) < 4:  # 1974/08/12 and 1974/08 are dates
        return checked(*_numbers(text))
    earlier, later = checked(*_numbers(first)), checked(*_numbers(last))
    if _padded(earlier, 0) > _padded(later, 99):
        raise ValueError("the first date of a range must not be after the last")
    found = DateRange(earlier, later)
    if not meanings(found):
        raise ValueError("the dates of a range must be of one calendar")
    return found


def _padded(date: PartialDate, unknown: int) -> tuple[int, int, int]:
    return date.year, date.month or unknown, date.day or unknown
