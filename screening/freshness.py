"""How old a list may be, and which lists are older: one rule for answers, /readyz, metrics and `doctor`.

Pure: what is on file and the present time go in, reasons come out. Knows nothing of stores, settings or what an
answer makes of an overdue list (it is never clear).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from screening.model import ListState

EVERY = "*"  # stands for each list on file that was ever loaded whole and has no limit of its own
SKEW = 300.0  # seconds by which clocks may differ before a time of loading lies in the future
LONGEST = 3650 * 86_400.0

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LIMIT = re.compile(r"(\*|[A-Za-z0-9][A-Za-z0-9._-]{0,99})=([1-9]\d{0,8})([smhd])")


def parse(text: str) -> dict[str, float]:
    """The limits in `sltd=24h,un-sc=7d,*=30d` as seconds by list. Raises ValueError with what is wrong."""
    limits: dict[str, float] = {}
    for number, part in enumerate(filter(None, (part.strip() for part in text.split(","))), start=1):
        match = _LIMIT.fullmatch(part)
        if match is None:
            raise ValueError(f"entry {number} must be LIST=AGE, such as sltd=24h or un-sc=7d (s, m, h or d)")
        name, count, unit = match.groups()
        if name in limits:
            raise ValueError(f"entry {number} names a list for the second time")
        limits[name] = float(int(count) * _UNITS[unit])
        if limits[name] > LONGEST:
            raise ValueError(f"entry {number} is longer than ten years")
    return limits


def limit_of(limits: Mapping[str, float], name: str, loaded_at: str) -> float | None:
    """The greatest age of this list in seconds; None when it may be of any age."""
    return limits.get(name, limits.get(EVERY) if loaded_at else None)


def overdue(limits: Mapping[str, float], lists: Sequence[ListState], now: float) -> tuple[ListState, ...]:
    """The lists that are older than their limit, or not there at all, each with why it cannot be relied on.

    `lists` are all on file, `now` is in seconds since 1970. A list that has a limit of its own must be on file: to
    be without it is no better than an old one.
    """
    return tuple(_overdue(limits, lists, now)) if limits else ()


def _overdue(limits: Mapping[str, float], lists: Sequence[ListState], now: float) -> Iterator[ListState]:
    for state in lists:
        limit = limit_of(limits, state.list, state.loaded_at)
        if limit is not None and (why := _too_old(state.loaded_at, limit, now)):
            yield replace(state, why=why)
    for name in sorted(limits.keys() - {state.list for state in lists} - {EVERY}):
        yield ListState(name, 0, why="it must be checked and is not on file")


def _too_old(loaded_at: str, limit: float, now: float) -> str:
    if not loaded_at:
        return "it was never loaded whole, so nobody knows how old it is"
    age = now - datetime.fromisoformat(loaded_at).timestamp()
    if age < -SKEW:
        return "the time of its loading lies in the future: a clock is or was wrong"
    return f"it is older than its limit of {words(limit)}" if age > limit else ""


def words(seconds: float) -> str:
    """A span in the largest unit that it is a whole number of: `24 hours`, `7 days`."""
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= unit and seconds % unit == 0:
            count = int(seconds // unit)
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    return f"{seconds:g} seconds"
