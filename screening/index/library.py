"""The folder of snapshots: which one is current, how a new one takes its place, what may be thrown away.

`CURRENT` names the live snapshot and is replaced by a rename; readers notice that it changed. One builder at
a time holds a lock on the folder, whichever process it runs in. Nothing in here is needed to start again.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEPT = 2  # the live snapshot and the one before, which a worker may be about to open


@dataclass(frozen=True, slots=True)
class Library:
    """The snapshots of one store, in `folder`."""

    folder: Path

    @property
    def _pointer(self) -> Path:
        return self.folder / "CURRENT"

    def current(self) -> Path | None:
        """The live snapshot, or None when there is none yet."""
        try:
            path = self.folder / self._pointer.read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        return path if path.is_file() else None

    def generation(self) -> tuple[int, int]:
        """Changes whenever another snapshot becomes the live one; costs one system call."""
        try:
            status = os.stat(self._pointer)  # noqa: PTH116 - polled 20 times a second by every worker
        except FileNotFoundError:
            return 0, 0
        return status.st_ino, status.st_mtime_ns

    def publish(self, sequence: int, write: Callable[[Path], Path]) -> Path:
        """Lets `write` make a new snapshot file and makes it the live one; call with the lock held."""
        path = write(self.folder / f"index-{sequence:012}-{time.time_ns():x}.snap")
        pointer = self.folder / f".CURRENT.{os.getpid()}"
        pointer.write_text(path.name, encoding="ascii")
        pointer.replace(self._pointer)
        self._tidy()
        return path

    def withdraw(self) -> None:
        """Takes the live snapshot out of use, because it is damaged or cannot be read."""
        self._pointer.unlink(missing_ok=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Waits until no other process builds here; released by the system when the holder dies."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            for partial in self.folder.glob(".*.partial"):
                partial.unlink(missing_ok=True)
            yield

    def _tidy(self) -> None:
        for old in sorted(self.folder.glob("index-*.snap"), key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
            old.unlink(missing_ok=True)
