"""Lines of a file, bounded: a line too long for one traveller is named and passed over, never cut in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from screening.wire.limits import BODY_BYTES

Seen = Callable[[int], None]
"""Told how many bytes were read so far."""


def lines(file: BinaryIO, seen: Seen) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, from 1; None in place of one longer than `BODY_BYTES`."""
    number = 0
    while line := file.readline(BODY_BYTES + 1):
        number += 1
        whole = len(line) <= BODY_BYTES
        while not whole and not line.endswith(b"\n") and line:
            line = file.readline(BODY_BYTES)
        seen(file.tell())
        yield number, line if whole else None
