import unicodedata

import pytest

from screening.synthetic import chance
from screening.synthetic.names import CULTURES, Bearer

ROWS = 1500


def _bearers(name: str) -> list[Bearer]:
    culture = CULTURES[name]()
    rows = chance.rows(chance.key(2, name), ROWS)
    return [culture.bearer(draw, "MF"[number % 2]) for number, draw in enumerate(rows)]


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(sign).split()[0] for sign in text if sign.isalpha()}


@pytest.mark.parametrize("name", CULTURES)
def test_every_word_has_clean_latin_spellings(name: str) -> None:
    for bearer in _bearers(name):
        assert bearer.given
        for word in bearer.surname + bearer.given + bearer.patronymic:
            assert word.spellings
            for spelling in word.spellings:
                assert spelling == " ".join(spelling.split())
                assert _scripts(spelling) == {"LATIN"}
                assert "_" not in spelling
                assert "=" not in spelling


@pytest.mark.parametrize("name", CULTURES)
def test_a_native_word_is_of_one_script(name: str) -> None:
    for bearer in _bearers(name):
        for word in bearer.surname + bearer.given + bearer.patronymic:
            assert len(_scripts(word.native)) <= 1, word
            assert "_" not in word.native


@pytest.mark.parametrize("name", CULTURES)
def test_a_culture_is_rich_in_full_names(name: str) -> None:
    full = {tuple(word.spellings[0] for word in one.given + one.surname) for one in _bearers(name)}
    assert len(full) > ROWS * 0.5


@pytest.mark.parametrize("name", CULTURES)
def test_titles_and_bynames_are_plain_words(name: str) -> None:
    culture = CULTURES[name]()
    assert culture.titles.keys() == {"M", "F"}
    assert all(_scripts(title) == {"LATIN"} for titles in culture.titles.values() for title in titles)
    assert len(culture.bynames) >= 3


def test_common_names_are_really_common() -> None:
    families = [bearer.surname[0].spellings[0] for bearer in _bearers("vietnamese")]
    assert 0.2 < families.count("Nguyen") / ROWS < 0.45
    families = [bearer.surname[0].spellings[0] for bearer in _bearers("korean")]
    assert 0.12 < families.count("Kim") / ROWS < 0.35


def test_burmese_have_no_surname_and_no_spaces_in_their_own_script() -> None:
    assert all(not bearer.surname for bearer in _bearers("burmese"))
    assert CULTURES["burmese"]().gap == ""


def test_some_indonesians_have_one_name() -> None:
    assert any(not one.surname and len(one.given) == 1 for one in _bearers("indonesian"))
