"""Tasks of attested spellings: one spelling of a name is filed, another is asked, by name alone.

Full names have two words or more on both sides, so that each can prove something; the words of the
transliteration tasks are single, the hardest there is. Some pairs of the data are not really one name
(a tenth: stage names, married names): no matcher finds all. Of two Latin spellings those are
a class of their own, told by letters alone (ONE_NAME); of two scripts nothing but a matcher could tell them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from benchmarks.accuracy import names
from benchmarks.accuracy.names import Pair
from benchmarks.accuracy.task import Case, Size, Task

LATIN = "two Latin spellings"
FULL_NAMES: dict[str, tuple[str, Callable[[Sequence[str]], tuple[str, Pair]]]] = {
    LATIN: ("latin_latin_fullname_dev", lambda row: (row[0], (row[1], row[2]))),
    "Arabic script to Latin": ("native_latin_fullname_dev", lambda row: (row[0], (row[1], row[0]))),
    "Hindi to Latin": ("hindi_english_affidavits_dev", lambda row: (row[1], (row[0], row[1]))),
}
"""Task: the table, and what a row of it says: the name in its own script, and the pair (filed, asked)."""

WORDS = (
    "russian", "greek", "armenian", "persian", "hebrew", "arabic", "korean", "chinese", "japanese", "katakana",
)  # fmt: skip


ONE_NAME = 60.0
"""token_sort_ratio of the letters from which two Latin spellings are taken for spellings of one name."""


def one_name(pair: Pair) -> bool:
    """Whether two names look like spellings of one, by a rule that owes nothing to our matcher."""
    filed, asked = map(anyascii, pair)
    return fuzz.token_sort_ratio(filed.lower(), asked.lower()) >= ONE_NAME


def full_names(title: str, folder: Path, size: Size) -> Task:
    """One spelling of a full name filed, another asked; one pair for each name in its own script."""
    pairs = names.drawn(full_name_pairs(title, folder, size.seed), size.records, size.seed)
    if title != LATIN:
        return _task(title, pairs, size)
    cases = [
        Case(names.traveller(pairs[i][1]), names.record_id(i), "spelling" if same else "hardly one name")
        for same, numbers in _by_likeness(pairs).items()
        for i in numbers[: size.queries]
    ]
    return Task(title, names.records(filed for filed, _ in pairs), tuple(cases))


def _by_likeness(pairs: Sequence[Pair]) -> dict[bool, list[int]]:
    places: dict[bool, list[int]] = {True: [], False: []}
    for i, pair in enumerate(pairs):
        places[one_name(pair)].append(i)
    return places


def full_name_pairs(title: str, folder: Path, seed: int) -> list[Pair]:
    """Pairs of the table with two words or more on both sides, for each native name one, by chance.

    By chance, because the tables are sorted: the first spellings by the alphabet are not like the others.
    """
    table, told = FULL_NAMES[title]
    shuffled = list(names.rows(folder / "names" / f"{table}.tsv.gz"))
    random.Random(seed).shuffle(shuffled)
    chosen: dict[str, Pair] = {}
    for row in shuffled:
        native, pair = told(row)
        if all(len(side.split()) > 1 for side in pair):
            chosen.setdefault(native, pair)
    return list(chosen.values())


def words_title(language: str) -> str:
    """The name of a word task."""
    return f"{language.capitalize()} word to Latin"


def words(language: str, folder: Path, size: Size) -> Task:
    """A Latin word filed, its native spelling asked; pairs seen more than once where there are enough."""
    table = names.rows(folder / "names" / "translit" / f"{language}_dev.tsv.gz")
    twice = names.drawn(((row[0], row[1]) for row in table if int(row[2]) > 1), size.records, size.seed)
    every = names.drawn(((row[0], row[1]) for row in table), size.records, size.seed)
    return _task(words_title(language), twice if len(twice) >= size.records else every, size)


def _task(title: str, pairs: Sequence[Pair], size: Size) -> Task:
    cases = (
        Case(names.traveller(asked), names.record_id(i), "spelling")
        for i, (_, asked) in enumerate(pairs[: size.queries])
    )
    return Task(title, names.records(filed for filed, _ in pairs), tuple(cases))
