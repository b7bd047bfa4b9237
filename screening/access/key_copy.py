"""A copy of keys that are kept elsewhere, for a worker that starts while they are out of reach.

Made for keys on a server: without it, no replica could be started while that is away. Its time of change is when the
keys were last known to be these, and so how old they are; a copy that is older than the time of grace is of no use.
Holds what a file of keys holds: hashes, and who may do what. Knows nothing of where the keys come from.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import structlog

from screening.access.keys import Key, packed, unpacked

log = structlog.get_logger("screening.access")

TOUCH_SECONDS = 1.0
LEFT_SECONDS = 60.0  # a part of a copy that is older was left by a worker that was killed
SKEW_SECONDS = 5.0  # by which the clock may have been set back; beyond that the copy's age is anybody's guess


class KeyCopy:
    """One file, which every worker of the machine writes whole and renames into place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._touched = float("-inf")
        self._failed = False

    def keep(self, keys: Sequence[Key] | None) -> None:
        """These are the keys now; None: those that were kept last are. Never fails: the keys themselves are known."""
        now = time.monotonic()
        if keys is None and now - self._touched < TOUCH_SECONDS:
            return
        self._touched = now
        try:
            if keys is None:
                os.utime(self._path)
            else:
                self._write(keys)
        except OSError as error:
            if not self._failed:
                log.warning("keys_not_copied", error=type(error).__name__)
            self._failed = True
        else:
            self._failed = False

    def _write(self, keys: Sequence[Key]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._path.parent.glob(f"{self._path.name}.*"):
            with suppress(FileNotFoundError):
                if time.time() - left.stat().st_mtime > LEFT_SECONDS:
                    left.unlink()
        partial = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.writelines(packed(key) + b"\n" for key in keys)
            partial.replace(self._path)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def read(self, most: float) -> tuple[list[Key], float] | None:
        """The keys and how many seconds ago they were known to be these; None where there is nothing of use."""
        try:
            age = time.time() - self._path.stat().st_mtime
            keys = [unpacked(line) for line in self._path.read_bytes().splitlines()]
        except (OSError, ValueError):
            return None
        return (keys, max(age, 0.0)) if -SKEW_SECONDS <= age < most else None
