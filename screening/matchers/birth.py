"""Compares dates of birth as people and clerks get them wrong.

Some days stand for "day not known": 1 January above all (two thirds of the Rohingya registered in Bangladesh
carry it; 168 of 4,517 full dates on the OFAC and UN lists, where 12 would be chance), so it is weighed as the
year alone. Dates may be partial, several, ranges, or of another calendar when they can only be understood so.
The ladder of agreements follows the slips seen at borders. Knows no names: whether an agreement is enough is
policy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from screening import kernel
from screening.matchers.evidence import Evidence
from screening.text.calendars import FIRST_NEPALI, FIRST_YEAR, GREGORIAN, Meaning
from screening.text.dates import DateRange, PartialDate, meanings, parse_birth

Compared = tuple[float, str]

CONVERTED = 0.76
"""How much of its lean an agreement keeps that is seen through another calendar: a full 1.0 becomes 0.88."""

# Days that stand for one not known less often than 1 January does. On the OFAC and UN lists 1 July and 21 March
# (the first day of the Solar Hijri year) are twice as frequent as chance, the 1st of a month 1.6 times, the 15th
# 1.3 times. 31 December is not (13 dates, 12 by chance); practice names it all the same, and it costs little.
STAND_FOR_YEAR = frozenset({(7, 1), (12, 31), (3, 21)})
STAND_FOR_MONTH = frozenset({1, 15})
MOST_YEARS = 3  # apart, from which only a slip of the pen can explain the difference


class Day(NamedTuple):
    """A partial date (0: not known), the number of its first day, and its eight digits.

    `dummy`: it stands for its year alone; `soft`: it often does.
    """

    year: int
    month: int
    day: int
    number: int
    digits: str
    dummy: bool = False
    soft: bool = False


class Side(NamedTuple):
    """One meaning of a date of birth.

    `own` is the date in its own calendar, None for a range; `plain` the same in the Gregorian calendar, None
    where that is a span of days.
    """

    text: str
    meaning: Meaning
    own: Day | None
    plain: Day | None


class Rule(NamedTuple):
    """One row of the ladder: how much agreement the slip leaves and the sentence that tells it."""

    agreement: float
    applies: Callable[[Day, Day], bool]
    why: str


# What the ladder leaves at the best, by how far the years lie apart: bounds for those who search in bulk.
SAME = Evidence("birth", 1.0, "", "", "The date of birth is the same.")
SAME_MONTH = Evidence("birth", 0.8, "", "", "Year and month of birth are the same; the day is not known.")
SAME_YEAR = Evidence("birth", 0.4, "", "", "The year of birth is the same, the day is not.")
NEXT_YEAR = Evidence("birth", 0.3, "", "", "The years of birth are one year apart.")
YEARS_APART = Evidence("birth", 0.2, "", "", "The years of birth are two or three years apart.")
FAR_APART = Evidence("birth", 0.0, "", "", "The years of birth are further apart.")
NOT_ON_FILE = Evidence("birth", 0.43, "", "", "No date of birth is on file, so the name stands alone.")
CONTRADICTION: Compared = (0.0, "The dates of birth contradict each other.")


def compare(asked: str, filed: Sequence[str]) -> Evidence | None:
    """The best agreement of a date with the dates on file, or None when none is asked.

    Where none is on file nothing can bear the name out, and a little more is asked of it, of a common one most:
    NOT_ON_FILE is chosen so that the same name still refers, however common, and under the default policy even
    where the sex is another.
    """
    if not asked:
        return None
    if not filed:
        return NOT_ON_FILE._replace(query=asked)
    (found, why), text = _best(asked, filed)
    return Evidence("birth", found, asked, text, why)


def agreement(asked: str, filed: Sequence[str]) -> float | None:
    """What `compare` finds, without the words."""
    if not asked:
        return None
    if len(filed) == 1:  # nearly every record
        return _of_texts(asked, filed[0])[0]
    return _best(asked, filed)[0][0] if filed else NOT_ON_FILE.agreement


def _best(asked: str, filed: Iterable[str]) -> tuple[Compared, str]:
    """The best comparison with a date on file, and that date."""
    best, text = (-1.0, ""), ""
    for theirs in filed:
        compared = _of_texts(asked, theirs)
        if compared[0] > best[0]:
            best, text = compared, theirs
    return best, text


def _of_texts(asked: str, filed: str) -> Compared:
    """The best comparison of what two dates may mean."""
    rung = _rung(asked, filed)
    if rung >= 0:
        return _LADDER[rung]
    pairs = product(_sides(asked), _sides(filed))
    return max((_compare(a, b) for a, b in pairs), key=itemgetter(0))


def _rung(asked: str, filed: str) -> int:
    """The place in `_LADDER`, -1 where it has to be climbed: the compiled kernel tells it of nearly all dates."""
    return -1


@lru_cache(maxsize=32_768)
def _sides(text: str) -> tuple[Side, ...]:
    """The meanings of a date of birth, the Gregorian one first."""
    when = parse_birth(text)
    return tuple(_side(text, when, meaning) for meaning in meanings(when))


def _side(text: str, when: PartialDate | DateRange, meaning: Meaning) -> Side:
    if isinstance(when, DateRange):
        return Side(text, meaning, None, None)
    gregorian = meaning.calendar == GREGORIAN
    dummy = when.month == 1 and when.day == 1  # the first of the year, in every calendar
    soft = gregorian and (when.month, when.day) in STAND_FOR_YEAR
    own = _day(when, meaning.first, dummy, soft)
    if dummy:
        meaning = next(m for m in meanings(PartialDate(when.year)) if m.calendar == meaning.calendar)
    if gregorian:
        return Side(text, meaning, own, own)
    return Side(text, meaning, own, _gregorian_day(meaning.first) if when.day and not dummy else None)


def _day(when: PartialDate, number: int, dummy: bool = False, soft: bool = False) -> Day:
    digits = f"{when.year:04}{when.month:02}{when.day:02}"
    return Day(when.year, when.month, when.day, number, digits, dummy, soft)


def _gregorian_day(number: int) -> Day:
    """A day that another calendar names is known, whatever day of ours it falls on."""
    day = date.fromordinal(number)
    return _day(PartialDate(day.year, day.month, day.day), number)


def _compare(ours: Side, theirs: Side) -> Compared:
    if ours.meaning.calendar == theirs.meaning.calendar:
        if ours.own is not None and theirs.own is not None:
            return _climb(ours.own, theirs.own)
        return _spans(ours.meaning, theirs.meaning)
    if ours.plain is not None and theirs.plain is not None:
        agreement, why = _climb_converted(ours.plain, theirs.plain, ours.meaning.slack + theirs.meaning.slack)
    else:
        agreement, why = _spans(ours.meaning, theirs.meaning)
    read = " and ".join(_read_as(side) for side in (ours, theirs) if side.meaning.calendar != GREGORIAN)
    why = ", the same day." if why == SAME.why else f": {why[0].lower()}{why[1:]}"
    return 0.5 + (agreement - 0.5) * CONVERTED, read + why


def _read_as(side: Side) -> str:
    first, last = (date.fromordinal(number).isoformat() for number in side.meaning[1:3])
    when = first if first == last else f"{first} to {last}"
    return f"{side.text} read as {side.meaning.calendar} is {when}"


def _climb(a: Day, b: Day) -> Compared:
    apart = abs(a.year - b.year)
    for rule in IN_ONE_YEAR if not apart else IN_TWO_YEARS if apart <= MOST_YEARS else IN_FAR_YEARS:
        if rule.applies(a, b):
            return rule.agreement, rule.why
    return CONTRADICTION


def _climb_converted(a: Day, b: Day, slack: int) -> Compared:
    """The ladder, after allowing for the days by which the conversion may be wrong."""
    if _known(a, b) and abs(a.number - b.number) <= slack:
        if a.number == b.number:
            return 1.0, SAME.why
        return 1.0, "The dates of birth are as near to each other as that calendar can tell."
    return _climb(a, b)


def _spans(ours: Meaning, theirs: Meaning) -> Compared:
    """Two spans of days, of which at least one is more than a partial date."""
    gap = max(ours.first - theirs.last, theirs.first - ours.last) - ours.slack - theirs.slack
    if gap > 0:
        agreement = next((agreement for days, agreement in _OUTSIDE if gap <= days), CONTRADICTION[0])
        return agreement, f"The dates of birth lie {_length(gap)} apart at the least."
    wider = max(ours.last - ours.first, theirs.last - theirs.first)
    agreement = next(agreement for days, agreement in _WITHIN if wider <= days)
    if ours.last - ours.first <= theirs.last - theirs.first:
        return agreement, f"The date of birth lies in the span of {_length(wider)} on file."
    return agreement, f"The date on file lies in the span of {_length(wider)} that was asked."


def _length(days: int) -> str:
    """In years, months or days, whichever is the largest unit of which there are nearly two."""
    if days < 59:
        return f"{days} day{'s' * (days > 1)}"
    return f"{round(days / 30.44)} months" if days < 700 else f"{round(days / 365.25)} years"


_YEAR = 366
# How much a span agrees by its width in days: the wider, the likelier by chance. Five years are what "about" gives.
_WITHIN = ((7, 0.8), (31, 0.75), (_YEAR, 0.68), (5 * _YEAR, 0.65), (10 * _YEAR, 0.6), (10**6, 0.55))
# And how much a date that lies outside of it by so many days: estimated years are often off by one or two.
_OUTSIDE = ((_YEAR, 0.4), (2 * _YEAR, 0.35), (3 * _YEAR, 0.2))


def _year_known_only(when: Day) -> bool:
    return when.month == 0 or when.dummy


def _full(a: Day, b: Day) -> bool:
    return bool(a.day and b.day)


def _known(a: Day, b: Day) -> bool:
    return _full(a, b) and not a.dummy and not b.dummy


def _same(a: Day, b: Day) -> bool:
    return a.number == b.number and _known(a, b)


def _year_known_of_one(a: Day, b: Day) -> bool:
    return _year_known_only(a) or _year_known_only(b)


def _same_month(a: Day, b: Day) -> bool:
    return a.month == b.month and not _full(a, b)


def _swapped(a: Day, b: Day) -> bool:
    return _full(a, b) and a.month == b.day and a.day == b.month


def _one_day_off(a: Day, b: Day) -> bool:
    return _full(a, b) and abs(a.number - b.number) == 1


def _one_digit(a: Day, b: Day) -> bool:
    """One digit wrong or two neighbours exchanged, anywhere but in the century."""
    return _known(a, b) and _slip(a, b)


def _dummies_one_digit(a: Day, b: Day) -> bool:
    return a.dummy and b.dummy and _slip(a, b)


def _slip(a: Day, b: Day) -> bool:
    wrong = [place for place in range(8) if a.digits[place] != b.digits[place]]
    if len(wrong) == 1:
        return wrong[0] >= 2
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    first, second = wrong
    return a.digits[first] == b.digits[second] and a.digits[second] == b.digits[first]


def _year_off_same_day(a: Day, b: Day) -> bool:
    return abs(a.year - b.year) == 1 and _known(a, b) and (a.month, a.day) == (b.month, b.day)


def _year_off_same_month(a: Day, b: Day) -> bool:
    known = a.month and b.month and not a.dummy and not b.dummy and not _full(a, b)
    return abs(a.year - b.year) == 1 and bool(known) and a.month == b.month


def _other_century(a: Day, b: Day) -> bool:
    return abs(a.year - b.year) == 100 and _known(a, b) and (a.month, a.day) == (b.month, b.day)


def _may_stand_for_more(a: Day, b: Day) -> bool:
    """Another day of the same year, one of the two being a day that often stands for its year or its month."""
    month_known = a.month == b.month and not STAND_FOR_MONTH.isdisjoint((a.day, b.day))
    return _full(a, b) and (a.soft or b.soft or month_known)


def _years_estimated(a: Day, b: Day) -> bool:
    return abs(a.year - b.year) == 1 and _year_known_of_one(a, b)


# Three tables, because most dates on file are of other years and the comparison runs for every record weighed.
IN_ONE_YEAR: tuple[Rule, ...] = (
    Rule(1.0, lambda a, b: _same(a, b) and not a.soft, SAME.why),
    Rule(0.9, _same, "The date of birth is the same, but it is one that often stands for the year alone."),
    Rule(
        0.68,
        _year_known_of_one,
        "The year of birth is the same; the day is not known or stands for the year.",
    ),
    Rule(0.85, _swapped, "Day and month of birth are exchanged."),
    Rule(0.8, _same_month, SAME_MONTH.why),
    Rule(0.8, _one_day_off, "The dates of birth are one day apart."),
    Rule(0.68, _one_digit, "The dates of birth differ by one digit or two exchanged digits."),
    Rule(
        0.5,
        _may_stand_for_more,
        "The year of birth is the same; one of the days may stand for one not known.",
    ),
    Rule(0.4, lambda a, b: True, SAME_YEAR.why),
)
IN_TWO_YEARS: tuple[Rule, ...] = (
    Rule(0.8, _one_day_off, "The dates of birth are one day apart."),
    Rule(0.68, _year_off_same_day, "The day of birth is the same, one year apart."),
    Rule(0.68, _one_digit, "The dates of birth differ by one digit or two exchanged digits."),
    Rule(0.65, _other_century, "The dates of birth are the same but for the century."),
    Rule(0.55, _year_off_same_month, "The month of birth is the same, one year apart; the day is not known."),
    Rule(0.45, _years_estimated, "The years of birth are one year apart; the day is not known."),
    Rule(0.35, _dummies_one_digit, "Both dates are the first of the year; the years differ by one digit."),
    Rule(0.3, lambda a, b: abs(a.year - b.year) == 1, NEXT_YEAR.why),
    Rule(0.2, lambda a, b: abs(a.year - b.year) <= MOST_YEARS, YEARS_APART.why),
)
IN_FAR_YEARS: tuple[Rule, ...] = tuple(
    rule for rule in IN_TWO_YEARS if rule.applies in (_one_digit, _other_century, _dummies_one_digit)
)
_LADDER: tuple[Compared, ...] = (
    *((rule.agreement, rule.why) for rule in (*IN_ONE_YEAR, *IN_TWO_YEARS)),
    CONTRADICTION,
)

if kernel.PRESENT:
    from screening.kernel import dates as compiled

    compiled.use(FIRST_YEAR, FIRST_NEPALI - 1, MOST_YEARS, STAND_FOR_YEAR, STAND_FOR_MONTH)
    _rung = compiled.rung
