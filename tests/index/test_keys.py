from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.documents import numbers
from screening.index import keys
from screening.text.names import prepare

numbers_of_documents = st.text(string.digits + "ACEFHJKMNPRTUVWXY", min_size=6, max_size=12)


def found(asked: str, filed: str) -> bool:
    wanted = keys.asked_keys(prepare(asked)[0])
    return bool((wanted.keys | wanted.lone) & keys.filed_keys(prepare(filed)[0]))


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Bekzat Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Bezkat Dzhumagulav", "Dzhumagulov Bekzat"),
        ("Bekzat Zhumabekovich Dzhumagulov", "Dzhumagulov Bekzat"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Mary Ann", "Maryann"),
        ("J Kozlowski", "Jan Kozlowski"),
        ("Ari Hosseini", "Ali Hosseini"),
        ("Sukarno", "Sukarmo"),
    ],
)
def test_a_slip_in_a_name_still_meets_the_record(asked: str, filed: str):
    assert found(asked, filed)


def test_unrelated_names_do_not_meet():
    assert not found("Bekzat Dzhumagulov", "Jan Kozlowski")


def test_keys_fit_in_32_bits_and_their_number_is_bounded():
    most = max(
        len(keys.filed_keys(prepare(name)[0]))
        for name in ("Jan Kozlowski", "Abcd Efgh Ijkl Mnop Qrst Uvwx Yzab Cdef")
    )
    assert most < 250
    assert all(0 <= key < 1 << 32 for key in keys.filed_keys(prepare("Jan Kozlowski")[0]))


def edits(form: str) -> set[str]:
    """Every string one edit away, made by brute force."""
    letters = "".join(keys._VALUES)
    out = {form[:i] + form[i + 1 :] for i in range(len(form))}
    out |= {form[:i] + c + form[i + 1 :] for i in range(len(form)) for c in letters}
    out |= {form[:i] + c + form[i:] for i in range(len(form) + 1) for c in letters}
    return out | {form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(len(form) - 1)}


@settings(max_examples=25, deadline=None)
@given(numbers_of_documents)
def test_computed_neighbours_are_exactly_the_numbers_one_edit_away(number: str):
    form = numbers.reading_form(number)
    wanted = {int(keys.mix(keys.np.array([keys.number_hash(near)], dtype="u8"))[0]) for near in edits(form)}
    assert set(keys.document_neighbours(number).tolist()) == wanted


def test_look_alike_characters_and_leading_zeros_share_a_key():
    assert keys.document_key("AO15B6") == keys.document_key("A0IS8G")
    assert keys.document_key("00123456") == keys.document_key("123456")
