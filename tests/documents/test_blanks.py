from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents import blanks
from screening.documents.blanks import Blanks, Serial

numbers = st.text("019ABO", min_size=1, max_size=5)


def filed(first: str, last: str) -> Blanks:
    found = blanks.blanks(first, last)
    assert found is not None
    return found


def test_a_serial_is_split_at_its_last_run_of_digits():
    assert blanks.serial("N0012345") == Serial("N", "0012345", "")
    assert blanks.serial("10CV28144") == Serial("10CV", "28144", "")
    assert blanks.serial("AB123456C") == Serial("AB", "123456", "C")
    assert blanks.serial("ABC") == Serial("", "", "ABC")


@pytest.mark.parametrize(
    ("number", "inside"),
    [
        ("N1000", True),
        ("N1500", True),
        ("N1999", True),
        ("N15O0", True),
        ("NI5OO", True),
        ("N0999", False),
        ("N2000", False),
        ("M1500", False),
        ("N01500", False),
        ("N150", False),
        ("N15X0", False),
    ],
)
def test_a_range_holds_both_ends_and_what_was_misread_inside_and_nothing_else(number: str, inside: bool):
    assert (blanks.within(number, filed("N1000", "N1999")) is not None) is inside


def test_a_misread_prefix_is_named():
    found = blanks.within("81500", filed("B1000", "B1999"))
    assert found is not None
    assert [(each.kind, each.place, each.filed) for each in found[0]] == [("misread", 1, "B")]


def test_zeros_that_are_missing_in_front_of_nothing_but_digits_are_put_there():
    ours = filed("000123000", "000124000")
    assert blanks.within("123500", ours) == ((), True)
    assert blanks.within("000123500", ours) == ((), False)
    assert blanks.within("125500", ours) is None


def test_letters_behind_the_digits_are_check_letters_unless_both_ends_have_the_same():
    assert blanks.within("AB123999X", filed("AB123456C", "AB124456D")) == ((), False)
    same = filed("AB123456C", "AB124456C")
    assert blanks.within("AB123999C", same) == ((), False)
    found = blanks.within("AB123999X", same)
    assert found is not None
    assert [(each.kind, each.asked, each.filed) for each in found[0]] == [("wrong", "X", "C")]


def test_a_range_may_count_letters_and_digits_alike():
    ours = filed("C01X00T47", "C01XZZZZZ")
    assert blanks.within("C01X00T47", ours) == ((), False)
    assert blanks.within("C01XZZZZZ", ours) == ((), False)
    assert blanks.within("C01Y00000", ours) is None
    found = blanks.within("CO1X55555", ours)
    assert found is not None
    assert [(each.kind, each.place) for each in found[0]] == [("misread", 2)]


@pytest.mark.parametrize(
    ("first", "last"), [("N2000", "N1000"), ("N100", "N1000"), ("B1000", "A9999"), ("Ж10К", "Ж11К1")]
)
def test_two_numbers_that_are_no_ends_of_a_range_are_none(first: str, last: str):
    assert blanks.blanks(first, last) is None


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["", "N", "10CV"]))
def test_a_number_is_inside_exactly_when_its_digits_are(low: int, high: int, value: int, prefix: str):
    low, high = sorted((low, high))
    ours = filed(f"{prefix}{low:04}", f"{prefix}{high:04}")
    number = f"{prefix}{value:04}"
    assert (blanks.within(number, ours) is not None) == (low <= value <= high)
    assert blanks.plainly_within(number, ours.first, ours.last) == (low <= value <= high)


@given(numbers, numbers, numbers)
def test_what_is_plainly_within_is_within_with_nothing_to_tell(first: str, last: str, number: str):
    ours = blanks.blanks(first, last)
    if blanks.plainly_within(number, first, last):
        assert ours is not None
        assert blanks.within(number, ours) == ((), False)
