"""Reads the published names of ../shared/data, and makes records and travellers of them. Nothing of it is kept.

Pairs of spellings are drawn so that no name occurs twice on either side: a second bearer of the same name
would be counted as another person.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from anyascii import anyascii

from screening.model import Name, PersonRecord, Traveller

Pair = tuple[str, str]
"""A name as filed and as asked."""


@cache
def rows(path: Path) -> list[list[str]]:
    """The rows of a gzipped table that have at least two cells."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 1]


def full_names(folder: Path, nationality: str = "") -> list[str]:
    """Real full names of two to four words in plain Latin letters, each once; of one nationality if named."""
    table = rows(folder / "names" / "full_names_half_million.tsv.gz")
    names = (anyascii(row[0]) for row in table if nationality in ("", row[1]))
    return list(dict.fromkeys(name for name in names if plain(name)))


def plain(name: str) -> bool:
    """Whether a name is two to four words of at least two ASCII letters."""
    words = name.split()
    return name.isascii() and 2 <= len(words) <= 4 and all(len(w) > 1 and w.isalpha() for w in words)


def folded(name: str) -> tuple[str, ...]:
    """A name's words as AnyASCII writes them, in small letters and in order of the alphabet."""
    letters = "".join(sign if sign.isalnum() else " " for sign in anyascii(name).lower())
    return tuple(sorted(letters.split()))


def drawn(pairs: Iterable[Pair], count: int, seed: int) -> list[Pair]:
    """At most `count` of the pairs by chance, no filed or asked name twice (capitals do not count)."""
    shuffled = list(pairs)
    random.Random(seed).shuffle(shuffled)
    return list(_unique(shuffled))[:count]


def _unique(pairs: Iterable[Pair]) -> Iterator[Pair]:
    filed_before: set[str] = set()
    asked_before: set[str] = set()
    for filed, asked in pairs:
        one, other = filed.casefold(), asked.casefold()
        if one not in filed_before and other not in asked_before:
            filed_before.add(one)
            asked_before.add(other)
            yield filed, asked


def record_id(number: int) -> str:
    """The identifier of the record made of the name at this place."""
    return f"r{number}"


def records(names: Iterable[str]) -> tuple[PersonRecord, ...]:
    """A record of one name for each name."""
    return tuple(
        PersonRecord(id=record_id(i), list="task", names=(Name(name),)) for i, name in enumerate(names)
    )


def traveller(name: str, birth_date: str = "") -> Traveller:
    """A traveller of whom the name is known, and perhaps the date of birth."""
    return Traveller(name=Name(name), birth_date=birth_date)
