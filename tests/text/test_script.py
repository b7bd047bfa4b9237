"""The script of a text decides which table reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.script import only_script, runs, script_of, scripts

GOLDEN = {
    "Müller": "latin",
    "Нұрсұлтан": "cyrillic",
    "محمد": "arabic",
    "שלום": "hebrew",
    "नरेन्द्र": "devanagari",
    "শেখ": "bengali",
    "ਸਿੰਘ": "gurmukhi",
    "મોદી": "gujarati",
    "ପଟ୍ଟନାୟକ": "odia",
    "முருகன்": "tamil",
    "రామ": "telugu",
    "ರಾಮ": "kannada",
    "വിജയൻ": "malayalam",
    "මහින්ද": "sinhala",
    "สมชาย": "thai",
    "ບຸນ": "lao",
    "ហ៊ុន": "khmer",
    "အောင်": "burmese",
    "ჯუღა": "georgian",
    "Սարգսյան": "armenian",
    "Παπάς": "greek",
    "አበበ": "ethiopic",
    "김정은": "hangul",
    "さとう": "kana",
    "ｽﾐｽ": "kana",
    "习近平": "han",
    "𠮷": "han",
    "〇": "han",
    "ދިވެހި": "thaana",
    "བོད": "tibetan",
}


@pytest.mark.parametrize(("text", "script"), GOLDEN.items())
def test_each_script_is_known_by_its_letters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize("text", ["", "123", " -.'", "١٢٣", "\u0301", "★"])
def test_a_text_without_letters_has_no_script(text: str) -> None:
    assert script_of(text) == ""


def test_the_script_of_most_letters_wins_and_of_equals_the_first() -> None:
    assert script_of("Ali Иванов") == "cyrillic"
    assert script_of("abвг") == "latin"
    assert script_of("вгab") == "cyrillic"


def test_a_word_is_cut_where_its_script_changes() -> None:
    assert runs("ив2an김") == [("cyrillic", "ив"), ("latin", "2an"), ("hangul", "김")]
    assert runs("न्द्र") == [("devanagari", "न्द्र")]


@given(st.text(min_size=1))
def test_runs_lose_no_letter(word: str) -> None:
    assert "".join(letters for _, letters in runs(word)) == word


def test_a_name_of_one_script_is_told_from_one_of_several() -> None:
    assert only_script("иван петров") == "cyrillic"
    assert only_script("иван petrov") == ""
    assert only_script("иван 3") == ""
    assert only_script("") == ""
    assert scripts("иван petrov 3") == {"cyrillic", "latin"}


@given(st.text(max_size=12))
def test_one_run_and_one_script_are_the_same(word: str) -> None:
    assert scripts(word) == {script for script, _ in runs(word)}
    if only_script(word):
        assert {script for part in word.split(" ") for script, _ in runs(part)} == {only_script(word)}
