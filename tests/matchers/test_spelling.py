from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.matchers import spelling

WORDS = st.text(alphabet="abcdehikmnorstuvyz", max_size=12)


@pytest.mark.parametrize(
    ("a", "b", "differing"),
    [
        ("mohamed", "muhammad", [("o", "u"), ("m", "mm"), ("e", "a")]),
        ("zhaparov", "japarov", [("zh", "j")]),
        ("dzhumagulov", "jumagulov", [("dzh", "j")]),
        ("khassym", "qasym", [("kh", "q"), ("ss", "s")]),
        ("aleksandr", "alexander", [("ks", "x"), ("d", "de")]),
        ("schakir", "shakir", [("sch", "sh")]),
        ("martni", "martin", [("ni", "in")]),
    ],
)
def test_letters_that_stand_for_one_another_are_found(a: str, b: str, differing: list[tuple[str, str]]):
    assert spelling.differences(a, b) == tuple(differing)


@pytest.mark.parametrize(
    ("a", "b", "differing"),
    [
        ("aman", "amman", ("m", "mm")),
        ("mohmed", "mohamed", ("h", "ha")),
        ("yelena", "elena", ("ye", "e")),
        ("karim", "kareem", ("i", "ee")),
        ("poulo", "pulo", ("ou", "u")),
    ],
)
def test_a_letter_that_only_one_word_has_is_named_with_its_neighbour(
    a: str, b: str, differing: tuple[str, str]
):
    assert spelling.differences(a, b) == (differing,)


def test_a_difference_that_comes_again_is_named_once():
    assert spelling.differences("hirbibi", "hyrbyby") == (("i", "y"),)


@given(WORDS, WORDS)
def test_differences_are_of_letters_of_their_words(a: str, b: str):
    found = spelling.differences(a, b)
    assert bool(found) == (a != b)
    assert all(ours in a and theirs in b and ours != theirs for ours, theirs in found)
    if a and b:
        assert all(ours and theirs for ours, theirs in found)


@given(WORDS)
def test_a_word_does_not_differ_from_itself(word: str):
    assert spelling.differences(word, word) == ()
    assert spelling.distance(spelling.spelled(word), spelling.spelled(word), 1.0) == 0.0
