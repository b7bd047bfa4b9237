"""What became of a shared job's answers later: small contents by name in one hash, written under a lock with a holder.

A lock lapses with its holder, and what is written under one that has lapsed does not count.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from screening.batch.jobs.base import Lost
from screening.batch.jobs.shared import scripts
from screening.batch.jobs.shared.claims import Held, Signs
from screening.batch.jobs.shared.desk import Desk
from screening.batch.jobs.shared.pieces import packed, unpacked
from screening.errors import StoreUnavailable
from screening.store.redis_server import Script

LOOK_SECONDS = 0.02

_LOCK, _UNLOCK, _NOTE = map(Script, (scripts.LOCK, scripts.UNLOCK, scripts.NOTE))


class SharedNotes:
    """See `jobs.base.Notes`. For one thread."""

    def __init__(self, desk: Desk, signs: Signs, holder: str, job_id: str, lease_seconds: float) -> None:
        """`holder` is the name of whoever writes here, and of nobody else."""
        self._desk = desk
        self._signs = signs
        self._holder = holder
        self._job_id = job_id
        self._lease = int(lease_seconds * 1000)
        self._lock = ""

    def names(self) -> list[str]:
        """The names of all, in order."""
        (names,) = self._desk.together([("HKEYS", self._desk.key("notes", self._job_id))])
        return sorted(name.decode() for name in names)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one; none where it is not there."""
        (content,) = self._desk.fields("notes", self._job_id, name)
        if content is not None:
            yield from unpacked(content).splitlines(keepends=True)

    def replace(self, name: str, content: bytes) -> None:
        """Puts the content in its place, if the lock is still ours."""
        told = self._desk.write(_NOTE, self._job_id, name, packed(content), self._lock, self._holder)
        if told == "gone":
            raise FileNotFoundError
        if told != "done":
            raise Lost

    @contextmanager
    def locked(self, name: str, *, wait: bool = True) -> Iterator[bool]:
        """Holds the lock of that name, for as long as this process gives signs of life."""
        while not (ours := self._taken(name)) and wait:
            time.sleep(LOOK_SECONDS)
        if not ours:
            yield False
            return
        held = Held(lambda: self._taken(name))
        self._lock = name
        self._signs.keep(held)
        try:
            yield True
        finally:
            self._signs.drop(held)
            self._lock = ""
            with suppress(StoreUnavailable):  # it lapses by itself
                self._desk.run(_UNLOCK, self._job_id, name, self._holder)

    def _taken(self, name: str) -> bool:
        told: bytes = self._desk.run(_LOCK, self._job_id, name, self._holder, self._lease)
        return told == b"done"
