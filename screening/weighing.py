"""One record against one traveller: how far each fact agrees, the score, and the words for what is answered.

Most records that a search finds are no hits, so their agreements are weighed first, on the record's plain JSON; only
where the score is enough is the record made and the evidence written, and a name's only when the record is shown.
Pure; knows nothing of how a record was found, nor which of several is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from screening import decide, restriction
from screening.decide import Agreements, Policy
from screening.documents import numbers
from screening.documents.standing import standing
from screening.documents.standing import warnings as of_record
from screening.matchers import birth, document, name, place, sex, wording
from screening.matchers.evidence import Evidence
from screening.matchers.name import NameMatch
from screening.model import Document, DocumentRecord, Hit, PersonRecord, Record, Traveller

HOLDER = "The document is valid as far as is known; its holder is the person on file, whatever name it is shown with. "
SCORE_PLACES = 4


class Agreed(NamedTuple):
    """A name of a record that agrees: its place among the record's names, how well, and what it takes to say why."""

    place: int
    score: float
    proof: float
    match: Callable[[], NameMatch]


class Weighed(NamedTuple):
    """A record that was weighed, without words for its name yet: most records need none.

    `doubt` says why a document that is on file does not refer all the same, `note` why a clearance does not hold.
    """

    record: Record
    score: float
    evidence: list[Evidence]
    agreed: Agreed | None
    doubt: str = ""
    note: str = ""


def may_refer(traveller: Traveller, data: Mapping[str, Any], agreed: Agreed | None, policy: Policy) -> bool:
    """Whether a person, in the JSON form of records, is worth `person`: sure that not where it says no."""
    for b in data.get("documents", ()):
        for a in traveller.documents:
            if numbers.may_agree(a.number, b["number"]):
                return True
    if agreed is None:
        return policy.threshold <= 0.0
    get = data.get
    places = get("birth_places", ()) if traveller.birth_place else ()
    found = Agreements(
        _worth(agreed, data["names"][agreed.place]["quality"], policy),
        0.0,
        birth.agreement(traveller.birth_date, get("birth_dates", ())),
        sex.agreement(traveller.sex, get("sex", "")),
        place.nationality_agreement(traveller.nationalities, get("nationalities", ())),
        place.BEST_BIRTH_PLACE.agreement if places else None,
        name.common(agreed.proof),
    )
    if not _refers(found, policy):
        return False
    if not places:
        return True
    # Places are read last, for that takes longer than all else, and nearly nobody comes so far.
    there = place.birth_place_agreement(traveller.birth_place, places)
    return _refers(found._replace(birth_place=there), policy)


def _refers(found: Agreements, policy: Policy) -> bool:
    return round(decide.judged(found, policy), SCORE_PLACES) >= policy.threshold


def best(agreed: Iterable[Agreed], qualities: Sequence[str], policy: Policy) -> Agreed | None:
    """The name that weighs most; `qualities` are those of the record's names."""
    return max(agreed, key=lambda item: _worth(item, qualities[item.place], policy), default=None)


def person(traveller: Traveller, record: PersonRecord, agreed: Agreed | None, policy: Policy) -> Weighed:
    """A person with the evidence of all facts."""
    evidence = list(_evidence(traveller, record, agreed, policy))
    return Weighed(record, round(decide.score(evidence, policy), SCORE_PLACES), evidence, agreed)


def paper(traveller: Traveller, record: DocumentRecord, policy: Policy) -> Weighed:
    """A document on file, for what it is still worth."""
    agreed, how = _of_paper(traveller, record), standing(record)
    if agreed is None:
        return Weighed(record, 0.0, [], None)
    agreement, why = agreed.agreement * how.worth, f"{agreed.why} {how.said}"
    found = Evidence("document", agreement, agreed.query, agreed.record, why, edited=agreed.edited)
    score = round(decide.score([found], policy), SCORE_PLACES)
    kept_off = score < policy.threshold <= decide.score([agreed], policy)
    doubt = f"this document is on file, but {how.why}, so it is not referred." if kept_off else ""
    return Weighed(record, score, [found], None, doubt)


def hit(weighed: Weighed, today: str = "", body: Any = None) -> Hit:
    """The record as the answer tells it, with its JSON."""
    record, score, evidence, agreed, _, note = weighed
    warnings: tuple[str, ...] = ()
    if isinstance(record, PersonRecord):
        warnings = record.warnings
        if agreed is not None:
            evidence = [
                _explained(item, record, agreed) if item.fact == "name" else item for item in evidence
            ]
    if record.review_on:
        warnings += of_record(record, today)
    if note:
        warnings += (note,)
    reasons = tuple([item.reason() for item in evidence])
    found = Hit(record.id, record.kind, record.list, score, reasons, record.action, warnings, body)
    return restriction.withheld(found, record) if record.restricted else found


def _evidence(
    traveller: Traveller, record: PersonRecord, agreed: Agreed | None, policy: Policy
) -> Iterator[Evidence]:
    shown = _best_document(traveller.documents, record.documents)
    if shown is not None:
        yield shown._replace(why=HOLDER + shown.why)
    if agreed is not None:
        written = traveller.name.full if traveller.name is not None else ""
        filed = record.names[agreed.place]
        yield Evidence(
            "name", _worth(agreed, filed.quality, policy), written, filed.full, "", name.common(agreed.proof)
        )
    qualifiers = (
        birth.compare(traveller.birth_date, record.birth_dates),
        sex.compare(traveller.sex, record.sex),
        place.compare_nationalities(traveller.nationalities, record.nationalities),
        place.compare_birth_places(traveller.birth_place, record.birth_places),
    )
    yield from (item for item in qualifiers if item is not None)


def _worth(agreed: Agreed, quality: str, policy: Policy) -> float:
    return agreed.score * (policy.weak_alias if quality == "weak_alias" else 1.0)


def _explained(evidence: Evidence, record: PersonRecord, agreed: Agreed) -> Evidence:
    """The agreement of the names in words."""
    why = wording.explain(agreed.match(), evidence.query, evidence.record)
    weak = record.names[agreed.place].quality == "weak_alias"
    return evidence._replace(why=why + " It is a weak alias of the person on file." * weak)


def _best_document(asked: Iterable[Document], filed: Sequence[Document]) -> Evidence | None:
    found = [
        item
        for a in asked
        for b in filed
        if numbers.may_agree(a.number, b.number) and (item := document.compare(a, b)) is not None
    ]
    return max(found, key=lambda item: item.agreement, default=None)


def _of_paper(traveller: Traveller, record: DocumentRecord) -> Evidence | None:
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
