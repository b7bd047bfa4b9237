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
    """Intervals sorted by group and first number; `reach` is the greatest last number so far in the group."""

    group: Uint64
    first: Uint64
    last: Uint64
    reach: Uint64
    record: Uint32
    _native: compiled.Ranges | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns = (self.group, self.first, self.last, self.reach, self.record)
        object.__setattr__(self, "_native", compiled.Ranges(*columns) if kernel.PRESENT else None)

    @classmethod
    def build(cls, groups: Uint64, firsts: Uint64, lasts: Uint64, records: Uint32) -> Ranges:
        """From parallel arrays in any order."""
        order = np.lexsort((records, lasts, firsts, groups))
        group, first, last = groups[order], firsts[order], lasts[order]
        reach = last.copy()
        for i in range(1, len(reach)):
            if group[i] == group[i - 1] and reach[i - 1] > reach[i]:
                reach[i] = reach[i - 1]
        return cls(group, first, last, reach, records[order])

    def find(self, group: int, value: int, most: int) -> list[int]:
        """Records of ranges that hold `value`; walks back only while an earlier range can still reach it."""
        if self._native is not None:
            return self._native.find(group, value, most)
        wanted = np.uint64(group)
        low = int(np.searchsorted(self.group, wanted, side="left"))
        high = int(np.searchsorted(self.group, wanted, side="right"))
        place = low + int(np.searchsorted(self.first[low:high], np.uint64(value), side="right")) - 1
        found: list[int] = []
        while place >= low and self.reach[place] >= value and len(found) < most:
            if self.last[place] >= value:
                found.append(int(self.record[place]))
            place -= 1
        return found
