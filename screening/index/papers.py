"""Document numbers of a snapshot: single ones by key, blanks as intervals, records by their identifier.

`DocumentPostings` answers for a number and all that are one edit away in one call, `Ranges` for the intervals
that hold a number, `Identifiers` for the place of a record. The arrays may be memory-mapped and damaged: a place
outside of them finds nothing and reads nothing. Compiled: `screening.kernel.documents`, with equal results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.index import buckets, numbering
from screening.index.buckets import Uint32, Uint64

if kernel.PRESENT:
    from screening.kernel import documents as compiled

Uint8 = NDArray[np.uint8]

STEP = 16  # ranges, or stretches of them, of which `reach` tells the greatest end
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads 32-bit hashes over 64 bits


@dataclass(frozen=True, slots=True)
class DocumentPostings:
    """Entries `entry[bucket[i]:bucket[i + 1]]` are the records whose document's key lies in bucket i."""

    bucket: Uint32
    entry: Uint64
    bitmap: Uint64
    _native: compiled.Postings | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        native = compiled.Postings(self.bucket, self.entry, self.bitmap) if kernel.PRESENT else None
        object.__setattr__(self, "_native", native)

    @classmethod
    def build(cls, keys: Uint64, records: Uint32) -> DocumentPostings:
        """From parallel arrays of keys and records in any order."""
        count, words = buckets.buckets_for(len(keys)), buckets.words_for(len(keys))
        counts, entry = buckets.arrange(keys, records, count, 0, count)
        return cls(buckets.starts([counts]), entry, buckets.marked(keys, words, 0, words))

    def near(self, number: str) -> list[int]:
        """Records with a document of this canonical number, or of one an edit away; ascending, each once."""
        if self._native is not None:
            return self._native.near(number)
        return self.under(numbering.asked_keys(number))

    def under(self, keys: Uint64) -> list[int]:
        """Records with a document under any of the keys; ascending, each once."""
        bits = buckets.bits(keys)
        likely = keys[self.bitmap[buckets.place(keys, len(self.bitmap))] & bits == bits]
        place = buckets.place(likely, len(self.bucket) - 1).astype(np.int64)
        found: set[int] = set()
        for key, start, end in zip(likely.tolist(), self.bucket[place], self.bucket[place + 1], strict=True):
            found.update(_matching(self.entry[start:end].tolist(), key & 0xFFFFFFFF))
        return sorted(found)


def _matching(entries: Sequence[int], tail: int) -> list[int]:
    return [entry & 0xFFFFFFFF for entry in entries if entry >> 32 == tail]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Places of records by a hash of their identifier; a few are wrong, so the record itself must tell."""

    bucket: Uint32
    tail: Uint8
    place: Uint32

    def find(self, record_id: str) -> list[int]:
        """Records that may have this identifier; ascending."""
        wanted = int(id_hashes([record_id])[0])
        bucket = (wanted >> 32) * (len(self.bucket) - 1) >> 32
        start, end = self.bucket[bucket : bucket + 2].tolist()
        here = self.tail[start:end] == np.uint8((wanted & 0xFFFFFFFF) >> 24)
        return sorted(self.place[start:end][here].tolist())


def id_hashes(record_ids: Sequence[str]) -> Uint64:
    """64-bit hashes of identifiers, the same in every process; of 32 bits, so a few are alike."""
    plain = np.fromiter((crc32(text.encode()) for text in record_ids), np.uint64, len(record_ids))
    return numbering.mix((plain + np.uint64(1)) * np.uint64(_SPREAD))


@dataclass(frozen=True, slots=True)
class Ranges:
    """Intervals by group and first number: those of `group[i]` are rows `start[i]` to `start[i + 1]`.

    `reach` holds the greatest last number of each 16 rows, then of each 16 of these, and so on: stretches that end
    too early are passed over, however deep intervals are nested.
    """

    group: Uint64
    start: Uint32
    first: Uint64
    last: Uint64
    reach: Uint64
    record: Uint32
    _native: compiled.Ranges | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns = (self.group, self.start, self.first, self.last, self.reach, self.record)
        object.__setattr__(self, "_native", compiled.Ranges(*columns) if kernel.PRESENT else None)

    @classmethod
    def build(cls, groups: Uint64, firsts: Uint64, lasts: Uint64, records: Uint32) -> Ranges:
        """From parallel arrays in any order."""
        order = np.lexsort((records, lasts, firsts, groups))
        group, starts = np.unique(groups[order], return_index=True)
        last = lasts[order]
        start = np.append(starts, len(last)).astype(np.uint32)
        return cls(group, start, firsts[order], last, _reach(last), records[order])

    def holding(self, number: str, most: int) -> list[int]:
        """Records of ranges that may hold a canonical number, however it was misread; ascending, at most `most`."""
        if self._native is not None:
            return self._native.holding(number, most)
        found: set[int] = set()
        for group, value in numbering.places(number) if len(self.group) else ():
            found.update(self.find(group, value, most))
        return sorted(found)[:most]

    def find(self, group: int, value: int, most: int) -> list[int]:
        """Records of at most `most` ranges of a group that hold `value`, those that begin last first."""
        if self._native is not None:
            return self._native.find(group, value, most)
        here = int(np.searchsorted(self.group, np.uint64(group)))
        if here == len(self.group) or int(self.group[here]) != group:
            return []
        low, high = self.start[here : here + 2].tolist()
        at = low + int(np.searchsorted(self.first[low:high], np.uint64(value), side="right"))
        steps = self._steps()
        found: list[int] = []
        while at > low and len(found) < most:
            passed = self._passed(at, low, value, steps)
            if not passed and self.last[at - 1] >= value:
                found.append(int(self.record[at - 1]))
            at -= passed or 1
        return found

    def _steps(self) -> list[tuple[int, int]]:
        """How many rows each level of `reach` takes together, and where it begins; the widest first."""
        steps, begin, size = [], 0, STEP
        while size <= len(self.last):
            steps.append((size, begin))
            begin, size = begin + len(self.last) // size, size * STEP
        return steps[::-1]

    def _passed(self, at: int, low: int, value: int, steps: list[tuple[int, int]]) -> int:
        """The widest stretch of rows that ends at a row, begins at `low` or behind, and does not reach the value."""
        for size, begin in steps:
            if at % size == 0 and at - size >= low and self.reach[begin + at // size - 1] < value:
                return size
        return 0


def _reach(last: Uint64) -> Uint64:
    levels = [last[:0]]
    while len(last) >= STEP:
        last = last[: len(last) // STEP * STEP].reshape(-1, STEP).max(axis=1)
        levels.append(last)
    return np.concatenate(levels)
