"""One entry tied to the one before it: how a line is written, and how it is read back.

A line is JSON: `{"n":17,"at":"2026-11-22T10:00:00.000000Z", ... ,"mac":"..."}`. Everything before `,"mac"` is its
text. Keyed BLAKE2b (RFC 7693 section 2.9; a third of the time of HMAC-SHA256) over the state before and the text gives
the state after; half of that is the `mac`, the other half is never written into the file. So nobody without the key
can continue, change or shorten a chain, and whoever reads lines needs no canonical form of JSON: the bytes are what
counts.

Beside a file that is still written stands its head: how many entries, how many bytes, and the state. It is written
after the entry, so an entry may be there that the head does not know of, but never the other way round.
"""

from __future__ import annotations

import hmac
import os
import struct
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

MAC_BYTES = 16
STATE_BYTES = 32
LONGEST = 4_000_000  # of a line; nothing we write comes near
_BEFORE_MAC = b',"mac":"'
_END = b'"}\n'
_TAIL = len(_BEFORE_MAC) + 2 * MAC_BYTES + len(_END)
_HEAD = struct.Struct("<QQ32s")


class Link(NamedTuple):
    """Where a chain stands after an entry: its number, the bytes up to its end, and the state."""

    number: int
    size: int
    state: bytes

    @property
    def mac(self) -> str:
        """The half of the state that is written."""
        return self.state[:MAC_BYTES].hex()


def beginning(key: bytes, name: str) -> Link:
    """Before the first entry; no two files begin alike, so a line of one never fits into another."""
    return Link(0, 0, _state(key, b"file\0", name.encode()))


def tied(key: bytes, before: Link, at: str, body: bytes) -> tuple[bytes, Link]:
    """The line that follows, and where the chain then stands. `body` is JSON without its opening brace."""
    number = before.number + 1
    text = b'{"n":%d,"at":"%s",%s' % (number, at.encode(), body[:-1])
    state = _state(key, before.state, text)
    line = text + _BEFORE_MAC + state[:MAC_BYTES].hex().encode() + _END
    return line, Link(number, before.size + len(line), state)


def follows(key: bytes, before: Link, line: bytes) -> Link | None:
    """Where the chain stands after that line; None when it is not the one that follows."""
    text = line[:-_TAIL]
    state = _state(key, before.state, text)
    expected = _BEFORE_MAC + state[:MAC_BYTES].hex().encode() + _END
    if not hmac.compare_digest(line[-_TAIL:], expected):
        return None
    if not text.startswith(b'{"n":%d,' % (before.number + 1)):
        return None
    return Link(before.number + 1, before.size + len(line), state)


def _state(key: bytes, before: bytes, text: bytes) -> bytes:
    made = _keyed(key).copy()
    made.update(before)
    made.update(text)
    return made.digest()


@lru_cache(maxsize=8)
def _keyed(key: bytes) -> blake2b:
    """Made once for each key; a copy of it costs half as much."""
    return blake2b(key=key, digest_size=STATE_BYTES)


def walk(path: Path, key: bytes, start: Link) -> Iterator[tuple[bytes, Link]]:
    """The lines after `start` with where the chain stands after each, up to the first that does not follow."""
    with path.open("rb") as file:
        file.seek(start.size)
        while line := file.readline(LONGEST):
            after = follows(key, start, line)
            if after is None:
                return
            yield line, after
            start = after


def end_of(path: Path, key: bytes, start: Link) -> Link:
    """Where the chain stands after the last line that follows."""
    end = start
    for _, after in walk(path, key, start):
        end = after
    return end


def torn(path: Path, end: Link) -> int | None:
    """How many bytes of an unfinished line stand after the end; None when whole lines do that do not follow."""
    with path.open("rb") as file:
        file.seek(end.size)
        rest = file.read(LONGEST)
    return None if b"\n" in rest or len(rest) == LONGEST else len(rest)


def write_head(descriptor: int, link: Link) -> None:
    """Puts down where the chain stands; one write, so that a kill leaves the old or the new."""
    os.pwrite(descriptor, _HEAD.pack(*link), 0)


def read_head(path: Path) -> Link | None:
    """Where the head says that the chain stands; None when there is no head or none that can be read."""
    try:
        return Link(*_HEAD.unpack(path.read_bytes()))
    except (FileNotFoundError, struct.error):
        return None
