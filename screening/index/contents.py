"""What an index holds, as one number and one short value: equal for replicas that answer from the same records.

However an index came to be, from a snapshot of today and few changes or from an old one and many, its live records
are told by the same digest: the sum, modulo 2**256, of the BLAKE2b hashes of their stored forms. A sum does not
depend on the order, and unlike an exclusive or it tells a record that is there twice. It finds faults; it is no
proof against somebody who makes up records to fit it. Knows no store and no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from screening.index.delta import Delta
from screening.index.reader import Snapshot

HASH_BYTES = 32
_MODULUS = 1 << (8 * HASH_BYTES)


@dataclass(frozen=True, slots=True)
class Contents:
    """How many records, and the digest of all of them: 64 hexadecimal digits."""

    records: int
    digest: str


def contents(bodies: Iterable[bytes]) -> Contents:
    """Of the stored forms of records, in any order: a microsecond each."""
    total = records = 0
    for body in bodies:
        total += int.from_bytes(blake2b(body, digest_size=HASH_BYTES).digest(), "little")
        records += 1
    return Contents(records, f"{total % _MODULUS:0{2 * HASH_BYTES}x}")


def live(snapshot: Snapshot | None, delta: Delta, at: int) -> Iterator[bytes]:
    """The stored forms of what an index answers from as of a sequence number, each read from where queries read it.

    Raises SnapshotDamaged for a record whose place lies outside the snapshot.
    """
    for ordinal in range(len(snapshot) if snapshot is not None else 0):
        if not delta.masked(ordinal, at):
            yield snapshot.body(ordinal)  # type: ignore[union-attr]
    yield from (record.body for record in list(delta.records) if record.alive(at))
