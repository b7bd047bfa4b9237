"""The labelled mix and the adversarial queries: what they say they are."""

from __future__ import annotations

from itertools import islice

import orjson

from benchmarks.speed import adversarial, common, longnames, mix
from benchmarks.speed.data import PERSONS, SEED, Loaded
from screening import synthetic
from screening.documents import numbers
from tests.benchmarks.conftest import SMALL


def test_ordinary_travellers_show_name_date_and_document() -> None:
    for asked in islice(mix.ordinary(SMALL), 200):
        body = orjson.loads(asked.body)
        assert {"birth_date", "documents"} <= body.keys()
        assert body.keys() & {"name", "surname"}
        assert not asked.record


def test_every_label_has_travellers_and_hits_name_their_record() -> None:
    found = mix.travellers(SMALL, 100)
    assert list(found) == [mix.ORDINARY, mix.COMMON, *mix.HITS]
    ids = {record.id for record in synthetic.persons(SEED, SMALL.persons, PERSONS)}
    for label in mix.HITS:
        assert found[label]
        assert {asked.record for asked in found[label]} <= ids


def test_documents_alone_are_what_their_label_says() -> None:
    filed = {record.id: record for record in synthetic.documents(SEED, SMALL.documents, "sltd")}
    found = mix.documents(SMALL, 50)
    assert all(found.values())
    assert len(found) == 5
    for label, asked in found.items():
        for each in asked:
            shown = orjson.loads(each.body)["documents"][0]["number"]
            record = filed.get(each.record)
            if label == "document: miss":
                assert shown not in {other.number for other in filed.values()}
            elif label == "document: hit":
                assert record is not None
                assert shown == record.number
            elif label == "document: in a range of blanks":
                assert record is not None
                assert record.number < shown < record.number_to
            else:
                assert record is not None
                assert abs(len(numbers.canonical(shown)) - len(record.number)) <= 1
                assert shown != record.number


def test_long_names_have_twelve_parts_of_twenty_letters() -> None:
    names = list(longnames.names(50))
    assert len(set(names)) == 50
    assert all([len(part) for part in name.split()] == [20] * 12 for name in names)
    assert [record.names[0].full for record in longnames.records()] == names[: longnames.COUNT]


def test_the_commonest_names_are_of_persons_on_file() -> None:
    filed = {record.id: record for record in synthetic.persons(SEED, SMALL.persons, PERSONS)}
    for named in common.bearers(SMALL.persons):
        assert filed[named.record].names[0].full == named.name
        assert named.birth_date in filed[named.record].birth_dates


def test_adversarial_queries_are_asked_as_filed_and_with_a_slip(loaded: Loaded) -> None:
    found = adversarial.queries(loaded)
    by_record = {each.record: orjson.loads(each.body)["name"] for each in found["240 letters, as filed"]}
    for each in found["240 letters, one slip"]:
        slipped = orjson.loads(each.body)["name"]
        assert sum(a != b for a, b in zip(slipped, by_record[each.record], strict=True)) == 1
