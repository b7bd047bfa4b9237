from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.documents import numbers
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


@settings(max_examples=25, deadline=None)
@given(canonicals)
def test_the_keys_asked_are_exactly_those_of_the_number_and_of_all_one_edit_away(number: str):
    assert set(numbering.asked_keys(number).tolist()) == keys_of(edits(numbers.reading_form(number)))


def test_a_short_number_is_asked_by_its_own_key_alone():
    assert numbering.asked_keys("12345").tolist() == [numbering.document_key("12345")]


def test_look_alike_characters_and_leading_zeros_share_a_key():
    assert numbering.document_key("AO15B6") == numbering.document_key("A0IS8G")
    assert numbering.document_key("00123456") == numbering.document_key("123456")
    assert numbering.document_key("000") != numbering.document_key("00")


def test_numbers_of_one_prefix_and_width_stand_in_one_series():
    group, value = numbering.series("N0012345")
    assert value == 12345
    assert numbering.series("N9999999") == (group, 9_999_999)
    assert len({group, *(numbering.series(number)[0] for number in ("N012345", "M0012345", "0012345"))}) == 4
    assert numbering.series("ABC")[1] == 0


def test_a_value_beyond_64_bits_counts_as_the_greatest():
    assert numbering.series("9" * 32)[1] == 2**64 - 1
    assert numbering.series("18446744073709551614")[1] == 2**64 - 2
