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
class Postings:
    """`form[offset[i]:offset[i + 1]]` are the name forms under `key[i]`."""

    key: Uint32
    offset: Uint32
    form: Uint32

    @classmethod
    def build(cls, keys: Uint32, forms: Uint32) -> Postings:
        """From parallel arrays of keys, ascending, and forms."""
        begins = np.ones(len(keys), np.bool_)
        begins[1:] = keys[1:] != keys[:-1]
        start = np.flatnonzero(begins)
        return cls(keys[start], np.append(start, len(keys)).astype(np.uint32), forms)

    def counts(self, keys: Uint32) -> list[int]:
        """How many forms lie under each key."""
        if not len(self.key):
            return [0] * len(keys)
        place = np.searchsorted(self.key, keys)
        place[place == len(self.key)] = 0
        counts = np.where(self.key[place] == keys, self.offset[place + 1] - self.offset[place], 0)
        found: list[int] = counts.tolist()
        return found

    def forms(self, key: int) -> Uint32:
        """The forms under a key, in order; none where it is not on file."""
        place = int(np.searchsorted(self.key, np.uint32(key)))
        if place == len(self.key) or self.key[place] != key:
            return self.form[:0]
        return self.form[int(self.offset[place]) : int(self.offset[place + 1])]
