"""What is weighed on bare agreements is what the whole evidence comes to: no record is dropped that would refer."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from itertools import islice

import orjson

from screening import decide, synthetic, weighing, wire
from screening.matchers import name
from screening.model import Document, Name, PersonRecord, Traveller, record_to_json
from screening.text.names import prepare
from screening.weighing import Agreed

PERSONS = 300


def _match(match: name.NameMatch) -> name.NameMatch:
    return match


def agreed(traveller: Traveller, record: PersonRecord) -> Agreed | None:
    """How the traveller's name agrees with the best of the record's."""
    assert traveller.name is not None
    found = [
        (at, name.compare(one, filed))
        for at, names in enumerate(record.names)
        for one in prepare(traveller.name.full)
        for filed in prepare(names.full)
    ]
    pairs = [Agreed(at, match.score, match.proof, partial(_match, match)) for at, match in found]
    return weighing.best(pairs, [names.quality for names in record.names], decide.DEFAULT)


def pairs() -> list[tuple[Traveller, PersonRecord]]:
    """Travellers beside persons of the same and of another name, with facts that agree, differ and are not told."""
    chance = random.Random(8)
    persons = [each for each in synthetic.persons(5, PERSONS) if isinstance(each, PersonRecord)]
    found = []
    for body, _ in islice(synthetic.travellers(5, 10 * PERSONS, PERSONS, 0, share=0.7), PERSONS):
        traveller = wire.traveller(orjson.dumps(body))
        record, other = chance.choice(persons), chance.choice(persons)
        filed = chance.choice(record.names).full
        alike = replace(
            traveller,
            name=Name(chance.choice((filed, filed[:-1] or filed, f"{filed} {filed[:4]}"))),
            birth_date=chance.choice(record.birth_dates + other.birth_dates[:1] + ("",)),
            birth_place=chance.choice(record.birth_places + other.birth_places + ("",)),
            nationalities=chance.choice((record.nationalities, other.nationalities, ())),
            sex=chance.choice(("M", "F", "X", "")),
        )
        weak = replace(record, names=tuple(replace(each, quality="weak_alias") for each in record.names))
        found += [(traveller, record), (alike, record), (alike, weak)]
    return [pair for pair in found if pair[0].name is not None]


def test_only_what_refers_is_worth_its_evidence():
    told = []
    for traveller, record in pairs():
        data = orjson.loads(orjson.dumps(record_to_json(replace(record, documents=()))))
        best = agreed(traveller, record)
        for policy in decide.POLICIES.values():
            whole = weighing.person(traveller, replace(record, documents=()), best, policy)
            enough = weighing.may_refer(traveller, data, best, policy)
            assert enough == (whole.score >= policy.threshold)
            told.append(enough)
    assert 100 < sum(told) < len(told) - 100


def test_a_document_on_file_is_weighed_whatever_the_name():
    record = PersonRecord("l:1", "l", (Name("Aida Example"),), documents=(Document("AB1234567", "P", "UTO"),))
    data = record_to_json(record)
    shown = Traveller(name=Name("Somebody Else"), documents=(Document("AB123456Z", "P", "UTO"),))
    assert weighing.may_refer(shown, data, None, decide.DEFAULT)
    assert not weighing.may_refer(replace(shown, documents=()), data, None, decide.DEFAULT)
    other = (Document("XY7654321", "P", "UTO"),)
    assert not weighing.may_refer(replace(shown, documents=other), data, None, decide.DEFAULT)


def test_under_a_threshold_of_nothing_every_record_is_worth_it():
    record = record_to_json(PersonRecord("l:1", "l", (Name("Aida Example"),)))
    assert weighing.may_refer(Traveller(), record, None, decide.adjusted(decide.DEFAULT, threshold=0.0))
