"""Partial dates of documents and lists: read in every form in use, refused without repeating the value."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.dates import (
    CIRCA_YEARS,
    DateRange,
    PartialDate,
    canonical,
    canonical_birth,
    meanings,
    parse_birth,
    parse_date,
)

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
    "1980-14-01",
    "1980-01-32",
    "1980-02-30",
    "1849",
    "1500",
    "1279-01-01",
    "0068-05-01",
    "00680501",
    "200-05-01",
    "68-05-01",
    "1368-12-32",
    "1980-13-06",
    "circa 74",
    "circa 1850",
    "1368/1972",
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
    with pytest.raises(
        ValueError, match=r"^(a date|the month|the year|that month|the dates of a range)"
    ) as refused:
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


OTHER_CALENDARS = {
    "1368-02-11": "1368-02-11",
    "11.02.1368": "1368-02-11",
    "1368/2/11": "1368-02-11",
    "۱۳۶۸/۰۲/۱۱": "1368-02-11",
    "1368": "1368",
    "1368-02-31": "1368-02-31",  # the second month of the solar year has 31 days
    "1408-02-<<": "1408-02",
    "2560-05-01": "2560-05-01",
    "2543-02-29": "2543-02-29",
    "068-05-01": "068-05-01",
    "0105-05-01": "105-05-01",
    "2045-02-32": "2045-02-32",
    "1980-13-05": "1980-13-05",
    "1368/1370-05": "1368/1370-05",
    "2510/2514": "2510/2514",
}


@pytest.mark.parametrize(("text", "wanted"), OTHER_CALENDARS.items())
def test_a_date_of_birth_may_be_of_another_calendar_and_stays_in_it(text: str, wanted: str) -> None:
    assert canonical_birth(text) == canonical_birth(wanted) == wanted
    assert meanings(parse_birth(text))


@pytest.mark.parametrize("text", OTHER_CALENDARS)
def test_other_dates_than_of_birth_are_gregorian(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(a date|the month|the year|that month)"):
        canonical(text)


def test_a_range_of_another_calendar_means_a_span_in_each_that_both_ends_fit() -> None:
    solar, lunar = meanings(parse_birth("1368/1370"))
    assert (solar.calendar, lunar.calendar) == ("Solar Hijri", "lunar Hijri")
    assert datetime.date.fromordinal(solar.first) == datetime.date(1989, 3, 21)
    assert datetime.date.fromordinal(solar.last) == datetime.date(1992, 3, 20)
    [only_lunar] = meanings(parse_birth("1415/1430"))[-1:]
    assert only_lunar.calendar == "lunar Hijri"


@pytest.mark.parametrize("word", ["circa ", "about ", "ca. ", "c. ", "~", "approx. ", "Around "])
def test_a_date_that_is_about_right_is_a_range_of_years(word: str) -> None:
    wide = DateRange(PartialDate(1970 - CIRCA_YEARS), PartialDate(1970 + CIRCA_YEARS))
    assert parse_birth(word + "1970") == wide
    assert parse_birth(word + "12 Aug 1970") == wide
    assert parse_birth(word + "1969/1971") == DateRange(PartialDate(1967), PartialDate(1973))
    assert canonical_birth(word + "1368") == "1366/1370"


@given(st.text(alphabet="0123456789-/.< circaMyJun", max_size=30))
def test_whatever_is_written_is_read_again_as_it_was_or_refused(text: str) -> None:
    try:
        once = canonical_birth(text)
    except ValueError:
        return
    assert canonical_birth(once) == once


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
