from __future__ import annotations

import pytest

from screening.batch.titles import named, untitled


@pytest.mark.parametrize(
    ("written", "plain", "other", "expected_other"),
    [
        ("JOHN", "JOHN", "", ""),
        ("JOHN MR", "JOHN", "", ""),
        ("MRS. ANNA", "ANNA", "", ""),
        ("JOHNMR", "JOHN", "JOHNMR", ""),
        ("ANNAMRS", "ANNA", "ANNAMRS", ""),
        ("TIMMSTR", "TIM", "TIMMSTR", ""),
        ("TIMCHD", "TIM", "TIMCHD", ""),
        ("TIMMSTRCHD", "TIM", "TIMMSTRCHD", ""),
        ("JOHNMR ROBERT", "JOHN ROBERT", "JOHNMR ROBERT", ""),
        ("SAMR", "SA", "SAMR", "SAMR"),
        ("AMR", "AMR", "", ""),
        ("MRJOHN", "MRJOHN", "JOHN", "JOHN"),
        ("LNU", "LNU", "", ""),
        ("АИДА", "АИДА", "", ""),
    ],
)
def test_a_title_is_taken_off_and_what_is_not_certain_is_kept_as_another_reading(
    written: str, plain: str, other: str, expected_other: str
) -> None:
    assert untitled(written) == (plain, other)
    assert untitled(written, expected=True) == (plain, expected_other)


def test_ms_ends_names_too() -> None:
    assert untitled("WILLIAMS") == ("WILLIAMS", "WILLIA")
    assert untitled("ANNAMS", expected=True) == ("ANNA", "ANNAMS")


def test_who_has_no_name_known_has_one_name() -> None:
    assert named("DOE", "FNU") == ({"name": "DOE"}, ())
    assert named("LNU", "JOHNMR", expected=True) == ({"name": "JOHN"}, ())
    assert named("DOE", "MR") == ({"name": "DOE"}, ())
    assert named("", "") == ({}, ())
