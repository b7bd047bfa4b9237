"""The whole query path on one page: prepare -> candidates -> weigh -> decide.

Pure: reads a searcher and a policy, returns an answer. Knows nothing of stores, HTTP or time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import orjson

from screening import decide
from screening.decide import Policy
from screening.documents import numbers
from screening.index.births import Floors, born
from screening.index.search import Found, Place, Probe, Searcher
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


def screen(traveller: Traveller, searcher: Searcher, at: int, policy: Policy) -> Screened:
    """Finds the records that this traveller may be, as of sequence number `at`, and says why."""
    probe = prepare_probe(traveller)
    probe = replace(probe, names=searcher.as_rare_here(probe.names), floors=_floors(traveller, policy))
    found = searcher.find(probe, at, policy.budget)
    matches = _weigh_names(probe.names, found)
    hits = []
    for where in found.documents | matches.keys():
        body = searcher.body(where)
        hit = weigh(traveller, record_from_json(orjson.loads(body)), matches.get(where, ()), policy)
        if hit.score >= policy.threshold:
            hits.append(replace(hit, record=orjson.Fragment(body)))
    found.effort.weighed = len(found.forms) + len(found.documents | matches.keys())
    hits.sort(key=_rank)
    return Screened(tuple(hits[: policy.limit]), found.effort)


def compare(
    traveller: Traveller, record: PersonRecord, policy: Policy, names: tuple[PreparedName, ...] | None = None
) -> Hit:
    """Weighs a traveller against one record without any search; `names` may say what is common on the lists."""
    asked = prepare_probe(traveller).names if names is None else names
    matches = [
        (place_in_record, best)
        for place_in_record, filed in enumerate(record.names)
        if (best := _best(asked, prepare(filed.full))) is not None
    ]
    return weigh(traveller, record, matches, policy)


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
    names = prepare(traveller.name.full) if traveller.name is not None else ()
    shown = (numbers.canonical(document.number) for document in traveller.documents)
    dates = (traveller.birth_date,) if traveller.birth_date else ()
    return Probe(names, tuple(dict.fromkeys(number for number in shown if number)), born(dates))


def weigh(
    traveller: Traveller, record: Record, matches: Iterable[tuple[int, NameMatch]], policy: Policy
) -> Hit:
    """The score of one record and the reasons for it, weightiest facts first."""
    if isinstance(record, DocumentRecord):
        evidence = list(_document_evidence(traveller, record))
    else:
        evidence = list(_person_evidence(traveller, record, matches, policy))
    warnings = record.warnings if isinstance(record, PersonRecord) else ()
    reasons = tuple(item.reason() for item in evidence)
    score = round(decide.score(evidence, policy), 4)
    return Hit(record.id, record.kind, record.list, score, reasons, record.action, warnings)


def _rank(hit: Hit) -> tuple[float, int, str]:
    """Best first; among equals the one with more facts that agree, then by identifier."""
    return (-hit.score, -sum(reason.score > 0.5 for reason in hit.reasons), hit.record_id)


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


def _weigh_names(asked: tuple[PreparedName, ...], found: Found) -> dict[Place, list[tuple[int, NameMatch]]]:
    """The names of each record that agree enough, each distinct form compared once for all its bearers."""
    matches: dict[Place, list[tuple[int, NameMatch]]] = {}
    for form in found.forms:
        best = _best(asked, (form.name,))
        for bearer in form.bearers:
            if best is not None and best.score >= bearer.floor:
                matches.setdefault(bearer.place, []).append((bearer.name, best))
    return matches


def _best(asked: Iterable[PreparedName], filed: Iterable[PreparedName]) -> NameMatch | None:
    matches = [name.compare(a, b) for a in asked for b in filed]
    return max(matches, key=lambda match: match.score, default=None)


def _person_evidence(
    traveller: Traveller, record: PersonRecord, matches: Iterable[tuple[int, NameMatch]], policy: Policy
) -> Iterator[Evidence]:
    shown = _best_document(traveller.documents, record.documents)
    if shown is not None:
        yield shown._replace(why=HOLDER + shown.why)
    named = [(_agreement(record.names[i], match, policy), record.names[i], match) for i, match in matches]
    if named:
        yield _name_evidence(traveller.name, *max(named, key=lambda item: item[0]))
    qualifiers = (
        birth.compare(traveller.birth_date, record.birth_dates),
        sex.compare(traveller.sex, record.sex),
        place.compare_nationalities(traveller.nationalities, record.nationalities),
        place.compare_birth_places(traveller.birth_place, record.birth_places),
    )
    yield from (item for item in qualifiers if item is not None)


def _agreement(filed: Name, match: NameMatch, policy: Policy) -> float:
    return match.score * (policy.weak_alias if filed.quality == "weak_alias" else 1.0)


def _name_evidence(asked: Name | None, agreement: float, filed: Name, match: NameMatch) -> Evidence:
    written = asked.full if asked else ""
    why = wording.explain(match, written, filed.full)
    if filed.quality == "weak_alias":
        why += " It is a weak alias of the person on file."
    return Evidence("name", agreement, written, filed.full, why, match.common)


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
