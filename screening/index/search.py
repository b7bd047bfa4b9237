"""Search over a snapshot and the delta of later changes: which records may be the traveller or the document.

Retrieval is wide and unexplained; the matchers weigh what it finds. A query sees the state as of one sequence
number. All effort is counted exactly and bounded by a budget whose exhaustion is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from screening.index import keys, ranking
from screening.index.births import NO_DEMANDS, NOT_KNOWN, Born, Demands, needed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.matchers import packed
from screening.matchers.name import NameMatch
from screening.model import Effort
from screening.text import orthographies
from screening.text.names import PreparedName

MANY_BEARERS = 50  # forms on the lists from which a share of them means something
ALIKE_BITS = 0.7  # some five names share the consonants by which bearers are counted
MAX_RANGES = (
    256  # ranges that hold one number and are weighed; beyond that the answer says that it was cut off
)

Place = tuple[bool, int]  # in the snapshot?, ordinal
Asked = tuple[keys.Together, ranking.Weigher]  # what names are looked up by, and compared by


class Probe(NamedTuple):
    """A traveller prepared for search: readings of the name, canonical document numbers, span of birth and so on."""

    names: tuple[PreparedName, ...] = ()
    numbers: tuple[str, ...] = ()
    born: Born = NOT_KNOWN
    demands: Demands = NO_DEMANDS
    sex: str = ""
    nationalities: tuple[str, ...] = ()


class Bearer(NamedTuple):
    """A record that bears a form, which of its names it is, and the agreement that it needs."""

    place: Place
    name: int
    floor: float


class Form(NamedTuple):
    """A reading of a name on file, with a date of birth, that agrees well enough, and whose it is.

    `proof` and `match` are of the best reading of the name asked for, as `NameMatch` has them; `match` is worked out
    when it is asked for, since most forms end without a hit.
    """

    score: float
    proof: float
    bearers: tuple[Bearer, ...]
    match: Callable[[], NameMatch]


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
        if self.snapshot is None or not names:
            return names
        return self.snapshot.as_rare(names, MANY_BEARERS, ALIKE_BITS)

    def asked(self, probe: Probe) -> Asked | None:
        """What the names are looked up by here, and what compares them with those on file; None without a name."""
        if not probe.names:
            return None
        wanted = keys.asked_together(probe.names, orthographies.elsewhere(probe.names))
        table = ranking.ONE_KIND
        if self.snapshot is not None:
            table = self.snapshot.table_of(probe.sex, probe.nationalities)
        return wanted, ranking.Weigher(probe.names, probe.born, probe.demands, table)

    def find(self, probe: Probe, asked: Asked | None, at: int, budget: int) -> Found:
        """Everything that may reach the probe's floors, as of sequence number `at`; `asked` is made of the probe."""
        found = Found()
        if asked is not None:
            self._names(probe, asked, at, budget, found)
        if probe.numbers:
            self._documents(probe, at, found)
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

    def _names(self, probe: Probe, asked: Asked, at: int, budget: int, found: Found) -> None:
        wanted, weigher = asked
        found.effort.keys += wanted.many
        if self.delta.forms:
            found.forms.extend(self._delta_forms(wanted, weigher, probe, at, found.effort))
        if self.snapshot is not None:
            ranked = ranking.rank(self.snapshot, wanted, weigher, budget)
            found.effort.postings += ranked.postings
            found.effort.exhausted |= ranked.cut
            if ranked.forms:
                found.forms.extend(
                    self._snapshot_forms(self.snapshot, ranked.forms, weigher, at, budget, found.effort)
                )

    def _snapshot_forms(
        self,
        snapshot: Snapshot,
        forms: list[tuple[int, float, float]],
        weigher: ranking.Weigher,
        at: int,
        budget: int,
        effort: Effort,
    ) -> Iterator[Form]:
        room = budget
        for form, score, proof in forms:
            found = weigher.bearers(snapshot, form, score)
            effort.exhausted |= len(found) > room
            bearers = tuple(
                Bearer((True, record), name, floor)
                for record, name, floor in found[:room]
                if not self.delta.masked(record, at)
            )
            if bearers:
                yield Form(score, proof, bearers, partial(_match, weigher, snapshot, form))
            room -= len(bearers)
            if room <= 0:
                effort.exhausted = True
                return

    def _delta_forms(
        self, wanted: keys.Together, weigher: ranking.Weigher, probe: Probe, at: int, effort: Effort
    ) -> Iterator[Form]:
        forms, postings = self.delta.find_names([*wanted.keys, *wanted.lone])
        effort.postings += postings
        for number in forms:
            form = self.delta.forms[number]
            place = (False, form.record)
            floor = min(needed(probe.born, born, probe.demands.of_kind[0]) for born in form.born)
            if floor > 1.0 or not self._alive(place, at):
                continue
            score, proof = weigher.score(form.name)
            if score >= floor:
                bearers = (Bearer(place, form.place, floor),)
                yield Form(score, proof, bearers, partial(weigher.match, form.name))

    def _documents(self, probe: Probe, at: int, found: Found) -> None:
        """Records with a number asked for, or one an edit away, and ranges that hold it."""
        if self.delta.records:
            ordinals = self.delta.find_documents(probe.numbers)
            found.documents.update((False, each) for each in ordinals if self._alive((False, each), at))
        if self.snapshot is None:
            return
        for number in probe.numbers:
            ordinals = self.snapshot.documents.near(number)
            holding = self.snapshot.ranges.holding(number, MAX_RANGES + 1)
            if holding:
                found.effort.exhausted |= len(holding) > MAX_RANGES
                ordinals = ordinals + holding[:MAX_RANGES]
            if ordinals:  # of nearly every number there are none
                found.documents.update((True, each) for each in ordinals if not self.delta.masked(each, at))


def _match(weigher: ranking.Weigher, snapshot: Snapshot, form: int) -> NameMatch:
    if weigher.packed is not None and snapshot.compiled is not None:
        return packed.match(weigher.packed, weigher.names, snapshot.compiled.packed(form))
    return weigher.match(snapshot.form(form))
