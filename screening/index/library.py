"""The folder of snapshots: which one is current, how a new one takes its place, what may be thrown away.

`CURRENT` names the live snapshot and is replaced by a rename; readers notice that it changed. A snapshot
found damaged is named there as withdrawn, so that whoever has it open lets go of it. One builder at a time
holds a lock on the folder, whichever process it runs in. Nothing in here is needed to start again.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from screening.errors import SnapshotError
from screening.index.snapshot import SEAL

KEPT = 2  # the live snapshot and the one before, which a worker may be about to open
SUPERSEDED_SECONDS = 60.0
_WITHDRAWN = "withdrawn "
_REMEDY = (
    "Free space there, or name a folder that this user may write in SCREENING_INDEX_DIR, and run "
    "`screening build`; the store is the truth and nothing is lost."
)


@dataclass(frozen=True, slots=True)
class Library:
    """The snapshots of one store, in `folder`."""

    folder: Path

    @property
    def _pointer(self) -> Path:
        return self.folder / "CURRENT"

    def ready(self) -> None:
        """Makes the folder; SnapshotError, with what to do, when it cannot be one."""
        with self._errors_named():
            self.folder.mkdir(parents=True, exist_ok=True)

    def current(self) -> Path | None:
        """The live snapshot, or None when there is none that could be opened."""
        path = self.folder / self._named()
        return path if path.is_file() else None

    def withdrawn(self) -> str:
        """The name of the snapshot that was taken out of use and has no successor yet, or ""."""
        name = self._named()
        return name.removeprefix(_WITHDRAWN) if name.startswith(_WITHDRAWN) else ""

    def trouble(self) -> list[str]:
        """Why there is no live snapshot although there was one; empty when all is as it should be."""
        if self.withdrawn():
            return [
                f"{self.withdrawn()}: taken out of use because it was damaged; its successor is not built"
            ]
        if self._pointer.exists() and self.current() is None:
            return ["CURRENT: names no snapshot that is there"]
        return []

    def generation(self) -> tuple[int, int]:
        """Changes whenever another snapshot becomes the live one; costs one system call."""
        try:
            status = os.stat(self._pointer)  # noqa: PTH116 - polled 20 times a second by every worker
        except OSError:
            return 0, 0
        return status.st_ino, status.st_mtime_ns

    def publish(self, sequence: int, write: Callable[[Path], Path]) -> Path:
        """Lets `write` make a new snapshot file and makes it the live one; call with the lock held.

        SnapshotError when it cannot be written: the live one stays.
        """
        with self._errors_named():
            try:
                path = write(self.folder / f"index-{sequence:012}-{time.time_ns():x}.snap")
                self._point(path.name)
                self._tidy()
            except OSError:
                self._sweep()  # on a full disk every byte counts
                raise
        return path

    def snapshots(self) -> list[tuple[str, int]]:
        """Every snapshot that lies there, live or not: its name, and the sequence number up to which it goes."""
        found = (path.name for path in self.folder.glob("index-*.snap"))
        return sorted((name, int(name.split("-")[1])) for name in found)

    def forget(self, sequence: int) -> None:
        """Removes snapshots that end before a change, once the live one has it: what that took away is in them.

        Whoever has one open keeps it until it has taken over the live one. Leaves them while a builder is at work.
        """
        reached = dict(self.snapshots())
        with suppress(OSError), (self.folder / ".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            live = self._named()
            for name in reached if reached.get(live, -1) >= sequence else ():
                if name != live and reached[name] < sequence:
                    (self.folder / name).unlink(missing_ok=True)

    def withdraw(self, path: Path) -> None:
        """Takes a snapshot out of use, unless another has taken its place meanwhile."""
        with self._errors_named():
            if self._named() == path.name:
                self._point(_WITHDRAWN + path.name)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Waits until no other process builds here; released by the system when the holder dies."""
        self.ready()
        with self._errors_named():
            handle = (self.folder / ".lock").open("w")
        with handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            self._sweep()
            yield

    def sweep(self) -> None:
        """Removes what killed builders left behind, unless one is at work: then it has done so itself."""
        with suppress(OSError), (self.folder / ".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._sweep()
            self._tidy()
            self._drop_superseded()

    def _drop_superseded(self) -> None:
        """A minute after a snapshot came into use nobody is about to open the one before, and withdrawn records are
        in it.
        """
        if time.time() - self.generation()[1] / 1e9 > SUPERSEDED_SECONDS and (live := self.current()):
            for path in self.folder.glob("index-*.snap"):
                if path != live:
                    path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        for pattern in (".*.partial", ".CURRENT.*"):
            for left in self.folder.glob(pattern):
                left.unlink(missing_ok=True)

    def _tidy(self) -> None:
        for seal in self.folder.glob(f"index-*{SEAL}"):
            if not seal.with_suffix(".snap").exists():
                seal.unlink(missing_ok=True)
        found = self.folder.glob("index-*.snap")
        for old in sorted(found, key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
            if old.name != self._named():  # a snapshot finished by a builder that was then killed is newer
                old.unlink(missing_ok=True)

    def _named(self) -> str:
        """What CURRENT says; something that is no file's name when it cannot be read."""
        try:
            return self._pointer.read_text(encoding="ascii").strip() or "nothing"
        except (OSError, UnicodeDecodeError):
            return "nothing"

    def _point(self, content: str) -> None:
        beside = self.folder / f".CURRENT.{os.getpid()}"
        with beside.open("w", encoding="ascii") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._pointer)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SnapshotError(
                f"the index folder {self.folder} cannot be used: {why[:1].lower()}{why[1:]}", remedy=_REMEDY
            ) from error
