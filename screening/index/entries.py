"""What one record puts into the index: the readings of its names, its document numbers, its range of blanks.

Snapshot builder and delta both start from here, so a record is found the same way wherever it lies.
"""

from __future__ import annotations

from dataclasses import dataclass

from screening.documents import numbers
from screening.index import numbering
from screening.index.births import NOT_KNOWN, Born, each
from screening.model import DocumentRecord, PersonRecord, Record
from screening.text.names import PreparedName, prepare


@dataclass(frozen=True, slots=True)
class BlankRange:
    """An interval of document numbers of one prefix and width."""

    group: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Readings with their name's place in the record, canonical numbers, range of blanks, span of each birth date."""

    names: tuple[tuple[PreparedName, int], ...] = ()
    numbers: tuple[str, ...] = ()
    blanks: BlankRange | None = None
    born: tuple[Born, ...] = (NOT_KNOWN,)


def entries(record: Record) -> Entries:
    """All that a record is to be found by."""
    if isinstance(record, DocumentRecord):
        return _of_document(record)
    return _of_person(record)


def _of_person(record: PersonRecord) -> Entries:
    readings = tuple(
        (reading, place) for place, name in enumerate(record.names) for reading in prepare(name.full)
    )
    shown = (numbers.canonical(document.number) for document in record.documents)
    return Entries(readings, tuple(number for number in shown if number), born=each(record.birth_dates))


def _of_document(record: DocumentRecord) -> Entries:
    first = numbers.canonical(record.number)
    if not record.number_to:
        return Entries(numbers=(first,))
    group, low = numbering.series(first)
    _, high = numbering.series(numbers.canonical(record.number_to))
    return Entries(blanks=BlankRange(group, low, high))
