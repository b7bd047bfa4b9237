"""What one record puts into the index: the readings of its names, its document numbers, its range of blanks.

Snapshot builder and delta both start from here, so a record is found the same way wherever it lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from screening.documents import numbers
from screening.index import keys
from screening.index.births import NOT_KNOWN, Born, born
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
    """Readings with their name's place in the record, canonical numbers, range of blanks, span of birth."""

    names: tuple[tuple[PreparedName, int], ...] = ()
    numbers: tuple[str, ...] = ()
    blanks: BlankRange | None = None
    born: Born = NOT_KNOWN


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
    return Entries(readings, tuple(number for number in shown if number), born=born(record.birth_dates))


def _of_document(record: DocumentRecord) -> Entries:
    first = numbers.canonical(record.number)
    if not record.number_to:
        return Entries(numbers=(first,))
    low, high = numbers.serial(first), numbers.serial(numbers.canonical(record.number_to))
    return Entries(blanks=BlankRange(keys.range_group(low.prefix, low.width), low.value, high.value))


def id_hash(record_id: str) -> int:
    """A 64-bit hash of a record's identifier, the same in every process."""
    return int.from_bytes(blake2b(record_id.encode(), digest_size=8).digest(), "little")
