"""The task made from `screening generate`: every labelled variation, and travellers who are on no list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from benchmarks.accuracy.task import Case, Task
from screening import synthetic, wire
from screening.model import Record


def task(persons: int, documents: int, travellers: int, seed: int) -> Task:
    """Invented persons and documents to load, travellers of whom half are on the list."""
    lists: tuple[Iterable[Record], ...] = (
        synthetic.persons(seed, persons),
        synthetic.documents(seed, documents),
    )
    cases = _cases(persons, documents, travellers, seed)
    return Task("synthetic world", chain.from_iterable(lists), cases)


def _cases(persons: int, documents: int, travellers: int, seed: int) -> Iterator[Case]:
    for body, truth in synthetic.travellers(seed, travellers, persons, documents, share=0.5):
        yield Case(wire.traveller(body), truth["record"] or "", truth["variation"])
