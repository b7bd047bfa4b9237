"""Search over a snapshot and the delta of later changes: which records may be the traveller or the document.

Retrieval is wide and unexplained; the matchers weigh what it finds. A query sees the state as of one sequence
number. All effort is counted exactly and bounded by a budget whose exhaustion is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log10
from typing import NamedTuple

import numpy as np

from screening.documents import numbers
from screening.index import keys, ranking
from screening.index.births import NO_FLOORS, NOT_KNOWN, Born, Floors, needed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.model import Effort
from screening.text.names import PreparedName, Token

POSTINGS_A_FORM = 50  # postings read per form of the budget: 20,000 for the default budget
RARE = 200  # forms that a token may have for it to be looked up alone
MANY_BEARERS = 50  # forms on the lists from which a share of them means something
ALIKE_BITS = 0.7  # some five names share the consonants by which bearers are counted
MAX_RANGES = 100  # ranges that hold one number; more than a handful is an error of the owner

Place = tuple[bool, int]  # in the snapshot?, ordinal


@dataclass(frozen=True, slots=True)
class Probe:
    """A traveller prepared for search: readings of the name, canonical document numbers, span of birth."""

    names: tuple[PreparedName, ...] = ()
    numbers: tuple[str, ...] = ()
    born: Born = NOT_KNOWN
    floors: Floors = NO_FLOORS


class Bearer(NamedTuple):
    """A record that bears a form, which of its names it is, and the agreement that it needs."""

    place: Place
    name: int
    floor: float


@dataclass(frozen=True, slots=True)
class Form:
    """A name reading on file, and whose it is."""

    name: PreparedName
    bearers: tuple[Bearer, ...]


@dataclass(slots=True)
class Found:
    """Name forms to weigh, most promising first; records found by a document; what the search cost."""

    forms: list[Form] = field(default_factory=list)
    documents: set[Place] = field(default_factory=set)
    effort: Effort = field(default_factory=Effort)


@dataclass(frozen=True, slots=True)
class Searcher:
    """A snapshot (or none yet) with its delta."""

    snapshot: Snapshot | None
    delta: Delta

    def as_rare_here(self, names: tuple[PreparedName, ...]) -> tuple[PreparedName, ...]:
        """The names with each token no rarer than its like on the lists: what many of them share proves little.

        Counted in the snapshot alone, so that a record weighs the same before and after it is compacted.
        """
        if self.snapshot is None:
            return names
        return tuple(
            PreparedName(tuple(map(self._as_rare_here, name.tokens)), name.guessed) for name in names
        )

    def _as_rare_here(self, token: Token) -> Token:
        if self.snapshot is None or token.minor:
            return token
        bearers = self.snapshot.names.count(keys.lone_key(token))
        if bearers < MANY_BEARERS:
            return token
        bits = ALIKE_BITS + log10(len(self.snapshot.form_size) / bearers)
        return replace(token, bits=bits) if bits < token.bits else token

    def find(self, probe: Probe, at: int, budget: int) -> Found:
        """Everything that may reach the probe's floors, as of sequence number `at`."""
        found = Found()
        if probe.names:
            self._names(probe, at, budget, found)
        for number in probe.numbers:
            found.documents.update(self._documents(number, at))
        found.effort.candidates = len(found.forms) + len(found.documents)
        return found

    def body(self, place: Place) -> bytes:
        """A record's JSON."""
        in_snapshot, ordinal = place
        if in_snapshot and self.snapshot is not None:
            return self.snapshot.body(ordinal)
        return self.delta.records[ordinal].body

    def _alive(self, place: Place, at: int) -> bool:
        in_snapshot, ordinal = place
        if in_snapshot:
            return not self.delta.masked(ordinal, at)
        return self.delta.records[ordinal].alive(at)

    def _names(self, probe: Probe, at: int, budget: int, found: Found) -> None:
        asked_keys = [keys.asked_keys(name) for name in probe.names]
        lone = sorted(set().union(*(each.lone for each in asked_keys)))
        wanted = sorted(set().union(*(each.keys for each in asked_keys))) + lone
        queries = [ranking.Query.of(name) for name in probe.names]
        found.effort.keys += len(wanted)
        found.forms.extend(self._delta_forms(wanted, queries, probe, at, found.effort))
        if self.snapshot is not None:
            looked_up = np.array(wanted, np.uint32)
            hits = self.snapshot.names.find(looked_up, budget * POSTINGS_A_FORM, len(lone), RARE)
            spelled = np.array([each.exact for each in asked_keys], np.uint32)
            exact = self.snapshot.names.find(spelled, budget).forms
            asked = ranking.Asked(tuple(queries), probe.born, probe.floors, budget, exact)
            ranked, cut = ranking.rank(self.snapshot, hits.forms, asked)
            found.effort.postings += len(hits.forms)
            found.effort.exhausted |= hits.cut or cut
            found.forms.extend(self._snapshot_forms(self.snapshot, ranked, probe, at, budget, found.effort))

    def _snapshot_forms(
        self,
        snapshot: Snapshot,
        forms: list[tuple[int, float]],
        probe: Probe,
        at: int,
        budget: int,
        effort: Effort,
    ) -> Iterator[Form]:
        room = budget
        for form, bound in forms:
            records, names = snapshot.bearers(form)
            if len(records) > room:
                records, names = _likeliest(snapshot, records, names, probe, room)
                effort.exhausted = True
            bearers = tuple(
                Bearer((True, record), name, floor)
                for record, name in zip(records, names, strict=True)
                if (floor := needed(probe.born, snapshot.born(record), probe.floors)) <= bound
                and not self.delta.masked(record, at)
            )
            if bearers:
                yield Form(snapshot.form(form), bearers)
            room -= len(bearers)
            if room <= 0:
                effort.exhausted = True
                return

    def _delta_forms(
        self, wanted: list[int], queries: Sequence[ranking.Query], probe: Probe, at: int, effort: Effort
    ) -> Iterator[Form]:
        forms, postings = self.delta.find_names(wanted)
        effort.postings += postings
        for number in forms:
            form = self.delta.forms[number]
            place = (False, form.record)
            if self._alive(place, at) and ranking.shares_enough(form.signature, queries):
                floor = needed(probe.born, form.born, probe.floors)
                yield Form(form.name, (Bearer(place, form.place, floor),))

    def _documents(self, number: str, at: int) -> Iterator[Place]:
        """Records with this number or one an edit away, and ranges that hold it."""
        places = self._documents_under(keys.document_key(number))
        if len(number) >= numbers.MIN_EDIT_LENGTH:
            neighbours = keys.document_neighbours(number)
            places += [(False, ordinal) for ordinal in self.delta.find_documents(neighbours)]
            if self.snapshot is not None:
                places += [(True, ordinal) for ordinal in self.snapshot.documents.find_any(neighbours)]
        serial = numbers.serial(number)
        group = keys.range_group(serial.prefix, serial.width)
        places += [(False, ordinal) for ordinal in self.delta.find_ranges(group, serial.value)]
        if self.snapshot is not None:
            places += [(True, o) for o in self.snapshot.ranges.find(group, serial.value, MAX_RANGES)]
        return (place for place in places if self._alive(place, at))

    def _documents_under(self, key: int) -> list[Place]:
        places: list[Place] = [(False, ordinal) for ordinal in self.delta.find_document(key)]
        if self.snapshot is not None:
            places += [(True, ordinal) for ordinal in self.snapshot.documents.find(key)]
        return places


def _likeliest(
    snapshot: Snapshot, records: list[int], names: list[int], probe: Probe, room: int
) -> tuple[list[int], list[int]]:
    """Of too many bearers of one form, those whose dates of birth demand least of the name."""
    floors = [needed(probe.born, snapshot.born(record), probe.floors) for record in records]
    first = sorted(range(len(records)), key=floors.__getitem__)[:room]
    return [records[i] for i in first], [names[i] for i in first]
