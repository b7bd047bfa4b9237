"""Lines of a file, bounded: a line too long for one traveller is named and passed over, never cut in two."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from screening.errors import BadList
from screening.wire.limits import BODY_BYTES

Seen = Callable[[int], None]
"""Told how many bytes were read so far."""

Note = Callable[[str], None]
"""Told, as a sentence, what whoever gave the list should know of it as a whole."""

_TOLD_EVERY = 64  # lines: where a text file stands costs a question to the system


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


def text_lines(file: BinaryIO, encoding: str, seen: Seen) -> Iterator[str]:
    """Each line of a text file, its ends as they are. Raises BadList for one longer than `BODY_BYTES` characters."""
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    number = 0
    try:
        while line := text.readline(BODY_BYTES + 1):
            number += 1
            if len(line) > BODY_BYTES:
                raise BadList(f"Line {number} is longer than {BODY_BYTES:,} characters.")
            if number % _TOLD_EVERY == 0:
                seen(file.tell())
            yield line
        seen(file.tell())
    finally:
        if not file.closed:  # it is ours no longer when a reader was given up
            text.detach()
