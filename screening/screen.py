"""The whole query path on one page: prepare -> candidates -> weigh -> decide.

Pure: reads a searcher and a policy, returns an answer. Knows nothing of stores, HTTP or what time it is; the clock
is read only to say how long each stage took.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache, partial
from time import perf_counter_ns
from typing import Any, NamedTuple

import orjson

from screening import decide, weighing
from screening.clearances import NONE, Clearances
from screening.decide import Policy
from screening.documents import issuers, numbers
from screening.documents.forms import oddities
from screening.index.births import Demands, Floors, born, each, needed
from screening.index.kinds import KINDS, Kind
from screening.index.search import Found, Place, Probe, Searcher
from screening.matchers import birth, document, name, place
from screening.matchers.evidence import Evidence
from screening.matchers.name import NameMatch
from screening.model import (
    Cleared,
    Document,
    DocumentRecord,
    Effort,
    Hit,
    PersonRecord,
    Record,
    Traveller,
    document_from_json,
    full_name,
    person_from_json,
)
from screening.text.names import PreparedName, prepare
from screening.weighing import Agreed, Weighed

ITSELF = (
    0.89  # agreement from which a document is the one on file, and those an edit away are other documents
)
MOST_EDITED = 4  # documents an edit away that are shown; where more are on file, some are near any number
MOST_DOUBTFUL = 5  # records that no longer refer, told in the warnings
CUT_OFF = "More records were similar than the budget allows to weigh; the most similar were weighed."
LEFT_OUT = (
    "Left out: {many}, for the holder of this document was found to be somebody else (clearance {ids})."
    " Compare the holder with the photograph."
)


class Screened(NamedTuple):
    """The hits, best first, what they cost, what is to be known of the documents shown, and who was cleared."""

    hits: tuple[Hit, ...]
    effort: Effort
    warnings: tuple[str, ...] = ()
    cleared: tuple[Cleared, ...] = ()


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
    return screen_together(((traveller, policy),), searcher, at, today, clearances)[0]


def screen_together(
    asked: Sequence[tuple[Traveller, Policy]],
    searcher: Searcher,
    at: int,
    today: str = "",
    clearances: Clearances = NONE,
) -> list[Screened]:
    """The same for several travellers, each under a policy: each step for all of them before the next one.

    A search pushes out of the processor's caches what the other steps need, and they what it needs.
    """
    prepared, every, screened = [], [], []
    before = perf_counter_ns()
    for traveller, policy in asked:
        probe = _probe(traveller, policy, searcher)
        names, now = searcher.asked(probe), perf_counter_ns()
        prepared.append((traveller, policy, probe, names, now - before))
        before = now
    for traveller, policy, probe, names, took in prepared:
        found, now = searcher.find(probe, names, at, policy.budget), perf_counter_ns()
        found.effort.prepare_ns, found.effort.find_ns = took, now - before
        every.append((traveller, policy, probe, found))
        before = now
    for traveller, policy, probe, found in every:
        screened.append(_screened(traveller, policy, probe, found, searcher, today, clearances))
        now = perf_counter_ns()
        found.effort.weigh_ns = now - before
        before = now
    return screened


def _probe(traveller: Traveller, policy: Policy, searcher: Searcher) -> Probe:
    """What the traveller is searched by among the records of a searcher."""
    probe = prepare_probe(traveller)
    if not probe.names:
        return probe
    names = searcher.as_rare_here(probe.names)
    sex, states = traveller.sex, traveller.nationalities
    return Probe(names, probe.numbers, probe.born, _demands(traveller, policy), sex, states)


def _screened(
    traveller: Traveller,
    policy: Policy,
    probe: Probe,
    found: Found,
    searcher: Searcher,
    today: str,
    clearances: Clearances,
) -> Screened:
    """What of all that was found is to be shown."""
    warnings = oddities(traveller.documents, today)
    cut_off = (CUT_OFF,) if found.effort.exhausted else ()
    if not (found.forms or found.documents):  # of six in ten
        return Screened((), found.effort, warnings + cut_off)
    agreed: dict[Place, list[Agreed]] = {}
    for form in found.forms:
        for bearer in form.bearers:
            found_name = Agreed(bearer.name, form.score, form.proof, form.match)
            agreed.setdefault(bearer.place, []).append(found_name)
    weighed, doubtful = [], []
    places = found.documents | agreed.keys() if agreed else found.documents
    for where in places:
        body = searcher.body(where)
        data = orjson.loads(body)
        borne: Sequence[Agreed] = agreed.get(where, ())
        if where in found.documents and data["kind"] != "document":
            borne = _of_holder(data, probe)
        one = _weighed(traveller, data, borne, policy)
        if one is None:
            continue
        if one.score >= policy.threshold:
            weighed.append((one, body))
        elif one.doubt:
            doubtful.append(f"{one.record.id}: {one.doubt}")
    weighed, crowds = _without_neighbours(weighed)
    cleared: tuple[Cleared, ...] = ()
    if weighed and clearances and not doubtful:
        weighed, cleared = _after_redress(weighed, traveller, clearances, today)
    found.effort.weighed = len(found.forms) + len(places)
    if len(weighed) > 1:
        weighed.sort(key=lambda item: _rank(item[0]))
    shown = weighed[: policy.limit]
    hits = tuple([weighing.hit(one, today, orjson.Fragment(body)) for one, body in shown])
    if doubtful or crowds:
        warnings = (*warnings, *sorted(doubtful)[:MOST_DOUBTFUL], *crowds)
    if cleared:
        warnings = (*warnings, _left_out(cleared))
    return Screened(hits, found.effort, warnings + cut_off, cleared)


def compare(
    traveller: Traveller, record: PersonRecord, policy: Policy, names: tuple[PreparedName, ...] | None = None
) -> Hit:
    """Weighs a traveller against one record without any search; `names` may say what is common on the lists."""
    asked = prepare_probe(traveller).names if names is None else names
    agreed = _each_agreed(asked, [filed.full for filed in record.names])
    return weigh(traveller, record, agreed, policy)


def _each_agreed(asked: tuple[PreparedName, ...], filed: Iterable[str]) -> list[Agreed]:
    """How each of a person's names agrees."""
    agreed = []
    for at, full in enumerate(filed):
        matches = [name.compare(a, b) for a in asked for b in prepare(full)]
        if matches:
            best = max(matches, key=lambda match: match.score)
            agreed.append(Agreed(at, best.score, best.proof, partial(_itself, best)))
    return agreed


