"""Dates of birth as the index keeps them, to leave out in bulk whom the date alone rules out.

A record's dates become the span of the years that they may mean, in whichever calendar, and, when there is one
full date with one meaning, its day of the year. How much agreement of the name a record needs follows from how
far its span lies from the traveller's; which agreement that is, the policy says (`Floors`). The exact comparison
is `matchers.birth`; this one never rules out what that one would still refer.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.index.kinds import KINDS
from screening.matchers import birth
from screening.text.calendars import GREGORIAN, may_be_other
from screening.text.dates import DateRange, PartialDate, meanings, parse_birth

VARIOUS = 0xFFFF  # in place of a day: several dates or meanings, any of which may be the one asked for
RANGE = 1  # the same: some day between two, of years no further apart than WIDEST; no month has the number 0
WIDEST = 8  # years; "about 1960" is four
YEAR_0, YEARS = 1850, 256  # the years that dates of birth may have
MOST_DATES = 8  # of a record, each of which is looked at for itself
DAYS = 13 * 32  # one more than the greatest month * 32 + day
RANGES, DATES = 1, 1 + YEARS  # the first `day_number` of ranges, and of days of birth
DAY_NUMBERS = DATES + YEARS * DAYS  # that there are

Uint16 = NDArray[np.uint16]


class Born(NamedTuple):
    """First and last year of birth (0, 0: not known) and month * 32 + day (0: not known, or RANGE or VARIOUS)."""

    first: int = 0
    last: int = 0
    day: int = 0


class Floors(NamedTuple):
    """The least name agreement worth weighing, by what the dates of birth say; above 1 when none is enough.

    `close`: the dates may be one, but for a slip of the pen; `vague`: they may, as far as they are known;
    `same_year`, `next_year`, `some_years`: another day of the same year, of the year before or after, or two or three
    years apart; `far`: anything else.
    """

    unknown: float = 0.0
    close: float = 0.0
    vague: float = 0.0
    same_year: float = 0.0
    next_year: float = 0.0
    some_years: float = 0.0
    far: float = 0.0


class Demands(NamedTuple):
    """Floors for each of `kinds.KINDS`, the first the lowest; and all of them as doubles."""

    of_kind: tuple[Floors, ...]
    packed: bytes

    @classmethod
    def of(cls, floors: Iterable[Floors]) -> Demands:
        """From the floors of each kind."""
        of_kind = tuple(floors)
        return cls(of_kind, array("d", [value for each in of_kind for value in each]).tobytes())


_NO_DAY, _NO_YEAR = bytes(DAYS + 1), bytes(YEARS)
NOT_KNOWN = Born()
NO_DEMANDS = Demands.of([Floors()] * len(KINDS))


def born(dates: Iterable[str]) -> Born:
    """The span of some dates of birth that are asked for."""
    spans = [_once(text) for text in dates]
    found = together(spans) if spans else NOT_KNOWN
    return found._replace(day=VARIOUS) if found.day == RANGE else found


def each(dates: Iterable[str]) -> tuple[Born, ...]:
    """The span of each of a record's dates of birth; of all together when there are many."""
    spans = tuple(dict.fromkeys(map(_span, dates)))
    if not spans:
        return (NOT_KNOWN,)
    return spans if len(spans) <= MOST_DATES else (together(spans),)


def _once(text: str) -> Born:
    """The span of a date that is asked about once.

    What was read before is not sought: it lies spread over more memory than reading it anew takes.
    """
    plain = _plain(text)
    return _span(text) if plain is None else Born(*plain)


def _plain(text: str) -> tuple[int, int, int] | None:
    """The span of a plain date; None where it has to be read: the compiled kernel tells it of nearly all dates."""
    return None


