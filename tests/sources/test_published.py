from __future__ import annotations

import pytest

from screening.sources import published


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("10 Dec 1948", "1948-12-10"),
        ("1 January 1960", "1960-01-01"),
        ("31 Oct. 2007", "2007-10-31"),
        ("01 Jan.1967", "1967-01-01"),
        ("March 22, 2018", "2018-03-22"),
        ("Dec 1966", "1966-12"),
        ("Sep. 1958", "1958-09"),
        ("1948", "1948"),
        ("2026-12-11", "2026-12-11"),
        ("31 Feb 1980", ""),
        ("10 Foo 1948", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_date_in_any_published_form_is_read(written, date):
    assert published.date(written) == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("10 Dec 1948", "1948-12-10"),
        ("circa 1951", "1949/1953"),
        ("circa 10 Oct 1950", "1948/1952"),
        ("1952 to 1953", "1952/1953"),
        ("1952-1953", "1952/1953"),
        ("01 Jan 1955 to 31 Dec 1956", "1955-01-01/1956-12-31"),
        ("Jan 1960 to Mar 1961", "1960-01/1961-03"),
        ("circa 1952-1953", "1950/1955"),
        ("circa 1952 to circa 1953", "1950/1955"),
        ("between 1960 and 1962", "1960/1962"),
        ("Approximately 1960", "1958/1962"),
        ("1960 to 1955", ""),
        ("1950 to 1951 to 1952", ""),
        ("unknown", ""),
    ],
)
def test_a_birth_date_may_be_a_range_or_about_right(written, date):
    assert published.birth_date(written) == date


def test_years_in_the_wrong_order_are_no_range():
    assert published.years(1960, 1958) == ""
    assert published.years(1960, 1960) == "1960"
