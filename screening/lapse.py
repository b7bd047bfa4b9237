"""When records lapse: for how many days after its review date each list keeps them.

Pure: the policy as written and the present day go in, days come out. Days are `YYYY-MM-DD` and compare as text.
Knows nothing of stores, or of what becomes of a record that has lapsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

EVERY = "*"  # stands for each list that has no grace of its own
LONGEST = 3650

_GRACE = re.compile(r"(\*|[A-Za-z0-9][A-Za-z0-9._-]{0,99})=(\d{1,4})")


def parse(text: str) -> dict[str, int]:
    """The days of grace in `sltd=0,national=30` by list. Raises ValueError with what is wrong."""
    graces: dict[str, int] = {}
    for number, part in enumerate(filter(None, (part.strip() for part in text.split(","))), start=1):
        match = _GRACE.fullmatch(part)
        if match is None:
            raise ValueError(f"entry {number} must be LIST=DAYS, such as sltd=0 or national=30")
        name, days = match.groups()
        if name in graces:
            raise ValueError(f"entry {number} names a list for the second time")
        graces[name] = int(days)
        if graces[name] > LONGEST:
            raise ValueError(f"entry {number} is longer than ten years")
    return graces


def grace_of(graces: Mapping[str, int], list_name: str) -> int | None:
    """The days for which this list keeps records after their review date; None when it keeps them for ever."""
    return graces.get(list_name, graces.get(EVERY))


def later(day: str, days: int) -> str:
    """So many days after a day, or before; the calendar ends where it ends."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return "9999-12-31" if days > 0 else "0001-01-01"


def lapsed_by(today: str, grace: int) -> str:
    """The last review date of records that have lapsed today: the date itself, and the grace after it, are over."""
    return later(today, -grace - 1)


def apart(one: str, other: str) -> int:
    """Days from one day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
