"""Whose turn it is to withdraw what has lapsed, and which day it was when that was last done: of all replicas one.

Both are words in the store that are exchanged in one step. The turn ends by itself, so that a process that died does
not keep it; a time further off than a turn can last was written by a clock that was wrong, and does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from screening.store import Store

SECONDS = 120.0
_TURN, _DAY = "withdrawal-turn", "withdrawal-day"


class Turn:
    """One process's part in it. StoreUnavailable, by every method, when the store cannot be asked."""

    def __init__(self, store: Store, holder: str, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._holder = holder
        self._now = now

    def take(self) -> bool:
        """Whether it is ours, from now on for two minutes; take it again to keep it."""
        before = self._store.word(_TURN)
        until, _, holder = before.partition(" ")
        if before and holder != self._holder and 0 < float(until) - self._now() <= 2 * SECONDS:
            return False
        return self._store.exchange(_TURN, before, f"{self._now() + SECONDS:.0f} {self._holder}")

    def end(self) -> None:
        """Gives it back, if it is ours."""
        before = self._store.word(_TURN)
        if before.endswith(f" {self._holder}"):
            self._store.exchange(_TURN, before, "")

    @property
    def day(self) -> str:
        """The day of the last round, "" before the first."""
        return self._store.word(_DAY)

    def note(self, day: str) -> None:
        """This day a round was made, or an operator looked."""
        self._store.exchange(_DAY, self._store.word(_DAY), day)
