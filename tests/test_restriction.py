"""A restricted record is found as before, and says nothing of itself but whom to ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson

from screening import restriction, wire
from screening.engine import Engine
from screening.model import Document, DocumentRecord, Name, PersonRecord, Traveller
from screening.store import open_store

PERSON = PersonRecord(
    "national:17", "national", (Name("Viktor Arkadyevich Molchanov"),), birth_dates=("1971-03-09",),
    birth_places=("Bishkek",), documents=(Document("N7654321", "P", "KAZ"),), category="wanted",
    action="Detain.", warnings=("armed",), owner="NCB Bishkek", remarks="Left thumb missing.",
)  # fmt: skip
PASSPORT = DocumentRecord("sltd:1", "sltd", "N1112223", "P", "KAZ", owner="KAZ", reported_on="2025-02-03")
VIKTOR = Traveller(
    name=Name("Viktor Molchanov"), birth_date="1971-03-09", documents=(Document("N1112223", "P", "KAZ"),)
)


def told(folder: Path, *, restricted: bool) -> str:
    """The whole answer for a traveller whom both records match."""
    store = open_store(f"sqlite:///{folder}/s.db")
    for record in (PERSON, PASSPORT):
        store.put(record)
        if restricted:
            store.restrict(record.id, "since 2026-11-22, case-5")
    engine = Engine(store, folder / "index")
    engine.library.ready()
    engine.open(build=True)
    answer = wire.answer(engine.screen(VIKTOR))
    engine.close()
    return answer.decode()


def test_it_refers_with_the_same_score_and_the_same_facts(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before, after = (orjson.loads(told(tmp_path / name, restricted=name == "b")) for name in ("a", "b"))
    assert before["decision"] == after["decision"] == "refer"

    def facts(answer: dict) -> list:  # type: ignore[type-arg]
        return [
            (hit["record_id"], hit["score"], [(reason["fact"], reason["score"]) for reason in hit["reasons"]])
            for hit in answer["hits"]
        ]

    assert facts(before) == facts(after)
    assert len(after["hits"]) == 2


def test_nothing_that_stands_in_it_is_told(tmp_path: Path) -> None:
    answer = told(tmp_path, restricted=True)
    for word in ("Arkadyevich", "Bishkek:", "Detain", "thumb", "wanted", "N7654321", "2025-02-03", "stolen"):
        assert word not in answer, word
    assert "Left thumb" in told_open(tmp_path)


def told_open(folder: Path) -> str:
    (folder / "open").mkdir()
    return told(folder / "open", restricted=False)


def test_it_says_that_it_is_restricted_and_whom_to_ask_and_keeps_what_protects_the_officer(
    tmp_path: Path,
) -> None:
    person = next(
        hit for hit in orjson.loads(told(tmp_path, restricted=True))["hits"] if hit["record_id"] == PERSON.id
    )
    assert person["action"] == "Restricted: ask NCB Bishkek before anything is done."
    assert person["warnings"] == ["armed", restriction.WARNING]
    assert person["record"] == {
        "kind": "person", "id": "national:17", "list": "national", "owner": "NCB Bishkek",
        "restricted": "since 2026-11-22, case-5",
    }  # fmt: skip


def test_where_the_record_names_no_owner_that_of_its_list_is_to_be_asked() -> None:
    record = replace(PASSPORT, owner="", restricted="since 2026-11-22")
    assert restriction.stub(record) == {
        "kind": "document", "id": "sltd:1", "list": "sltd", "restricted": "since 2026-11-22",
    }  # fmt: skip
