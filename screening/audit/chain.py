"""The common chain: one short file that ties the segments of all processes together, in the order of events.

    opened    a segment begins; its first entry names this entry of the chain, so neither can be missing
    anchor    a segment that is being written has got so far
    closed    a segment ended in order, with its last number and mac
    settled   the same for one whose process died, said by whoever came next; `torn` bytes were half an entry
    removed   a segment's time was over; what it held is counted here, so that the gap is explained
    damaged   the chain itself was found shorter than its head says, or changed and put aside

Written seldom (a segment lasts a day), by any process, under a lock. It is a chained file like a segment, with a head.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import structlog

from screening.audit import links
from screening.audit.links import Link
from screening.audit.segment import HEAD, OWNER_FILE, SUFFIX, make_folder

log = structlog.get_logger("screening.audit")

NAME = "chain.ndjson"
PATIENCE = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one folder; holds nothing open."""

    folder: Path
    key: bytes

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / NAME

    @property
    def head(self) -> Path:
        """Its head."""
        return self.path.with_suffix(HEAD)

    @property
    def start(self) -> Link:
        """Where it begins."""
        return links.beginning(self.key, NAME)

    def exists(self) -> bool:
        """Whether an audit was ever begun here."""
        return self.path.exists()

    def add(self, event: str, **fields: Any) -> Link:
        """One more entry, on the disk when this returns; where the chain then stands. Raises OSError."""
        while True:
            with self._ours() as (file, head):
                end = self._end(file, head)
                if end is not None:
                    after = self._write(file, head, end, event, fields)
                    fcntl.flock(
                        file, fcntl.LOCK_UN
                    )  # the disk may take its time, and others need not wait for it
                    os.fdatasync(file)
                    return after

    def _write(self, file: int, head: int, end: Link, event: str, fields: dict[str, Any]) -> Link:
        line, after = links.tied(self.key, end, now(), orjson.dumps({"event": event, **fields})[1:])
        if os.write(file, line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # the next one cuts it off
        links.write_head(head, after)
        # The macs in the log are anchors outside: `screening audit verify --anchor`.
        log.info(
            "audit_chain", entry=after.number, mac=after.mac, about=event, segment=fields.get("segment", "")
        )
        return after

    def entries(self) -> Iterator[tuple[dict[str, Any], Link]]:
        """Every entry that follows from the one before, with where the chain then stands."""
        if self.exists():
            for line, link in links.walk(self.path, self.key, self.start):
                yield orjson.loads(line), link

    @contextmanager
    def _ours(self) -> Iterator[tuple[int, int]]:
        make_folder(self.folder)
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, OWNER_FILE)
        try:
            _lock(file)
            head = os.open(self.head, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_FILE)
            try:
                yield file, head
            finally:
                os.close(head)
        finally:
            os.close(file)

    def _end(self, file: int, head: int) -> Link | None:
        """Where to go on: after all that follows; half a line is cut off, for nobody relied on it.

        Only the holder of the lock does this. A chain that was shortened goes on with an entry that says so; None of
        one that was changed, which is put aside as it is, so that a new one begins.
        """
        if not self._is(file):
            return None  # another put it aside while we waited for the lock
        size = os.fstat(file).st_size
        known = links.read_head(self.head)
        if known is not None and known.size == size:
            return known
        end = links.end_of(self.path, self.key, self.start)
        if end.size < size:
            if links.torn(self.path, end) is None:
                self._put_aside(head)
                return None
            os.ftruncate(file, end.size)
        if known is not None and known.number > end.number:
            log.error("audit_chain_damaged", why="shorter than its head says")
            return self._write(file, head, end, "damaged", {"entries": known.number})
        return end

    def _is(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False

    def _put_aside(self, head: int) -> None:
        aside = self.folder / f"chain.damaged-{now().replace(':', '')}{SUFFIX}"
        log.error(
            "audit_chain_damaged", why="an entry does not follow from the one before", put_aside=aside.name
        )
        self.path.rename(aside)
        os.ftruncate(head, 0)


def _lock(file: int) -> None:
    """Holds the file's lock until it is closed. Raises OSError when another process does not let go of it.

    Whoever holds it needs milliseconds; one that was stopped in these must not stop those who answer.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OSError(errno.EWOULDBLOCK, "another process does not let go of the chain") from None
            time.sleep(0.001)


def now() -> str:
    """This moment in UTC, RFC 3339 with microseconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
