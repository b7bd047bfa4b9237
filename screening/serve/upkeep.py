"""When a snapshot is due, and when the live one's checksums are: the parent's side of the builder.

One builder process at a time. Before anything else it checks the snapshot that was found at the start: until
then nothing is `vouched` for, and no worker may answer from it. A build that fails is tried again, at ever
longer intervals; a snapshot that fails its checks is out of use already when the parent hears of it, and the
next build follows at once.
"""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from datetime import datetime

import structlog

from screening.api.logs import trace
from screening.errors import ScreeningError
from screening.index.library import Library
from screening.index.snapshot import SnapshotFile
from screening.serve.orphan import DAMAGED, DONE, FAILED, WAITING
from screening.settings import Settings
from screening.store import Store, shared, store_of

log = structlog.get_logger("screening.serve")

LOOK = 1.0  # seconds between two looks at the store
LONGEST_REST = 10.0  # seconds between a build and the next
LONGEST_PAUSE = 300.0  # seconds between two tries of what keeps failing
_BAD_PAGES = {-signal.SIGBUS, -signal.SIGSEGV}  # the mapped file has pages that the disk does not give

Spawn = Callable[[str], "subprocess.Popen[bytes]"]


class Upkeep:
    """Call `tick` often; it never waits."""

    def __init__(self, settings: Settings, spawn: Spawn) -> None:
        self._settings = settings
        self._spawn = spawn
        self._library = Library(settings.index_dir)
        self._store: Store | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._role = ""
        self._started = 0.0
        self._next_look = self._next_build = 0.0
        self._failures = 0
        self._must_build = False
        self.vouched = self._library.generation() == (0, 0)  # there is nothing to be checked
        # Nothing to be checked, and something to be fetched, for which everybody waits: that comes first.
        at_once = not self.vouched or settings.snapshots is None
        self._next_verify = 0.0 if at_once else time.monotonic() + settings.verify_seconds
        self.unchecked = 0  # failures in a row to check the snapshot that was found at the start

    def tick(self) -> None:
        """See whether the builder has ended, and start it when something is due."""
        now = time.monotonic()
        if self._process is not None:
            status = self._process.poll()
            if status is None:
                return
            self._ended(status, now)
        if now >= self._next_look:
            self._next_look = now + LOOK
            try:
                self._start_what_is_due(now)
            except Exception as error:  # whatever it is, the workers must not end for it
                log.error("upkeep_failed", error=type(error).__name__, trace=trace(error))

    def close(self) -> None:
        """End a builder that is under way: what it leaves is swept up by the next one."""
        if self._process is not None:
            self._process.kill()
            self._ended(self._process.wait(), time.monotonic())
        if self._store is not None:
            self._store.close()

    def _start_what_is_due(self, now: float) -> None:
        if now >= self._next_verify:
            self._next_verify = now + self._settings.verify_seconds
            self._start("verify", now)
        elif self.vouched and now >= self._next_build and (self._must_build or self._behind()):
            self._start("build", now)

    def _start(self, role: str, now: float) -> None:
        self._role, self._started = role, now
        try:
            self._process = self._spawn(role)
        except OSError as error:  # no memory or no process left: the workers go on meanwhile
            log.error("builder_not_started", role=role, why=error.strerror)
            self._note(FAILED, now)

    def _ended(self, status: int, now: float) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None
        self._note(status, now)

    def _note(self, status: int, now: float) -> None:
        if self._role == "verify":
            self._note_check(status, now)
        elif status == DONE:
            self._failures, self._must_build = 0, False
            self._next_build = now + min((now - self._started) / 4, LONGEST_REST)
        elif status == WAITING:
            self._next_build = now + LOOK
        else:
            self._failures += 1
            pause = min(2.0**self._failures, LONGEST_PAUSE)
            self._next_build = now + pause
            log.error("snapshot_failed", status=status, failures=self._failures, again_in_seconds=pause)

    def _note_check(self, status: int, now: float) -> None:
        if status in _BAD_PAGES and (path := self._library.current()) is not None:
            log.error("snapshot_unreadable", snapshot=path.name, signal=-status)
            self._library.withdraw(path)
            status = DAMAGED
        if status in (DONE, DAMAGED):
            self._must_build = self._must_build or status == DAMAGED
            self.vouched = True
        elif not self.vouched:
            self.unchecked += 1
            self._next_verify = now + min(0.1 * 2.0**self.unchecked, LONGEST_PAUSE)

    def _behind(self) -> bool:
        """Whether so much has changed since the live snapshot that a new one is due.

        At the latest when workers no longer take the changes into memory, whatever `rebuild_changes` says.
        """
        due = min(self._settings.rebuild_changes, self._settings.delta_limit + 1)
        try:
            self._store = self._store or store_of(self._settings, create=False)
            behind = self._store.head() - self._sequence(self._store)
            return behind >= due or (behind > 0 and (self._is_old() or self._has_none()))
        except ScreeningError as error:
            log.warning("upkeep_failed", code=error.code, why=error.what)
            return self._settings.snapshots is not None and self._library.current() is None  # hits, at least

    def _has_none(self) -> bool:
        """Whether a replica has nothing that it could start from while the server of the records is away."""
        return shared(self._settings.store) and self._library.current() is None

    def _is_old(self) -> bool:
        """Whether the live snapshot was built so long ago, wherever, that what was withdrawn must go from it."""
        path = self._library.current()
        try:
            built = SnapshotFile(path).meta["built_at"] if path is not None else ""
        except (ScreeningError, OSError):
            return False
        age = time.time() - datetime.fromisoformat(built).timestamp() if built else 0.0
        return age > self._settings.rebuild_hours * 3600

    def _sequence(self, store: Store) -> int:
        """Up to where the live snapshot goes; 0 when there is none that can be used, as after a restored backup."""
        path = self._library.current()
        try:
            file = SnapshotFile(path) if path is not None else None
            token = file.token if file is not None else ""
        except (ScreeningError, OSError):
            return 0
        known = file is not None and file.meta.get("store") == store.identity and store.vouches(token)
        return int(file.meta["sequence"]) if file is not None and known else 0
