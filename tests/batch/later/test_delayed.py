"""What changed since an answer is found as screening in full would find it, and nothing else is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening import clock, redress, synthetic, wire
from screening.batch.later import delayed
from screening.clearances import Clearance
from screening.engine import Engine
from screening.model import Document, DocumentRecord, Name, PersonRecord, Record, Traveller
from screening.options import EngineOptions
from screening.settings import Settings
from screening.store import open_store

SEED, PERSONS, DOCUMENTS = 11, 240, 400
MOLCHANOV = Traveller("t", Name("Viktor Molchanov"), "1971-03-09")
WANTED = PersonRecord("w:1", "w", (Name("Viktor Arkadyevich Molchanov"),), ("1971-03-09",))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine over one record that nobody resembles."""
    engine = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index")
    engine.open(build=False)
    engine.put(DocumentRecord("d:1", "d", "X0000001", "P", "UTO"))
    yield engine
    engine.close()


def answer(engine: Engine, traveller: Traveller, **options: Any) -> dict[str, Any]:
    return orjson.loads(wire.answer(engine.screen(traveller, **options)))


def again(engine: Engine, traveller: Traveller, before: dict[str, Any], since: int) -> dict[str, Any] | None:
    found = delayed.news(engine, since)
    assert found is not None
    return delayed.again(engine, found, traveller, before)


def essence(told: dict[str, Any]) -> Any:
    """All of an answer but the times and the effort."""
    return told["decision"], told["hits"], told["policy"], told["threshold"], told["warnings"]


def changed_world(engine: Engine) -> int:
    """Some hundred records added, changed and withdrawn: the sequence number before."""
    persons = list(synthetic.persons(SEED, PERSONS))
    documents = list(synthetic.documents(SEED, DOCUMENTS))
    later: list[Record] = [*persons[::3], *documents[::3]]
    with engine.store.loading() as load:
        for record in (*persons, *documents):
            if record not in later:
                load.add(record)
        load.commit()
    engine.open(build=True)
    engine.build()
    engine.follow()
    return engine.store.head()


def change_the_world(engine: Engine) -> None:
    persons = list(synthetic.persons(SEED, PERSONS))
    documents = list(synthetic.documents(SEED, DOCUMENTS))
    for record in (*persons[::3], *documents[::3]):
        engine.store.put(record)
    for record in (*persons[1::6], *documents[1::6]):
        engine.store.delete(record.id)
    for one, other in zip(persons[2::6], persons[5::6], strict=True):  # under one's identifier stands another
        engine.store.put(PersonRecord(one.id, one.list, other.names, other.birth_dates, action="Look twice."))
    engine.follow()


def travellers() -> Iterator[Traveller]:
    found = synthetic.travellers(SEED, 500, PERSONS, DOCUMENTS, share=0.6)
    return (wire.traveller(orjson.dumps(told)) for told, _ in islice(found, 500))


@pytest.mark.parametrize("snapshot", [False, True], ids=["changes in the delta", "changes in a snapshot"])
def test_what_changed_gives_the_answers_of_screening_in_full(
    engine: Engine, snapshot: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delayed, "FEW", 1_000)
    since = changed_world(engine)
    before = [(one, answer(engine, one)) for one in travellers()]
    change_the_world(engine)
    if snapshot:
        engine.build()
        engine.follow()
    found = delayed.news(engine, since)
    assert found is not None
    assert found.records is not None
    assert len(found.records) > 200
    reported, moves = 0, set()
    for traveller, told in before:
        after, full = delayed.again(engine, found, traveller, told), answer(engine, traveller)
        if after is None:
            assert delayed._essence(full) == delayed._essence(told)
            continue
        assert essence(after) == essence(full)
        reported += 1
        moves.add((told["decision"], full["decision"]))
    assert 60 < reported < 300
    assert moves == {("clear", "refer"), ("refer", "clear"), ("refer", "refer")}


def test_who_is_put_on_a_list_after_the_answer_is_reported(engine: Engine) -> None:
    before = answer(engine, MOLCHANOV)
    since = engine.store.head()
    engine.put(WANTED)
    after = again(engine, MOLCHANOV, before, since)
    assert before["decision"] == "clear"
    assert after is not None
    assert after["decision"] == "refer"
    assert [hit["record"]["id"] for hit in after["hits"]] == ["w:1"]
    assert after["checked"]["sequence"] == engine.store.head()
    assert {state["list"] for state in after["checked"]["lists"]} == {"d", "w"}
    assert list(delayed.differences(before, after)) == ["The record w:1 is a hit now."]


