"""A segment: a file of entries that one process writes and nobody else, from its opening to its end.

The process holds a lock on the file, which the system releases when it dies: so anyone can tell a segment that is
being written from one that was left. What `write` has returned from is with the kernel and survives the death of the
process; what survives the loss of power is a question of `to_disk`.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from screening.audit import links

SUFFIX, HEAD = ".ndjson", ".head"
OWNER_FILE, OWNER_FOLDER = 0o600, 0o700


class Segment:
    """Open while it is written. `end` is where its chain stands; `broken` says that it can take no more."""

    def __init__(self, folder: Path, name: str, key: bytes) -> None:
        """Makes the file, for its owner alone. Raises OSError."""
        self.name = name
        self.path = folder / name
        self.broken = False
        self.on_disk = 0  # bytes that survive the loss of power, as far as somebody asked for that
        self._key = key
        self.end = links.beginning(key, name)
        self._head = -1
        make_folder(folder)
        make_folder(self.path.parent)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        self._file = os.open(self.path, flags, OWNER_FILE)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            self._head = os.open(head_of(self.path), flags, OWNER_FILE)
            links.write_head(self._head, self.end)
        except OSError:
            self.discard()
            raise

    def write(self, at: str, body: bytes) -> None:
        """One more entry. Raises OSError, and then the file is as it was before, or `broken`."""
        line, end = links.tied(self._key, self.end, at, body)
        try:
            written = os.write(self._file, line)
            while written < len(line):  # no room for all of it: the next try says why
                written += os.write(self._file, line[written:])
        except OSError:
            self._undo()
            raise
        self.end = end
        with suppress(OSError):  # the entry stands, and a head may lag behind
            links.write_head(self._head, end)

    def to_disk(self) -> None:
        """Returns when all entries survive the loss of power. Raises OSError."""
        os.fdatasync(self._file)

    def duplicate(self) -> int:
        """A second descriptor of the file, for whoever brings it to the disk while it may be closed."""
        return os.dup(self._file)

    def close(self) -> None:
        """Lets go of the file; it can be closed twice."""
        for descriptor in (self._file, self._head):
            if descriptor >= 0:
                os.close(descriptor)
        self._file = self._head = -1

    def discard(self) -> None:
        """Removes a segment in which nothing was entered."""
        self.close()
        self.path.unlink(missing_ok=True)
        head_of(self.path).unlink(missing_ok=True)

    def _undo(self) -> None:
        """Takes back half a line, which never was an entry."""
        try:
            os.ftruncate(self._file, self.end.size)
        except OSError:
            self.broken = True


def make_folder(folder: Path) -> None:
    """The folder, for its owner alone. Raises OSError."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)


def head_of(path: Path) -> Path:
    """Where a segment's head stands while it is open."""
    return path.with_suffix(HEAD)


@contextmanager
def left(path: Path) -> Iterator[bool]:
    """Whether no living process writes the segment; if so it is ours while the block lasts. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield _taken(descriptor)
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