@lru_cache(maxsize=32_768)
def _span(text: str) -> Born:
    when = parse_birth(text)
    if isinstance(when, PartialDate) and not may_be_other(when.year, when.month):
        return Born(when.year, when.year, _day(when))
    spans = meanings(when)
    first = date.fromordinal(min(span.first for span in spans)).year
    last = date.fromordinal(max(span.last for span in spans)).year
    plain = isinstance(when, DateRange) and [span.calendar for span in spans] == [GREGORIAN]
    return Born(first, last, RANGE if plain and last - first <= WIDEST else VARIOUS)


def _day(when: PartialDate) -> int:
    """1 January stands for a day that is not known, so it is none."""
    if not when.day or (when.month, when.day) == (1, 1):
        return 0
    return when.month * 32 + when.day


def together(several: Sequence[Born]) -> Born:
    """One span for several dates, or for all bearers of a name: it needs no more than the least demanding."""
    if len(several) == 1:
        return several[0]
    if not all(each.first for each in several):
        return Born(day=VARIOUS if any(each.first for each in several) else 0)
    return Born(min(each.first for each in several), max(each.last for each in several), VARIOUS)


def needed(asked: Born, filed: Born, floors: Floors) -> float:
    """The name agreement that a record needs."""
    if not asked.first or (not filed.first and not filed.day):
        return floors.unknown
    if VARIOUS in (asked.day, filed.day):
        return floors.close
    gap = max(filed.first - asked.last, asked.first - filed.last)
    if filed.day == RANGE:
        return _from_range(gap, floors)
    if asked.day and filed.day:
        if _slips(asked.day)[filed.day] and (gap <= 1 or _only_year_slips(asked, filed)):
            return floors.close
    elif gap <= 1:
        return floors.vague
    if (
        not asked.day
        and not filed.day
        and filed.first == filed.last
        and _year_slips(asked.first)[filed.first - YEAR_0]
    ):
        return floors.unknown
    if gap <= 0:
        return floors.same_year
    if gap == 1:
        return floors.next_year
    return floors.some_years if gap <= birth.MOST_YEARS else floors.far


def _from_range(gap: int, floors: Floors) -> float:
    """What a date needs that lies so many years from a range: estimated years are often off by one or two."""
    if gap <= 0:
        return floors.vague
    if gap <= birth.MOST_YEARS:
        return floors.same_year
    return floors.some_years if gap == birth.MOST_YEARS + 1 else floors.far


def day_number(first: Uint16, day: Uint16) -> NDArray[np.int64]:
    """A number for each day of birth, from DATES on, ascending by year, then day: first that of a year alone.

    Before these, from RANGES on, one for ranges by their first year; 0 for what may be any of several, or is unknown.
    """
    year = np.clip(first.astype(np.int64) - YEAR_0, 0, YEARS - 1)
    number = np.where(day == RANGE, RANGES + year, DATES + year * DAYS + np.minimum(day, DAYS - 1))
    return np.where((first > 0) & (day != VARIOUS), number, 0)


def _only_year_slips(asked: Born, filed: Born) -> bool:
    """Whether the day is the same and the years are a slip of the pen apart: two slips are not one."""
    return asked.day == filed.day and bool(_year_slips(asked.first)[filed.first - YEAR_0])


def needed_by_all(
    asked: Born, first: Uint16, last: Uint16, day: Uint16, floors: Floors
) -> NDArray[np.float64]:
    """The same for many spans at once."""
    if not asked.first:
        return np.full(len(first), floors.unknown)
    if asked.day == VARIOUS:
        return np.where((first == 0) & (day == 0), floors.unknown, floors.close)
    gap = np.maximum(
        first.astype(np.int16) - np.int16(asked.last), np.int16(asked.first) - last.astype(np.int16)
    )
    out = np.full(len(first), floors.far)
    out[gap <= birth.MOST_YEARS] = floors.some_years
    out[gap <= 1] = floors.next_year
    out[gap <= 0] = floors.same_year
    if not asked.day:
        year = np.clip(first.astype(np.int16) - YEAR_0, 0, YEARS - 1)
        out[(day == 0) & (first == last) & _year_slips(asked.first)[year]] = floors.unknown
    out[(gap <= 1) & (day == 0 if asked.day else True)] = floors.vague
    meant = day == VARIOUS
    if asked.day:
        year = np.clip(first.astype(np.int16) - YEAR_0, 0, YEARS - 1)
        same_day = (day == asked.day) & _year_slips(asked.first)[year]
        meant |= (_slips(asked.day)[np.minimum(day, DAYS)] & (gap <= 1)) | same_day
    out[meant] = floors.close
    span = day == RANGE
    out[span] = [_from_range(years, floors) for years in gap[span].tolist()]
    out[(first == 0) & (day == 0)] = floors.unknown
    return out


