from __future__ import annotations

import pytest

from screening import lapse


def test_the_days_of_each_list_are_read() -> None:
    assert lapse.parse("sltd=0, national=30,*=365") == {"sltd": 0, "national": 30, "*": 365}
    assert lapse.parse("") == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sltd", "entry 1"),
        ("sltd=0,national=-1", "entry 2"),
        ("sltd=1d", "entry 1"),
        ("sltd=1,sltd=2", "second time"),
        ("sltd=9999", "ten years"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_place(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        lapse.parse(text)


def test_a_list_without_days_of_its_own_has_those_of_all_or_none() -> None:
    assert lapse.grace_of({"sltd": 0, "*": 9}, "sltd") == 0
    assert lapse.grace_of({"sltd": 0, "*": 9}, "national") == 9
    assert lapse.grace_of({"sltd": 0}, "national") is None


def test_a_record_lapses_on_the_day_after_its_review_date_and_the_grace() -> None:
    assert lapse.lapsed_by("2026-11-22", 0) == "2026-11-21"
    assert lapse.lapsed_by("2026-11-22", 30) == "2026-10-22"


def test_the_calendar_ends_where_it_ends() -> None:
    assert lapse.later("9999-12-30", 30) == "9999-12-31"
    assert lapse.later("0001-01-02", -30) == "0001-01-01"


def test_days_apart_are_counted_both_ways() -> None:
    assert lapse.apart("2026-02-27", "2026-03-01") == 2
    assert lapse.apart("2099-01-01", "2098-12-31") == -1
