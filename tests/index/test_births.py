"""Leaving people out by date must never leave out whom the exact comparison would still refer."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import decide
from screening.index.births import Born, Floors, born, needed, needed_by_all, together
from screening.matchers import birth

FLOORS = Floors(0.75, 0.63, 0.68, 0.82, 0.91, 2.0)
days = st.dates(date(1930, 1, 1), date(2010, 12, 31)).map(date.isoformat)
dates = days | days.map(lambda text: text[:7]) | days.map(lambda text: text[:4]) | st.just("1958/1962")
slips = st.sampled_from(["day", "digit", "swap", "year", "none"])


def least(agreement: float) -> float:
    """The exact floor for an agreement of the dates."""
    return decide.least_name_agreement([birth.SAME._replace(agreement=agreement)])


@settings(max_examples=500)
@given(dates, dates | st.none(), st.integers(0, 7), st.integers(0, 9))
def test_the_floor_is_never_above_what_the_exact_comparison_needs(
    asked: str, other: str | None, place: int, digit: int
):
    filed = other
    if filed is None:  # the same date with one digit changed
        digits = [i for i, letter in enumerate(asked) if letter.isdigit()]
        at = digits[place % len(digits)]
        filed = asked[:at] + str(digit) + asked[at + 1 :]
        try:
            born([filed])
        except ValueError:
            return
    found = birth.compare(asked, [filed])
    assert found is not None
    floors = Floors(
        decide.least_name_agreement([]),
        *(
            least(bound.agreement)
            for bound in (birth.SAME, birth.SAME_MONTH, birth.SAME_YEAR, birth.NEXT_YEAR, birth.YEARS_APART)
        ),
    )
    assert needed(born([asked]), born([filed]), floors) <= least(found.agreement) + 0.002


@given(dates | st.just(""), st.lists(st.lists(dates, max_size=3), min_size=1, max_size=20))
def test_many_at_once_need_what_each_needs(asked: str, filed: list[list[str]]):
    spans = [born(each) for each in filed]
    first, last, day = np.array(spans, np.uint16).reshape(-1, 3).T
    mine = born([asked] if asked else [])
    together_needed = needed_by_all(mine, first, last, day, FLOORS)
    assert np.allclose(together_needed, [needed(mine, span, FLOORS) for span in spans])


@given(dates, st.lists(st.lists(dates, max_size=2), min_size=1, max_size=6))
def test_bearers_taken_together_need_no_more_than_the_least_demanding(asked: str, filed: list[list[str]]):
    spans = [born(each) for each in filed]
    mine = born([asked])
    assert needed(mine, together(spans), FLOORS) <= min(needed(mine, span, FLOORS) for span in spans)


def test_the_first_of_january_is_no_day():
    assert born(["1980-01-01"]) == Born(1980, 1980, 0)
