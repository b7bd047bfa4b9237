"""A task: records to load and travellers to screen, each with the record it should find, by class of variation.

For each class the measure gives *recall* (the right record is referred), *first* (it is on top) and
*others* (other records referred, per query); for travellers who are on no list, *referred* per 1,000.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from screening.engine import Engine
from screening.model import Record, Traveller
from screening.store import open_store


@dataclass(frozen=True, slots=True)
class Case:
    """One traveller: which record should be referred ("" when none), under which kind of variation."""

    traveller: Traveller
    expected: str
    variation: str


@dataclass(slots=True)
class Task:
    """A named list to load and the travellers to screen against it."""

    name: str
    records: Iterable[Record]
    cases: Iterable[Case]


@dataclass(slots=True)
class _Tally:
    queries: int = 0
    found: int = 0
    first: int = 0
    others: int = 0
    referred: int = 0


@contextmanager
def loaded(records: Iterable[Record]) -> Iterator[Engine]:
    """An engine that holds the records, snapshot built, in a folder that goes away."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/store.db")
        with store.loading(source="benchmark") as loading:
            for record in records:
                loading.add(record)
            loading.commit()
        engine = Engine(store, Path(folder) / "index")
        engine.build()
        engine.open(build=False)
        yield engine
        engine.close()


def measure(task: Task) -> list[dict[str, Any]]:
    """A row for each class of variation of the task."""
    with loaded(task.records) as engine:
        return measure_on(engine, task.name, task.cases)


def measure_on(engine: Engine, name: str, cases: Iterable[Case]) -> list[dict[str, Any]]:
    """The same, against an engine that is loaded already."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for case in cases:
        hits = [hit.record_id for hit in engine.screen(case.traveller).hits]
        tally = tallies[case.variation]
        tally.queries += 1
        tally.referred += bool(hits)
        tally.found += case.expected in hits
        tally.first += hits[:1] == [case.expected]
        tally.others += sum(hit != case.expected for hit in hits)
    return [_row(name, variation, tally) for variation, tally in sorted(tallies.items())]


def _row(task: str, variation: str, tally: _Tally) -> dict[str, Any]:
    return {
        "task": task,
        "variation": variation,
        "queries": tally.queries,
        "recall": round(tally.found / tally.queries, 4) if variation != "ordinary" else "",
        "first": round(tally.first / tally.queries, 4) if variation != "ordinary" else "",
        "others": round(tally.others / tally.queries, 4),
        "referred/1000": round(1000 * tally.referred / tally.queries, 1),
    }
