"""How the time of a screening grows with the lists: persons alone, and documents alone, a tenth each time.

Takes long at full size: the stores are kept in a folder, and used again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from benchmarks.speed import mix
from benchmarks.speed.data import SEED, Loaded, Size, kept, opened, reuse
from benchmarks.speed.mix import Asked
from benchmarks.speed.rows import Row, figure, ratio, timed, timing
from screening import wire

QUERIES = 2_000
WARMING = 300
PERSONS = (10_000, 100_000, 1_000_000)
DOCUMENTS = (100_000, 1_000_000, 10_000_000)
MORE_DOCUMENTS = (100_000_000,)


def measure(
    folder: Path, persons: Sequence[int] = PERSONS, documents: Sequence[int] = DOCUMENTS
) -> list[Row]:
    """Median times by size, each list alone, and the largest over the sizes before it."""
    of_persons = [
        _ordinary(kept(folder / f"persons-{count}", Size(count, 0)), f"{count:,} persons")
        for count in persons
    ]
    of_documents = [
        _papers(kept(folder / f"documents-{count}", Size(0, count)), f"{count:,} documents")
        for count in documents
    ]
    return [*of_persons, *_ratios("persons", of_persons), *of_documents, *_ratios("documents", of_documents)]


def over(folders: Sequence[Path]) -> list[Row]:
    """The same for stores made before, both lists in each, the smallest first."""
    stores = [reuse(folder) for folder in folders]
    titles = [f"{each.size.persons:,} persons with {each.size.documents:,} documents" for each in stores]
    named = list(zip(stores, titles, strict=True))
    of_persons = [_ordinary(loaded, title) for loaded, title in named]
    of_documents = [_papers(loaded, title) for loaded, title in named]
    return [*of_persons, *_ratios("persons", of_persons), *of_documents, *_ratios("documents", of_documents)]


def _ordinary(loaded: Loaded, title: str) -> Row:
    return _median(f"{title}, ordinary travellers", loaded, islice(mix.ordinary(loaded.size), QUERIES))


def _papers(loaded: Loaded, title: str) -> Row:
    asked = chain.from_iterable(mix.documents(loaded.size, QUERIES // 4).values())
    return _median(f"{title}, one document alone", loaded, asked)


def _median(title: str, loaded: Loaded, asked: Iterable[Asked]) -> Row:
    warming = islice(mix.ordinary(loaded.size, SEED + 2), WARMING)
    with opened(loaded) as engine:
        for each in warming:
            engine.screen(wire.traveller(each.body))
        return timing(title, timed(engine.screen, [wire.traveller(each.body) for each in asked]))


def _ratios(what: str, rows: list[Row]) -> list[Row]:
    last = rows[-1]["value"]
    words = ("the one before", "two before", "three before")
    return [
        figure(f"{what}: largest over {word}, medians", ratio(last, row["value"]), "times")
        for word, row in zip(words, reversed(rows[:-1]), strict=False)
    ]
