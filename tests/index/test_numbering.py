from __future__ import annotations

import string
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from screening.documents import blanks, numbers
from screening.index import numbering

canonicals = st.text(string.digits + "ACEFHJKMNPRTUVWXYOIS", min_size=6, max_size=12)


pytestmark = pytest.mark.usefixtures("compiled_and_pure")


def edits(form: str) -> set[str]:
    """The string and every other one edit away, made by brute force."""
    letters = numbering.LETTERS
    out = {form} | {form[:i] + form[i + 1 :] for i in range(len(form))}
    out |= {form[:i] + c + form[i + 1 :] for i in range(len(form)) for c in letters}
    out |= {form[:i] + c + form[i:] for i in range(len(form) + 1) for c in letters}
    return out | {form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(len(form) - 1)}


def keys_of(forms: set[str]) -> set[int]:
    hashes = np.array([numbering.number_hash(form) for form in forms], np.uint64)
    return set(numbering.mix(hashes).tolist())


def swaps(number: str) -> set[str]:
    """The number with two of its first eight S and 8 read for one another, which the reading form does not hide."""
    places = [i for i, letter in enumerate(number) if letter in "S8"][:8]
    other = {"S": "8", "8": "S"}
    return {
        "".join(other[letter] if i in pair else letter for i, letter in enumerate(number))
        for pair in combinations(places, 2)
    }


@settings(max_examples=25, deadline=None)
@given(canonicals)
@example("S8S8123")
@example("003456")
def test_the_keys_asked_are_exactly_those_of_the_number_and_of_all_one_edit_away(number: str):
    forms = edits(numbers.reading_form(number)) | {numbers.reading_form(other) for other in swaps(number)}
    assert set(numbering.asked_keys(number).tolist()) == keys_of(forms)


def test_a_short_number_is_asked_by_its_own_key_alone():
    assert numbering.asked_keys("12345").tolist() == [numbering.document_key("12345")]


def test_look_alike_characters_and_leading_zeros_share_a_key():
    assert numbering.document_key("AO15B6") == numbering.document_key("A0IS8G")
    assert (
        numbering.document_key("00123456")
        == numbering.document_key("OO123456")
        == numbering.document_key("123456")
    )
    assert numbering.document_key("1230") != numbering.document_key("123")


def lies(number: str, first: str, last: str) -> bool:
    """Whether a number is looked for where the range lies."""
    found = blanks.blanks(first, last)
    assert found is not None
    group, low, high = numbering.interval(found)
    return any(group == ours and low <= value <= high for ours, value in numbering.places(number))


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("N0012345", "N0010000", "N0019999"),
        ("NO01Z345", "N0010000", "N0019999"),
        ("81500", "B1000", "B1999"),
        ("10CV28144", "10CV28000", "10CV28999"),
        ("1OCV28I44", "10CV28000", "10CV28999"),
        ("AB123999X", "AB123456C", "AB124456D"),
        ("AB1239998", "AB123456C", "AB124456D"),
        ("123500", "000123000", "000124000"),
        ("C01X11111", "C01X00T47", "C01XZZZZZ"),
        ("CO1X11111", "C01X00T47", "C01XZZZZZ"),
        ("9" * 25, "1" + "0" * 24, "9" * 25),
    ],
)
def test_a_number_is_looked_for_where_each_range_lies_that_may_hold_it(number: str, first: str, last: str):
    assert lies(number, first, last)


def test_it_is_not_looked_for_among_other_letters_and_widths():
    assert not lies("M1500", "N1000", "N1999")
    assert not lies("N01500", "N1000", "N1999")
    assert not lies("N2000", "N1000", "N1999")


numerals = st.text(string.digits, min_size=4, max_size=4)


@given(
    numerals,
    numerals,
    st.text(string.digits + "OISBZ", min_size=4, max_size=4),
    st.sampled_from(["", "N", "1S"]),
)
def test_whatever_lies_within_a_range_is_looked_for_there(low: str, high: str, value: str, prefix: str):
    first, last = sorted((prefix + low, prefix + high))
    found = blanks.blanks(first, last)
    assert found is not None
    if blanks.within(prefix + value, found) is not None:
        assert lies(prefix + value, first, last)


def test_a_number_has_few_places_among_ranges():
    assert len(list(numbering.places("AC1234567"))) < 25
    assert len(list(numbering.places("1" * numbers.MAX_LENGTH))) < 200
    assert list(numbering.places("")) == []
