"""Compares dates of birth as people and clerks get them wrong.

1 January stands for "day not known" in much of the world (two thirds of the Rohingya registered in
Bangladesh carry it), so it is weighed as the year alone. Dates may be partial, several, or ranges. The
ladder of agreements follows the slips seen at borders: swapped day and month, one wrong digit, a day or a year off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from screening.matchers.evidence import Evidence
from screening.text.dates import DateRange, PartialDate, parse_birth

Compared = tuple[float, str]


class Rule(NamedTuple):
    """One row of the ladder: how much agreement the slip leaves and the sentence that tells it."""

    agreement: float
    applies: Callable[[PartialDate, PartialDate], bool]
    why: str


# What the ladder leaves at the best, by how far the years lie apart: bounds for those who search in bulk.
SAME = Evidence("birth", 1.0, "", "", "The date of birth is the same.")
SAME_MONTH = Evidence("birth", 0.8, "", "", "Year and month of birth are the same; the day is not known.")
SAME_YEAR = Evidence("birth", 0.4, "", "", "The year of birth is the same, the day is not.")
NEXT_YEAR = Evidence("birth", 0.3, "", "", "The years of birth are one year apart.")
YEARS_APART = Evidence("birth", 0.2, "", "", "The years of birth are two or three years apart.")


def compare(asked: str, filed: Sequence[str]) -> Evidence | None:
    """The best agreement of a date with the dates on file, or None when either side has none."""
    if not asked or not filed:
        return None
    ours = _parsed(asked)
    (agreement, why), text = max(((_compare(ours, _parsed(theirs)), theirs) for theirs in filed), key=_first)
    return Evidence("birth", agreement, asked, text, why)


def _first(item: tuple[Compared, str]) -> float:
    return item[0][0]


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> PartialDate | DateRange:
    return parse_birth(text)


def _compare(ours: PartialDate | DateRange, theirs: PartialDate | DateRange) -> Compared:
    if isinstance(ours, DateRange) or isinstance(theirs, DateRange):
        return _ranges(_years(ours), _years(theirs))
    for rule in LADDER:
        if rule.applies(ours, theirs):
            return rule.agreement, rule.why
    return 0.0, "The dates of birth contradict each other."


def _years(when: PartialDate | DateRange) -> tuple[int, int]:
    if isinstance(when, DateRange):
        return when.first.year, when.last.year
    return when.year, when.year


def _ranges(ours: tuple[int, int], theirs: tuple[int, int]) -> Compared:
    gap = max(ours[0] - theirs[1], theirs[0] - ours[1])
    if gap <= 0:
        return 0.65, "The date of birth lies in the range on file."
    if gap <= 2:
        return 0.4, f"The date of birth is {gap} year(s) outside the range on file."
    return 0.0, "The date of birth is far outside the range on file."


def _dummy(when: PartialDate) -> bool:
    return when.month == 1 and when.day == 1


def _year_known_only(when: PartialDate) -> bool:
    return when.month == 0 or _dummy(when)


def _full(a: PartialDate, b: PartialDate) -> bool:
    return bool(a.day and b.day)


def _same_year(a: PartialDate, b: PartialDate) -> bool:
    return a.year == b.year and (_year_known_only(a) or _year_known_only(b))


def _same_month(a: PartialDate, b: PartialDate) -> bool:
    return (a.year, a.month) == (b.year, b.month) and not (a.day and b.day)


def _swapped(a: PartialDate, b: PartialDate) -> bool:
    return _full(a, b) and (a.year, a.month, a.day) == (b.year, b.day, b.month)


def _one_day_off(a: PartialDate, b: PartialDate) -> bool:
    return _full(a, b) and abs((_as_date(a) - _as_date(b)).days) == 1


def _as_date(when: PartialDate) -> date:
    return date(when.year, when.month, when.day)


def _digits(when: PartialDate) -> str:
    return f"{when.year:04}{when.month:02}{when.day:02}"


def _one_digit(a: PartialDate, b: PartialDate) -> bool:
    """One digit wrong or two neighbours exchanged, anywhere but in the century."""
    return _full(a, b) and not _dummy(a) and not _dummy(b) and _slip(a, b)


def _dummies_one_digit(a: PartialDate, b: PartialDate) -> bool:
    return _dummy(a) and _dummy(b) and _slip(a, b)


def _slip(a: PartialDate, b: PartialDate) -> bool:
    left, right = _digits(a), _digits(b)
    wrong = [place for place in range(8) if left[place] != right[place]]
    if len(wrong) == 1:
        return wrong[0] >= 2
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]


def _year_off_same_day(a: PartialDate, b: PartialDate) -> bool:
    known = a.month and not _dummy(a)
    return abs(a.year - b.year) == 1 and bool(known) and (a.month, a.day) == (b.month, b.day)


def _years_apart(low: int, high: int) -> Callable[[PartialDate, PartialDate], bool]:
    return lambda a, b: low <= abs(a.year - b.year) <= high


LADDER: tuple[Rule, ...] = (
    Rule(1.0, lambda a, b: a == b and _full(a, b) and not _dummy(a), "The date of birth is the same."),
    Rule(0.68, _same_year, "The year of birth is the same; the day is not known or stands for the year."),
    Rule(0.85, _swapped, "Day and month of birth are exchanged."),
    Rule(0.8, _same_month, "Year and month of birth are the same; the day is not known."),
    Rule(0.8, _one_day_off, "The dates of birth are one day apart."),
    Rule(0.68, _one_digit, "The dates of birth differ by one digit or two exchanged digits."),
    Rule(0.62, _year_off_same_day, "The day of birth is the same, one year apart."),
    Rule(0.55, lambda a, b: a.year == b.year and not _full(a, b), "The year of birth is the same."),
    Rule(0.5, _dummies_one_digit, "Both dates are 1 January; the years differ by one digit."),
    Rule(0.4, _years_apart(0, 0), "The year of birth is the same, the day is not."),
    Rule(0.3, _years_apart(1, 1), "The years of birth are one year apart."),
    Rule(0.2, _years_apart(2, 3), "The years of birth are two or three years apart."),
)
