"""Sorted arrays of keys and what they point to. NumPy only; the arrays may be memory-mapped.

`Postings` maps 32-bit name keys to name forms: unique keys, offsets, forms. Documents: `screening.index.papers`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Uint32 = NDArray[np.uint32]
Uint64 = NDArray[np.uint64]


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
    offset: Uint32
    form: Uint32

    @classmethod
    def build(cls, keys: Uint32, forms: Uint32) -> Postings:
        """From parallel arrays of keys and forms in any order."""
        order = np.argsort(keys, kind="stable")
        unique, start = np.unique(keys[order], return_index=True)
        offset = np.append(start, len(keys)).astype(np.uint32)
        return cls(unique, offset, forms[order])

    def counts(self, keys: Uint32) -> list[int]:
        """How many forms lie under each key."""
        if not len(self.key):
            return [0] * len(keys)
        place = np.searchsorted(self.key, keys)
        place[place == len(self.key)] = 0
        counts = np.where(self.key[place] == keys, self.offset[place + 1] - self.offset[place], 0)
        found: list[int] = counts.tolist()
        return found

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

    def _gather(self, start: Uint32, count: NDArray[np.int64]) -> Uint32:
        total = int(count.sum())
        if not total:
            return np.empty(0, np.uint32)
        first = np.cumsum(count) - count
        forms: Uint32 = self.form[np.arange(total) + np.repeat(start.astype(np.int64) - first, count)]
        return forms
