"""Where the JSON of each record lies: 32 bits a record, and a note wherever 4 GiB more have gone by.

Documents come first, in the order of the store, then persons. A place read from a damaged file finds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import numpy as np

from screening.errors import SnapshotDamaged
from screening.index.buckets import Uint32, Uint64
from screening.index.papers import Uint8

_TURN = 1 << 32


class Bodies:
    """The bodies of a snapshot: record i lies from `start[i]` to `start[i + 1]`, both modulo 4 GiB.

    `turn` lists the records before which another 4 GiB have gone by.
    """

    def __init__(self, body: Uint8, start: Uint32, turn: Uint32) -> None:
        self._body = body.data  # of an array a place takes thrice as long to read
        self._start = start.data
        self._turns: list[int] = turn.tolist()

    def __len__(self) -> int:
        return len(self._start) - 1

    def __getitem__(self, record: int) -> bytes:
        """A record's JSON; SnapshotDamaged when its place lies outside the snapshot."""
        start, end = self._start[record], self._start[record + 1]
        if self._turns:
            start += bisect_right(self._turns, record) * _TURN
            end += bisect_right(self._turns, record + 1) * _TURN
        if not 0 <= start < end <= len(self._body):
            raise SnapshotDamaged("A record's place lies outside the snapshot.")
        return bytes(self._body[start:end])


class Places:
    """Works out `start` and `turn` from the lengths of the bodies, a stretch at a time."""

    def __init__(self) -> None:
        self.turns: list[int] = []
        self._records = 0
        self._place = 0

    def starts(self, stretches: Iterable[Uint32]) -> Iterator[Uint32]:
        """Where each body begins, and at last where all end."""
        for lengths in stretches:
            ends = np.cumsum(lengths, dtype=np.uint64) + np.uint64(self._place)
            yield self._note(ends - lengths)
            self._place = int(ends[-1]) if len(ends) else self._place
        yield self._note(np.array([self._place], np.uint64))

    def _note(self, places: Uint64) -> Uint32:
        """The low 32 bits of places; `turns` learns which passed another 4 GiB."""
        turn = len(self.turns) + 1
        while len(places) and int(places[-1]) >= turn * _TURN:
            self.turns.append(self._records + int(np.searchsorted(places, np.uint64(turn * _TURN))))
            turn += 1
        self._records += len(places)
        return places.astype(np.uint32)
