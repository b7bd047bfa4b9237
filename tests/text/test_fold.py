"""Golden rows for what clerks vary at will, and the properties every later step relies on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text import fold as module
from screening.text.fold import fold

GOLDEN = {
    "Müller-Lüdenscheidt": "muller ludenscheidt",
    "O'Brien": "obrien",
    "Oʻgʻli Gʼafforova D’Angelo": "ogli gafforova dangelo",
    "Jean´Luc N`Diaye": "jeanluc ndiaye",
    "İSTANBUL ILGIN ığdır": "istanbul ilgin igdir",
    "Əliyev Ələkbər": "aliyev alakbar",
    "Ægir Þórðarson Łukasz Đorđević Straße": "aegir thordarson lukasz dordevic strasse",
    "A.B. van der Berg, Jr.": "a b van der berg jr",
    "ＦＵＬＬ　ｗｉｄｔｈ ﬁ": "full width fi",
    "١٢٣ ۴۵ ९": "123 45 9",
    "ИВА́НОВ Ёлкин Йозеф": "иванов ёлкин йозеф",
    "ΑΪ́ΒΑΛΉΣ": "αιβαλησ",
    "مُحَمَّد الـــعربي": "محمد العربي",
    "שָׁלוֹם": "שלום",
    "मोहम्मद": "मोहम्मद",
    "สมชาย น้ำ": "สมชาย นํา",
    "買買提·阿不都": "買買提 阿不都",
    "ｶﾞﾝﾀﾞﾑ": "ガンダム",
    "a\u200bb\u202ec\u00add": "abcd",
    "one\ttwo\nthree\x00": "one two three",
    "\u0301\u0302\u200d": "",
    "\ud800x": "x",
    "": "",
}


@pytest.mark.parametrize(("written", "folded"), GOLDEN.items())
def test_what_clerks_vary_is_folded_away(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_left_is_lower_case_words_with_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert folded == folded.lower()
    assert all(letter == " " or unicodedata.category(letter)[0] in "LMN" for letter in folded)


@given(st.text(st.characters(codec="ascii")))
def test_ascii_takes_the_same_way_as_everything_else(text: str) -> None:
    assert fold(text) == fold(text + "é")[: len(fold(text))]


def test_every_letter_of_unicode_folds_to_a_fixed_point() -> None:
    assert [code for code in range(0x1, 0x3000) if fold(fold(chr(code))) != fold(chr(code))] == []


def test_runs_of_marks_are_cut_before_they_are_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    def measured(text: str) -> Iterator[int]:
        run = 0
        for letter in text:
            run = run + 1 if unicodedata.combining(letter) else 0
            yield run

    class Watched:
        def __getattr__(self, name: str) -> object:
            return getattr(unicodedata, name)

        def normalize(self, form: str, text: str) -> str:
            runs.append(max(measured(text), default=0))
            return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "unicodedata", Watched())
    assert fold("x" + "\u0301\u0323" * 5_000) == "x"
    assert runs
    assert max(runs) <= 30


def test_the_memory_of_letters_is_bounded() -> None:
    fold("".join(map(chr, range(0x4E00, 0x9FFF))))
    fold("".join(map(chr, range(0x20000, 0x2A000))))
    assert len(module._LETTERS) <= module._REMEMBERED
