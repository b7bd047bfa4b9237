"""What this process has in hand, the signs of life that keep it there, and a block as it is answered and handed in.

A holder that gives no sign for `LEASE_SECONDS` is taken for dead, and what it held is given to another. It may be
alive after all, as behind a network that was cut: then it is told so when it hands something in, and nothing of it
counts.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import structlog

from screening.batch.jobs import blocks
from screening.batch.jobs.base import Lost
from screening.batch.jobs.shared import pieces, scripts
from screening.batch.jobs.shared.desk import Desk
from screening.errors import StoreUnavailable
from screening.store.redis_server import Script

log = structlog.get_logger("screening.batch")

LEASE_SECONDS = 10.0
"""Longer than a stop of the server for a restart takes, or a process of low priority waits for its turn."""

SIGNS = 4
"""Signs of life in that time."""

_RENEW, _RELEASE, _TRIED, _HAND_IN = map(
    Script, (scripts.RENEW, scripts.RELEASE, scripts.TRIED, scripts.HAND_IN)
)


class Held:
    """One thing in hand; `renew` tells whether it still is, `lost` that it was found to be another's."""

    def __init__(self, renew: Callable[[], bool]) -> None:
        self.renew = renew
        self.lost = False

    def check(self) -> None:
        """Raises Lost."""
        if self.lost:
            raise Lost


class Signs:
    """Gives the signs of life, from a thread of its own, for as long as anything is in hand."""

    def __init__(self, lease_seconds: float) -> None:
        self._every = lease_seconds / SIGNS
        self._held: set[Held] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def keep(self, held: Held) -> None:
        """From now on."""
        with self._lock:
            self._held.add(held)
            if self._thread is None:
                self._thread = threading.Thread(target=self._give, name="signs of life", daemon=True)
                self._thread.start()

    def drop(self, held: Held) -> None:
        """No more."""
        with self._lock:
            self._held.discard(held)

    def _give(self) -> None:
        while True:
            time.sleep(self._every)
            with self._lock:
                if not self._held:
                    self._thread = None
                    return
                now = list(self._held)
            for held in now:
                with suppress(StoreUnavailable):  # whether it is still ours is told when the server is back
                    held.lost = held.lost or not held.renew()


class Entry:
    """An entry of a job's stream that is pending with this process."""

    def __init__(
        self, desk: Desk, signs: Signs, me: str, job_id: str, name: str, ended: Callable[[], None]
    ) -> None:
        """`ended` is called when nobody here works on it any more."""
        self.job_id, self.name, self.me = job_id, name, me
        self._ended = ended
        self._desk = desk
        self._signs = signs
        self._held = Held(lambda: self._asked(_RENEW))
        signs.keep(self._held)

    def check(self) -> None:
        """Raises Lost when it was found to be in other hands."""
        self._held.check()

    def noted(self, block: int, tries: str) -> None:
        """Keeps that with the block, for whoever takes it over. Raises Lost."""
        if not self._asked(_TRIED, str(block), tries):
            raise Lost

    def handed_in(self, block: int, answers: bytes, sequence: int, counts: dict[str, int]) -> None:
        """All answers of the block. Raises Lost, or FileNotFoundError when the job was removed."""
        pairs = [part for outcome, number in counts.items() for part in (outcome, number)]
        content = pieces.packed(answers)
        told = self._desk.write(_HAND_IN, self.job_id, self.name, self.me, block, content, sequence, *pairs)
        if told == "gone":
            raise FileNotFoundError
        if told != "done":
            log.warning("block_lost", job=self.job_id[:8], block=block)
            raise Lost

    def let_go(self) -> None:
        """Nothing more will be handed in: who comes next need not wait."""
        self.settled()
        with suppress(StoreUnavailable):  # it is free soon by itself
            self._asked(_RELEASE)

    def settled(self) -> None:
        """It was handed in, and so is gone."""
        self._signs.drop(self._held)
        self._ended()

    def _asked(self, script: Script, *more: str) -> bool:
        return bool(self._desk.run(script, self.job_id, self.name, self.me, *more) == b"done")


class SharedClaim:
    """A block that is ours: answered into a file of this machine line by line, and handed in whole.

    Whoever takes it over on the same machine goes on with the next line; elsewhere it is answered from its first row.
    After a first death every row is noted on the server before it is tried, so that a row that ends process after
    process is known everywhere.
    """

    def __init__(self, entry: Entry, local: blocks.Claim, *, begun: int, tries: str) -> None:
        self.start = local.start
        self._entry = entry
        self._local = local
        self.careful = begun > 1
        self._row, self._times = map(int, (tries or "-1 0").split())
        self._finished = False

    @property
    def number(self) -> int:
        """Which of the job's blocks."""
        return self._local.number

    def __enter__(self) -> SharedClaim:
        return self

    def __exit__(self, *_: object) -> None:
        self._local.__exit__()
        if not self._finished:
            self._entry.let_go()

    def gives_up(self, row: int) -> bool:
        """Whether the row ended as many processes as is enough."""
        if not self.careful:
            return False
        times = self._times if row == self._row else 0
        if times >= blocks.TRIES:
            return True
        self._entry.noted(self.number, f"{row} {times + 1}")
        return False

    def add(self, answer: bytes, outcome: str, sequence: int) -> None:
        """One more answer; it is kept on this machine. Raises Lost."""
        self._entry.check()
        self._local.add(answer, outcome, sequence)

    def finish(self) -> None:
        """Hands all of them in. Raises Lost, or FileNotFoundError when the job was removed."""
        local = self._local
        self._entry.handed_in(self.number, local.content(), local.sequence or 0, dict(local.counts))
        self._finished = True
        self._entry.settled()
        local.discard()
