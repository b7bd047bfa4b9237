"""Levels the counts of this machine with those of others, five times a second, beside the requests.

What each client sent here goes to the pool that all machines share, and comes back as what it has left everywhere.
A request never waits for that; so a client that sends to several machines at once may send each of them what it may
send at once, before they know of one another. That is taken off afterwards, so what it gets over any time T is at
most rate x (T + machines x (burst + interval)), and what it gets in the long run is its rate. While the pool is out
of reach each machine holds the limit by itself, and what was sent meanwhile counts towards the day, not the rate.

Of the workers of a machine the one that holds a lock does this for all. Knows nothing of where the pool is, nor of a
client but the hash of its name.
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

import numpy as np
import structlog

from screening.access.rates import Rates, full_of
from screening.errors import AccessUnavailable

log = structlog.get_logger("screening.access")

EXCHANGE_SECONDS = 0.2
AT_ONCE = 200  # clients in one question to the pool: a millisecond of a Redis server's time
_JOIN = 2.0


class Use(NamedTuple):
    """What a client, by its mark, sent here: `lately` since the last exchange, `today` what the pool knows not yet.

    `rate` is requests a second, `full` what may be sent at once after a quiet time; 0 where only the day counts.
    """

    mark: int
    rate: float
    full: float
    lately: int
    today: int


class Left(NamedTuple):
    """What a client has on all machines together: requests it may still send at once, and those it sent today."""

    store: float
    used: int


class Pool(Protocol):
    """What all machines share."""

    def add(self, day: int, uses: Sequence[Use]) -> list[Left]:
        """Adds what was sent here, and tells what is left, in the same order. Raises AccessUnavailable."""

    def close(self) -> None:
        """Lets go of connections."""


class Exchange:
    """`start` it once; `close` when the service ends. `place` is the file of the lock, None where nobody shares it."""

    def __init__(self, rates: Rates, pool: Pool, place: Path | None) -> None:
        self._rates = rates
        self._pool = pool
        self._place = place
        self._lock: IO[bytes] | None = None
        self._before: np.ndarray[Any, Any] | None = None
        self._failed = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="exchange", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop; another worker of this machine may take over."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN)
        self._pool.close()
        if self._lock is not None:
            self._lock.close()

    def _run(self) -> None:
        while not self._stop.wait(EXCHANGE_SECONDS):
            try:
                if self._ours():
                    self.step()
            except AccessUnavailable as error:
                self._note(error.what)
            except Exception as error:
                self._note(type(error).__name__)
            else:
                self._note("")

    def _ours(self) -> bool:
        """Whether this is the worker that does it for its machine."""
        if self._place is None or self._lock is not None:
            return True
        file = self._place.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._lock = file  # held until this process ends, however it ends
        return True

    def step(self) -> None:
        """One exchange, of the clients that sent something. Raises AccessUnavailable."""
        table = self._rates.table()
        spent = table["spent"].copy()
        before = spent if self._before is None else self._before  # who takes over knows not since when
        self._before = spent  # also when it fails: what was sent while the pool was away is no rate
        told = table["told"]
        slots = np.flatnonzero(spent > told)
        day = self._rates.today()
        for at in range(0, len(slots), AT_ONCE):
            some = slots[at : at + AT_ONCE]
            uses = [_use(table[slot], int(spent[slot]), int(before[slot]), day) for slot in some]
            for slot, left in zip(some, self._pool.add(day, uses), strict=True):
                self._rates.level(int(slot), int(spent[slot]), left.store, day, left.used)
                told[slot] = spent[slot]

    def _note(self, why: str) -> None:
        if bool(why) != self._failed:  # once, not at every turn
            self._failed = bool(why)
            (log.warning if why else log.info)("rates_not_shared" if why else "rates_shared", why=why)


def _use(slot: Any, spent: int, before: int, day: int) -> Use:
    rate = float(slot["rate"])
    today = min(spent - int(slot["told"]), int(slot["used"])) if slot["day"] == day else 0
    return Use(int(slot["mark"]), rate, full_of(rate) if rate else 0.0, max(spent - before, 0), today)