def _itself(match: NameMatch) -> NameMatch:
    return match


def _of_holder(data: dict[str, Any], probe: Probe) -> list[Agreed]:
    """How the names agree of a person, in JSON form, who was found by a document, as far as the dates demand it.

    The search by name leaves out whom sex or nationality rule out; whose document is on file is weighed all the same.
    """
    demanded = min(
        needed(probe.born, one, probe.demands.of_kind[0]) for one in each(data.get("birth_dates", ()))
    )
    agreed = _each_agreed(probe.names, [full_name(filed) for filed in data["names"]])
    return [one for one in agreed if one.score >= demanded]


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


def names_here(traveller: Traveller, searcher: Searcher) -> tuple[PreparedName, ...]:
    """The readings of a traveller's name as they are weighed beside the records of a searcher."""
    return searcher.as_rare_here(prepare_probe(traveller).names)


def _numbers(documents: Iterable[Document]) -> tuple[str, ...]:
    """The numbers to look up: each reading of those shown, also without the issuer's code in front."""
    found: dict[str, None] = {}
    for shown in documents:
        for number in numbers.readings(shown.number):
            found[number] = None
            for rest in issuers.bare(number, shown.issuing_state):
                found[rest] = None
    return tuple(found)


def weigh(traveller: Traveller, record: Record, agreed: Sequence[Agreed], policy: Policy) -> Hit:
    """The score of one record and the reasons for it, weightiest facts first."""
    if isinstance(record, DocumentRecord):
        return weighing.hit(weighing.paper(traveller, record, policy))
    best = weighing.best(agreed, [filed.quality for filed in record.names], policy)
    return weighing.hit(weighing.person(traveller, record, best, policy))


def _weighed(
    traveller: Traveller, data: dict[str, Any], agreed: Sequence[Agreed], policy: Policy
) -> Weighed | None:
    """A record in its JSON form; None where it is not worth to be weighed in full."""
    if data["kind"] == "document":
        if _of_another_state(traveller, data.get("issuing_state", ""), policy):
            return None
        return weighing.paper(traveller, document_from_json(data), policy)
    best = agreed[0] if len(agreed) == 1 else None
    if len(agreed) > 1:
        best = weighing.best(agreed, [filed["quality"] for filed in data["names"]], policy)
    if not weighing.may_refer(traveller, data, best, policy):
        return None
    return weighing.person(traveller, person_from_json(data), best, policy)


def _of_another_state(traveller: Traveller, state: str, policy: Policy) -> bool:
    """Whether a record's document was issued by another state than all those shown, so that it cannot refer.

    Numbers repeat between states: on a long list most records near a number end here, a microsecond each.
    """
    if policy.threshold <= document.ISSUER_DIFFERS:
        return False
    return all(issuers.relation(shown.issuing_state, state) == "different" for shown in traveller.documents)


def _without_neighbours(
    weighed: list[tuple[Weighed, bytes]],
) -> tuple[list[tuple[Weighed, bytes]], tuple[str, ...]]:
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


def _is_neighbour(one: Weighed, of: Set[str]) -> bool:
    found = one.evidence if isinstance(one.record, DocumentRecord) else ()
    return any(item.edited and item.query in of for item in found)


def _after_redress(
    weighed: list[tuple[Weighed, bytes]], traveller: Traveller, clearances: Clearances, today: str
) -> tuple[list[tuple[Weighed, bytes]], tuple[Cleared, ...]]:
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


def _rank(weighed: Weighed) -> tuple[float, int, str]:
    """Best first; among equals the one with more facts that agree, then by identifier."""
    return (-weighed.score, -sum(item.agreement > 0.5 for item in weighed.evidence), weighed.record.id)


def _demands(traveller: Traveller, policy: Policy) -> Demands:
    """The least name agreements that could still refer, given what else the traveller tells."""
    known = (bool(traveller.birth_date), bool(traveller.nationalities), bool(traveller.birth_place))
    return _demands_for(policy, *known)


@lru_cache(maxsize=256)
def _demands_for(policy: Policy, dated: bool, nationality: bool, place_known: bool) -> Demands:
    return Demands.of(_floors(kind, policy, dated, nationality, place_known) for kind in KINDS)


def _floors(kind: Kind, policy: Policy, dated: bool, nationality: bool, place_known: bool) -> Floors:
    soft = [place.BEST_NATIONALITY._replace(agreement=kind.nationality)] * nationality
    soft += [place.BEST_BIRTH_PLACE] * place_known
    if kind.sex is not None:
        soft.append(Evidence("sex", kind.sex, "", "", ""))
    dates = (
        birth.SAME,
        birth.SAME_MONTH,
        birth.SAME_YEAR,
        birth.NEXT_YEAR,
        birth.YEARS_APART,
        birth.FAR_APART,
    )
    unknown = decide.least_name_agreement([birth.NOT_ON_FILE] * dated + soft, policy)
    return Floors(unknown, *(decide.least_name_agreement((date, *soft), policy) for date in dates))
