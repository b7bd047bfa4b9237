"""Hashes in buckets: how hashed things lie in a snapshot, whether document numbers or identifiers of records.

The high 32 bits of a 64-bit hash choose the bucket, the low 32 bits, its tail, tell its entries apart; an entry
is the tail above the number of a record. Buckets hold some eight entries, sorted. They are filled part by
part, a part being all hashes with the same first byte, so that a hundred million need little memory. A bitmap
beside them answers "surely absent": two bits of one word for each hash, so that one look at memory decides.
Knows nothing of what was hashed. Compiled: `screening.kernel.buckets`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from screening import kernel

if kernel.PRESENT:
    from screening.kernel import buckets as compiled

Uint32 = NDArray[np.uint32]
Uint64 = NDArray[np.uint64]

PARTS = 256
PART_SHIFT = np.uint64(56)  # a hash's part is its first byte
FILL = 8  # entries a bucket on average: 64 bytes, what one look at memory brings
FILTER_BITS = 10  # bits of the bitmap a key: one foreign number in 25 costs a look into a bucket
_HALF, _ONE, _IN_WORD = np.uint64(32), np.uint64(1), np.uint64(63)
_TAIL = np.uint64((1 << 32) - 1)


def buckets_for(entries: int) -> int:
    """How many buckets for so many entries: the same number for each part."""
    return PARTS * max(1, -(-entries // (PARTS * FILL)))


def words_for(keys: int) -> int:
    """How many words of bitmap for so many keys: the same number for each part."""
    return PARTS * max(1, -(-keys * FILTER_BITS // (PARTS * 64)))


def place(hashes: Uint64, places: int) -> Uint64:
    """Where hashes lie among so many buckets or words; a greater hash lies no further left."""
    return (hashes >> _HALF) * np.uint64(places) >> _HALF


def arrange(hashes: Uint64, records: Uint32, buckets: int, first: int, count: int) -> tuple[Uint32, Uint64]:
    """Entries of `count` buckets from the bucket `first` on, sorted, and how many each bucket holds.

    All hashes must lie there.
    """
    if kernel.PRESENT:
        counts, entries = np.zeros(count, np.uint32), np.empty(len(hashes), np.uint64)
        compiled.arrange(hashes, records, buckets, first, counts, entries)
        return counts, entries
    where = place(hashes, buckets) - np.uint64(first)
    entries = (hashes & _TAIL) << _HALF | records
    order = np.lexsort((entries, where))
    return np.bincount(where.astype(np.int64), minlength=count).astype(np.uint32), entries[order]


def marked(hashes: Uint64, words: int, first: int, count: int) -> Uint64:
    """`count` words of the bitmap from the word `first` on; all hashes must lie there."""
    bitmap = np.zeros(count, np.uint64)
    if kernel.PRESENT:
        compiled.mark(hashes, words, first, bitmap)
    else:
        np.bitwise_or.at(bitmap, place(hashes, words) - np.uint64(first), bits(hashes))
    return bitmap


def bits(hashes: Uint64) -> Uint64:
    """The two bits of each hash in its word: from its tail, as the high half chooses the word."""
    return _ONE << (hashes & _IN_WORD) | _ONE << (hashes >> np.uint64(6) & _IN_WORD)


def starts(counts: list[Uint32]) -> Uint32:
    """Where each bucket begins, and at last where all end, from how many each holds."""
    found = np.zeros(sum(map(len, counts)) + 1, np.uint32)
    np.cumsum(np.concatenate(counts), dtype=np.uint32, out=found[1:])
    return found
