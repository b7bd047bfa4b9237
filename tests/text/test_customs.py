from __future__ import annotations

import pytest

from screening.text import customs
from screening.text.tables.titles import PARTICLES


@pytest.mark.parametrize(
    ("one", "other"),
    [("yong", "young"), ("chol", "cheol"), ("ri", "yi"), ("ryong", "yong"), ("pak", "park"), ("an", "ahn")],
)
def test_two_spellings_of_one_korean_syllable_have_one_number(one: str, other: str):
    assert customs.syllable(one) == customs.syllable(other) > 0


@pytest.mark.parametrize(
    ("one", "other"), [("song", "sok"), ("song", "tong"), ("chol", "chong"), ("il", "in"), ("so", "tso")]
)
def test_other_sounds_at_the_ends_of_a_syllable_are_another_number(one: str, other: str):
    assert 0 < customs.syllable(one) != customs.syllable(other) > 0


@pytest.mark.parametrize("word", ["", "john", "basinger", "kimchi", "strk", "k", "3"])
def test_what_is_no_korean_syllable_has_no_number(word: str):
    assert customs.syllable(word) == 0


def test_each_syllable_has_a_number_that_fits_a_byte():
    each = [
        b + v + e
        for b in ("", "kk", "ch", "sh", "z", "m", "ts", "hs", "rh", "f", "q", "x", "c")
        for v in ("a", "yeo", "wi")
        for e in ("", "ng", "h")
    ]
    assert all(0 < customs.syllable(word) < 256 for word in each)


def test_every_link_of_a_chain_is_a_small_word():
    assert customs.LINKS <= PARTICLES
    assert customs.ties("bin")
    assert not customs.ties("van")


def test_muhammad_is_put_before_other_names_in_any_spelling():
    assert all(map(customs.put_before, ("muhammad", "mohamed", "mohammad", "muhamed")))
    assert not customs.put_before("mahmud")


def test_what_is_a_title_as_often_as_a_name_is_put_before_other_names():
    assert all(map(customs.put_before, ("sayyid", "syed", "seyed", "malik")))
