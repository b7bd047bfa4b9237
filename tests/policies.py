"""Travellers whom one policy refers and the next stricter one does not, whatever the figures of the day are.

Chosen by weighing a ladder of near likenesses against one wanted person, so that a change of a weight or of a
threshold moves the choice and not the tests.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from screening import decide, wire
from screening.model import Name, PersonRecord
from screening.screen import compare

WANTED = PersonRecord(
    "national:17", "national", (Name("Viktor Arkadyevich Molchanov"),), birth_dates=("1971-03-09",)
)
NAMES = (
    "Viktor Arkadyevich Molchanov",
    "Vitaly Arkadyevich Molchanov",
    "Viktor Andreevich Molchanov",
    "Viktor Arkadyevich Molchanskiy",
    "Wiktor Moltshanof",
    "Viktor Molchan",
    "V Molchanov",
    "Igor Molchanov",
)
DATES = ("1971-03-09", "", "1971-07-21", "1972-07-21", "1973-07-21", "1976-07-21", "1981-08-09")
LADDER: tuple[dict[str, Any], ...] = tuple(
    {"name": name, "birth_date": date} for name, date in product(NAMES, DATES)
)


def score(body: dict[str, Any]) -> float:
    """How much a traveller is like the wanted person."""
    return compare(wire.traveller(body), WANTED, decide.DEFAULT).score


def between(looser: str, stricter: str) -> dict[str, Any]:
    """A traveller whom the policy `looser` refers and the policy `stricter` does not."""
    low, high = decide.POLICIES[looser].threshold, decide.POLICIES[stricter].threshold
    found = [body for body in LADDER if low <= score(body) < high]
    assert found, f"no rung of the ladder lies between {looser} and {stricter}: add one"
    return found[0]


ONLY_WIDE = between("wide", "balanced")
NOT_STRICT = between("balanced", "strict")
EXACT = LADDER[0]
