from __future__ import annotations

import pytest

from screening.decide import DEFAULT
from screening.matchers import heard, name
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
    return heard.unheard(*map(token, (a, b)), slips)


def test_the_same_sound_in_other_letters_takes_nothing():
    assert unheard("haqqani", "hakkani", 0.13) == 0.0


def test_a_consonant_takes_more_than_a_vowel_and_both_more_of_a_short_word():
    assert unheard("tanaka", "tanake", 1.0) < unheard("tanaka", "tanada", 1.0) < unheard("tana", "tada", 1.0)


def test_what_is_one_name_by_custom_loses_nothing():
    assert unheard("kwok", "guo", 0.7) == unheard("peggy", "margaret", 1.0) == 0.0


def test_nothing_loses_much_more_than_its_letters_weigh():
    assert unheard("katenov", "gadinof", 0.1) == pytest.approx(0.1 * heard.OF_A_SLIP)


def test_long_words_that_have_nothing_in_common_are_told_apart_up_to_a_bound():
    one, other = (Token(letter * 60, letter * 60, letter * 8, False, False, 5.5) for letter in "bk")
    assert 0.0 < heard.unheard(one, other, 9.0) <= 2 * heard.UNHEARD


@pytest.mark.parametrize(
    ("asked", "filed"),
    [("Jose Karim", "Karim Gosh"), ("Mohammed Manea", "Mohammad Aman"), ("Jose Hassan", "Hassan Gosh")],
)
def test_beside_a_name_that_many_bear_a_word_that_sounds_otherwise_is_another_one(asked: str, filed: str):
    assert score(asked, filed) < DEFAULT.threshold


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("Mohammed Kasimov", "Muhammad Qosimov"),
        ("Oleg Kosarov", "Oleg Kosarev"),
        ("Jose Valdez", "Jose Valdes"),
    ],
)
def test_beside_it_the_same_sound_in_other_letters_is_referred(asked: str, filed: str):
    assert score(asked, filed) >= DEFAULT.threshold


def test_a_letter_that_slipped_has_no_sound():
    one, other = token("martens"), token("mattens")
    assert heard.in_all([(one, other, 1.0)], 5.0) == 0.0
    assert heard.alone([(one, other, 1.0)]) > 0.0


def test_what_is_heard_otherwise_takes_more_the_commoner_all_that_agrees_is():
    pair = [(token("karant"), token("grant"), 0.8)]
    assert 0.0 < heard.in_all(pair, 1.0) < heard.in_all(pair, 2.0)
    assert heard.in_all(pair, 0.0) == 0.0
