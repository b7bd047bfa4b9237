"""The present moment and day in the forms that answers and records have; how long steps take.

The core is told what time it is; it does not look.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache


def now() -> str:
    """The present second, UTC, as RFC 3339."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The present day, UTC, `YYYY-MM-DD`; worked out once a day, since every query asks."""
    return _day(int(time.time()) // 86_400)


def laps() -> Callable[[], int]:
    """What tells the nanoseconds that went by since it was asked before, or made."""
    before = time.perf_counter_ns()

    def lap() -> int:
        nonlocal before
        now = time.perf_counter_ns()
        took, before = now - before, now
        return took

    return lap


@lru_cache(maxsize=2)
def _day(since_1970: int) -> str:
    return datetime.fromtimestamp(since_1970 * 86_400, UTC).date().isoformat()
