"""What a written date may mean in the calendars of the region: spans of days, counted as `datetime.date.toordinal`.

Another calendar than the Gregorian is tried only where the date cannot be Gregorian for somebody alive: by the
window of its years or by its thirteenth month. A date may have several meanings (1368 is a solar and a lunar
year); the caller compares them all. Pure arithmetic on numbers; knows nothing of texts, of today, or of slips
of the pen.

Rules: N. Dershowitz and E. M. Reingold, *Calendrical Calculations* (Islamic and Ethiopic arithmetic). The 33-year
cycle of the Solar Hijri calendar agrees with the published one in every year from 1200 to 1500.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

GREGORIAN = "Gregorian"
FIRST_YEAR, LAST_YEAR = 1850, 2100
FIRST_NEPALI = 2027
"""From here on a year of birth has not come yet, so it may be Bikram Sambat (1970 and later): earlier ones
cannot be told from Gregorian years. Years that meanwhile have come are read both ways."""

_SIDEREAL = 365.258756  # days of the year by the stars, which Bikram Sambat follows
# Mean days from the first of Baisakh to the first of each month, and to the next year.
_NEPALI_MONTHS = (0, 31, 62.4, 94, 125.4, 156.5, 187, 216.9, 246.4, 275.8, 305.3, 335, _SIDEREAL)


class Meaning(NamedTuple):
    """First and last day that a written date may mean; `slack`: by how many days either may be wrong."""

    calendar: str
    first: int
    last: int
    slack: int = 0


class Calendar(NamedTuple):
    """A calendar: the years in which somebody alive may be born, and the first day of each of its months.

    `first_day(year, month)` also takes the month after the last. `longest`: days that a month may have by
    observation or custom, where the arithmetic gives it fewer.
    """

    name: str
    years: range
    first_day: Callable[[int, int], int]
    months: int = 12
    longest: int = 0
    slack: int = 0


def may_be_other(year: int, month: int = 0) -> bool:
    """Whether a date of birth of this year and month may be of another calendar than the Gregorian."""
    return not FIRST_YEAR <= year < FIRST_NEPALI or month == 13


def meanings(year: int, month: int = 0, day: int = 0) -> tuple[Meaning, ...]:
    """All that the numbers of a date may mean, the Gregorian first; () when there is no such date.

    A month or day that is not known is 0.
    """
    return _meanings(year, month, day if month else 0)


@lru_cache(maxsize=16_384)
def _meanings(year: int, month: int, day: int) -> tuple[Meaning, ...]:
    if month == 13:
        found = [_meaning(_ETHIOPIAN, year, month, day)]
    elif not may_be_other(year):  # nearly every date
        found = [_meaning(_CALENDARS[0], year, month, day)]
    else:
        found = [_meaning(each, year, month, day) for each in _CALENDARS]
    return tuple(meaning for meaning in found if meaning is not None)


def _meaning(calendar: Calendar, year: int, month: int, day: int) -> Meaning | None:
    if year not in calendar.years or month > calendar.months:
        return None
    start = calendar.first_day(year, month or 1)
    end = calendar.first_day(year, month + 1) if month else calendar.first_day(year + 1, 1)
    if day > max(end - start, calendar.longest):
        return None
    first, last = (start + day - 1,) * 2 if day else (start, end - 1)
    return Meaning(calendar.name, first, last, calendar.slack)


def _gregorian(ahead: int) -> Callable[[int, int], int]:
    """Months of the Gregorian calendar whose years are counted from elsewhere."""

    def first_day(year: int, month: int) -> int:
        return date(year - ahead + month // 13, (month - 1) % 12 + 1, 1).toordinal()

    return first_day


def _solar_hijri(year: int, month: int) -> int:
    """Eight leap years in 33; 1 Farvardin 1403 was 20 March 2024."""
    leaps = (8 * (year - 1) + 29) // 33
    months = 31 * (month - 1) - max(0, month - 7)
    return 226_895 + 365 * (year - 1) + leaps + (months if month < 13 else months - 1 + _is_leap_hijri(year))


def _is_leap_hijri(year: int) -> bool:
    return (8 * year + 29) % 33 < 8


def _lunar_hijri(year: int, month: int) -> int:
    """The tabular calendar of eleven leap years in 30; 1 Muharram 1 was 16 July 622 (Julian).

    Months really begin with a sighted moon: of 1,488 months of the Umm al-Qura almanac (1343 to 1466 AH) none
    begins more than two days from this one, 95 % at most one.
    """
    if month == 13:
        return _lunar_hijri(year + 1, 1)
    return 227_015 + 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2


def _ethiopian(year: int, month: int) -> int:
    """Twelve months of 30 days and one of five or six; 1 Meskerem 2000 was 12 September 2007."""
    if month == 14:
        return _ethiopian(year + 1, 1)
    return 2_796 + 365 * (year - 1) + year // 4 + 30 * (month - 1)


def _bikram_sambat(year: int, month: int) -> int:
    """Months begin as almanacs say; their mean is within a day of them for 2000 to 2089. 2000 began 14 April 1943."""
    return round(709_403.3 + _SIDEREAL * (year - 2000) + _NEPALI_MONTHS[month - 1])


_ETHIOPIAN = Calendar("Ethiopian", range(1850, 2036), _ethiopian, months=13)
# Windows: births from about 1882, who would be older than anybody alive, to about 2042.
_CALENDARS = (
    Calendar(GREGORIAN, range(FIRST_YEAR, LAST_YEAR + 1), _gregorian(0)),
    Calendar("Bikram Sambat", range(FIRST_NEPALI, 2100), _bikram_sambat, longest=32, slack=2),
    Calendar("Solar Hijri", range(1280, 1422), _solar_hijri),
    Calendar("lunar Hijri", range(1300, 1467), _lunar_hijri, longest=30, slack=2),
    Calendar("Buddhist Era", range(2425, 2586), _gregorian(543)),
    Calendar("Minguo", range(1, 132), _gregorian(-1911)),
)
