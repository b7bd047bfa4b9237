"""The rounds of `screening.keeping`, made by the batch process that always waits, in a thread of its own.

A round may read all that is on file, which must not keep a flight waiting; one that fails must not end the process.
"""

from __future__ import annotations

import threading
import time

import structlog

from screening.api.logs import trace
from screening.errors import ScreeningError
from screening.keeping.rounds import Rounds

log = structlog.get_logger("screening.serve")

ROUND_SECONDS = 3600.0
AGAIN_SECONDS = 60.0  # after a round that failed


def begin(rounds: Rounds) -> None:
    """A round now and every hour, for as long as the process lives."""
    threading.Thread(target=_run, args=(rounds,), name="rounds", daemon=True).start()


def _run(rounds: Rounds) -> None:
    while True:
        time.sleep(ROUND_SECONDS if made(rounds) else AGAIN_SECONDS)


def made(rounds: Rounds) -> bool:
    """Whether a round came to its end; what kept it from that is logged."""
    try:
        rounds.make()
    except ScreeningError as error:
        log.error("withdrawal_failed", code=error.code, why=error.what)
    except Exception as error:
        log.error("withdrawal_failed", error=type(error).__name__, trace=trace(error))
    else:
        return True
    return False
