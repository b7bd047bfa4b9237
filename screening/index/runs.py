"""What a builder puts aside while it reads the store: nameless files, and hashes sorted by part within them.

A run is what one process had collected when it had enough: its hashes and records, ordered by part (the first
byte of the hash), so that the merge reads one part of every run and never all of them. The files have no name:
when the builder ends, however it ends, the system takes the space back.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screening.index.buckets import PART_SHIFT, PARTS, Uint32, Uint64

ENOUGH = 1 << 20  # hashes collected before they are put aside: 12 MB


class RunFile:
    """A file that is written by one process and read by another, both by their own places in it."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.end = 0

    @classmethod
    def beside(cls, path: Path) -> RunFile:
        """A nameless file on the disk on which `path` lies."""
        with tempfile.TemporaryFile(dir=path.parent) as file:
            return cls(os.dup(file.fileno()))

    def append(self, data: bytes | NDArray[Any]) -> int:
        """Writes bytes at the end: their place."""
        start = self.end
        self.end = write_at(self.handle, data, start)
        return start

    def read(self, place: int, dtype: type[np.generic] | np.dtype[Any], count: int) -> NDArray[Any]:
        """An array that `append` wrote there."""
        array = np.empty(count, dtype)
        view, done = array.view(np.uint8).data, 0
        while done < len(view):
            got = os.preadv(self.handle, [view[done:]], place + done)
            if not got:
                raise OSError(5, "a file of the builder ends too soon")
            done += got
        return array

    def close(self) -> None:
        """Gives the file back."""
        os.close(self.handle)


def write_at(handle: int, data: bytes | NDArray[Any], place: int) -> int:
    """Writes all bytes at a place of a file: the place behind them."""
    view = memoryview(data) if isinstance(data, bytes) else np.ascontiguousarray(data).view(np.uint8).data
    while view:
        done = os.pwrite(handle, view, place)
        view, place = view[done:], place + done
    return place


@dataclass(frozen=True, slots=True)
class Run:
    """`counts[p]` hashes of part p from `place` on, part by part; behind them their records in the same order."""

    place: int
    counts: NDArray[np.int64]


class Collected:
    """Hashes and whose they are, put aside by part whenever there are enough."""

    def __init__(self, file: RunFile) -> None:
        self._file = file
        self._hashes: list[Uint64] = []
        self._records: list[Uint32] = []
        self._held = 0
        self.runs: list[Run] = []

    def add(self, hashes: Uint64, records: Uint32) -> None:
        """Takes hashes in any order."""
        self._hashes.append(hashes)
        self._records.append(records)
        self._held += len(hashes)
        if self._held >= ENOUGH:
            self.put_aside()

    def put_aside(self) -> None:
        """Makes a run of what is held."""
        if not self._held:
            return
        hashes, records = np.concatenate(self._hashes), np.concatenate(self._records)
        self._hashes, self._records, self._held = [], [], 0
        parts = (hashes >> PART_SHIFT).astype(np.uint8)
        order = np.argsort(parts, kind="stable")
        place = self._file.append(hashes[order])
        self._file.append(records[order])
        self.runs.append(Run(place, np.bincount(parts, minlength=PARTS)))


def read_part(part: int, runs: Iterable[tuple[RunFile, Run]]) -> tuple[Uint64, Uint32]:
    """All hashes of a part, and their records."""
    hashes: list[Uint64] = []
    records: list[Uint32] = []
    for file, run in runs:
        count, before, total = int(run.counts[part]), int(run.counts[:part].sum()), int(run.counts.sum())
        hashes.append(file.read(run.place + 8 * before, np.uint64, count))
        records.append(file.read(run.place + 8 * total + 4 * before, np.uint32, count))
    return _joined(hashes, np.uint64), _joined(records, np.uint32)


def _joined(arrays: Sequence[NDArray[Any]], dtype: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)
