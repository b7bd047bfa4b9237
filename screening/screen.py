"""The whole query path on one page: prepare -> candidates -> weigh -> decide.

Pure: reads a searcher and a policy, returns an answer. Knows nothing of stores, HTTP or what time it is; the clock
is read only to say how long each stage took.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from time import perf_counter_ns
from typing import Any, NamedTuple

import orjson

from screening import decide, restriction
from screening.clearances import NONE, Clearances
from screening.decide import Policy
from screening.documents import issuers, numbers
from screening.documents.forms import oddities
from screening.documents.standing import standing
from screening.documents.standing import warnings as of_record
from screening.index.births import Floors, born
from screening.index.search import Form, Place, Probe, Searcher
from screening.matchers import birth, document, name, place, sex, wording
from screening.matchers.evidence import Evidence
from screening.matchers.name import NameMatch
from screening.model import (
    Cleared,
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

HOLDER = "The document is valid as far as is known; its holder is the person on file, whatever name it is shown with. "
ITSELF = (
    0.89  # agreement from which a document is the one on file, and those an edit away are other documents
)
MOST_EDITED = 4  # documents an edit away that are shown; where more are on file, some are near any number
MOST_DOUBTFUL = 5  # records that no longer refer, told in the warnings
LEFT_OUT = (
    "Left out: {many}, for the holder of this document was found to be somebody else (clearance {ids})."
    " Compare the holder with the photograph."
)


@dataclass(frozen=True, slots=True)
class Screened:
    """The hits, best first, what they cost, what is to be known of the documents shown, and who was cleared."""

    hits: tuple[Hit, ...]
    effort: Effort
    warnings: tuple[str, ...] = ()
    cleared: tuple[Cleared, ...] = ()


class Named(NamedTuple):
    """A name of a record that agrees, and how: what it takes to weigh it, and to explain it if it comes to that."""

    name: Name
    score: float
    proof: float
    match: Callable[[], NameMatch]


def screen(
    traveller: Traveller,
    searcher: Searcher,
    at: int,
    policy: Policy,
    today: str = "",
    clearances: Clearances = NONE,
) -> Screened:
    """Finds the records that this traveller may be, as of sequence number `at`, and says why.

    `today` (`YYYY-MM-DD`) is the day by which documents expire, records are due for review and clearances end; "" for
    any, and then no clearance holds.
    """
    started = perf_counter_ns()
    probe = prepare_probe(traveller)
    if probe.names:
        probe = replace(probe, names=searcher.as_rare_here(probe.names), floors=_floors(traveller, policy))
    prepared = perf_counter_ns()
    found = searcher.find(probe, at, policy.budget)
    listed = perf_counter_ns()
    forms: dict[Place, list[tuple[int, Form]]] = {}
    for form in found.forms:
        for bearer in form.bearers:
            forms.setdefault(bearer.place, []).append((bearer.name, form))
    weighed, doubtful = [], []
    places = found.documents | forms.keys() if forms else found.documents
    for where in places:
        body = searcher.body(where)
        data = orjson.loads(body)
        if data["kind"] == "document" and _of_another_state(traveller, data.get("issuing_state", ""), policy):
            continue
        record = record_from_json(data)
        filed = record.names if isinstance(record, PersonRecord) else ()
        named = [Named(filed[i], form.score, form.proof, form.match) for i, form in forms.get(where, ())]
        one = _weighed(traveller, record, named, policy)
        if one.score >= policy.threshold:
            weighed.append((one, body))
        elif one.doubt:
            doubtful.append(f"{record.id}: {one.doubt}")
    weighed, crowds = _without_neighbours(weighed)
    cleared: tuple[Cleared, ...] = ()
    if weighed and clearances and not doubtful:
        weighed, cleared = _after_redress(weighed, traveller, clearances, today)
    found.effort.weighed = len(found.forms) + len(places)
    if len(weighed) > 1:
        weighed.sort(key=lambda item: _rank(item[0]))
    shown = weighed[: policy.limit]
    hits = tuple([_hit(one, today, orjson.Fragment(body)) for one, body in shown])
    warnings = oddities(traveller.documents, today)
    if doubtful or crowds:
        warnings = (*warnings, *sorted(doubtful)[:MOST_DOUBTFUL], *crowds)
    if cleared:
        warnings = (*warnings, _left_out(cleared))
    effort = found.effort
    effort.prepare_ns, effort.find_ns = prepared - started, listed - prepared
    effort.weigh_ns = perf_counter_ns() - listed
    return Screened(hits, effort, warnings, cleared)


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
    names = prepare(traveller.name.full) if traveller.name is not None else ()
    if traveller.other_names:  # hashing the readings of a name takes a tenth as long as making them
        names = tuple(
            dict.fromkeys((*names, *(r for name in traveller.other_names for r in prepare(name.full))))
        )
    dates = (traveller.birth_date,) if traveller.birth_date else ()
    return Probe(names, _numbers(traveller.documents), born(dates))


def _numbers(documents: Iterable[Document]) -> tuple[str, ...]:
    """The numbers to look up: each reading of those shown, also without the issuer's code in front."""
    found: dict[str, None] = {}
    for shown in documents:
        for number in numbers.readings(shown.number):
            found[number] = None
            found.update(dict.fromkeys(issuers.bare(number, shown.issuing_state)))
    return tuple(found)


def weigh(traveller: Traveller, record: Record, named: Sequence[Named], policy: Policy) -> Hit:
    """The score of one record and the reasons for it, weightiest facts first."""
    return _hit(_weighed(traveller, record, named, policy))