def test_who_is_taken_off_a_list_after_the_answer_is_reported(engine: Engine) -> None:
    engine.put(WANTED)
    before = answer(engine, MOLCHANOV)
    engine.delete("w:1")
    after = again(engine, MOLCHANOV, before, since=before["checked"]["sequence"])
    assert after is not None
    assert (after["decision"], after["hits"]) == ("clear", [])
    assert list(delayed.differences(before, after)) == [
        "The record w:1 is no hit any more: it was changed or withdrawn."
    ]


def test_a_hit_that_now_warns_of_something_is_reported_and_one_with_a_new_remark_is_not(
    engine: Engine,
) -> None:
    engine.put(WANTED)
    before = answer(engine, MOLCHANOV)
    since = engine.store.head()
    engine.put(PersonRecord(WANTED.id, "w", WANTED.names, WANTED.birth_dates, remarks="Seen in Osh."))
    assert again(engine, MOLCHANOV, before, since) is None
    engine.put(PersonRecord(WANTED.id, "w", WANTED.names, WANTED.birth_dates, warnings=("armed",)))
    after = again(engine, MOLCHANOV, before, since)
    assert after is not None
    assert after["hits"][0]["warnings"] == ["armed"]
    assert list(delayed.differences(before, after)) == [
        "The record w:1 asks for another action or warns of something else."
    ]


def test_nothing_is_reported_twice(engine: Engine) -> None:
    before, since = answer(engine, MOLCHANOV), engine.store.head()
    engine.put(WANTED)
    after = again(engine, MOLCHANOV, before, since)
    assert after is not None
    assert again(engine, MOLCHANOV, after, since) is None
    assert again(engine, MOLCHANOV, after, engine.store.head()) is None


def test_the_policy_of_the_answer_decides_again(engine: Engine) -> None:
    since = engine.store.head()
    strict, own = answer(engine, MOLCHANOV, policy="strict"), answer(engine, MOLCHANOV)
    engine.put(PersonRecord("w:1", "w", (Name("Viktor Molchan"),), ("1972",)))
    score = engine.screen(MOLCHANOV, threshold=0.0).hits[0].score
    assert 0.75 <= score < 0.85
    assert again(engine, MOLCHANOV, strict, since) is None
    assert again(engine, MOLCHANOV, own, since) is not None


def test_a_hit_that_the_limit_had_cut_off_moves_up_when_one_goes(engine: Engine, tmp_path: Path) -> None:
    engine.options = EngineOptions(policy=engine.options.chosen(None, limit=2), policies={})
    engine.options.policies["balanced"] = engine.options.policy  # type: ignore[index]
    for number in (1, 2, 3):
        engine.put(PersonRecord(f"w:{number}", "w", WANTED.names, WANTED.birth_dates))
    before = answer(engine, MOLCHANOV)
    since = engine.store.head()
    engine.delete("w:1")
    after = again(engine, MOLCHANOV, before, since)
    assert after is not None
    assert [hit["record_id"] for hit in before["hits"]] == ["w:1", "w:2"]
    assert [hit["record_id"] for hit in after["hits"]] == ["w:2", "w:3"]


def test_who_could_not_be_looked_up_is_looked_up_when_it_can_be_done(engine: Engine) -> None:
    engine.put(WANTED)
    told = answer(engine, MOLCHANOV)
    state = {"list": "w", "records": 1, "why": "the store cannot be read"}
    blind = {**told, "decision": "not_checked", "hits": []}
    blind["checked"] = {**told["checked"], "lists": [], "not_checked": [state]}
    assert delayed.unlooked(blind) == {"w"}
    after = again(engine, MOLCHANOV, blind, since=engine.store.head())
    assert after is not None
    assert after["decision"] == "refer"
    assert next(iter(delayed.differences(blind, after))).startswith("What could not be looked at")


def test_nothing_is_said_while_the_store_cannot_be_read(engine: Engine) -> None:
    before, since = answer(engine, MOLCHANOV), engine.store.head()
    engine.options = EngineOptions(store_grace_seconds=0.0)
    engine.store.close()
    assert delayed.news(engine, since) is None
    assert before["decision"] == "clear"


