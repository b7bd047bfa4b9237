"""Japanese names in characters: cut after the surname, read in more than one way; common names, of nobody."""

from __future__ import annotations

import pytest

from screening.text.readings.japanese import japanese_words
from screening.text.tables import japanese


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["佐藤", "裕子"], ["sato yuko", "sato hiroko"]),
        (["山田", "真一"], ["yamada shinichi"]),
        (["田中健一"], ["tanaka kenichi"]),
        (["佐々木健"], ["sasaki ken", "sasaki takeshi"]),
        (["五十嵐", "誠"], ["igarashi makoto"]),
    ],
)
def test_the_surname_is_cut_off_and_the_given_name_read_as_parents_choose(
    words: list[str], wanted: list[str]
) -> None:
    readings = japanese_words(words)
    assert list(readings[: len(wanted)]) == wanted
    assert len(readings) <= 3


@pytest.mark.parametrize(
    "words", [["王建国"], ["田中"], ["裕子"], ["阿部", "田中", "健"], ["山田真由美子子"]]
)
def test_what_is_no_japanese_name_in_full_has_no_japanese_reading(words: list[str]) -> None:
    assert japanese_words(words) == ()


def test_the_tables_are_in_the_letters_of_passports() -> None:
    read = [*japanese.SURNAMES.values(), *(word for words in japanese.GIVEN.values() for word in words)]
    assert all(word.isascii() and word.isalpha() and word.islower() for word in read)
    assert {len(surname) for surname in japanese.SURNAMES} == {2, 3}
