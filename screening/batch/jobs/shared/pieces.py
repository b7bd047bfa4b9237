"""Lists, rows and answers as the server keeps them: cut into fields of a hash, compressed, fetched one by one.

No value is large, so the server is never kept from others for long, and memory here is one piece.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from screening.batch.jobs.shared.desk import Desk

PIECE = 1 << 20
"""Bytes of a list in one field, before they are compressed."""

LEVEL = 1
"""Of compression: rows and answers to a tenth, at 7 ms for a block of a thousand."""

LAPSES = 3600
"""Seconds after which pieces are dropped that belong to no job: an upload or a reading that was killed."""


def packed(content: bytes) -> bytes:
    """As it is kept."""
    return zlib.compress(content, LEVEL)


def unpacked(kept: bytes) -> bytes:
    """The inverse of `packed`."""
    return zlib.decompress(kept)


def put(desk: Desk, key: str, pieces: Iterable[bytes]) -> tuple[int, int]:
    """Writes the pieces under the numbers 0, 1 and so on, for an hour: how many, and how many bytes they take."""
    number = size = 0
    for number, piece in enumerate(pieces, 1):
        kept = packed(piece)
        size += len(kept)
        desk.together([("HSET", key, number - 1, kept), ("EXPIRE", key, LAPSES)])
    return number, size


def cut(path: Path) -> Iterator[bytes]:
    """The pieces of a file."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def get(desk: Desk, kind: str, job_id: str, number: int) -> bytes:
    """One of the pieces. Raises FileNotFoundError where it is not there."""
    (kept,) = desk.fields(kind, job_id, str(number))
    if kept is None:
        raise FileNotFoundError
    return unpacked(kept)
