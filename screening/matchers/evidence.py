"""What a matcher returns: evidence for or against one fact being the same on both sides.

Kept apart from the matchers so that none of them has to know another.
"""

from __future__ import annotations

from typing import NamedTuple

from screening.model import Fact, Reason


class Evidence(NamedTuple):
    """`agreement` is 1 when the fact agrees, 0 when it contradicts, 0.5 when it says nothing.

    `common` says of a name how many others bear it, 0 (nobody) to 1: what other facts then weigh more against.
    `edited` says of a document number that it agrees but for an edit, which may be chance where many are on file.
    """

    fact: Fact
    agreement: float
    query: str
    record: str
    why: str
    common: float = 0.0
    edited: bool = False

    def reason(self) -> Reason:
        """The evidence as the officer's answer carries it."""
        return Reason(self.fact, round(self.agreement, 4), self.query, self.record, self.why)
