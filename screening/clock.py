"""The present moment and day in the forms that answers and records have. The core is told; it does not look."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache


def now() -> str:
    """The present second, UTC, as RFC 3339."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The present day, UTC, `YYYY-MM-DD`; worked out once a day, since every query asks."""
    return _day(int(time.time()) // 86_400)


@lru_cache(maxsize=2)
def _day(since_1970: int) -> str:
    return datetime.fromtimestamp(since_1970 * 86_400, UTC).date().isoformat()
