"""Workers and batch processes as the parent sees them: places that are filled, and filled again when one dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable

import structlog

from screening.serve.orphan import DONE

log = structlog.get_logger("screening.serve")

EARLY = 5.0  # seconds; a worker that dies sooner is started again only after a pause
LONGEST_PAUSE = 10.0


class Place:
    """Where one worker process is to be. `tick` never waits."""

    def __init__(self, start: Callable[[int], subprocess.Popen[bytes]], role: str = "worker") -> None:
        self._start = start
        self._role = role
        self._process: subprocess.Popen[bytes] | None = None
        self.ready = False
        self.deaths = 0  # in a row, each soon after its start
        self._pipe = -1
        self._since = self._not_before = 0.0

    def tick(self, now: float, *, wanted: bool = True) -> None:
        """Start the process where one is `wanted`, or see how it is."""
        if self._process is None:
            if wanted and now >= self._not_before:
                self._begin(now)
        elif (status := self._process.poll()) == DONE:  # it had nothing left to do
            self._forget()
        elif status is not None:
            self._died(status, now)
        elif not self.ready:
            self._listen()

    def stop(self, *, at_once: bool = False) -> None:
        """Ask the process to answer what has been asked and end; `at_once`, without waiting for proxies to notice."""
        self._not_before = float("inf")
        if self._process is None:
            return
        if not self.ready:
            self._listen()
        # Before it says so it knows what to do with neither, and SIGTERM is what ends it quietly.
        self._process.send_signal(signal.SIGINT if at_once and self.ready else signal.SIGTERM)

    def wait(self, deadline: float) -> None:
        """Until the process has ended; one that has not by `deadline` is killed."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.error("worker_killed", role=self._role, pid=self._process.pid)
            self._process.kill()
            self._process.wait()
        self._forget()

    def _begin(self, now: float) -> None:
        self._since = now
        self._pipe, told = os.pipe()
        os.set_blocking(self._pipe, False)
        try:
            self._process = self._start(told)
        except OSError as error:  # no memory or no process left: the others go on meanwhile
            os.close(self._pipe)
            self._again_later(error.strerror, now)
        finally:
            os.close(told)

    def _listen(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self.ready = os.read(self._pipe, 1) == b"\n"

    def _died(self, status: int, now: float) -> None:
        self._again_later(status, now)
        self._forget()

    def _again_later(self, why: object, now: float) -> None:
        lived = now - self._since
        self.deaths = 0 if self.ready and lived > EARLY else self.deaths + 1
        pause = min(0.1 * 2.0**self.deaths, LONGEST_PAUSE) if self.deaths > 1 else 0.0
        self._not_before = now + pause
        log.error(
            "worker_died", role=self._role, why=why, lived_seconds=round(lived, 1), again_in_seconds=pause
        )

    def _forget(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        os.close(self._pipe)
        self._process, self.ready = None, False
