"""What the clients of the trial were told: the truth against which the service is held at the end.

Written by many threads; each operation is a single one on a dict, a set or a list, which the interpreter does not
interrupt. Knows nothing of HTTP, nor of what the service should have said.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

VISIBLE = 1.0
"""Seconds within which every worker knows of a change that was acknowledged (docs/reference/http.md)."""

RECENT = 50


@dataclass(slots=True)
class Flight:
    """A passenger list that was answered: the request that brought it, and for each row its decision.

    `""` stands for a row that nobody could read, and for one that was given up: they are in no audit.
    """

    request: str
    decisions: list[str]


@dataclass(slots=True)
class Ledger:
    """`on_file` and `gone` hold when the report, or the withdrawal, of each person was acknowledged.

    One that is `prompt` expects every answer to know it `VISIBLE` seconds later. One that is not, for a machine that
    holds processes up, expects it of those that say they rest on a later look at the store, however late that was.
    """

    prompt: bool = True
    answered: dict[str, str] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    on_file: dict[int, float] = field(default_factory=dict)
    gone: dict[int, float] = field(default_factory=dict)
    edition: int = 0
    loads: int = 0
    flights: list[Flight] = field(default_factory=list)
    wrong_clears: list[str] = field(default_factory=list)
    wrong_referrals: list[str] = field(default_factory=list)
    revived: list[str] = field(default_factory=list)
    bad_rows: list[str] = field(default_factory=list)
    unanswered: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def must_know(self, since: float, as_of: str) -> bool:
        """Whether an answer from that look at the store must know what was acknowledged then (`time.monotonic`)."""
        then = time.time() - (time.monotonic() - since)
        return self.prompt or not since or (as_of != "" and datetime.fromisoformat(as_of).timestamp() >= then)

    def settled(self, known: Mapping[int, float], chance: random.Random) -> int | None:
        """Somebody of `known` whom every worker must know of by now; every second time one of the latest."""
        numbers = list(known)
        if chance.random() < 0.5:
            numbers = numbers[-RECENT:]
        for _ in range(5):
            number = chance.choice(numbers) if numbers else None
            if number is not None and known.get(number, time.monotonic()) < time.monotonic() - VISIBLE:
                return number
        return None
