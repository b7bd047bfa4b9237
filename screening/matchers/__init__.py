"""Two prepared things -> evidence: one file per kind of fact, and the table that says what each is worth.

Main facts can make a hit on their own; the others only move its score: `gain` is the share of the way to 1
that full agreement adds, `loss` the share of the score that full contradiction takes. Matchers do not know
one another.
"""

from __future__ import annotations

from typing import NamedTuple

from screening.model import Fact


class Row(NamedTuple):
    """What one kind of fact is worth."""

    fact: Fact
    main: bool
    gain: float = 0.0
    loss: float = 0.0


MATCHERS: tuple[Row, ...] = (
    Row("document", main=True),
    Row("name", main=True),
    Row("birth", main=False, gain=0.5, loss=0.45),
    Row("sex", main=False, gain=0.0, loss=0.15),
    Row("nationality", main=False, gain=0.15, loss=0.1),
    Row("birth_place", main=False, gain=0.25, loss=0.1),
)
