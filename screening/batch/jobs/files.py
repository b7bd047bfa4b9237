"""Files that hold personal data and must survive: for their owner alone, on the disk before they count.

A name appears when what it stands for is complete: written beside it, brought to the disk, renamed. Knows nothing of
jobs.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

OWNER_FILE, OWNER_FOLDER = 0o600, 0o700


def folder(path: Path) -> Path:
    """The folder, made with those above it where it is not there; for its owner alone."""
    path.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)
    return path


def opened(path: Path, flags: int) -> int:
    """A descriptor of the file, made for its owner alone where it is not there."""
    return os.open(path, flags | os.O_CLOEXEC, OWNER_FILE)


def created(path: Path) -> BinaryIO:
    """An empty file to be written, in the place of whatever was there."""
    return os.fdopen(opened(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb")


def brought_to_disk(file: BinaryIO) -> None:
    """Returns when all that was written to the file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def names_kept(path: Path) -> None:
    """Returns when the names in the folder are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, content: bytes) -> None:
    """Puts the content in the file's place: whoever reads finds the old or the new, whole."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with created(beside) as file:
            file.write(content)
            brought_to_disk(file)
        beside.rename(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    names_kept(path.parent)


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Holds the lock of that file, made where it is not there; false when another has it and we do not `wait`.

    The system gives it back when its holder dies. Raises FileNotFoundError where the folder is gone.
    """
    descriptor = opened(path, os.O_RDWR | os.O_CREAT)
    try:
        yield _taken(descriptor, wait)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, wait: bool) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
