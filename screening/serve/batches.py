"""The batch processes as the parent sees them: one that always waits, and more while there is much to do.

The first is there before the first list comes, so that a flight need not wait for a process to start. The others
are started only for work that lasts, because starting one takes more of the processor than a flight does, and they
end of their own accord when there was nothing left for a while.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial

from screening.batch.jobs import are_shared, jobs_of
from screening.errors import StoreUnavailable
from screening.serve.crew import Place
from screening.settings import Settings

LASTING = 1.0
"""Seconds of work after which a second process is worth its start."""

LOOK = 1.0
"""Seconds between two looks at a server, on which the parent might have to wait."""

Start = Callable[[bool, int], "subprocess.Popen[bytes]"]
"""Starts a batch process: whether it is the one that always waits, and the pipe on which it says that it is ready."""


class Batches:
    """Call `tick` often; it never waits."""

    def __init__(self, settings: Settings, start: Start) -> None:
        self._jobs = jobs_of(settings)
        self._rest = LOOK if are_shared(settings) else 0.0
        self._waiting, self._next_look = False, 0.0
        self._places = [
            Place(partial(start, number == 0), "batch") for number in range(settings.batch_workers)
        ]
        self._since: float | None = None

    def tick(self, now: float) -> None:
        """Start what is needed and start again what died."""
        if now >= self._next_look:
            self._waiting, self._next_look = self._any_waiting(), now + self._rest
        self._since = (self._since or now) if self._waiting else None
        much = self._since is not None and now - self._since > LASTING
        for number, place in enumerate(self._places):
            place.tick(now, wanted=number == 0 or much)

    def _any_waiting(self) -> bool:
        try:
            return self._jobs.any_waiting()
        except (
            OSError,
            StoreUnavailable,
        ):  # they are away, which others tell: the workers must not end for it
            return False

    def stop(self) -> None:
        """End them as they are: nothing is lost, and whoever comes next goes on."""
        for place in self._places:
            place.stop()

    def wait(self, deadline: float) -> None:
        """Until all have ended."""
        for place in self._places:
            place.wait(deadline)
