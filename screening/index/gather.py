"""What a stretch of records puts into a snapshot, worked out apart from all other records.

`Gatherer` reads some records, tells how much room they take, and once it is told what stands before them, puts
their bodies into place, their hashes into runs, and their names, numbered among themselves, into a `Gathered`.
So several processes can each read their share, and the same bytes come out however the records are shared.
Documents are most of the records and go the short way: no dataclass, and compiled where the kernel is present.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import orjson
from numpy.typing import NDArray

from screening import kernel
from screening.documents import issuers, numbers
from screening.index import numbering
from screening.index.entries import Entries, filed_entries
from screening.index.filing import Filing
from screening.index.papers import id_hashes
from screening.index.runs import Collected, Run, RunFile, write_at
from screening.index.tokens import Packer, PutAside

if kernel.PRESENT:
    from screening.kernel import documents as compiled

OF_PERSON = np.uint32(1 << 31)  # set in the number of a person until it is known how many documents there are
NAME_PARTS = 64  # parts in which the keys of names are merged
NAME_PART_SHIFT = np.uint32(26)  # a key's part is its first six bits
_DOCUMENT, _PERSON = b'{"kind":"document",', b'{"kind":"person",'
_SHORT_CODES = issuers.short_codes()


class Size(NamedTuple):
    """How much room a stretch of records takes."""

    documents: int
    persons: int
    document_bytes: int


class Before(NamedTuple):
    """What stands before a stretch of records."""

    documents: int = 0
    persons: int = 0
    document_bytes: int = 0

    def behind(self, size: Size) -> Before:
        """What stands before the next stretch."""
        return Before(*(a + b for a, b in zip(self, size, strict=True)))


@dataclass(frozen=True, slots=True)
class GatheredNames:
    """Names of a stretch: tokens and readings are numbered from 0 in order of their first appearance.

    `person_told` has `kinds.told` of each person. `reading_token` lists the tokens of all readings, `reading_tokens`
    how many each has. The run file holds at `keys_at` all keys, part by part as `key_counts` says, and behind them
    their readings.
    """

    tokens: PutAside
    reading_token: NDArray[np.uint32]
    reading_tokens: NDArray[np.uint32]
    bearer_reading: NDArray[np.uint32]
    bearer_person: NDArray[np.uint32]
    bearer_name: NDArray[np.uint16]
    bearer_born: NDArray[np.uint16]
    person_told: NDArray[np.uint16]
    keys_at: int
    key_counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A stretch of records that is in its place. `lengths_at` and `persons_at` are places in the run file."""

    size: Size
    document_crc: int
    lengths_at: int
    persons_at: int
    person_lengths: NDArray[np.uint32]
    ranges: list[tuple[int, int, int, int]]
    names: GatheredNames


class Gatherer:
    """Reads stretches of records, one after the other: `read`, `prepare` and `settle` in turn, at last `finish`."""

    def __init__(self, file: RunFile, snapshot: int, bodies_at: int) -> None:
        """Bodies of documents go into the file `snapshot` from the place `bodies_at` on, all else into `file`."""
        self._file = file
        self._snapshot = snapshot
        self._bodies_at = bodies_at
        self._numbers = Collected(file)
        self._identifiers = Collected(file)
        self._packer = Packer(file)

    def read(self, record_ids: list[str], bodies: list[bytes]) -> Size:
        """Looks through a stretch of records, given by their identifiers and their JSON."""
        self._stretch = stretch = _Stretch()
        hashes = id_hashes(record_ids)
        plain, number_hashes = _plain_documents(bodies)
        person = np.fromiter(map(_is_person, bodies), np.bool_, len(bodies))
        stretch.document_ids, stretch.person_ids = hashes[~person], hashes[person]
        stretch.documents = list(compress(bodies, (~person).tolist()))
        stretch.persons = list(compress(bodies, person.tolist()))
        among = np.cumsum(~person) - 1  # a document's number among those of the stretch
        stretch.add_numbers(number_hashes[plain], among[plain])
        for i in np.flatnonzero(~person & ~plain).tolist():
            stretch.add_document(int(among[i]), _entries(bodies[i]))
        self._size = Size(len(stretch.documents), len(stretch.persons), sum(map(len, stretch.documents)))
        return self._size

    def prepare(self) -> None:
        """Does what takes longest, the names, and needs not know what stands before."""
        for number, body in enumerate(self._stretch.persons):
            self._stretch.add_person(number, _entries(body))
        self._tokens = self._packer.put_aside(self._stretch.names.tokens)

    def settle(self, before: Before) -> Gathered:
        """Puts what was read behind what stands before it."""
        stretch, file = self._stretch, self._file
        bodies = b"".join(stretch.documents)
        write_at(self._snapshot, bodies, self._bodies_at + before.document_bytes)
        self._collect(before)
        lengths = np.fromiter(map(len, stretch.documents), np.uint32, len(stretch.documents))
        return Gathered(
            size=self._size,
            document_crc=crc32(bodies),
            lengths_at=file.append(lengths),
            persons_at=file.append(b"".join(stretch.persons)),
            person_lengths=np.fromiter(map(len, stretch.persons), np.uint32, len(stretch.persons)),
            ranges=[(g, first, last, record + before.documents) for g, first, last, record in stretch.ranges],
            names=_gathered(stretch, self._tokens, file, before.persons),
        )

    def _collect(self, before: Before) -> None:
        stretch = self._stretch
        for hashes, document in stretch.numbers:
            self._numbers.add(hashes, _shifted(document, before.documents))
        held = np.frombuffer(stretch.held_numbers, np.uint64)
        holders = np.frombuffer(stretch.holders, np.uint32)
        self._numbers.add(held, _shifted(holders, before.persons) | OF_PERSON)
        documents, persons = stretch.document_ids, stretch.person_ids
        self._identifiers.add(documents, _shifted(np.arange(len(documents)), before.documents))
        self._identifiers.add(persons, _shifted(np.arange(len(persons)), before.persons) | OF_PERSON)

    def finish(self) -> tuple[list[Run], list[Run]]:
        """The runs of document numbers and those of identifiers, all of them put aside."""
        self._numbers.put_aside()
        self._identifiers.put_aside()
        return self._numbers.runs, self._identifiers.runs


