from __future__ import annotations

from screening.matchers import place, sex


def test_a_shared_nationality_agrees_and_another_one_leans_against():
    same = place.compare_nationalities(("KAZ", "RUS"), ("RUS",))
    other = place.compare_nationalities(("KAZ",), ("PER",))
    assert same is not None
    assert other is not None
    assert same.agreement > 0.5 > other.agreement


def test_a_successor_state_does_not_contradict_the_union():
    found = place.compare_nationalities(("KAZ",), ("SUN",))
    assert found is not None
    assert found.agreement >= 0.5


def test_stateless_codes_say_nothing():
    assert place.compare_nationalities(("XXA",), ("KAZ",)) is None


def test_a_place_of_birth_is_recognised_within_a_longer_one():
    found = place.compare_birth_places("Osh", ("Osh, Kyrgyzstan", "Bishkek"))
    assert found is not None
    assert found.agreement > 0.5


def test_sexes_that_differ_contradict_and_unknown_ones_say_nothing():
    found = sex.compare("M", "F")
    assert found is not None
    assert found.agreement == 0.0
    assert sex.compare("X", "F") is None
