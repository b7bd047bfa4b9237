from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text import phonetic

tokens = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("khan", "han"),
        ("qasim", "kasim"),
        ("mahmoud", "mahmud"),
        ("yelena", "elena"),
        ("hassan", "hasan"),
        ("zhumagulov", "dzhumagulov"),
        ("najib", "nadjib"),
        ("fatimah", "fatima"),
    ],
)
def test_spellings_of_one_sound_have_one_sound_form(one: str, other: str):
    assert phonetic.sound(one) == phonetic.sound(other)


@pytest.mark.parametrize("token", ["mohammed", "muhamad", "mohamed", "mouhamad"])
def test_vowels_and_doubling_do_not_change_the_skeleton(token: str):
    assert phonetic.skeleton(phonetic.sound(token)) == "MHMD"


def test_a_token_of_vowels_still_has_a_skeleton():
    assert phonetic.skeleton(phonetic.sound("ui")) == "A"


@given(tokens)
def test_sound_form_and_skeleton_are_never_empty_and_the_skeleton_is_bounded(token: str):
    sounded = phonetic.sound(token)
    assert sounded
    assert 1 <= len(phonetic.skeleton(sounded)) <= phonetic.SKELETON_LETTERS


@given(tokens)
def test_deletions_lack_one_letter_each(token: str):
    letters = phonetic.skeleton(phonetic.sound(token))
    assert all(len(shorter) == len(letters) - 1 for shorter in phonetic.deletions(letters))


def test_german_letters_for_j_are_one_sound():
    assert phonetic.sound("dschamil") == phonetic.sound("jamil")
    assert phonetic.units("aghadschan") == phonetic.units("aghajan")
