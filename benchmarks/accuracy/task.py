"""A task: records to load and travellers to screen, each with the record it should find, by class of variation.

Running one gives an outcome for each traveller; rows, misses and frozen results are made of outcomes. Knows
the engine from outside only, so that a change of the matcher or the index needs no change here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from screening.engine import Engine
from screening.model import Record, Traveller
from screening.screen import names_here
from screening.store import open_store
from screening.text.names import PreparedName

NOBODY = ""
"""The record that a traveller who is on no list should find."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is drawn of what there is, and the seed by which it is drawn."""

    seed: int = 1
    queries: int = 1_000
    records: int = 5_000


@dataclass(frozen=True, slots=True)
class Case:
    """One traveller: which record should be referred (or NOBODY), under which class of variation.

    `same` are further records of the same person, on another list: neither right nor wrong to refer.
    """

    traveller: Traveller
    expected: str
    variation: str
    same: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Task:
    """A named list to load and the travellers to screen against it."""

    name: str
    records: tuple[Record, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a traveller was told: records referred with their scores, best first, and what that cost."""

    case: Case
    hits: tuple[tuple[str, float], ...]
    candidates: int = 0
    exhausted: bool = False
    names: tuple[PreparedName, ...] | None = None
    """The readings of the traveller's name as they were weighed beside the lists, if it was screened."""

    @property
    def place(self) -> int:
        """The place of the right record, 0 for the top, -1 when it was missed. `same` records do not push down."""
        counted = [record for record, _ in self.hits if record not in self.case.same]
        return counted.index(self.case.expected) if self.case.expected in counted else -1

    @property
    def others(self) -> tuple[tuple[str, float], ...]:
        """The records of other people that were referred."""
        right = self.case.same | {self.case.expected}
        return tuple(hit for hit in self.hits if hit[0] not in right)


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


def run(task: Task) -> list[Outcome]:
    """Every case of the task, screened through the whole product with the default policy."""
    with loaded(task.records) as engine:
        return [_screened(engine, case) for case in task.cases]


def _screened(engine: Engine, case: Case) -> Outcome:
    answer = engine.screen(case.traveller)
    hits = tuple((hit.record_id, hit.score) for hit in answer.hits)
    effort, names = answer.effort, names_here(case.traveller, engine.present()[0])
    return Outcome(case, hits, effort.candidates, effort.exhausted, names)


def by_variation(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of each class of variation, classes in order of name, outcomes as they came."""
    classes: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        classes[outcome.case.variation].append(outcome)
    return dict(sorted(classes.items()))


def rows(name: str, outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """A row for each class of variation of the task."""
    return [_row(name, variation, some) for variation, some in by_variation(outcomes).items()]


def _row(task: str, variation: str, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    count = len(outcomes)
    on_list = [outcome for outcome in outcomes if outcome.case.expected != NOBODY]
    referred = sum(bool(outcome.hits) for outcome in outcomes)
    return {
        "task": task,
        "variation": variation,
        "queries": count,
        "recall": round(sum(o.place >= 0 for o in on_list) / count, 4) if on_list else "",
        "first": round(sum(o.place == 0 for o in on_list) / count, 4) if on_list else "",
        "others": round(sum(len(o.others) for o in outcomes) / count, 4),
        "referred/1000": "" if on_list else round(1000 * referred / count, 1),
        "candidates": round(sum(o.candidates for o in outcomes) / count, 1),
        "exhausted": sum(o.exhausted for o in outcomes),
    }
