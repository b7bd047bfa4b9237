from __future__ import annotations

import pytest

from screening.matchers import birth


def agreement(asked: str, *filed: str) -> float:
    found = birth.compare(asked, filed)
    assert found is not None
    return found.agreement


def test_nothing_on_either_side_says_nothing():
    assert birth.compare("", ("1980",)) is None
    assert birth.compare("1980", ()) is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("1980-08-12", "1980-12-08"),  # the same day, day and month exchanged
        ("1980-12-08", "1981-08-12"),
        ("1981-08-12", "1981-03-01"),
        ("1980-08", "1980"),
        ("1980-01-01", "1981-01-01"),
        ("1981-03-01", "1991-08-12"),
    ],
)
def test_slips_are_ranked(better: str, worse: str):
    assert agreement(better, "1980-08-12") > agreement(worse, "1980-08-12")


def test_the_first_of_january_counts_as_the_year_only():
    assert (
        agreement("1980-01-01", "1980-01-01")
        == agreement("1980-01-01", "1980-08-12")
        == agreement("1980", "1980-08-12")
    )


@pytest.mark.parametrize("asked", ["1980-08-13", "1980-08-21", "1930-08-12"])
def test_one_slip_of_the_pen_never_contradicts(asked: str):
    assert agreement(asked, "1980-08-12") > 0.5


def test_a_date_in_a_range_agrees_and_far_outside_contradicts():
    assert agreement("1970-05-05", "1968/1972") > 0.5
    assert agreement("1990", "1968/1972") == 0.0


def test_the_best_of_several_dates_counts():
    assert agreement("1970-05-05", "1950", "1970-05-05") == 1.0


def test_another_century_contradicts():
    assert agreement("1880-08-12", "1980-08-12") == 0.0