def test_only_whom_a_change_may_concern_is_screened_in_full(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    since = changed_world(engine)
    before = [(one, answer(engine, one)) for one in travellers()]
    engine.put(WANTED)
    found = delayed.news(engine, since)
    assert found is not None
    screened = []
    screen = engine.screen
    monkeypatch.setattr(engine, "screen", lambda one, **more: screened.append(one) or screen(one, **more))
    for traveller, told in before:
        assert delayed.again(engine, found, traveller, told) is None
    assert len(screened) < 5


def test_documents_that_hid_one_another_are_shown_when_there_are_fewer(engine: Engine) -> None:
    shown = Traveller("t", documents=(Document("N1234567", "P", "KAZ"),))
    for digit in "12345":
        engine.put(DocumentRecord(f"d:{digit}", "d", f"N123456{digit}", "P", "KAZ"))
    before, since = answer(engine, shown), engine.store.head()
    assert (before["decision"], before["hits"]) == ("clear", [])
    engine.delete("d:1")
    after = again(engine, shown, before, since)
    assert after is not None
    assert [hit["record_id"] for hit in after["hits"]] == ["d:2", "d:3", "d:4", "d:5"]
    assert essence(after) == essence(answer(engine, shown))


def test_very_many_changes_are_not_told_one_by_one(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delayed, "FEW", 2)
    before, since = answer(engine, MOLCHANOV), engine.store.head()
    for number in range(3):
        engine.put(DocumentRecord(f"d:9{number}", "d", f"X000009{number}", "P", "UTO"))
    found = delayed.news(engine, since)
    assert found is not None
    assert found.records is None
    assert delayed.again(engine, found, MOLCHANOV, before) is None
    engine.put(WANTED)
    after = again(engine, MOLCHANOV, before, since)
    assert after is not None
    assert after["decision"] == "refer"


def test_after_a_backup_was_restored_everybody_is_screened_in_full(engine: Engine) -> None:
    found = delayed.news(engine, engine.store.head() + 7)
    assert found is not None
    assert found.records is None


HOLDER = Traveller("t", Name("Viktor Molchanov"), "1971-03-09", documents=(Document("N1234567", "P", "KAZ"),))


@pytest.fixture
def clearance(tmp_path: Path, engine: Engine) -> Clearance:
    """The holder, cleared of the person on file until the day is over."""
    settings = Settings(audit_dir=tmp_path / "audit", audit_key_file=tmp_path / "audit.key")
    engine.options = replace(engine.options, secret=settings.audit_key_file)
    engine.put(WANTED)
    hashes, last = redress.hasher(settings), f"{int(clock.today()[:4]) + 1}-01-01"
    asked = redress.Proposal("w:1", HOLDER, "case 7", last)
    made = redress.file(engine, redress.propose(engine, hashes, "ann", asked, 500))
    return redress.file(engine, redress.approve(engine, hashes, "bob", made, HOLDER))


def test_who_is_cleared_after_the_answer_is_reported_with_the_reason(
    engine: Engine, clearance: Clearance
) -> None:
    before = answer(engine, HOLDER, redress=False)
    after = again(engine, HOLDER, before, since=clearance.sequence - 1)
    assert after is not None
    assert (before["decision"], after["decision"]) == ("refer", "clear")
    assert list(delayed.differences(before, after)) == [
        "The record w:1 is no hit any more: the passenger was cleared of it."
    ]


@pytest.mark.parametrize("ending", ["revoked", "the record changed", "the document was reported"])
def test_who_was_clear_by_a_clearance_that_ended_since_is_reported(
    engine: Engine, clearance: Clearance, ending: str
) -> None:
    before = answer(engine, HOLDER)
    since = engine.store.head()
    if ending == "revoked":
        redress.revoke(engine, "ann", clearance.id)
    elif ending == "the record changed":
        engine.put(replace(WANTED, remarks="Seen in Uralsk."))
    else:
        engine.put(DocumentRecord("d:2", "d", "N1234567", "P", "KAZ"))
    after = again(engine, HOLDER, before, since)
    assert after is not None
    assert (before["decision"], after["decision"]) == ("clear", "refer")
    assert "The record w:1 is a hit now." in delayed.differences(before, after)


def test_who_was_clear_by_a_clearance_that_ran_out_since_is_reported(
    engine: Engine, clearance: Clearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answer(engine, HOLDER)
    day = f"{clearance.expires_on[:4]}-01-02"
    monkeypatch.setattr(clock, "today", lambda: day)
    monkeypatch.setattr(clock, "now", lambda: f"{day}T00:00:00Z")
    engine.follow()
    after = again(engine, HOLDER, before, since=engine.store.head())
    assert after is not None
    assert (before["decision"], after["decision"]) == ("clear", "refer")
    assert again(engine, HOLDER, after, since=engine.store.head()) is None


def test_a_clearance_of_somebody_else_changes_nobody_s_answer(engine: Engine, clearance: Clearance) -> None:
    before = answer(engine, MOLCHANOV)
    assert before["decision"] == "refer"
    assert again(engine, MOLCHANOV, before, since=clearance.sequence - 1) is None
