"""The task made from `screening generate`: every labelled variation, and travellers who are on no list."""

from __future__ import annotations

from benchmarks.accuracy.task import NOBODY, Case, Size, Task
from screening import synthetic, wire
from screening.model import Record

DOCUMENTS_A_RECORD = 4
TRAVELLERS_A_QUERY = 20  # some thirty classes, and as many ordinary travellers as all of them together


def task(size: Size) -> Task:
    """Invented persons and documents to load, travellers of whom half are on the list."""
    persons, documents = size.records, DOCUMENTS_A_RECORD * size.records
    travellers = TRAVELLERS_A_QUERY * size.queries
    cases = tuple(
        Case(wire.traveller(body), truth["record"] or NOBODY, truth["variation"])
        for body, truth in synthetic.travellers(size.seed, travellers, persons, documents, share=0.5)
    )
    records: tuple[Record, ...] = (
        *synthetic.persons(size.seed, persons),
        *synthetic.documents(size.seed, documents),
    )
    return Task("synthetic world", records, cases)
