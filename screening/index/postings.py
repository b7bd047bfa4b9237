"""Sorted arrays of keys and what they point to. NumPy only; the arrays may be memory-mapped.

`Postings` maps 32-bit name keys to name forms: unique keys, offsets, forms. `DocumentPostings` maps 64-bit
document keys to records, behind a bitmap that answers "surely absent" for most of the hundreds of numbers
one edit away. `Ranges` finds the intervals of blanks that hold a number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Uint32 = NDArray[np.uint32]
Uint64 = NDArray[np.uint64]
Uint8 = NDArray[np.uint8]

FILTER_BITS_A_KEY = 16  # one foreign number in sixteen passes the bitmap and costs a look-up


@dataclass(frozen=True, slots=True)
class Found:
    """Forms found, with repeats, how many keys were on file, and whether the bound cut rarer keys off."""

    forms: Uint32
    keys: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Postings:
    """`form[offset[i]:offset[i + 1]]` are the name forms under `key[i]`."""

    key: Uint32
    offset: Uint64
    form: Uint32

    @classmethod
    def build(cls, keys: Uint32, forms: Uint32) -> Postings:
        """From parallel arrays of keys and forms in any order."""
        order = np.argsort(keys, kind="stable")
        unique, start = np.unique(keys[order], return_index=True)
        offset = np.append(start, len(keys)).astype(np.uint64)
        return cls(unique, offset, forms[order])

    def count(self, key: int) -> int:
        """How many forms lie under a key."""
        place = int(np.searchsorted(self.key, np.uint32(key)))
        if place == len(self.key) or int(self.key[place]) != key:
            return 0
        return int(self.offset[place + 1] - self.offset[place])

    def find(self, keys: Uint32, most: int, lone: int = 0, most_of_lone: int = 0) -> Found:
        """Forms under any of the keys, rarest key first, at most `most` postings; of the last key, what fits.

        The last `lone` of the keys count only where at most `most_of_lone` forms have them.
        """
        if not len(self.key):
            return Found(np.empty(0, np.uint32), 0, False)
        place = np.searchsorted(self.key, keys)
        place[place == len(self.key)] = 0
        on_file = self.key[place] == keys
        start = self.offset[place]
        count = (self.offset[place + 1] - start).astype(np.int64)
        if lone:
            on_file[-lone:] &= count[-lone:] <= most_of_lone
        place, start, count = place[on_file], start[on_file], count[on_file]
        cut = int(count.sum()) > most
        if cut:
            order = np.argsort(count, kind="stable")
            kept = order[: int(np.searchsorted(np.cumsum(count[order]), most, side="right")) + 1]
            start, count = start[kept], count[kept]
        return Found(self._gather(start, count)[:most], len(place), cut)

    def _gather(self, start: Uint64, count: NDArray[np.int64]) -> Uint32:
        total = int(count.sum())
        if not total:
            return np.empty(0, np.uint32)
        first = np.cumsum(count) - count
        forms: Uint32 = self.form[np.arange(total) + np.repeat(start.astype(np.int64) - first, count)]
        return forms


@dataclass(frozen=True, slots=True)
class DocumentPostings:
    """`record[i]` holds a document whose key is `key[i]`; keys are sorted, several may be equal."""

    key: Uint64
    record: Uint32
    bitmap: Uint8

    @classmethod
    def build(cls, keys: Uint64, records: Uint32) -> DocumentPostings:
        """From parallel arrays of keys and records in any order."""
        order = np.argsort(keys, kind="stable")
        bits = max(16, int(len(keys) * FILTER_BITS_A_KEY - 1).bit_length())
        bitmap = np.zeros(1 << (bits - 3), np.uint8)
        place = keys >> np.uint64(64 - bits)
        np.bitwise_or.at(bitmap, place >> np.uint64(3), _bit(place))
        return cls(keys[order], records[order], bitmap)

    def find(self, key: int) -> list[int]:
        """Records with a document of this key."""
        wanted = np.uint64(key)
        low = int(np.searchsorted(self.key, wanted))
        high = low
        while high < len(self.key) and self.key[high] == wanted:
            high += 1
        records: list[int] = self.record[low:high].tolist()
        return records

    def find_any(self, keys: Uint64) -> list[int]:
        """Records with a document of any of the keys."""
        if not len(self.key):
            return []
        bits = (len(self.bitmap) * 8 - 1).bit_length()
        place = keys >> np.uint64(64 - bits)
        likely = keys[(self.bitmap[place >> np.uint64(3)] & _bit(place)) != 0]
        low = np.searchsorted(self.key, likely, side="left")
        high = np.searchsorted(self.key, likely, side="right")
        found: list[int] = []
        for a, b in zip(low[high > low].tolist(), high[high > low].tolist(), strict=True):
            found.extend(self.record[a:b].tolist())
        return found


def _bit(place: Uint64) -> Uint8:
    return np.left_shift(np.uint8(1), (place & np.uint64(7)).astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Ranges:
    """Intervals sorted by group and first number; `reach` is the greatest last number so far in the group."""

    group: Uint64
    first: Uint64
    last: Uint64
    reach: Uint64
    record: Uint32

    @classmethod
    def build(cls, groups: Uint64, firsts: Uint64, lasts: Uint64, records: Uint32) -> Ranges:
        """From parallel arrays in any order."""
        order = np.lexsort((firsts, groups))
        group, first, last = groups[order], firsts[order], lasts[order]
        reach = last.copy()
        for i in range(1, len(reach)):
            if group[i] == group[i - 1] and reach[i - 1] > reach[i]:
                reach[i] = reach[i - 1]
        return cls(group, first, last, reach, records[order])

    def find(self, group: int, value: int, most: int) -> list[int]:
        """Records of ranges that hold `value`; walks back only while an earlier range can still reach it."""
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
