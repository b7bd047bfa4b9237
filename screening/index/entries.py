"""What one record puts into the index: the readings of its names, its document numbers, its range of blanks.

Snapshot builder and delta both start from here, so a record is found the same way wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screening.documents import blanks, issuers, numbers
from screening.index import kinds, numbering
from screening.index.births import NOT_KNOWN, Born, each
from screening.model import DocumentRecord, Record, document_from_json, full_name
from screening.text.names import PreparedName, prepare


@dataclass(frozen=True, slots=True)
class BlankRange:
    """An interval of document numbers, as `numbering.interval` places it."""

    group: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Readings with their name's place in the record, numbers, ranges of blanks, span of each birth date, and what
    `kinds.told` tells.

    A document has several numbers or ranges when letters of another alphabet, or its issuer's code in front, allow it.
    """

    names: tuple[tuple[PreparedName, int], ...] = ()
    numbers: tuple[str, ...] = ()
    blanks: tuple[BlankRange, ...] = ()
    born: tuple[Born, ...] = (NOT_KNOWN,)
    told: int = 0


def entries(record: Record) -> Entries:
    """All that a record is to be found by."""
    if isinstance(record, DocumentRecord):
        return _of_document(record)
    shown = [(document.number, document.issuing_state) for document in record.documents]
    known = kinds.told(record.sex, record.nationalities)
    return _of_person([name.full for name in record.names], shown, record.birth_dates, known)


def filed_entries(data: Mapping[str, Any]) -> Entries:
    """The same of the JSON that `model.record_to_json` wrote: a person's is not made a record first."""
    if data["kind"] == "document":
        return _of_document(document_from_json(data))
    documents = [(shown["number"], shown.get("issuing_state", "")) for shown in data.get("documents", ())]
    known = kinds.told(data.get("sex", ""), data.get("nationalities", ()))
    return _of_person(
        [full_name(name) for name in data["names"]], documents, data.get("birth_dates", ()), known
    )


def _of_person(
    names: Iterable[str], documents: Iterable[tuple[str, str]], born: Iterable[str], told: int
) -> Entries:
    readings = tuple([(reading, place) for place, name in enumerate(names) for reading in prepare(name)])
    shown = [number for written, state in documents for number in _numbers(written, state)]
    return Entries(readings, tuple(dict.fromkeys(shown)), born=each(born), told=told)


def _of_document(record: DocumentRecord) -> Entries:
    shown = _numbers(record.number, record.issuing_state)
    if not record.number_to:
        return Entries(numbers=shown)
    first, last = numbers.canonical(record.number), numbers.canonical(record.number_to)
    state = record.issuing_state
    bare = zip(issuers.bare(first, state), issuers.bare(last, state), strict=False)
    ends = ((first, last), *bare)  # also without its issuer's code in front
    found = [each for low, high in ends if (each := blanks.blanks(low, high)) is not None]
    if not found:  # a range that an older version took: its ends at least are found
        return Entries(numbers=(*shown, last))
    return Entries(blanks=tuple(BlankRange(*numbering.interval(each)) for each in found))


def _numbers(number: str, state: str) -> tuple[str, ...]:
    """The forms under which a number is filed: each reading, also without its issuer's code in front."""
    read = numbers.readings(number)
    return (*read, *(rest for form in read for rest in issuers.bare(form, state)))
