"""What goes to a carrier unasked when an answer changed, and what the carrier says to it.

The authority sends a CUSRES with BGM+132: each passenger whose decision is another one, with the code for it. The
carrier repeats it with BGM+312, passenger by passenger, and from then on is known to know. One with ERP+1 says that it
could not be used. How the two look was read from an airline's public tests (domain notes, CUSRES).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from screening.batch.carriers.cusres import ACKNOWLEDGED, UNASKED, Codes, Writer, plain
from screening.batch.carriers.edifact import segments, value
from screening.batch.later.changes import Change
from screening.errors import BadList


def message(changes: Iterable[Change], codes: Codes, made_at: datetime) -> bytes:
    """The interchanges that tell carriers of every change that they do not know; nothing when they know all.

    Of a passenger whose answer changed more than once the last counts. Passengers of a list that no carrier sent, and
    those who only have other hits than before, are left out: there is nobody to tell, and nothing.
    """
    out: list[bytes] = []
    writer = Writer(out.append, codes, made_at, document=UNASKED)
    for change in sorted(_latest(changes), key=lambda change: change.row):
        writer.add(change.passenger, change.after)
    writer.end()
    return b"".join(out)


def _latest(changes: Iterable[Change]) -> Iterable[Change]:
    """By passenger the last change of the decision, unless it is acknowledged.

    It is told again until then, even when it leads back to the first answer: nobody knows what arrived meanwhile.
    """
    last = {change.row: change for change in changes if change.before != change.after}
    return (change for change in last.values() if not change.acknowledged_at and change.passenger.message)


@dataclass(slots=True)
class Receipt:
    """What a carrier's message says: changes now known, codes of what it could not use, passengers unknown to us."""

    known: set[int] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    unmatched: int = 0


@dataclass(slots=True)
class _Point:
    """One ERP of a message: where, whose, and the code that is repeated."""

    section: str
    transaction: str
    references: dict[str, str] = field(default_factory=dict)
    code: str = ""


def receipt(file: BinaryIO, changes: Iterable[Change], codes: Codes) -> Receipt:
    """Matches the acknowledgements in a file with the changes that they acknowledge, and with those before.

    Raises BadList for what is no interchange, or holds no acknowledgement.
    """
    told, found = list(changes), Receipt()
    points = list(_points(file))
    if not points:
        raise BadList(
            "The message acknowledges nothing: it has no BGM+312 with an ERP.",
            remedy="Send the carrier's CUSRES as it came.",
        )
    for point in points:
        if point.section == "1":
            found.refused.append(point.code)
            continue
        known = {change.number for change in told if _is_meant(point, change, codes)}
        if not known:
            found.unmatched += 1
            continue
        row = next(change.row for change in told if change.number == max(known))
        found.known |= {change.number for change in told if change.row == row and change.number <= max(known)}
    return found


def _points(file: BinaryIO) -> Iterator[_Point]:
    """Every point of the acknowledgements in a file."""
    ours, transaction, point = False, "", None
    for segment in segments(file, lambda _: None, lambda _: None):
        tag, first = value(segment, 0), value(segment, 1)
        if tag in ("UNH", "ERP", "UNT") and point is not None:
            yield point
            point = None
        if tag == "UNH":
            ours, transaction = False, ""
        elif tag == "BGM":
            ours = first == ACKNOWLEDGED
        elif tag == "ERP" and ours:
            point = _Point(first, transaction)
        elif tag == "RFF" and point is not None:
            point.references[first] = value(segment, 1, 1)
        elif tag == "RFF" and first == "TN":
            transaction = value(segment, 1, 1)
        elif tag == "ERC" and point is not None:
            point.code = first


def _is_meant(point: _Point, change: Change, codes: Codes) -> bool:
    """Whether all that the carrier repeats is as we sent it; who is meant must be among it."""
    passenger = change.passenger
    if passenger.message is None or not point.references.keys() & {"ABO", "AVF"}:
        return False
    sent = {"ABO": passenger.reference, "AVF": passenger.locator}
    repeated = all(
        plain(sent[name]) == plain(told) for name, told in point.references.items() if name in sent
    )
    same_list = plain(point.transaction) == plain(passenger.message.reference)
    return repeated and same_list and point.code in ("", codes.of(change.after).code)
