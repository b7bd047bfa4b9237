"""The thread that keeps an engine level with the store.

It calls `engine.follow()` at every poll and outlives whatever that raises: a store that is away for a
minute must not leave a worker blind for ever. What it last ran into is told by /readyz.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import structlog

from screening.api import tally
from screening.api.logs import trace
from screening.engine import Engine, EngineState
from screening.errors import ScreeningError, StoreUnavailable

log = structlog.get_logger("screening.api")

PATIENCE = 5.0  # seconds of failing polls after which the answers must no longer be called up to date
SHOW = 1.0  # seconds between two showings of an unchanged state
_JOIN = 5.0


class Follower:
    """Start it once, close it once; `trouble()` may be asked from any thread."""

    def __init__(
        self, engine: Engine, poll_seconds: float, shown: Callable[[EngineState], None] | None = None
    ) -> None:
        """`shown` is called after each showing of the state, about once a second."""
        self._engine = engine
        self._poll = poll_seconds
        self._after = shown
        self._blind = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._failing_since: float | None = None
        self._why = ""
        self._shown = float("-inf")
        self._state: EngineState | None = None

    def start(self) -> None:
        """Begin to poll."""
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait for a poll that is under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN)

    def trouble(self) -> str:
        """Why the change feed cannot be read, once that has lasted; "" when all is well."""
        since = self._failing_since
        return self._why if since is not None and time.monotonic() - since > PATIENCE else ""

    def _run(self) -> None:
        while not self._stop.wait(self._poll):
            self.poll()

    def poll(self) -> None:
        """One step; never raises."""
        try:
            changed = self._engine.follow()
            if changed or time.monotonic() - self._shown > SHOW:
                self._show()
        except Exception as error:
            self._failed(error)
        else:
            if self._failing_since is not None:
                log.info("follow_recovered")
            self._failing_since = None

    def _show(self) -> None:
        self._shown = time.monotonic()
        before, self._state = self._state, tally.show(self._engine, self._state)
        if self._after is not None:
            self._after(self._state)
        self._tell_blind(before is not None and self._state.store_failures > before.store_failures)
        with suppress(StoreUnavailable):  # counted and told already
            tally.show_lists(self._engine)

    def _tell_blind(self, blind: bool) -> None:
        """Log that the store cannot be read, and that it can again: once each, not at every poll."""
        if blind and not self._blind:
            log.error(
                "store_unreadable", remedy="See whether its disk is there; `screening doctor` says more."
            )
        elif self._blind and not blind:
            log.info("store_readable")
        self._blind = blind

    def _failed(self, error: Exception) -> None:
        self._why = error.what if isinstance(error, ScreeningError) else "The change feed cannot be followed."
        if self._failing_since is None:  # once, not at every poll
            self._failing_since = time.monotonic()
            log.error("follow_failed", error=type(error).__name__, why=self._why, trace=trace(error))