class _Weighed(NamedTuple):
    """A record that was weighed, without words for its name yet: most records need none.

    `doubt` says why a document that is on file does not refer all the same, `note` why a clearance does not hold.
    """

    record: Record
    score: float
    evidence: list[Evidence]
    named: Named | None
    doubt: str = ""
    note: str = ""


def _weighed(traveller: Traveller, record: Record, named: Sequence[Named], policy: Policy) -> _Weighed:
    if isinstance(record, DocumentRecord):
        return _weighed_document(traveller, record, policy)
    best = max(named, key=lambda item: _agreement(item, policy), default=None)
    evidence = list(_person_evidence(traveller, record, best, policy))
    return _Weighed(record, round(decide.score(evidence, policy), 4), evidence, best)


def _of_another_state(traveller: Traveller, state: str, policy: Policy) -> bool:
    """Whether a record's document was issued by another state than all those shown, so that it cannot refer.

    Numbers repeat between states: on a long list most records near a number end here, a microsecond each.
    """
    if policy.threshold <= document.ISSUER_DIFFERS:
        return False
    return all(issuers.relation(shown.issuing_state, state) == "different" for shown in traveller.documents)


def _weighed_document(traveller: Traveller, record: DocumentRecord, policy: Policy) -> _Weighed:
    agreed, how = _document_evidence(traveller, record), standing(record)
    if agreed is None:
        return _Weighed(record, 0.0, [], None)
    agreement, why = agreed.agreement * how.worth, f"{agreed.why} {how.said}"
    found = Evidence("document", agreement, agreed.query, agreed.record, why, edited=agreed.edited)
    score = round(decide.score([found], policy), 4)
    kept_off = score < policy.threshold <= decide.score([agreed], policy)
    doubt = f"this document is on file, but {how.why}, so it is not referred." if kept_off else ""
    return _Weighed(record, score, [found], None, doubt)


def _without_neighbours(
    weighed: list[tuple[_Weighed, bytes]],
) -> tuple[list[tuple[_Weighed, bytes]], tuple[str, ...]]:
    """Leaves out documents an edit away where the one shown is itself on file, or so many that chance explains it.

    Of the latter a warning is given, a sentence for each document shown.
    """
    if len(weighed) < 2:
        return weighed, ()
    near: Counter[str] = Counter()
    itself = set()
    for one, _ in weighed:
        for item in one.evidence if isinstance(one.record, DocumentRecord) else ():
            near[item.query] += item.edited
            if not item.edited and item.agreement >= ITSELF:
                itself.add(item.query)
    crowded = {query: many for query, many in near.items() if many > MOST_EDITED and query not in itself}
    gone = crowded.keys() | {query for query in itself if near[query]}
    if not gone:
        return weighed, ()
    kept = [pair for pair in weighed if not _is_neighbour(pair[0], gone)]
    return kept, tuple(
        f"{many} documents on file differ from {query} in one place: some are near any number, so none is shown."
        " Read the number again."
        for query, many in crowded.items()
    )


def _is_neighbour(one: _Weighed, of: Set[str]) -> bool:
    found = one.evidence if isinstance(one.record, DocumentRecord) else ()
    return any(item.edited and item.query in of for item in found)


def _after_redress(
    weighed: list[tuple[_Weighed, bytes]], traveller: Traveller, clearances: Clearances, today: str
) -> tuple[list[tuple[_Weighed, bytes]], tuple[Cleared, ...]]:
    """Leaves out the persons whom the traveller was found not to be.

    Nobody is cleared with a document that is itself on file, or near to one: then it says nothing about its holder.
    """
    if not any(one.record.id in clearances for one, _ in weighed) or any(
        item.fact == "document" for one, _ in weighed for item in one.evidence
    ):
        return weighed, ()
    shown = clearances.shown(traveller)
    kept, cleared = [], []
    for one, body in weighed:
        found = clearances.about(one.record, shown, today)
        if found.clearance is None:
            kept.append((one._replace(note=found.note), body))
        else:
            record, of = one.record, found.clearance
            cleared.append(Cleared(record.id, record.list, of.id, of.expires_on))
    return kept, tuple(sorted(cleared, key=lambda each: each.record_id))


def _left_out(cleared: Sequence[Cleared]) -> str:
    """The sentence for whoever stands before the traveller."""
    many = "a record that is alike" if len(cleared) == 1 else f"{len(cleared)} records that are alike"
    return LEFT_OUT.format(many=many, ids=", ".join(dict.fromkeys(each.clearance for each in cleared)))


def _rank(weighed: _Weighed) -> tuple[float, int, str]:
    """Best first; among equals the one with more facts that agree, then by identifier."""
    return (-weighed.score, -sum(item.agreement > 0.5 for item in weighed.evidence), weighed.record.id)


def _hit(weighed: _Weighed, today: str = "", body: Any = None) -> Hit:
    """The record as the answer tells it, with its JSON."""
    record, score, evidence, named, _, note = weighed
    if named is not None:
        evidence = [_explained(item, named) if item.fact == "name" else item for item in evidence]
    warnings = record.warnings if isinstance(record, PersonRecord) else ()
    if record.review_on:
        warnings += of_record(record, today)
    if note:
        warnings += (note,)
    reasons = tuple([item.reason() for item in evidence])
    hit = Hit(record.id, record.kind, record.list, score, reasons, record.action, warnings, body)
    return restriction.withheld(hit, record) if record.restricted else hit


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


def _document_evidence(traveller: Traveller, record: DocumentRecord) -> Evidence | None:
    filed = Document(record.number, record.type, record.issuing_state)
    best: Evidence | None = None
    for asked in traveller.documents:
        if record.number_to:
            found = document.compare_range(asked, filed, record.number_to)
        else:
            found = document.compare(asked, filed)
        if found is not None and (best is None or found.agreement > best.agreement):
            best = found
    return best
