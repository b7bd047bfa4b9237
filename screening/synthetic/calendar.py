"""Dates of the synthetic world, in days from 1 January 1940 and as text; today is fixed, no clock is read.

Birth dates of persons on the list and of ordinary travellers fall on different days of a four-day cycle
(and their 1 January dummies in even and odd years): the same full name with the same full date is then never
both "on the list" and "not on the list", and a date one day off does not lead from one to the other.
"""

from __future__ import annotations

from datetime import date, timedelta

from screening.synthetic.chance import Draw, below

_START = date(1940, 1, 1)
DAYS = tuple(
    (_START + timedelta(days=number)).isoformat() for number in range((date(2037, 1, 1) - _START).days)
)
"""Every day from 1940 to 2036 as YYYY-MM-DD; plain indexing is ten times as fast as date arithmetic."""

TODAY = "2026-01-01"
_OLDEST, _YOUNGEST = DAYS.index("1946-01-01"), DAYS.index("2007-12-31")
_LISTING, _REPORTING, _NOW = DAYS.index("2012-01-01"), DAYS.index("2016-02-01"), DAYS.index(TODAY)
LISTED, ORDINARY = 0, 2


def birthday(draw: Draw, phase: int) -> int:
    """A day of birth, most often about 1977, on the given phase (`LISTED` or `ORDINARY`) of the cycle."""
    number = _OLDEST + int((draw() + draw()) / 2 * (_YOUNGEST - _OLDEST))
    return number - number % 4 + phase


def first_of_january(number: int, phase: int) -> str:
    """1 January of the year of a day or of the year before: even years for the list, odd ones for others."""
    year = int(DAYS[number][:4])
    return f"{year - (year + (phase != LISTED)) % 2}-01-01"


def listing_day(draw: Draw) -> str:
    """When a person came on the list."""
    return DAYS[_LISTING + below(draw, _NOW - _LISTING)]


def reporting_day(draw: Draw) -> str:
    """When a document was reported: within ten years, or its record would have been deleted."""
    return DAYS[_REPORTING + below(draw, _NOW - _REPORTING)]


def expiry_day(draw: Draw) -> str:
    """When a document that is valid today runs out."""
    return DAYS[_NOW + 30 + below(draw, 3600)]


def years_later(day: str, years: int) -> str:
    """The same day so many years later; 29 February becomes the 28th."""
    month_and_day = "-02-28" if day.endswith("-02-29") else day[4:]
    return f"{int(day[:4]) + years}{month_and_day}"
