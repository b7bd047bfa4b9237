"""The store that is measured: invented persons and documents, and the published lists where they are at hand."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from benchmarks.accuracy import published
from screening import synthetic
from screening.engine import Engine
from screening.model import Record
from screening.store import open_store

SEED = 1
TRAVELLERS = 5_000
TYPOS = frozenset({"typo_insert", "typo_delete", "typo_substitute", "typo_transpose"})


@dataclass(frozen=True, slots=True)
class Size:
    """How much is loaded."""

    persons: int
    documents: int
    shared: Path | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """Where the store and its snapshot are, how they were made, and in how long."""

    store: str
    index: Path
    rows: list[dict[str, Any]]


def prepare(folder: Path, size: Size) -> Loaded:
    """Loads a store in an empty folder and builds its snapshot, timing both."""
    url, index = f"sqlite:///{folder}/store.db", folder / "index"
    store = open_store(url)
    started = time.perf_counter()
    total = 0
    with store.loading(source="benchmark") as loading:
        for record in _records(size):
            loading.add(record)
            total += 1
        loading.commit()
    loaded = time.perf_counter()
    path = Engine(store, index).build()
    built = time.perf_counter()
    store.close()
    rows = [
        _row("records loaded", total, ""),
        _row("generate and load", total / (loaded - started), "records/s"),
        _row("build the snapshot", built - loaded, "s"),
        _row("build rate", total / (built - loaded), "records/s"),
        _row("snapshot", path.stat().st_size / 1e6, "MB"),
    ]
    return Loaded(url, index, rows)


def _row(measure: str, value: float, unit: str) -> dict[str, Any]:
    return {"measure": measure, "value": value, "unit": unit}


def _records(size: Size) -> Iterator[Record]:
    lists: list[Iterable[Record]] = [
        synthetic.persons(SEED, size.persons),
        synthetic.documents(SEED, size.documents),
    ]
    if size.shared is not None:
        lists.append(published.published_records(size.shared))
    return chain.from_iterable(lists)


def travellers(size: Size) -> dict[str, list[bytes]]:
    """Bodies of `POST /v1/screen` by label of the mix."""
    mix: dict[str, list[bytes]] = {}
    for body, truth in synthetic.travellers(SEED, 4 * TRAVELLERS, size.persons, size.documents, share=0.5):
        mix.setdefault(_label(truth["variation"]), []).append(orjson.dumps(body))
    return {label: bodies[:TRAVELLERS] for label, bodies in sorted(mix.items())}


def _label(variation: str) -> str:
    if variation in TYPOS:
        return "typo"
    if variation.startswith(("document", "wanted_document")):
        return "document"
    return variation if variation in {"ordinary", "script"} else "hit"
