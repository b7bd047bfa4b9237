"""The century, and what is not known, of dates in six digits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents.mrz import dates

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("261122", "2026-11-22"), ("261123", "1926-11-23"), ("2612<<", "1926-12"), ("26<<<<", "2026"),
        ("270101", "1927-01-01"), ("740812", "1974-08-12"), ("000101", "2000-01-01"), ("000229", "2000-02-29"),
    ],
)  # fmt: skip
def test_a_birth_date_is_the_last_that_is_not_in_the_future(printed, told):
    assert dates.birth(printed, TODAY) == (told, True)


@pytest.mark.parametrize(
    ("printed", "told"),
    [("120415", "2012-04-15"), ("760101", "2076-01-01"), ("770101", "1977-01-01"), ("361231", "2036-12-31")],
)
def test_an_expiry_date_lies_within_fifty_years(printed, told):
    assert dates.expiry(printed, TODAY) == (told, True)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("741345", "1974"),
        ("740231", "1974-02"),
        ("7O0812", ""),
        ("74O812", "1974"),
        ("7408I2", "1974-08"),
        ("7<0812", ""),
    ],
)
def test_what_is_no_date_is_told_as_far_as_it_is_one(printed, told):
    assert dates.birth(printed, TODAY) == (told, False)


@given(st.dates(date(1930, 1, 1), TODAY), st.dates(date(2000, 1, 1), date(2080, 1, 1)))
def test_a_birth_date_is_never_in_the_future_and_at_most_a_century_ago(born, today):
    told, exists = dates.birth(born.strftime("%y%m%d"), today)
    assert exists
    assert today - timedelta(days=36_525) <= date.fromisoformat(told) <= today
