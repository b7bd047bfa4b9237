"""Reads a list's file as a stream of bytes: plain or gzip, counted for the progress bar, bounded.

Whatever keeps a file from being read to its end becomes a `BadList`, so that half a list is never taken
for a whole one.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from screening.errors import BadList
from screening.sources.source import Seen
from screening.wire.limits import BODY_BYTES

HEAD_BYTES = 65_536
LONGEST_SKIPPED = 64 * BODY_BYTES
"""A line longer than this is not skipped but ends the load: it is no list, or a compression bomb."""

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"


class _Counted(io.FileIO):
    """A file that tells how many bytes were read."""

    def __init__(self, path: Path, seen: Seen | None) -> None:
        super().__init__(path)
        self._seen = seen

    def readinto(self, buffer: Any) -> int | None:
        count = super().readinto(buffer)
        if self._seen and count:
            self._seen(count)
        return count


@contextmanager
def opened(path: Path, seen: Seen | None = None) -> Iterator[IO[bytes]]:
    """The file's content, unpacked when it is gzip; a fault of the file is a `BadList`."""
    try:
        with io.BufferedReader(_Counted(path, seen), _CHUNK) as file:
            if file.peek(2)[:2] != _GZIP:
                yield file
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield io.BufferedReader(unpacked, _CHUNK)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadList(
            f"{path.name} is a damaged or incomplete gzip file.", remedy="Fetch the file again and load it."
        ) from error
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise BadList(f"{path} cannot be read.", remedy="Check the path and the permissions.") from error


def head(path: Path) -> bytes:
    """The first bytes of the unpacked content."""
    with opened(path) as file:
        return file.read(HEAD_BYTES)


def chunks(path: Path, seen: Seen | None = None) -> Iterator[bytes]:
    """The content in pieces."""
    with opened(path, seen) as file:
        while piece := file.read(_CHUNK):
            yield piece


def lines(path: Path, seen: Seen | None = None) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, from 1; None in place of a line longer than `BODY_BYTES`."""
    with opened(path, seen) as file:
        number = 0
        while line := file.readline(BODY_BYTES + 1):
            number += 1
            if len(line) > BODY_BYTES and not line.endswith(b"\n"):
                _skip_rest(file, path, number)
                yield number, None
            else:
                yield number, line


def _skip_rest(file: IO[bytes], path: Path, number: int) -> None:
    skipped = 0
    while (piece := file.readline(_CHUNK)) and not piece.endswith(b"\n"):
        skipped += len(piece)
        if skipped > LONGEST_SKIPPED:
            raise BadList(f"{path.name}: line {number} is longer than {LONGEST_SKIPPED:,} bytes.")


def text(path: Path, number: int, line: bytes) -> str:
    """A line as text; one that is not UTF-8 says that the whole file is in another encoding."""
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise BadList(
            f"{path.name} is not UTF-8: line {number}.", remedy="Save the file encoded in UTF-8 and load it."
        ) from error
