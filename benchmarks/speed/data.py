"""The store that is measured: invented persons and documents, and the published lists where they are at hand.

Built in a folder that may be kept and used again: a full-size store takes minutes to fill.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy import published
from benchmarks.speed import longnames, stages
from benchmarks.speed.rows import Row, figure
from screening import synthetic
from screening.engine import Engine
from screening.errors import SnapshotError
from screening.index import warm
from screening.model import Record
from screening.store import Store, open_store

SEED = 1
PERSONS, DOCUMENTS = "wanted", "sltd"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is loaded."""

    persons: int
    documents: int
    shared: Path | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """Where the store and its snapshot are, how much is in it, how it was made, and in how long."""

    store: str
    index: Path
    size: Size
    long_names: bool
    rows: list[Row] = field(default_factory=list)


def prepare(folder: Path, size: Size) -> Loaded:
    """Loads a store in an empty folder and builds its snapshot, timing both."""
    folder.mkdir(parents=True, exist_ok=True)
    url, index = _places(folder)
    store = open_store(url)
    rows = [
        _load(store, "persons", synthetic.persons(SEED, size.persons, PERSONS)),
        _load(store, "documents", synthetic.documents(SEED, size.documents, DOCUMENTS)),
    ]
    _load(store, "long names", longnames.records())
    if size.shared is not None:
        _load(store, "published lists", published.published_records(size.shared))
    rows += _build(store, index)
    store.close()
    return Loaded(url, index, size, True, rows)


def reuse(folder: Path, *, build: bool = False) -> Loaded:
    """A store and snapshot made before. With `build`, a snapshot that is missing or unreadable is made.

    Ends the program where the folder holds no store, or no snapshot that can be read.
    """
    url, index = _places(folder)
    if not (folder / "store.db").exists():
        raise SystemExit(f"There is no store in {folder}.")
    store = open_store(url, create=False)
    counts = {info.list: info.records for info in store.lists()}
    rows = []
    if not _readable(store, index):
        if not build:
            raise SystemExit(f"{index} holds no snapshot of this format; --keep {folder} builds one.")
        rows = _build(store, index)
    store.close()
    size = Size(counts.get(PERSONS, 0), counts.get(DOCUMENTS, 0))
    return Loaded(url, index, size, longnames.LIST in counts, rows)


def kept(folder: Path, size: Size) -> Loaded:
    """The store in that folder, made now if it is not there yet. Ends the program if it has another size."""
    if not (folder / "store.db").exists():
        return prepare(folder, size)
    found = reuse(folder, build=True)
    if (found.size.persons, found.size.documents) != (size.persons, size.documents):
        raise SystemExit(
            f"{folder} holds {found.size.persons:,} persons, {found.size.documents:,} documents."
        )
    return found


@contextmanager
def opened(loaded: Loaded) -> Iterator[Engine]:
    """An engine that answers from the store's snapshot, once that is in memory."""
    engine = Engine(open_store(loaded.store, create=False), loaded.index)
    engine.open(build=False)
    for thread in threading.enumerate():
        if thread.name == warm.THREAD:
            thread.join()
    try:
        yield engine
    finally:
        engine.close()


def _places(folder: Path) -> tuple[str, Path]:
    return f"sqlite:///{folder.absolute()}/store.db", folder.absolute() / "index"


def _load(store: Store, what: str, records: Iterable[Record]) -> Row:
    started, total = time.perf_counter(), 0
    with store.loading(source="benchmark") as loading:
        for record in records:
            loading.add(record)
            total += 1
        loading.commit()
    return figure(f"{what} generated and loaded", total / (time.perf_counter() - started), "records/s")


def _build(store: Store, index: Path) -> list[Row]:
    started = time.perf_counter()
    path = Engine(store, index).build()
    took = time.perf_counter() - started
    total = sum(info.records for info in store.lists())
    return [
        figure("build the snapshot", took, "s"),
        figure("build rate, all records", total / took, "records/s"),
        figure("snapshot file", path.stat().st_size / 1e6, "MB"),
    ]


def _readable(store: Store, index: Path) -> bool:
    path = stages.snapshot_of(Engine(store, index))
    if path is None:
        return False
    try:
        stages.open_snapshot(path)
    except SnapshotError:
        return False
    return True
