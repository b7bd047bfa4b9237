from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents import numbers


def test_separators_case_and_foreign_digits_do_not_matter():
    assert numbers.canonical("ac-12 345/٦٧") == "AC1234567"


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("AC1234567", "same"),
        ("KGZAC1234567", "prefix"),
        ("AC12345G7", "reading"),
        ("AC1234567X", "edit"),
        ("AC123457", "edit"),
        ("AC1234576", "edit"),
        ("AC7654321", "different"),
    ],
)
def test_each_slip_has_its_rule(asked: str, rule: str):
    assert numbers.compare(asked, "AC1234567", "KGZ").rule == rule


def test_leading_zeros_are_told_apart_from_equality():
    assert numbers.compare("00123456", "123456").rule == "zeros"


def test_the_misread_characters_are_named():
    assert numbers.compare("N0I23456", "NO123456").pairs == (("0", "O"), ("I", "1"))


def test_short_numbers_tolerate_no_edit():
    assert numbers.compare("12345", "12346").rule == "different"


def test_a_serial_is_split_into_prefix_width_and_value():
    assert numbers.serial("N0012345") == ("N", 7, 12345)
    assert numbers.serial("ABC") == ("ABC", 0, 0)


@given(st.text(max_size=60))
def test_canonical_numbers_are_bounded_and_stay_as_they_are(text: str):
    once = numbers.canonical(text)
    assert len(once) <= numbers.MAX_LENGTH
    assert numbers.canonical(once) == once
