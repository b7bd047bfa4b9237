"""What one process writes: its open segments, turned over by size and day, tied into the chain, brought to the disk.

Each process writes segments of its own, so nobody waits for anybody where answers are given; a lock within the process
holds for the microseconds of one entry, and the disk is waited for outside it, together (`commit`). What was asked and
answered `clear` stands in other segments than the rest, because it is kept for a shorter time and only whole segments
are ever removed.
"""

from __future__ import annotations

import errno
import os
import secrets
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import orjson
import structlog

from screening import __version__, metrics
from screening.audit import settling
from screening.audit.chain import Chain, now
from screening.audit.commit import Commit
from screening.audit.keys import Keys
from screening.audit.retention import Retention
from screening.audit.seal import sealed
from screening.audit.segment import SUFFIX, Segment
from screening.errors import AuditUnavailable

log = structlog.get_logger("screening.audit")

Kind = Literal["clear", "kept"]
KINDS: tuple[Kind, ...] = ("clear", "kept")
Fsync = Literal["never", "interval", "always"]

TICK_SECONDS = 1.0  # `interval`: so much may be lost with the power
ANCHOR_SECONDS = 60.0
UPKEEP_SECONDS = 3600.0
RETRY_SECONDS = 1.0  # between two tries to open a segment where the last one failed


@dataclass(frozen=True, slots=True)
class Rules:
    """How segments are written: the `fsync` policy, and the bytes after which a new one begins."""

    fsync: Fsync = "interval"
    segment_bytes: int = 64_000_000


