"""Dates of six digits, whose century is not printed and parts of which may be unknown.

A birth date is never in the future, so it is the last one that is not; an expiry date is the one within fifty years.
Fillers, and 00 for month or day, say that a part is not known (ICAO 9303-3 section 4.8). The day of reference is
given by the caller: nothing here reads a clock.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

UNKNOWN = ""
EXPIRY_YEARS = 50  # before and after the day of reference


def birth(printed: str, today: date) -> tuple[str, bool]:
    """`YYYY-MM-DD`, `YYYY-MM`, `YYYY` or "" for YYMMDD; and whether all that is printed makes a date."""
    year, month, day = _parts(printed)
    if year < 0:
        return UNKNOWN, _says_nothing(printed)
    century = today.year // 100 * 100
    if (century + year, month or 1, day or 1) > (today.year, today.month, today.day):
        century -= 100
    return _written(century + year, month, day)


def expiry(printed: str, today: date) -> tuple[str, bool]:
    """As `birth`, in the fifty years before or after the day of reference."""
    year, month, day = _parts(printed)
    if year < 0:
        return UNKNOWN, _says_nothing(printed)
    first = today.year - EXPIRY_YEARS + 1
    return _written(first + (year - first) % 100, month, day)


def is_possible(printed: str) -> bool:
    """Whether YYMMDD could be a date, parts of it unknown."""
    year, month, day = _parts(printed)
    return month <= 12 and day <= 31 and (year >= 0 or _says_nothing(printed)) and month >= 0 and day >= 0


def _parts(printed: str) -> tuple[int, int, int]:
    """Year, month and day; -1 for what is not two digits, 0 for a month or day that is not known."""
    if printed.isdecimal():
        if printed == "000000":
            return -1, 0, 0
        return int(printed[:2]), int(printed[2:4]), int(printed[4:])
    year, month, day = (printed[at : at + 2] for at in (0, 2, 4))
    return (
        int(year) if year.isdecimal() else -1,
        int(month) if month.isdecimal() else 0 if month == "<<" else -1,
        int(day) if day.isdecimal() else 0 if day == "<<" else -1,
    )


def _says_nothing(printed: str) -> bool:
    return not printed.strip("<0")


def _written(year: int, month: int, day: int) -> tuple[str, bool]:
    """The date as far as it exists. A day without its month is left out."""
    if not 0 < month <= 12:
        return f"{year:04d}", month == 0 and day >= 0
    if not 0 < day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}", day == 0
    return f"{year:04d}-{month:02d}-{day:02d}", True
