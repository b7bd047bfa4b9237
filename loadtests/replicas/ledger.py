"""What was acknowledged, and what an answer must therefore say: the trial's own truth.

A change that was acknowledged is known to every replica within `SOON` seconds. While the way to Redis is broken, one
that has not heard of it may go on for as long as its settings allow (SCREENING_STORE_GRACE_SECONDS), and no longer.
What was not acknowledged may be on file or not, and is asked for no more.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

SOON = 1.0
AFTER = 3.0  # seconds after an outage in which connections are made anew
STRANGERS = 1_000_000  # numbers from here on are nobody's
CHANGES = 10_000  # numbers from here on come and go


@dataclass(frozen=True, slots=True)
class Asked:
    """A person to ask for: `since` when it has been so, 0.0 for those that were loaded before the start."""

    number: int
    on_file: bool
    since: float = 0.0


class Ledger:
    """Shared by all threads of a trial."""

    def __init__(self, loaded: int, grace: float, seed: int, *, prompt: bool = True) -> None:
        """One that is not `prompt`, for a machine that holds processes up, expects a change to be known to whoever
        says that he has looked since, however late that was.
        """
        self._loaded = loaded
        self._prompt = prompt
        self._grace = grace
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._state: dict[int, Asked] = {}
        self._outages: list[tuple[float, float]] = []
        self.acknowledged = 0
        self.refused = 0
        self.broken_off = 0
        self.stale = 0
        self.queries: Counter[str] = Counter()
        self.failed: list[str] = []
        self.wrong: list[str] = []
        self.late = 0
        self.latest = 0.0
        self.seconds: list[float] = []

    # --- changes

    def unknown(self, number: int) -> None:
        """A change of this person is under way, or came to no good end."""
        with self._lock:
            self._state.pop(number, None)

    def noted(self, number: int, *, on_file: bool) -> None:
        """It was acknowledged."""
        with self._lock:
            self.acknowledged += 1
            self._state[number] = Asked(number, on_file, time.monotonic())

    def settled(self) -> dict[int, bool]:
        """Who is on file and who is not, of all that is known."""
        with self._lock:
            return {number: asked.on_file for number, asked in self._state.items()} | dict.fromkeys(
                range(self._loaded), True
            )

    # --- outages

    def outage(self, began: float, ended: float) -> None:
        """Some replica could not reach Redis from then until then (`time.monotonic`)."""
        with self._lock:
            self._outages.append((began, ended))

    def ended(self, began: float, ended: float) -> None:
        """The outage that began then is over."""
        with self._lock:
            self._outages = [(a, ended if a == began else b) for a, b in self._outages]

    def _bound(self, asked: Asked, now: float) -> float:
        """How old a change may be without being known to whoever answers now."""
        touched = any(
            began - SOON <= now and asked.since <= ended and now <= ended + self._grace + AFTER
            for began, ended in self._outages
        )
        return SOON + self._grace + AFTER if touched else SOON

    # --- queries

    def next(self) -> Asked:
        """Whom to ask for next: somebody loaded, somebody who came or went, or nobody's name."""
        with self._lock:
            dice = self._chance.random()
            if dice < 0.4 and self._state:
                return self._chance.choice(list(self._state.values()))
            if dice < 0.7:
                return Asked(self._chance.randrange(self._loaded), on_file=True)
            return Asked(STRANGERS + self._chance.randrange(100_000), on_file=False)

    def answered(
        self,
        asked: Asked,
        sent: float,
        decision: str,
        *,
        found: bool,
        vouched: bool = True,
        as_of: str = "",
    ) -> None:
        """Holds an answer, from a look at the store at `as_of`, against what was acknowledged before it was asked for.

        A replica that has been cut off for long tells hits as it knew them, and says that it does not vouch for them.
        """
        now = time.monotonic()
        with self._lock:
            self.queries[decision] += 1
            self.seconds.append(now - sent)
            if asked.since and self._state.get(asked.number) != asked:
                return  # changed meanwhile: either answer is right
            missed = asked.on_file and decision == "clear"
            if not missed and not (found and not asked.on_file):
                return
            if not missed and not vouched:
                self.stale += 1
                return
            age = sent - asked.since if asked.since else float("inf")
            if age > self._bound(asked, now) if self._prompt else _looked_since(asked.since, as_of):
                self.wrong.append(f"{decision} for one who is {'' if asked.on_file else 'not '}on file")
            else:
                self.late += 1
                self.latest = max(self.latest, age)

    def lost(self, why: str) -> None:
        """A question without an answer."""
        with self._lock:
            self.queries["failed"] += 1
            self.failed.append(why)


def _looked_since(since: float, as_of: str) -> bool:
    then = time.time() - (time.monotonic() - since)
    return not since or (as_of != "" and datetime.fromisoformat(as_of).timestamp() >= then)
