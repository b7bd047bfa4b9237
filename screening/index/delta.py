"""Changes since the snapshot, held in memory, found by the same keys.

Everything carries the sequence number from which it holds and the one from which it no longer does, and
nothing is ever taken out: the follower appends while queries read, and a query sees exactly the state as of
the sequence number it was given. A new snapshot begins a new delta.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

from screening.index import keys, numbering
from screening.index.births import Born
from screening.index.entries import BlankRange, Entries, entries
from screening.index.reader import Snapshot
from screening.model import record_from_json
from screening.text.names import PreparedName

ALIVE = 1 << 62


@dataclass(slots=True)
class DeltaRecord:
    """A record put since the snapshot; it holds from `born` up to, not including, `died`."""

    body: bytes
    born: int
    died: int = ALIVE

    def alive(self, at: int) -> bool:
        """Whether the record holds as of a sequence number."""
        return self.born <= at < self.died


class DeltaForm(NamedTuple):
    """A name reading of a delta record."""

    name: PreparedName
    record: int
    place: int
    born: tuple[Born, ...]


@dataclass(slots=True)
class Delta:
    """The changes after `base`, the snapshot's sequence."""

    snapshot: Snapshot | None
    records: list[DeltaRecord] = field(default_factory=list)
    forms: list[DeltaForm] = field(default_factory=list)
    _latest: dict[str, int] = field(default_factory=dict)
    _masked: dict[int, int] = field(default_factory=dict)
    _by_key: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_document: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_group: dict[int, list[tuple[BlankRange, int]]] = field(default_factory=lambda: defaultdict(list))

    def apply(self, sequence: int, record_id: str, body: bytes | None) -> None:
        """Takes in one change: a new state of the record, or its withdrawal (`body` None)."""
        ordinal = len(self.records)
        if body is not None:
            self.records.append(DeltaRecord(body, sequence))
            self._index(ordinal, entries(record_from_json(orjson.loads(body))))
        self._end(record_id, sequence)
        if body is not None:
            self._latest[record_id] = ordinal

    def _end(self, record_id: str, sequence: int) -> None:
        """From `sequence` on, what was on file under this identifier no longer holds."""
        before = self._latest.pop(record_id, None)
        if before is not None:
            self.records[before].died = sequence
        if self.snapshot is None:
            return
        for ordinal in self.snapshot.ordinals(record_id):
            if ordinal not in self._masked and _identifier(self.snapshot.body(ordinal)) == record_id:
                self._masked[ordinal] = sequence

    def _index(self, ordinal: int, found: Entries) -> None:
        for name, place in found.names:
            form = len(self.forms)
            self.forms.append(DeltaForm(name, ordinal, place, found.born))
            for key in keys.filed_keys(name):
                self._by_key[key].append(form)
        for number in found.numbers:
            self._by_document[numbering.document_key(number)].append(ordinal)
        for blanks in found.blanks:
            self._by_group[blanks.group].append((blanks, ordinal))

    def masked(self, ordinal: int, at: int) -> bool:
        """Whether a record of the snapshot was changed or withdrawn since."""
        return self._masked.get(ordinal, ALIVE) <= at

    def find_names(self, wanted: list[int]) -> tuple[list[int], int]:
        """Forms under any of the keys, without repeats, and how many postings were read."""
        if not self._by_key:
            return [], 0
        lists = [found for key in wanted if (found := self._by_key.get(key))]
        return sorted({form for found in lists for form in found}), sum(map(len, lists))

    def find_documents(self, shown: Iterable[str]) -> list[int]:
        """Records with a document of one of the numbers, or of one an edit away, and ranges that may hold them."""
        found: list[int] = []
        if self._by_document:
            wanted = {key for number in shown for key in numbering.asked_keys(number).tolist()}
            found += (each for key in self._by_document.keys() & wanted for each in self._by_document[key])
        if self._by_group:
            for group, value in {place for number in shown for place in numbering.places(number)}:
                rows = tuple(self._by_group.get(group, ()))
                found += (ordinal for blanks, ordinal in rows if blanks.first <= value <= blanks.last)
        return found


def _identifier(body: bytes) -> str:
    record_id: str = orjson.loads(body)["id"]
    return record_id
