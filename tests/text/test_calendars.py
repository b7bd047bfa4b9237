"""Calendars against days whose date in both calendars is a matter of public record."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.calendars import FIRST_NEPALI, may_be_other, meanings

# 1 Farvardin as the Iranian almanacs have it; the calendar itself was adopted on 11 Farvardin 1304, 31 March 1925.
NEW_YEARS_OF_IRAN = {
    1304: date(1925, 3, 21), 1330: date(1951, 3, 22), 1342: date(1963, 3, 21), 1343: date(1964, 3, 21),
    1357: date(1978, 3, 21), 1358: date(1979, 3, 21), 1367: date(1988, 3, 21), 1368: date(1989, 3, 21),
    1375: date(1996, 3, 20), 1376: date(1997, 3, 21), 1379: date(2000, 3, 20), 1387: date(2008, 3, 20),
    1388: date(2009, 3, 21), 1399: date(2020, 3, 20), 1400: date(2021, 3, 21), 1403: date(2024, 3, 20),
    1404: date(2025, 3, 21), 1408: date(2029, 3, 20),
}  # fmt: skip
EXACT = {
    ("Solar Hijri", 1357, 11, 22): date(1979, 2, 11),  # the revolution in Iran
    ("Solar Hijri", 1358, 1, 12): date(1979, 4, 1),  # Islamic Republic Day
    ("Solar Hijri", 1368, 3, 14): date(1989, 6, 4),  # Khomeini's funeral holiday
    ("Solar Hijri", 1298, 5, 28): date(1919, 8, 20),
    ("Solar Hijri", 1399, 12, 30): date(2021, 3, 20),  # the last day of a leap year
    ("Buddhist Era", 2543, 2, 29): date(2000, 2, 29),
    ("Buddhist Era", 2559, 10, 13): date(2016, 10, 13),  # death of King Bhumibol
    ("Minguo", 68, 5, 1): date(1979, 5, 1),
    ("Minguo", 100, 10, 10): date(2011, 10, 10),  # centenary of the republic
    ("Ethiopian", 1999, 13, 5): date(2007, 9, 10),
    ("Ethiopian", 1999, 13, 6): date(2007, 9, 11),  # the eve of the Ethiopian millennium
    ("Ethiopian", 1967, 13, 1): date(1975, 9, 6),
}
NEAR = {
    ("lunar Hijri", 1400, 1, 1): date(1979, 11, 20),  # seizure of the mosque in Mecca
    ("lunar Hijri", 1442, 10, 1): date(2021, 5, 13),  # Eid al-Fitr
    ("lunar Hijri", 1444, 9, 1): date(2023, 3, 23),  # beginning of Ramadan
    ("lunar Hijri", 1445, 12, 10): date(2024, 6, 16),  # Eid al-Adha
    ("lunar Hijri", 1401, 12, 30): date(1981, 10, 27),
    ("Bikram Sambat", 2046, 12, 26): date(1990, 4, 8),  # end of the Panchayat system
    ("Bikram Sambat", 2058, 2, 19): date(2001, 6, 1),  # death of King Birendra
    ("Bikram Sambat", 2063, 1, 11): date(2006, 4, 24),  # Democracy Day
    ("Bikram Sambat", 2072, 1, 12): date(2015, 4, 25),  # the earthquake
    ("Bikram Sambat", 2072, 6, 3): date(2015, 9, 20),  # the constitution
}


def days(calendar: str, *numbers: int) -> tuple[date, date, int]:
    [found] = [meaning for meaning in meanings(*numbers) if meaning.calendar == calendar]
    return date.fromordinal(found.first), date.fromordinal(found.last), found.slack


@pytest.mark.parametrize(("year", "day"), NEW_YEARS_OF_IRAN.items())
def test_solar_years_begin_when_the_almanacs_say(year: int, day: date) -> None:
    first, last, slack = days("Solar Hijri", year)
    assert (first, slack) == (day, 0)
    assert (last - first).days in (364, 365)


@pytest.mark.parametrize(("written", "day"), EXACT.items())
def test_known_days_are_converted_to_the_day(written: tuple[str, int, int, int], day: date) -> None:
    assert days(*written) == (day, day, 0)


@pytest.mark.parametrize(("written", "day"), NEAR.items())
def test_days_that_are_observed_are_converted_within_the_slack_that_is_told(
    written: tuple[str, int, int, int], day: date
) -> None:
    first, last, slack = days(*written)
    assert first == last
    assert abs((first - day).days) <= slack <= 2


@pytest.mark.parametrize(
    ("year", "names"),
    [
        (1850, ["Gregorian"]),
        (1980, ["Gregorian"]),
        (FIRST_NEPALI - 1, ["Gregorian"]),
        (FIRST_NEPALI, ["Gregorian", "Bikram Sambat"]),
        (1290, ["Solar Hijri"]),
        (1368, ["Solar Hijri", "lunar Hijri"]),
        (1440, ["lunar Hijri"]),
        (2500, ["Buddhist Era"]),
        (68, ["Minguo"]),
        (0, []),
        (1279, []),
        (1600, []),
        (2200, []),
        (9999, []),
    ],
)
def test_another_calendar_is_tried_only_where_the_year_cannot_be_gregorian(
    year: int, names: list[str]
) -> None:
    assert [meaning.calendar for meaning in meanings(year)] == names
    assert may_be_other(year) == (names != ["Gregorian"])


def test_a_thirteenth_month_is_ethiopian_and_nothing_else() -> None:
    assert [meaning.calendar for meaning in meanings(1980, 13)] == ["Ethiopian"]
    assert meanings(1980, 13, 6) == ()  # no leap year
    assert meanings(1368, 13) == ()
    assert meanings(1980, 14) == ()


def test_a_day_that_only_one_of_two_calendars_has_means_that_one() -> None:
    assert [meaning.calendar for meaning in meanings(1368, 2, 31)] == ["Solar Hijri"]
    assert [meaning.calendar for meaning in meanings(2045, 2, 31)] == ["Bikram Sambat"]


def test_a_day_without_its_month_is_the_year() -> None:
    assert meanings(1368, 0, 5) == meanings(1368)


@given(st.sampled_from([1290, 1368, 1405, 1450, 1980, 2030, 2070, 2500, 2580, 50, 110]), st.data())
def test_parts_lie_within_wholes_and_follow_one_another(year: int, data: st.DataObject) -> None:
    month = data.draw(st.integers(1, 12))
    day = data.draw(st.integers(1, 28))
    for whole in meanings(year):
        [of_month] = [each for each in meanings(year, month) if each.calendar == whole.calendar]
        [of_day] = [each for each in meanings(year, month, day) if each.calendar == whole.calendar]
        assert whole.first <= of_month.first <= of_day.first == of_day.last <= of_month.last <= whole.last
        if month < 12:
            [after] = [each for each in meanings(year, month + 1) if each.calendar == whole.calendar]
            assert after.first == of_month.last + 1
