"""What the kernel knows of a word is what Python says, which it asks of few: stems and packed forms."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.matchers import packed
from screening.synthetic import persons
from screening.text import customs, endings, variants
from screening.text.names import PreparedName, prepare, token
from screening.text.tables import forms, nicknames, surnames
from screening.text.tables.titles import OPTIONAL
from tests.kernel import pure

pure.require_kernel()
ENDINGS = pure.load("screening.text.endings")
PACKED = pure.load("screening.matchers.packed", "screening.text.endings", "screening.text.variants")

LISTED = sorted(
    {
        word
        for table in (nicknames.ETHIOPIAN, forms.GIVEN, forms.SURNAMES, surnames.CHINESE, surnames.KOREAN)
        for word in table.replace(";", " ").replace("|", " ").split()
        if word.isascii() and word.isalpha()
    }
)
CUSTOMARY = sorted(customs.LINKS | customs.KOREAN | OPTIONAL | {"muhammad", "mohamed", "park", "ahn", "sohn"})
STEMS = [
    "a",
    "ab",
    "rahm",
    "abd",
    "abdr",
    "gabdr",
    "xyz",
    "jamal",
    "ivan",
    "y",
    "bcd",
    "petra",
    "no",
    "1",
    *sorted(endings._OF_THE_FAITH),
]
parts = st.sampled_from([*sorted(endings._ENDINGS), *STEMS]) | st.text(
    string.ascii_lowercase + string.digits, max_size=4
)
words = st.lists(parts, max_size=4).map("".join) | st.text(max_size=6)


def assert_packed_alike(word: str) -> None:
    for minor in (False, True):
        compared = packed.asked((PreparedName((token(word, minor),)),))
        found, expected = compared.packed()[0], PACKED.pack(word, minor)
        assert (found[:8], found[16:]) == (expected[:8], expected[16:]), (
            word
        )  # how rare it is stands beside it


def test_the_copies_are_compiled_and_pure():
    assert type(endings.stem) is not type(ENDINGS.stem)
    assert endings.stem("ivanova") == ENDINGS.stem("ivanova") == ("ivan", "ov")


@given(words)
def test_both_cut_off_the_same_ending(word: str):
    assert endings.stem(word) == ENDINGS.stem(word)


@pytest.mark.parametrize("rest", STEMS)
def test_both_cut_off_every_ending_alike(rest: str):
    for ending in endings._ENDINGS:
        assert endings.stem(rest + ending) == ENDINGS.stem(rest + ending)


def test_words_that_tables_know_are_packed_alike():
    for word in (*LISTED, *CUSTOMARY):
        assert_packed_alike(word)
        assert_packed_alike("abd" + word)
        assert_packed_alike(word + "ov")


@given(words.filter(lambda word: word.isascii() and word.isalnum() and len(word) <= 64))
def test_words_are_packed_alike(word: str):
    assert_packed_alike(word.lower())


def test_words_of_made_up_persons_are_packed_alike():
    every = {
        each.text
        for record in persons(6, 300)
        for name in record.names
        for reading in prepare(name.full)
        for each in reading.tokens
    }
    assert sum(bool(variants.kin(word)) for word in every) > 50
    assert sum(bool(endings.stem(word)[1]) for word in every) > 50
    for word in every:
        assert_packed_alike(word)
