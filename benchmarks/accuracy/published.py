"""Tasks from the real names and lists of ../shared/data, where that folder is present; nothing of it is kept.

Full names become records of one name each; their other attested spelling, or the same name with one letter
changed, is asked. Ordinary travellers are real names of many nations asked against the published lists.
"""

from __future__ import annotations

import csv
import gzip
import random
import string
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.accuracy.task import Case, Task
from screening.model import Name, PersonRecord, Record, Traveller
from screening.sources import ofac, un
from screening.sources.source import Entry

RECORDS = 5_000
QUERIES = 1_000
EDITS = ("insert", "delete", "substitute", "transpose")


def tasks(folder: Path, seed: int = 1) -> Iterator[Task]:
    """All tasks that the data folder allows."""
    names = folder / "names"
    yield _edits([row[0] for row in _rows(names / "full_names_half_million.tsv.gz")], seed)
    pairs: tuple[tuple[str, str, Callable[[list[str]], tuple[str, str]]], ...] = (
        ("two Latin spellings", "latin_latin_fullname_dev.tsv.gz", lambda row: (row[1], row[2])),
        ("Arabic script to Latin", "native_latin_fullname_dev.tsv.gz", lambda row: (row[1], row[0])),
        ("Hindi to Latin", "hindi_english_affidavits_dev.tsv.gz", lambda row: (row[0], row[1])),
    )
    for title, file, pick in pairs:
        yield _spellings(title, [pick(row) for row in _rows(names / file)], seed)
    yield ordinary(folder, seed)


def published_records(folder: Path) -> Iterator[Record]:
    """The persons of the OFAC and UN lists."""
    lists = folder / "watchlists"
    rows = (
        *ofac.SOURCE.read(lists / "ofac_sdn_2022-01", None, None),
        *un.SOURCE.read(lists / "un_sc" / "consolidated_2025-04.xml", None, None),
    )
    for row in rows:
        if isinstance(row, Entry):
            yield row.record


def ordinary(folder: Path, seed: int) -> Task:
    """Real full names of many nations, by name alone, against OFAC and UN together."""
    names = [row[0] for row in _rows(folder / "names" / "full_names_half_million.tsv.gz")]
    random.Random(seed + 9).shuffle(names)
    cases = (Case(_traveller(name), "", "ordinary") for name in names[: 2 * QUERIES])
    return Task("ordinary against OFAC and UN", published_records(folder), cases)


def _edits(names: list[str], seed: int) -> Task:
    chance = random.Random(seed)
    plain = [
        name
        for name in names
        if name.isascii() and name.replace(" ", "").isalpha() and 2 <= len(name.split()) <= 4
    ]
    chosen = list(dict.fromkeys(chance.sample(plain, RECORDS + 500)))[:RECORDS]
    cases = (
        Case(_traveller(_edited(name, edit, chance)), f"r{i}", f"typo {edit}")
        for edit in EDITS
        for i, name in enumerate(chosen[:QUERIES])
    )
    return Task("one edit", _records(chosen), cases)


def _spellings(title: str, pairs: list[tuple[str, str]], seed: int) -> Task:
    chosen = random.Random(seed).sample(pairs, min(RECORDS, len(pairs)))
    cases = (Case(_traveller(asked), f"r{i}", "spelling") for i, (_, asked) in enumerate(chosen[:QUERIES]))
    return Task(title, _records(filed for filed, _ in chosen), cases)


def _edited(name: str, edit: str, chance: random.Random) -> str:
    """The name with one letter changed in one of its longer tokens."""
    words = name.split()
    place = chance.choice([i for i, word in enumerate(words) if len(word) > 2] or [0])
    word = words[place]
    i = chance.randrange(len(word))
    letter = chance.choice(string.ascii_lowercase)
    if edit == "transpose":
        swaps = [k for k in range(len(word) - 1) if word[k].lower() != word[k + 1].lower()] or [0]
        i = chance.choice(swaps)
        word = word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
    else:
        word = {
            "insert": word[:i] + letter + word[i:],
            "delete": word[:i] + word[i + 1 :],
            "substitute": word[:i] + letter + word[i + 1 :],
        }[edit]
    return " ".join([*words[:place], word, *words[place + 1 :]])


def _records(names: Iterable[str]) -> Iterator[Record]:
    for i, name in enumerate(names):
        yield PersonRecord(id=f"r{i}", list="task", names=(Name(name),))


def _traveller(name: str) -> Traveller:
    return Traveller(name=Name(name))


def _rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 1]