class _Stretch:
    """What a stretch of records holds, before it is known what stands before it."""

    def __init__(self) -> None:
        self.documents: list[bytes] = []
        self.persons: list[bytes] = []
        self.document_ids = self.person_ids = np.empty(0, np.uint64)
        self.numbers: list[tuple[NDArray[np.uint64], NDArray[Any]]] = []
        self.held_numbers, self.holders = array("Q"), array("I")
        self.ranges: list[tuple[int, int, int, int]] = []
        self.names = Filing()
        self.told = array("H")

    def add_numbers(self, hashes: NDArray[np.uint64], documents: NDArray[Any]) -> None:
        self.numbers.append((numbering.mix(hashes), documents))

    def add_document(self, number: int, found: Entries) -> None:
        hashes = [numbering.number_hash(numbers.reading_form(each)) for each in found.numbers]
        self.add_numbers(np.array(hashes, np.uint64), np.full(len(hashes), number))
        self.ranges.extend((blanks.group, blanks.first, blanks.last, number) for blanks in found.blanks)

    def add_person(self, number: int, found: Entries) -> None:
        for held in found.numbers:
            self.held_numbers.append(numbering.document_key(held))
            self.holders.append(number)
        self.names.add(number, found.names, found.born)
        self.told.append(found.told)


def _gathered(stretch: _Stretch, tokens: PutAside, file: RunFile, before: int) -> GatheredNames:
    """Names as arrays of their own; persons are counted on from those before, keys are put aside by part."""
    filed = stretch.names.columns()
    named, per_reading = np.frombuffer(filed.key, np.uint32), np.frombuffer(filed.key_count, np.uint32)
    readings = np.repeat(np.arange(len(per_reading), dtype=np.uint32), per_reading)
    parts = (named >> NAME_PART_SHIFT).astype(np.uint8)
    order = np.argsort(parts, kind="stable")
    keys_at = file.append(named[order])
    file.append(readings[order])
    return GatheredNames(
        tokens=tokens,
        reading_token=np.frombuffer(filed.reading_token, np.uint32),
        reading_tokens=np.frombuffer(filed.reading_tokens, np.uint32),
        bearer_reading=np.frombuffer(filed.bearer_reading, np.uint32),
        bearer_person=_shifted(np.frombuffer(filed.bearer_person, np.uint32), before),
        bearer_name=np.frombuffer(filed.bearer_name, np.uint16),
        bearer_born=np.frombuffer(filed.bearer_born, np.uint16).reshape(-1, 3),
        person_told=np.frombuffer(stretch.told, np.uint16),
        keys_at=keys_at,
        key_counts=np.bincount(parts, minlength=NAME_PARTS),
    )


def _shifted(places: NDArray[Any], before: int) -> NDArray[np.uint32]:
    return (places + before).astype(np.uint32)


def _is_person(body: bytes) -> bool:
    if body.startswith((_DOCUMENT, _PERSON)):
        return body.startswith(_PERSON)
    return bool(orjson.loads(body)["kind"] != "document")


def _entries(body: bytes) -> Entries:
    return filed_entries(orjson.loads(body))


def _plain_documents(bodies: list[bytes]) -> tuple[NDArray[np.bool_], NDArray[np.uint64]]:
    """Which records are documents of a single number, and the hashes of their numbers, not yet mixed.

    A document may be left out: it then goes the long way.
    """
    hashes = np.zeros(len(bodies), np.uint64)
    if kernel.PRESENT:
        plain = np.zeros(len(bodies), np.uint8)
        compiled.plain_documents(bodies, plain, hashes, _SHORT_CODES)
        return plain.astype(np.bool_), hashes
    found = np.zeros(len(bodies), np.bool_)
    for i, body in enumerate(bodies):
        if body.startswith(_DOCUMENT) and "number_to" not in (data := orjson.loads(body)):
            number = numbers.canonical(data["number"])
            coded = issuers.in_front(number, data.get("issuing_state", ""))
            found[i] = data["number"].isascii() and not coded
            hashes[i] = numbering.number_hash(numbers.reading_form(number))
    return found, hashes