def gaps(asked: Born, rows: NDArray[Any]) -> NDArray[np.int64]:
    """The years between the date asked for and each of many; 0 where either is not known."""
    first, last = rows["first"].astype(np.int64), rows["last"].astype(np.int64)
    years = np.maximum(np.maximum(first - asked.last, asked.first - last), 0)
    return np.where((first > 0) & (asked.first > 0), years, 0)


@lru_cache(maxsize=512)
def _year_slips(year: int) -> NDArray[np.bool_]:
    """Which years, counted from YEAR_0, have one digit other than this one, two exchanged, or another century."""
    table = np.zeros(YEARS, np.bool_)
    for other in range(YEAR_0, YEAR_0 + YEARS):
        wrong = [place for place, (a, b) in enumerate(zip(str(year), str(other), strict=True)) if a != b]
        exchanged = len(wrong) == 2 and sorted(str(year)) == sorted(str(other))
        table[other - YEAR_0] = len(wrong) == 1 or exchanged or abs(year - other) == 100
    return table


@lru_cache(maxsize=DAYS)
def slips_of_day(day: int) -> bytes:
    """The same as bytes; none where the day asked for is not known or may be any of several."""
    return _slips(day).tobytes() if 0 < day < DAYS else _NO_DAY


@lru_cache(maxsize=512)
def slips_of_year(year: int) -> bytes:
    """Which years, counted from YEAR_0, are one slip of the pen from this one, as bytes."""
    return _year_slips(year).tobytes() if year else _NO_YEAR


def _slips(day: int) -> NDArray[np.bool_]:
    """Which days of the year may be meant for this one: itself, and one slip away. The last stands for VARIOUS."""
    row: NDArray[np.bool_] = _slip_table()[day]
    return row


@lru_cache(maxsize=1)
def _slip_table() -> NDArray[np.bool_]:
    """For each two days: equal, exchanged, about a day apart, one digit wrong, two neighbours exchanged, a dummy."""
    day = np.arange(DAYS)
    month, of_month = day // 32, day % 32
    order = month * 31 + of_month
    exchanged = (month[:, None] == of_month) & (of_month[:, None] == month)
    apart = np.abs(order[:, None] - order) <= 4  # a day apart, across the ends of months too
    digits = np.array([month // 10, month % 10, of_month // 10, of_month % 10])
    wrong = digits[:, :, None] != digits[:, None, :]
    table = exchanged | apart | (wrong.sum(axis=0) <= 1)
    for i in range(3):
        crossed = (digits[i][:, None] == digits[i + 1]) & (digits[i + 1][:, None] == digits[i])
        table |= crossed & (wrong.sum(axis=0) == 2) & wrong[i] & wrong[i + 1]
    stands_for_year = np.isin(day, [month * 32 + day for month, day in birth.STAND_FOR_YEAR])
    stands_for_month = np.isin(of_month, sorted(birth.STAND_FOR_MONTH))
    dummy = stands_for_year | stands_for_year[:, None]
    dummy |= (month[:, None] == month) & (stands_for_month | stands_for_month[:, None])
    table |= dummy & (day > 0) & (day > 0)[:, None]  # a day that is not known is no slip
    return np.pad(table, ((0, 0), (0, 1)), constant_values=True)


if kernel.PRESENT:
    from screening.kernel import dates as compiled

    _plain = compiled.span
