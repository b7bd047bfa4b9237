"""Partial dates of documents and lists: read in every form in use, refused without repeating the value."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.dates import DateRange, PartialDate, canonical, parse_birth, parse_date

ACCEPTED = {
    "1974-08-12": "1974-08-12",
    "1974-08": "1974-08",
    "1974": "1974",
    "1974/08/12": "1974-08-12",
    "1974/8": "1974-08",
    "12.08.1974": "1974-08-12",
    "12/08/1974": "1974-08-12",
    "00.00.1974": "1974",
    "12 Aug 1974": "1974-08-12",
    "12 AUGUST 1974": "1974-08-12",
    "Sept 1974": "1974-09",
    "1974-00-00": "1974",
    "1974-08-<<": "1974-08",
    "1974-<<-<<": "1974",
    "1974-08-00": "1974-08",
    "1974-00-12": "1974",
    " 1974 ": "1974",
    "2000-02-29": "2000-02-29",
    "１９７４-08-12": "1974-08-12",
    "1850": "1850",
    "2100-12-31": "2100-12-31",
}
REFUSED = [
    "",
    "74",
    "abc",
    "1980-02-31",
    "1900-02-29",
    "1979-02-29",
    "1980-13-01",
    "1980-01-32",
    "1849",
    "2101-01-01",
    "<<<<-08-12",
    "+974-08-12",
    "1_74-08-12",
    "12 Foo 1974",
    "1974-08-12T00:00",
    "1974--08",
    "19740812",
    "1970/1971/1972",
    "\ud800",
    "9" * 5_000,
]


@pytest.mark.parametrize(("text", "wanted"), ACCEPTED.items())
def test_every_form_in_use_is_read(text: str, wanted: str) -> None:
    assert parse_date(text).to_text() == wanted
    assert canonical(text) == wanted


@pytest.mark.parametrize("text", REFUSED, ids=[str(row) for row in range(len(REFUSED))])
def test_what_is_no_date_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(a date|the month|the year|that month)") as refused:
        parse_birth(text)
    assert not text or text not in str(refused.value)


@given(st.dates(min_value=datetime.date(1850, 1, 1), max_value=datetime.date(2100, 12, 31)))
def test_every_day_of_the_calendar_comes_back_as_it_was(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
    assert canonical(day.isoformat()) == day.isoformat()


@given(st.integers(1, 12), st.integers(29, 31), st.integers(1850, 2100))
def test_only_days_of_the_calendar_are_accepted(month: int, day: int, year: int) -> None:
    try:
        datetime.date(year, month, day)
    except ValueError:
        with pytest.raises(ValueError, match="no such day"):
            parse_date(f"{year}-{month:02}-{day}")
    else:
        assert parse_date(f"{year}-{month:02}-{day}").day == day


def test_a_range_has_two_ends_in_order() -> None:
    assert parse_birth("1968/1972") == DateRange(PartialDate(1968), PartialDate(1972))
    assert canonical("1970-3/12 May 1970") == "1970-03/1970-05-12"
    assert canonical("1970-05/1970") == "1970-05/1970"
    assert canonical("1970/1970") == "1970/1970"
    with pytest.raises(ValueError, match="must not be after"):
        parse_birth("1972/1968")


def test_canonical_text_is_its_own_canonical_text() -> None:
    for text in (*ACCEPTED, "1968/1972", "1970-03/1970-05"):
        assert canonical(canonical(text)) == canonical(text)
