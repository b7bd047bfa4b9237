from __future__ import annotations

import pytest

from screening.decide import DEFAULT
from screening.matchers import alone, name
from screening.text.names import Token, prepare, token


def score(asked: str, filed: str) -> float:
    return name.compare(prepare(asked)[0], prepare(filed)[0]).score


@pytest.mark.parametrize(
    ("asked", "filed"),
    [("Kadirov", "Qodirov"), ("Ismoilov", "Ismailov"), ("Wahab", "Vahap"), ("Khari", "Hary")],
)
def test_a_word_alone_that_sounds_nearly_the_same_is_referred(asked: str, filed: str):
    assert score(asked, filed) >= DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "filed"), [("Kadek", "Gatek"), ("Kudra", "Gutra"), ("Kavak", "Gawag"), ("Kerchev", "Gersev")]
)
def test_a_word_alone_with_two_other_consonants_is_not_however_customary_each_of_them_is(
    asked: str, filed: str
):
    assert score(asked, filed) < DEFAULT.threshold
    assert score(f"{asked} Abernathy", f"{filed} Abernathy") >= DEFAULT.threshold, "beside a rare part it is"


def unheard(a: str, b: str, slips: float) -> float:
    return alone.unheard(*map(token, (a, b)), slips)


def test_the_same_sound_in_other_letters_takes_nothing():
    assert unheard("haqqani", "hakkani", 0.13) == 0.0


def test_a_consonant_takes_more_than_a_vowel_and_both_more_of_a_short_word():
    assert unheard("tanaka", "tanake", 1.0) < unheard("tanaka", "tanada", 1.0) < unheard("tana", "tada", 1.0)


def test_what_is_one_name_by_custom_loses_no_more_than_custom_doubts():
    assert unheard("peggy", "margaret", 0.1) == pytest.approx(0.1 * alone.OF_A_SLIP)
    assert unheard("peggy", "margaret", 0.0) == 0.0


def test_long_words_that_have_nothing_in_common_are_told_apart_up_to_a_bound():
    one, other = (Token(letter * 60, letter * 60, letter * 8, False, False, 5.5) for letter in "bk")
    assert 0.0 < alone.unheard(one, other, 9.0) <= 2 * alone.UNHEARD