class Journal:
    """Open one for each process; `write` may be called from any thread."""

    def __init__(self, folder: Path, keys: Keys, rules: Rules, retention: Retention) -> None:
        self.folder = folder
        self.keys = keys
        self.chain = Chain(folder, keys.chain)
        self._rules = rules
        self._retention = retention
        self._clock = _Clock()
        self._lock = threading.Lock()
        self._open: dict[Kind, Segment] = {}
        self._anchored: dict[str, int] = {}
        self._commit = Commit(self._to_disk)
        self._lost: OSError | None = None  # a segment ended, and not all of it reached the disk
        self._not_before = 0.0
        self._failing = self._since = ""
        self._missed = 0
        self._stop = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="audit", daemon=True)

    def start(self) -> None:
        """Settles what dead processes left and goes on with that, and with the disk, in a thread of its own."""
        self._keeper.start()

    def write(
        self,
        kind: Kind,
        entry: dict[str, Any],
        clear: Callable[[], bytes] | None = None,
        *,
        wait: bool = True,
    ) -> None:
        """One more entry; with the kernel when this returns, on the disk if the policy is `always`, unless one does
        not `wait` for that.

        `clear` gives what is to be kept encrypted beside it. Raises AuditUnavailable, and then nothing is entered; or
        it is, and may not survive the loss of power.
        """
        body = orjson.dumps(entry)[1:]
        waits = wait and self.always
        try:
            with self._lock:
                self._write(kind, body, clear)
            if waits:
                self._commit.wait()
        except OSError as error:
            raise self._failed(error, entry["event"]) from None
        metrics.count_audit(entry["event"])
        if self._failing and entry["event"] != "resumed" and waits == self.always and not self._held_off():
            with suppress(AuditUnavailable):
                self._resume()

    async def on_disk(self, event: str) -> None:
        """Returns when what was written without waiting is where the policy wants it. Raises AuditUnavailable."""
        if self.always:
            try:
                await self._commit.wait_on_loop()
            except OSError as error:
                raise self._failed(error, event) from None

    @property
    def always(self) -> bool:
        """Whether an entry counts only when it is on the disk."""
        return self._rules.fsync == "always"

    def close(self) -> None:
        """Ends the open segments in order."""
        self._stop.set()
        if self._keeper.is_alive():
            self._keeper.join()
        self._commit.close()
        with self._lock:
            for kind in list(self._open):
                self._attempt(lambda kind=kind: self._end(kind))  # type: ignore[misc]

    # --- segments

    def _write(self, kind: Kind, body: bytes, clear: Callable[[], bytes] | None) -> None:
        try:
            self._write_to(self._segment(kind), body, clear)
        except OSError as error:
            if error.errno != errno.EFBIG:  # the system lets files grow less than the rules do
                raise
            self._end(kind)
            self._write_to(self._segment(kind), body, clear)

    def _write_to(self, segment: Segment, body: bytes, clear: Callable[[], bytes] | None) -> None:
        if clear is not None:
            hidden = b64encode(sealed(self.keys.seal, segment.name, clear()))
            body = b'"sealed":"' + hidden + b'",' + body
        segment.write(self._clock.now(), body)

    def _segment(self, kind: Kind) -> Segment:
        segment = self._open.get(kind)
        if segment is not None and not segment.broken and not self._is_over(segment):
            return segment
        if segment is not None:
            self._end(kind)
        if self._held_off():
            raise OSError(0, self._failing)
        try:
            segment = self._begun(kind)
        except OSError:
            self._not_before = time.monotonic() + RETRY_SECONDS
            raise
        self._open[kind] = segment
        return segment

    def _held_off(self) -> bool:
        """Whether a segment could not be opened just now, so that nothing is well yet, whatever the others take."""
        return time.monotonic() < self._not_before

    def _is_over(self, segment: Segment) -> bool:
        return segment.end.size >= self._rules.segment_bytes or not segment.name.startswith(self._clock.day())

    def _begun(self, kind: Kind) -> Segment:
        """A new segment whose first entry names the entry of the chain that names it."""
        moment = datetime.now(UTC)
        name = f"{moment:%Y-%m-%d/%H%M%S}-{os.getpid()}-{secrets.token_hex(2)}.{kind}{SUFFIX}"
        segment = Segment(self.folder, name, self.keys.chain)
        try:
            link = self.chain.add("opened", segment=name)
        except OSError:
            segment.discard()
            raise
        first = {
            "event": "opened", "segment": name, "chain": [link.number, link.mac], "key": self.keys.id,
            "version": __version__, "process": os.getpid(),
        }  # fmt: skip
        try:
            segment.write(self._clock.now(), orjson.dumps(first)[1:])
        except OSError:
            segment.close()  # it is in the chain: left as it is, and settled by and by
            raise
        return segment

    def _end(self, kind: Kind) -> None:
        """Ends a segment; one that cannot be told of in the chain is left for whoever settles."""
        segment = self._open.pop(kind)
        self._anchored.pop(segment.name, None)
        try:
            if not segment.broken:
                if self._rules.fsync != "never":
                    self._all_to_disk(segment)
                settling.close(self.chain, segment)
        finally:
            segment.close()

    # --- failures

    def trouble(self) -> str:
        """Why nothing can be entered at present; "" when all is well."""
        return self._failing

    def _failed(self, error: OSError, event: str) -> AuditUnavailable:
        why = error.strerror or type(error).__name__
        if not self._failing:
            log.error("audit_failed", why=why)
            metrics.show_audit(writable=False)
            self._since, self._missed = now(), 0
        self._failing = why
        if event != "resumed":  # nobody was waiting for that one
            self._missed += 1
            metrics.count_audit_failure()
        return AuditUnavailable(f"The audit cannot be written: {why}.")

    def _resume(self) -> None:
        """Enters that nothing could be entered for a while, as soon as that itself can be. Raises AuditUnavailable."""
        missed = self._missed
        self.write("kept", {"event": "resumed", "since": self._since, "missed": missed})
        self._failing = ""
        log.info("audit_recovered", missed=missed)
        metrics.show_audit(writable=True)

    def _attempt(self, act: Callable[[], Any]) -> None:
        """Does what nobody waits for; what fails is tried again or told by `verify`."""
        try:
            act()
        except (OSError, AuditUnavailable) as error:
            log.error("audit_upkeep_failed", why=getattr(error, "strerror", None) or str(error))

    # --- the keeper

    def _keep(self) -> None:
        metrics.show_audit(writable=True)
        anchored, kept = time.monotonic(), float("-inf")
        while not self._stop.wait(0 if kept < 0 else TICK_SECONDS):
            moment = time.monotonic()
            if self._rules.fsync == "interval":
                self._attempt(self._to_disk)
            if moment - anchored >= ANCHOR_SECONDS:
                anchored = moment
                self._attempt(self._anchor)
            if moment - kept >= UPKEEP_SECONDS:
                kept = moment
                self._attempt(lambda: settling.settle(self.chain))
                self._attempt(lambda: self._retention.apply(self.chain))
            self._attempt(self._end_of_day)
            if (
                self._failing and not self._held_off()
            ):  # nobody may ask while the service is not ready: so this asks
                with suppress(AuditUnavailable):
                    self._resume()

    def _all_to_disk(self, segment: Segment) -> None:
        try:
            segment.to_disk()
        except OSError as error:
            self._lost = error  # for those who wait for an entry in it
            raise

    def _to_disk(self) -> None:
        """Outside the lock, for it may take long; a segment that ends meanwhile goes to the disk as it ends."""
        with self._lock, ExitStack() as copies:
            lost, self._lost = self._lost, None
            if lost is not None:
                raise lost
            due = [
                (segment, segment.end.size, _copy(segment, copies))
                for segment in self._open.values()
                if segment.end.size > segment.on_disk and not segment.broken
            ]
            kept = copies.pop_all()
        with kept:
            for segment, size, descriptor in due:
                try:
                    os.fdatasync(descriptor)
                except OSError:
                    segment.broken = (
                        True  # the system forgets what it could not write: nothing may rest on it
                    )
                    raise
                segment.on_disk = size

    def _anchor(self) -> None:
        with self._lock:
            ends = {segment.name: segment.end for segment in self._open.values()}
        for name, end in ends.items():
            if self._anchored.get(name) != end.number:
                self.chain.add("anchor", segment=name, number=end.number, end=end.mac)
                self._anchored[name] = end.number

    def _end_of_day(self) -> None:
        with self._lock:
            for kind in [kind for kind, segment in self._open.items() if self._is_over(segment)]:
                self._end(kind)


def _copy(segment: Segment, copies: ExitStack) -> int:
    """A descriptor of the segment's file that stays open as long as `copies`."""
    descriptor = segment.duplicate()
    copies.callback(os.close, descriptor)
    return descriptor


class _Clock:
    """The time as entries have it; the second is put into words once."""

    def __init__(self) -> None:
        self._second = -1
        self._words = ""

    def now(self) -> str:
        """UTC, RFC 3339 with microseconds."""
        second, rest = divmod(time.time_ns(), 1_000_000_000)
        if second != self._second:
            self._words = datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
            self._second = second
        return f"{self._words}.{rest // 1000:06}Z"

    def day(self) -> str:
        """The present day; of the last entry, which is near enough to turn over by."""
        return self._words[:10] if time.time() - self._second < 1 else f"{datetime.now(UTC):%Y-%m-%d}"
