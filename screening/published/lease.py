"""Which of several replicas builds: whoever could set a word in the store, for as long as it goes on saying so.

The word holds a time by the holder's clock. Clocks that differ let two build at once, or let all wait a little longer:
either costs work and loses nothing.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Protocol

from screening.errors import StoreUnavailable

SECONDS = 30.0  # after which others take over from a holder that fell silent
RENEWED = 5.0
LONGEST = 3600.0  # for which a holder goes on saying so; one that hangs must not keep it
_NAME = "snapshot-builder"


class Words(Protocol):
    """What the store offers."""

    def word(self, name: str) -> str:
        """What was last agreed under a name."""

    def exchange(self, name: str, before: str, after: str) -> bool:
        """Sets the word if it still is what it was."""


class Lease:
    """One process's part in it."""

    def __init__(self, words: Words, now: Callable[[], float] = time.time) -> None:
        self._words = words
        self._now = now
        self._holder = uuid.uuid4().hex

    def take(self) -> bool:
        """Whether it is ours, from now on for 30 s; StoreUnavailable when the store cannot be asked."""
        before = self._words.word(_NAME)
        until, _, holder = before.partition(" ")
        if holder != self._holder and _seconds(until) > self._now():
            return False
        return self._words.exchange(_NAME, before, f"{self._now() + SECONDS:.0f} {self._holder}")

    def give_back(self) -> None:
        """Lets others take it, if it is ours."""
        with suppress(StoreUnavailable):
            before = self._words.word(_NAME)
            if before.endswith(f" {self._holder}"):
                self._words.exchange(_NAME, before, "")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Goes on saying that it is ours for as long as the block lasts, then gives it back."""
        over = Event()
        thread = Thread(target=self._hold, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(SECONDS)
            self.give_back()

    def _hold(self, over: Event) -> None:
        last = time.monotonic() + LONGEST
        while not over.wait(RENEWED) and time.monotonic() < last:
            with suppress(StoreUnavailable):
                self.take()


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
