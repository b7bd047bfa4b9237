"""The clearances that a process knows, by record and document, and what they say of a traveller and a record.

Made once and never changed: what is new makes another. Those that are only proposed, or revoked, are not among them;
those that ran out are, because whoever looks at the hit should know that there was one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from screening.clearances.clearance import Clearance, version_of
from screening.clearances.identity import Hasher, Shown, covers
from screening.model import Record, Traveller

EARLIER = "This traveller was cleared for an earlier version of this record (clearance {id}): look again."
RAN_OUT = "The clearance of this traveller for this record ran out on {day} (clearance {id}): look again."

_OfRecord = dict[str, tuple[Clearance, ...]]  # by the hash of the document


class Finding(NamedTuple):
    """The clearance that holds, or why one that there was does not (`note`)."""

    clearance: Clearance | None
    note: str = ""


_NOTHING = Finding(None)


@dataclass(frozen=True, slots=True)
class Clearances:
    """`sequence` is up to where changes are known; without a `hasher` nobody can be recognised, so nobody cleared."""

    hasher: Hasher | None = None
    sequence: int = 0
    _held: Mapping[str, _OfRecord] = field(default_factory=dict)
    _places: Mapping[str, str] = field(default_factory=dict)  # the document of each, by identifier

    def __contains__(self, record_id: object) -> bool:
        """Whether any traveller was ever cleared of this record."""
        return record_id in self._held

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._held)

    def following(self, changed: Iterable[Clearance], hasher: Hasher | None) -> Clearances:
        """These with later changes taken in, in order of sequence, under a key that may be another one."""
        held, places, touched = dict(self._held), dict(self._places), dict[str, _OfRecord]()
        sequence = self.sequence
        for clearance in changed:
            sequence, record = clearance.sequence, clearance.record_id
            if record not in touched:
                touched[record] = dict(held.get(record, {}))
            before = places.pop(clearance.id, "")
            if before:
                _take(touched[record], before, clearance.id)
            if clearance.approved_at and clearance.identity is not None:
                document = places[clearance.id] = clearance.identity.document
                touched[record][document] = (*touched[record].get(document, ()), clearance)
        held |= touched
        return Clearances(hasher, sequence, {key: each for key, each in held.items() if each}, places)

    def shown(self, traveller: Traveller) -> tuple[Shown, ...]:
        """The traveller as clearances know travellers, once for each document."""
        return self.hasher.shown(traveller) if self.hasher is not None else ()

    def about(self, record: Record, shown: Iterable[Shown], today: str) -> Finding:
        """What is known of this traveller and this record on that day."""
        if self.hasher is None or not today:
            return _NOTHING
        there = self._held.get(record.id, {})
        found = [
            clearance
            for each in shown
            for clearance in there.get(each.document, ())
            if clearance.key == self.hasher.id
            and clearance.identity is not None
            and covers(clearance.identity, each)
        ]
        return _of(found, record, today) if found else _NOTHING


def _of(found: list[Clearance], record: Record, today: str) -> Finding:
    version = version_of(record)
    fitting = [clearance for clearance in found if clearance.version == version]
    for clearance in fitting:
        if clearance.state(today) == "approved":
            return Finding(clearance)
    if fitting:
        last = max(fitting, key=lambda clearance: clearance.expires_on)
        return Finding(None, RAN_OUT.format(id=last.id, day=last.expires_on))
    return Finding(None, EARLIER.format(id=max(found, key=lambda clearance: clearance.approved_at).id))


def _take(held: _OfRecord, document: str, clearance_id: str) -> None:
    """Takes one clearance out of what is held of a record."""
    left = tuple(each for each in held.pop(document) if each.id != clearance_id)
    if left:
        held[document] = left


NONE = Clearances()
