"""The whole query path on one page: prepare -> candidates -> weigh -> decide.

Pure: reads a searcher and a policy, returns an answer. Knows nothing of stores, HTTP or time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

import orjson

from screening import decide
from screening.decide import Policy
from screening.documents import numbers
from screening.index.births import Floors, born
from screening.index.search import Form, Place, Probe, Searcher
from screening.matchers import birth, document, name, place, sex, wording
from screening.matchers.evidence import Evidence
from screening.matchers.name import NameMatch
from screening.model import (
    Document,
    DocumentRecord,
    Effort,
    Hit,
    Name,
    PersonRecord,
    Record,
    Traveller,
    record_from_json,
)
from screening.text.names import PreparedName, prepare

HOLDER = "This is a document of the person on file, whatever name it is shown with. "
STATUSES = {
    "stolen": "reported stolen", "lost": "reported lost", "revoked": "revoked",
    "invalid": "invalid", "stolen_blank": "a stolen blank",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screened:
    """The hits, best first, and what they cost."""

    hits: tuple[Hit, ...]
    effort: Effort


class Named(NamedTuple):
    """A name of a record that agrees, and how: what it takes to weigh it, and to explain it if it comes to that."""

    name: Name
    score: float
    proof: float
    match: Callable[[], NameMatch]


def screen(traveller: Traveller, searcher: Searcher, at: int, policy: Policy) -> Screened:
    """Finds the records that this traveller may be, as of sequence number `at`, and says why."""
    probe = prepare_probe(traveller)
    probe = replace(probe, names=searcher.as_rare_here(probe.names), floors=_floors(traveller, policy))
    found = searcher.find(probe, at, policy.budget)
    forms: dict[Place, list[tuple[int, Form]]] = {}
    for form in found.forms:
        for bearer in form.bearers:
            forms.setdefault(bearer.place, []).append((bearer.name, form))
    weighed = []
    for where in found.documents | forms.keys():
        body = searcher.body(where)
        record = record_from_json(orjson.loads(body))
        filed = record.names if isinstance(record, PersonRecord) else ()
        named = [Named(filed[i], form.score, form.proof, form.match) for i, form in forms.get(where, ())]
        one = _weighed(traveller, record, named, policy)
        if one.score >= policy.threshold:
            weighed.append((one, body))
    found.effort.weighed = len(found.forms) + len(found.documents | forms.keys())
    weighed.sort(key=lambda item: _rank(item[0]))
    hits = tuple(replace(_hit(one), record=orjson.Fragment(body)) for one, body in weighed[: policy.limit])
    return Screened(hits, found.effort)


def compare(
    traveller: Traveller, record: PersonRecord, policy: Policy, names: tuple[PreparedName, ...] | None = None
) -> Hit:
    """Weighs a traveller against one record without any search; `names` may say what is common on the lists."""
    asked = prepare_probe(traveller).names if names is None else names
    named = []
    for filed in record.names:
        matches = [name.compare(a, b) for a in asked for b in prepare(filed.full)]
        if matches:
            best = max(matches, key=lambda match: match.score)
            named.append(Named(filed, best.score, best.proof, partial(_itself, best)))
    return weigh(traveller, record, named, policy)


def _itself(match: NameMatch) -> NameMatch:
    return match


def as_record(traveller: Traveller) -> PersonRecord:
    """The traveller playing the part of a person on file, so that two travellers can be compared."""
    return PersonRecord(
        id=traveller.id or "b",
        list="",
        names=(traveller.name,) if traveller.name is not None else (),
        birth_dates=(traveller.birth_date,) if traveller.birth_date else (),
        birth_places=(traveller.birth_place,) if traveller.birth_place else (),
        sex=traveller.sex,
        nationalities=traveller.nationalities,
        documents=traveller.documents,
    )


def prepare_probe(traveller: Traveller) -> Probe:
    """What the traveller is searched by."""
    written = (traveller.name, *traveller.other_names) if traveller.name is not None else ()
    names = tuple(dict.fromkeys(reading for name in written for reading in prepare(name.full)))
    shown = (numbers.canonical(document.number) for document in traveller.documents)
    dates = (traveller.birth_date,) if traveller.birth_date else ()
    return Probe(names, tuple(dict.fromkeys(number for number in shown if number)), born(dates))


def weigh(traveller: Traveller, record: Record, named: Sequence[Named], policy: Policy) -> Hit:
    """The score of one record and the reasons for it, weightiest facts first."""
    return _hit(_weighed(traveller, record, named, policy))


class _Weighed(NamedTuple):
    """A record that was weighed, without words for its name yet: most records need none."""

    record: Record
    score: float
    evidence: list[Evidence]
    named: Named | None


def _weighed(traveller: Traveller, record: Record, named: Sequence[Named], policy: Policy) -> _Weighed:
    if isinstance(record, DocumentRecord):
        best, evidence = None, list(_document_evidence(traveller, record))
    else:
        best = max(named, key=lambda item: _agreement(item, policy), default=None)
        evidence = list(_person_evidence(traveller, record, best, policy))
    return _Weighed(record, round(decide.score(evidence, policy), 4), evidence, best)


def _rank(weighed: _Weighed) -> tuple[float, int, str]:
    """Best first; among equals the one with more facts that agree, then by identifier."""
    return (-weighed.score, -sum(item.agreement > 0.5 for item in weighed.evidence), weighed.record.id)


def _hit(weighed: _Weighed) -> Hit:
    """The record as the answer tells it."""
    record, score, evidence, named = weighed
    if named is not None:
        evidence = [_explained(item, named) if item.fact == "name" else item for item in evidence]
    warnings = record.warnings if isinstance(record, PersonRecord) else ()
    reasons = tuple(item.reason() for item in evidence)
    return Hit(record.id, record.kind, record.list, score, reasons, record.action, warnings)


def _floors(traveller: Traveller, policy: Policy) -> Floors:
    """The least name agreements that could still refer, given what else the traveller tells."""
    known = (bool(traveller.birth_date), bool(traveller.nationalities), bool(traveller.birth_place))
    return _floors_for(policy, *known)


@lru_cache(maxsize=256)
def _floors_for(policy: Policy, dated: bool, nationality: bool, place_known: bool) -> Floors:
    soft = [place.BEST_NATIONALITY] * nationality + [place.BEST_BIRTH_PLACE] * place_known
    dates = (birth.SAME, birth.SAME_MONTH, birth.SAME_YEAR, birth.NEXT_YEAR, birth.YEARS_APART)
    unknown = decide.least_name_agreement([birth.NOT_ON_FILE] * dated + soft, policy)
    return Floors(unknown, *(decide.least_name_agreement((date, *soft), policy) for date in dates))


def _person_evidence(
    traveller: Traveller, record: PersonRecord, named: Named | None, policy: Policy
) -> Iterator[Evidence]:
    shown = _best_document(traveller.documents, record.documents)
    if shown is not None:
        yield shown._replace(why=HOLDER + shown.why)
    if named is not None:
        written = traveller.name.full if traveller.name is not None else ""
        common = name.common(named.proof)
        yield Evidence("name", _agreement(named, policy), written, named.name.full, "", common)
    qualifiers = (
        birth.compare(traveller.birth_date, record.birth_dates),
        sex.compare(traveller.sex, record.sex),
        place.compare_nationalities(traveller.nationalities, record.nationalities),
        place.compare_birth_places(traveller.birth_place, record.birth_places),
    )
    yield from (item for item in qualifiers if item is not None)


def _agreement(named: Named, policy: Policy) -> float:
    return named.score * (policy.weak_alias if named.name.quality == "weak_alias" else 1.0)


def _explained(evidence: Evidence, named: Named) -> Evidence:
    """The agreement of the names in words."""
    why = wording.explain(named.match(), evidence.query, evidence.record)
    weak = " It is a weak alias of the person on file." * (named.name.quality == "weak_alias")
    return evidence._replace(why=why + weak)


def _best_document(asked: Iterable[Document], filed: Iterable[Document]) -> Evidence | None:
    found = [item for a in asked for b in filed if (item := document.compare(a, b)) is not None]
    return max(found, key=lambda item: item.agreement, default=None)


def _document_evidence(traveller: Traveller, record: DocumentRecord) -> Iterator[Evidence]:
    filed = Document(record.number, record.type, record.issuing_state)
    compared = (
        document.compare_range(asked, filed, record.number_to)
        if record.number_to
        else document.compare(asked, filed)
        for asked in traveller.documents
    )
    best = max((item for item in compared if item is not None), key=lambda item: item.agreement, default=None)
    if best is not None:
        yield best._replace(why=f"{best.why} It is {STATUSES[record.status]}.")
