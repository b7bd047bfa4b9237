"""Which processes of this machine live: each holds the lock of a file of its name, which the system gives back.

So what a process had in hand that was killed here is free at once, and not only when it has given no sign for a while.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from screening.batch.jobs import files


class Living:
    """The processes that work in one folder. `me` is ours; it counts from the first `dead` on."""

    def __init__(self, folder: Path, me: str) -> None:
        self._folder = files.folder(folder)
        self._me = me
        self._lock = -1

    def dead(self) -> list[str]:
        """The names of those that are gone, until they are `buried`."""
        if self._lock < 0:
            self._lock = files.opened(self._folder / self._me, os.O_RDWR | os.O_CREAT)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        return [path.name for path in self._folder.iterdir() if path.name != self._me and _gone(path)]

    def bury(self, names: list[str]) -> None:
        """Nothing is theirs any more."""
        for name in names:
            (self._folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """We are gone."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _gone(path: Path) -> bool:
    with suppress(FileNotFoundError):
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
        return True
    return False
