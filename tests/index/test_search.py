"""The same records must be found the same way in a snapshot, in a delta, and in a mixture of both."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import orjson
import pytest

from screening.decide import DEFAULT
from screening.index import build
from screening.index.build import Filed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.model import (
    Document,
    DocumentRecord,
    Name,
    PersonRecord,
    Record,
    Traveller,
    record_to_json,
)
from screening.screen import screen

RECORDS: tuple[Record, ...] = (
    PersonRecord(
        "w:1", "w", (Name("Bekzat Dzhumagulov"), Name("Жумагулов Бекзат", "original_script")), ("1985-03-02",)
    ),
    PersonRecord("w:2", "w", (Name("Kim Jong Un"),), documents=(Document("PS654321", "P", "PRK"),)),
    PersonRecord("w:3", "w", (Name("Maria Osetrova"), Name("Masha", "weak_alias"))),
    DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ"),
    DocumentRecord("d:2", "d", "N0001000", "P", "KAZ", "stolen_blank", "N0001999"),
)
TRAVELLERS = {
    "w:1": Traveller(name=Name("Zhumagulov Bekzat")),
    "w:2": Traveller(name=Name("Somebody Else"), documents=(Document("PS654321", "P", "PRK"),)),
    "w:3": Traveller(name=Name("Mariya Osetrova")),
    "d:1": Traveller(documents=(Document("AC12345G7", "P", "KGZ"),)),
    "d:2": Traveller(documents=(Document("N0001500", "P", "KAZ"),)),
}


def body(record: Record) -> bytes:
    return orjson.dumps(record_to_json(record))


def snapshot_of(folder: Path, *records: Record) -> Snapshot:
    filed = [Filed(record.id, body(record)) for record in records]
    path = build.build(
        folder / f"{len(records)}.snap",
        filed,
        {"sequence": len(records), "store": "", "token": "", "lists": []},
    )
    return Snapshot(path)


def delta_of(snapshot: Snapshot | None, *records: Record) -> Delta:
    delta = Delta(snapshot)
    for sequence, record in enumerate(records, 100):
        delta.apply(sequence, record.id, body(record))
    return delta


def hits(searcher: Searcher, traveller: Traveller, at: int = 1000) -> list[tuple[str, float]]:
    return [(hit.record_id, hit.score) for hit in screen(traveller, searcher, at, DEFAULT).hits]


@pytest.fixture(params=["snapshot", "delta", "both"])
def searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Searcher:
    if request.param == "delta":
        return Searcher(None, delta_of(None, *RECORDS))
    kept = RECORDS if request.param == "snapshot" else RECORDS[::2]
    snapshot = snapshot_of(tmp_path, *kept)
    return Searcher(snapshot, delta_of(snapshot, *(record for record in RECORDS if record not in kept)))


@pytest.mark.parametrize("record_id", TRAVELLERS)
def test_each_record_is_found_wherever_it_lies(searcher: Searcher, record_id: str):
    assert [found for found, _ in hits(searcher, TRAVELLERS[record_id])] == [record_id]


@pytest.mark.parametrize("record_id", TRAVELLERS)
def test_scores_do_not_depend_on_where_the_record_lies(tmp_path: Path, record_id: str):
    snapshot = snapshot_of(tmp_path, *RECORDS)
    there = hits(Searcher(snapshot, Delta(snapshot)), TRAVELLERS[record_id])
    here = hits(Searcher(None, delta_of(None, *RECORDS)), TRAVELLERS[record_id])
    assert there == here


@pytest.mark.parametrize("record_id", TRAVELLERS)
def test_a_withdrawn_record_is_gone_from_its_sequence_number_on(searcher: Searcher, record_id: str):
    searcher.delta.apply(500, record_id, None)
    assert hits(searcher, TRAVELLERS[record_id], at=499)
    assert hits(searcher, TRAVELLERS[record_id], at=500) == []


@pytest.mark.parametrize("record_id", TRAVELLERS)
def test_a_query_sees_no_change_after_its_own_sequence_number(record_id: str):
    delta = delta_of(None, *RECORDS)
    assert hits(Searcher(None, delta), TRAVELLERS[record_id], at=99) == []


def test_a_changed_record_is_found_by_its_new_name_only(searcher: Searcher):
    searcher.delta.apply(500, "w:3", body(PersonRecord("w:3", "w", (Name("Olga Vetrova"),))))
    assert hits(searcher, TRAVELLERS["w:3"]) == []
    assert [found for found, _ in hits(searcher, Traveller(name=Name("Olga Vetrova")))] == ["w:3"]


def test_a_record_that_comes_back_after_withdrawal_is_found_once(searcher: Searcher):
    searcher.delta.apply(500, "w:3", None)
    searcher.delta.apply(501, "w:3", body(RECORDS[2]))
    assert [found for found, _ in hits(searcher, TRAVELLERS["w:3"])] == ["w:3"]


def test_a_crowd_of_namesakes_exhausts_the_budget_openly(tmp_path: Path):
    crowd = [PersonRecord(f"w:{i}", "w", (Name("Kim Chol"),), (f"{1949 + i % 3}",)) for i in range(2000)]
    snapshot = snapshot_of(tmp_path, *crowd)
    found = screen(
        Traveller(name=Name("Kim Chol"), birth_date="1950-05-05"),
        Searcher(snapshot, Delta(snapshot)),
        1000,
        DEFAULT,
    )
    assert found.effort.exhausted
    assert found.effort.weighed <= 2 * DEFAULT.budget
    assert found.hits
    assert all(
        "1950" in reason.record for hit in found.hits[:5] for reason in hit.reasons if reason.fact == "birth"
    )


def test_an_exactly_named_person_is_found_among_more_alike_than_any_budget_allows(tmp_path: Path):
    vowels = product("aeiou", "aeiou", "eiou", "aeiou")
    names = [f"M{a}h{b}mm{c}d {d}li" for a, b, c, d in vowels]
    alike = [PersonRecord(f"w:{i}", "w", (Name(name),)) for i, name in enumerate(names)]
    wanted = PersonRecord("w:wanted", "w", (Name("Ali Muhammad"),))
    snapshot = snapshot_of(tmp_path, *alike, wanted)
    policy = replace(DEFAULT, budget=2)
    found = screen(Traveller(name=Name("Muhammad Ali")), Searcher(snapshot, Delta(snapshot)), 10_000, policy)
    assert found.effort.exhausted
    assert found.hits[0].record_id == "w:wanted"


@pytest.mark.parametrize(
    ("filed", "asked"),
    [
        ("Khurshid Khasanov", "Xurshid Xasanov"),
        ("Xurshid Xasanov", "Khurshid Khasanov"),
        ("Gamzat Gasanov", "Hamzat Hasanov"),
        ("Jurij Jakowlew", "Yuriy Yakovlev"),
        ("Chasan Achmedow", "Khasan Akhmedov"),
        ("Habib ur Rahman Khan", "Habiburrahman Khan"),
        ("Ziaulhaq Safi", "Zia-ul-Haq Safi"),
        ("Yi Seungyong", "Lee Seung Yong"),
        ("Gurbanmyrat Orazow", "Kurbanmurad Orazov"),
        ("Xadicə İsmayılova", "Khadija Ismailova"),
    ],
)
def test_a_name_that_differs_in_two_words_as_states_write_it_is_found(
    tmp_path: Path, filed: str, asked: str
) -> None:
    record = PersonRecord("w:9", "w", (Name(filed),))
    snapshot, traveller = snapshot_of(tmp_path, record), Traveller(name=Name(asked))
    assert [found for found, _ in hits(Searcher(snapshot, Delta(snapshot)), traveller)] == ["w:9"]
    assert [found for found, _ in hits(Searcher(None, delta_of(None, record)), traveller)] == ["w:9"]
