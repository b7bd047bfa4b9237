from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch.written_dates import born, clerks, compact, near, order, spelled

TODAY = "20261007"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("850131", "1985-01-31"),
        ("261007", "2026-10-07"),
        ("261008", "1926-10-08"),
        ("000520", "2000-05-20"),
        ("850100", "1985-01"),
        ("850000", "1985"),
        ("000000", ""),
        ("19850131", "1985-01-31"),
        ("85013", "85013"),
        ("85O131", "85O131"),
        ("", ""),
    ],
)
def test_digits_of_a_date_of_birth_are_never_in_the_future(text: str, date: str) -> None:
    assert compact(text, born(TODAY)) == date


@pytest.mark.parametrize(("year", "full"), [("26", "2026"), ("75", "2075"), ("76", "1976"), ("99", "1999")])
def test_other_dates_are_near_the_day_of_travel(year: str, full: str) -> None:
    assert compact(f"{year}0412", near(TODAY)) == f"{full}-04-12"


@pytest.mark.parametrize(
    "text",
    ["15AUG71", "15 Aug 1971", "15-aug-71", "15 August 1971", "15 août 1971", "15 aout 1971", "15 августа 1971 г.",
     "15.авг.1971", "15/Aug/1971"],
)  # fmt: skip
def test_months_are_read_in_three_languages(text: str) -> None:
    assert spelled(text, born(TODAY)) == "1971-08-15"


@pytest.mark.parametrize("text", ["15JUI71", "15XYZ71", "AUG71", "15AUGUSTUS71", "x" * 500])
def test_what_is_no_month_is_left_as_it_is(text: str) -> None:
    assert spelled(text, born(TODAY)) == text


def test_an_unknown_day_leaves_the_month() -> None:
    assert spelled("00AUG71", born(TODAY)) == "1971-08"


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("04.05.1980", "", ("1980-05-04", True)),
        ("4.5.80", "", ("1980-05-04", True)),
        ("4/5/1980", "", ("1980", False)),
        ("4/5/1980", "day", ("1980-05-04", True)),
        ("4/5/1980", "month", ("1980-04-05", True)),
        ("13/5/1980", "month", ("1980-05-13", True)),
        ("5/13/1980", "", ("1980-05-13", True)),
        ("5/5/1980", "", ("1980-05-05", True)),
        ("4-5-1980", "", ("1980", False)),
        ("1980-05-04", "month", ("1980-05-04", True)),
        ("1980-05-04 00:00:00", "", ("1980-05-04", True)),
        ("1980-05-04T00:00:00Z", "", ("1980-05-04", True)),
        ("04.05.1980 0:00", "", ("1980-05-04", True)),
        ("19800504", "", ("1980-05-04", True)),
        ("circa 1980", "", ("circa 1980", True)),
        ("1980", "", ("1980", True)),
    ],
)
def test_dates_of_clerks_are_read_or_only_their_year(text: str, known: str, found: tuple[str, bool]) -> None:
    assert clerks(text, born(TODAY), known) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["4/5/1980", "13/5/1980"], "day"),
        (["4/5/1980", "5/13/1980"], "month"),
        (["13/5/1980", "5/13/1980"], ""),
        (["4/5/1980"], ""),
        (["31.12.1980", "1980-12-31", ""], ""),
    ],
)
def test_a_column_tells_by_its_own_dates_what_comes_first(dates: list[str], told: str) -> None:
    assert order(dates) == told


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(clerks(text, born(TODAY))[0], str)
    assert isinstance(compact(text, near(TODAY)), str)
