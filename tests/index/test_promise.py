"""What the keys that found a form promise: never less than a comparison of just those tokens would find."""

from __future__ import annotations

import random
from itertools import product

import pytest

from screening.index import keys, promise
from screening.matchers import name as matcher
from screening.synthetic import persons
from screening.text.names import PreparedName, from_tokens, prepare


def weighty(name: PreparedName) -> int:
    return sum(not token.minor and matcher.weight(token) > matcher.LIGHT for token in name.tokens)


def told_by(match: matcher.NameMatch, asked: PreparedName) -> int:
    """The significant tokens asked for that have a partner, by their slots."""
    partners = [token for pair in match.pairs for token in pair.asked]
    return sum(1 << slot for slot, token in enumerate(asked.significant) if token in partners)


def alike() -> list[tuple[PreparedName, PreparedName]]:
    """Readings of people of one country who share a word."""
    chance = random.Random(3)
    readings = [reading for person in persons(5, 500) for reading in prepare(person.names[0].full)[:1]]
    by_word: dict[str, list[PreparedName]] = {}
    for reading in readings:
        for token in reading.significant:
            by_word.setdefault(token.text, []).append(reading)
    pairs = [pair for some in by_word.values() for pair in product(some, some)]
    return chance.sample(pairs, min(1_500, len(pairs)))


def test_no_comparison_finds_more_than_its_partners_promise() -> None:
    looked_at = contradicted = 0
    for asked, filed in alike():
        match = matcher.compare(asked, filed)
        slots = promise.readings((asked,))
        if not slots[0].weights or not match.score:
            continue
        found = promise.promised(slots, told_by(match, asked), weighty(filed))
        assert found >= match.score - 1e-9, (asked.text, filed.text)
        looked_at += 1
        contradicted += found < 0.7
    assert looked_at > 500
    assert contradicted > 100


def test_a_name_found_by_all_its_tokens_promises_to_be_the_same() -> None:
    asked = from_tokens(["karimov", "rustam", "alisherovich"])
    assert promise.promised(promise.readings((asked,)), 0b111, 3) == 1.0


def test_another_third_token_on_file_makes_the_promise_that_of_a_relative() -> None:
    asked = promise.readings((from_tokens(["karimov", "rustam", "alisherovich"]),))
    assert promise.promised(asked, 0b011, 2) > 0.85
    assert promise.promised(asked, 0b011, 3) < 0.67
    assert promise.promised(asked, 0b001, 3) <= matcher.ONE_OF_SEVERAL


def test_names_too_long_to_be_told_of_promise_everything() -> None:
    long = from_tokens([f"{letter}arimov" for letter in "bcdfghj"])
    assert promise.readings((long,)) == (promise.Reading(),)
    assert promise.promised(promise.readings((long,)), 0, 7) == 1.0


@pytest.mark.parametrize("readings", [1, 3, 6])
def test_readings_have_slots_of_their_own_for_as_long_as_there_is_room(readings: int) -> None:
    names = tuple(
        from_tokens([f"{letter}arim", f"{letter}oza", f"{letter}ali"]) for letter in "bcdfgh"[:readings]
    )
    shifts = keys.shifts(names)
    assert shifts == [0, 3, 6, 9, 12, None][:readings]
    for name, reading in zip(names, promise.readings(names), strict=True):
        assert len(reading.weights) in (0, len(name.tokens))
