"""Leaving people out by date must never leave out whom the exact comparison would still refer."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import decide
from screening.index.births import (
    RANGE,
    VARIOUS,
    WIDEST,
    Born,
    Floors,
    born,
    each,
    needed,
    needed_by_all,
    together,
)
from screening.matchers import birth
from screening.text.dates import canonical_birth

FLOORS = Floors(0.75, 0.63, 0.68, 0.82, 0.91, 0.99, 2.0)
days = st.dates(date(1930, 1, 1), date(2010, 12, 31)).map(date.isoformat)
dummies = st.builds(
    "{}-{}".format,
    st.integers(1940, 2010),
    st.sampled_from(["01-01", "07-01", "12-31", "03-21", "05-01", "05-15"]),
)
gregorian = days | dummies | days.map(lambda text: text[:7]) | days.map(lambda text: text[:4])
ranges = st.sampled_from(["1958/1962", "1970-03/1970-05", "1970-03-01/1970-03-20", "circa 1965", "1366/1370"])
stretches = st.builds(
    lambda first, days: f"{first}/{(first + timedelta(days)).isoformat()}",
    st.dates(date(1930, 1, 1), date(2000, 12, 31)),
    st.integers(1, 366 * (WIDEST + 2)),
)


def in_another_calendar(text: str, years: int) -> str:
    """The same numbers under a year of another count, or the text itself where there is no such date."""
    year, rest = text[:4], text[4:]
    try:
        return canonical_birth(f"{int(year) + years:03}{rest}")
    except ValueError:
        return text


eras = st.sampled_from([543, -621, -579, -1911, 57])
others = st.builds(in_another_calendar, gregorian, eras)
ethiopian = st.sampled_from(["1970-13-05", "1967-13"])
dates = gregorian | gregorian | ranges | stretches | others | ethiopian
BOUNDS = (birth.SAME, birth.SAME_MONTH, birth.SAME_YEAR, birth.NEXT_YEAR, birth.YEARS_APART, birth.FAR_APART)


def least(agreement: float) -> float:
    """The exact floor for an agreement of the dates."""
    return decide.least_name_agreement([birth.SAME._replace(agreement=agreement)])


@pytest.fixture(scope="module")
def exact_floors() -> Floors:
    """The floors that the policy gives to the bounds."""
    return Floors(decide.least_name_agreement([]), *(least(bound.agreement) for bound in BOUNDS))


def check(asked: str, filed: list[str], floors: Floors) -> None:
    found = birth.compare(asked, filed)
    assert found is not None
    needs = least(found.agreement) + 0.002
    assert needed(born([asked]), born(filed), floors) <= needs
    assert min(needed(born([asked]), span, floors) for span in each(filed)) <= needs


@settings(max_examples=1_000)
@given(asked=dates, filed=st.lists(dates, min_size=1, max_size=3))
def test_the_floor_is_never_above_what_the_exact_comparison_needs(
    exact_floors: Floors, asked: str, filed: list[str]
):
    check(asked, filed, exact_floors)


@settings(max_examples=1_000)
@given(asked=dates, place=st.integers(0, 7), digit=st.integers(0, 9))
def test_nor_for_a_date_with_one_digit_changed(exact_floors: Floors, asked: str, place: int, digit: int):
    digits = [i for i, letter in enumerate(asked) if letter.isdigit()]
    at = digits[place % len(digits)]
    filed = asked[:at] + str(digit) + asked[at + 1 :]
    try:
        born([filed])
    except ValueError:
        return
    check(asked, [filed], exact_floors)


@settings(max_examples=1_000)
@given(asked=gregorian, years=st.integers(-3, 3), rest=gregorian)
def test_nor_for_dates_a_few_years_apart(exact_floors: Floors, asked: str, years: int, rest: str):
    for filed in (f"{int(asked[:4]) + years}{asked[4:]}", f"{int(asked[:4]) + years}{rest[4:]}"):
        try:
            born([filed])
        except ValueError:
            continue
        check(asked, [filed], exact_floors)


@given(asked=days)
def test_nor_for_the_same_day_in_another_calendar(exact_floors: Floors, asked: str):
    siamese = f"{int(asked[:4]) + 543}{asked[4:]}"
    check(asked, [siamese], exact_floors)
    check(siamese, [asked], exact_floors)
    assert not (found := birth.compare(siamese, [asked])) or found.agreement >= 0.6


@settings(max_examples=1_000)
@given(asked=gregorian, days=st.integers(1, 366 * WIDEST), apart=st.integers(-2_000, 2_000))
def test_nor_for_a_range_some_years_away(exact_floors: Floors, asked: str, days: int, apart: int):
    first = date.fromisoformat((asked + "-01-01")[:10]) + timedelta(apart)
    check(asked, [f"{first}/{first + timedelta(days)}"], exact_floors)


@given(dates | st.just(""), st.lists(st.lists(dates, max_size=3), min_size=1, max_size=20))
def test_many_at_once_need_what_each_needs(asked: str, filed: list[list[str]]):
    spans = [together(each(some)) for some in filed]
    first, last, day = np.array(spans, np.uint16).reshape(-1, 3).T
    mine = born([asked] if asked else [])
    together_needed = needed_by_all(mine, first, last, day, FLOORS)
    assert np.allclose(together_needed, [needed(mine, span, FLOORS) for span in spans])


@given(dates, st.lists(st.lists(dates, max_size=2), min_size=1, max_size=6))
def test_bearers_taken_together_need_no_more_than_the_least_demanding(asked: str, filed: list[list[str]]):
    spans = [together(each(some)) for some in filed]
    mine = born([asked])
    assert needed(mine, together(spans), FLOORS) <= min(needed(mine, span, FLOORS) for span in spans)


def test_the_first_of_january_is_no_day():
    assert born(["1980-01-01"]) == Born(1980, 1980, 0)


def test_a_date_covers_the_years_that_it_may_mean():
    assert born(["2560-05-01"])[:2] == (2017, 2017)
    assert born(["1368"])[:2] == (1948, 1990)  # a lunar or a solar year
    assert born(["2046-12-26"])[:2] == (1990, 2046)
    assert born(["1970-13-05"])[:2] == (1978, 1978)
    assert born(["1368/1370"])[1] == 1992


@pytest.mark.parametrize("written", ["2560-05-01", "1368", "1970-03/1970-05", "1958/1962", "circa 1960"])
def test_what_is_no_single_gregorian_date_may_be_any_day(written: str):
    assert born([written]).day == VARIOUS


@pytest.mark.parametrize(
    "written", ["1958/1962", "circa 1960", "1958-03-01/1962-12", "1958-05-01/1962-05-01"]
)
def test_a_range_on_file_is_kept_as_one(written: str):
    assert each([written]) == (Born(1958, 1962, RANGE),)


@pytest.mark.parametrize("written", ["1950/1962", "1366/1370", "2501/2505"])
def test_a_range_that_is_wide_or_may_be_of_another_calendar_is_not(written: str):
    assert each([written])[0].day == VARIOUS


def test_a_range_far_from_the_date_asked_for_needs_what_a_date_does_that_is_as_far():
    asked = born(["1985-03-03"])
    filed = [
        Born(first, first + 2, RANGE)
        for first in (1978, 1979, 1980, 1982, 1983, 1985, 1986, 1988, 1989, 1990)
    ]
    before, within = (FLOORS.far, FLOORS.some_years, FLOORS.same_year, FLOORS.same_year), [FLOORS.vague] * 2
    demanded = (*before, *within, *reversed(before))
    assert tuple(needed(asked, one, FLOORS) for one in filed) == demanded


def test_a_range_within_one_year_is_not_taken_for_its_first_day(exact_floors: Floors):
    check("1970-05-05", ["1970-03-01/1970-05-12"], exact_floors)


@pytest.mark.parametrize("dummy", ["1980-07-01", "1980-12-31", "1980-03-21", "1980-11-01", "1980-11-15"])
def test_days_that_may_stand_for_more_are_not_left_out(exact_floors: Floors, dummy: str):
    check(dummy, ["1980-11-28"], exact_floors)
    check("1980-11-28", [dummy], exact_floors)


def test_a_full_date_of_another_time_of_the_year_leaves_out_most_of_the_others():
    """The point of it all: a date rules out nine in ten of those who bear the name."""
    asked = born(["1980-08-12"])
    filed = [born([date.fromordinal(710_000 + 97 * i).isoformat()]) for i in range(300)]
    kept = sum(needed(asked, span, FLOORS) <= 1.0 for span in filed)
    assert kept < 0.2 * len(filed)
