"""Given names as Hong Kong spells them; common names, of nobody."""

from __future__ import annotations

import pytest

from screening.text.readings.cantonese import given_words
from screening.text.tables import cantonese


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["美華"], "meiwah"),
        (["國偉"], "kwokwai"),
        (["国伟"], "kwokwai"),
        (["志明"], "chiming"),
        (["健"], "kin"),
        (["嘉", "欣"], "ka yan"),
    ],
)
def test_characters_are_spelled_as_bearers_spell_them(words: list[str], wanted: str) -> None:
    assert given_words(words) == wanted


def test_a_name_with_a_character_that_is_not_listed_is_not_half_read() -> None:
    assert "龘" not in cantonese.GIVEN
    assert given_words(["國龘"]) == ""


def test_no_character_is_listed_twice() -> None:
    written = [c for line in cantonese._WRITTEN.split("\n") if line for c in line.split()[1]]
    assert len(written) == len(set(written)) == len(cantonese.GIVEN)
    assert all(spelling.isascii() and spelling.isalpha() for spelling in cantonese.GIVEN.values())
