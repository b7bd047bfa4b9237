"""Building and size: a list of persons alone and a list of documents alone, each loaded, built and weighed.

Apart, so that each has its own rate and its own bytes: what is on file beside the bodies of the records.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed import stages
from benchmarks.speed.data import PERSONS, SEED, Loaded, Size, opened, prepare
from benchmarks.speed.rows import Row, figure
from screening import synthetic

PERSONS_BUILT, DOCUMENTS_BUILT = 100_000, 1_000_000
"""The most of each: a rate needs no more."""


def measure(size: Size, folder: Path) -> list[Row]:
    """Rates of loading and building, and bytes of the index a name and a document."""
    persons = Size(min(size.persons, PERSONS_BUILT), 0)
    documents = Size(0, min(size.documents, DOCUMENTS_BUILT))
    rows: list[Row] = []
    if persons.persons:
        loaded = prepare(folder / "persons", persons)
        rows += _titled(f"{persons.persons:,} persons", loaded)
        rows.append(figure("index bytes a name", _bytes(loaded) / names(persons.persons), "bytes"))
    if documents.documents:
        loaded = prepare(folder / "documents", documents)
        rows += _titled(f"{documents.documents:,} documents", loaded)
        rows.append(figure("index bytes a document", _bytes(loaded) / documents.documents, "bytes"))
    return rows


def names(persons: int) -> int:
    """How many names these persons have on file."""
    return sum(len(record.names) for record in synthetic.persons(SEED, persons, PERSONS))


def _titled(title: str, loaded: Loaded) -> Iterator[Row]:
    for row in loaded.rows:
        yield row | {"measure": f"{title}: {row['measure']}"}


def _bytes(loaded: Loaded) -> int:
    with opened(loaded) as engine:
        path = stages.snapshot_of(engine)
    return stages.key_bytes(path) if path is not None else 0
