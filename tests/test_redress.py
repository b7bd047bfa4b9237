"""Redress over a real engine: what a clearance takes away, what it never takes away, and what two people must do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening import clock, redress, wire
from screening.clearances import Clearance, Hasher
from screening.engine import Engine
from screening.errors import Conflict, Forbidden, InputError, NotFound, NotReady
from screening.model import Answer, Document, DocumentRecord, Name, PersonRecord, Traveller
from screening.settings import Settings
from tests.redis import store_for

RECORD = PersonRecord("n:1", "n", (Name("Viktor Arkadyevich Molchanov"),), ("1971-03-09",))
PASSPORT = Document("N1234567", "P", "KAZ")
HOLDER = Traveller("t", Name("Viktor Molchanov"), "1971-03-09", documents=(PASSPORT,))
DAYS = 1826
LAST = "2030-01-01"


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    beside = {name: tmp_path / name for name in ("audit_dir", "audit_key_file", "access_file", "jobs_dir")}
    return Settings(store=f"sqlite:///{tmp_path}/store.db", index_dir=tmp_path / "index", **beside)  # type: ignore[arg-type]


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the day that it is."""

    def is_now(today: str) -> None:
        monkeypatch.setattr(clock, "today", lambda: today)

    is_now("2026-11-22")
    return is_now


@pytest.fixture
def engine(chosen: Settings, day: Callable[[str], None]) -> Iterator[Engine]:
    engine = Engine.of(chosen)
    engine.open(build=False)
    engine.put(RECORD)
    yield engine
    engine.close()


@pytest.fixture
def hashes(chosen: Settings) -> Hasher:
    return redress.hasher(chosen)


def asking(**more: Any) -> redress.Proposal:
    asked = redress.Proposal("n:1", HOLDER, "case 7", LAST)
    return replace(asked, **more)


def proposed(engine: Engine, hashes: Hasher, by: str = "ann", **more: Any) -> Clearance:
    return redress.file(engine, redress.propose(engine, hashes, by, asking(**more), DAYS))


def cleared(engine: Engine, hashes: Hasher, **more: Any) -> Clearance:
    """A clearance in force."""
    made = proposed(engine, hashes, **more)
    traveller = more.get("traveller", HOLDER)
    return redress.file(engine, redress.approve(engine, hashes, "bob", made, traveller))


def found(engine: Engine, traveller: Traveller = HOLDER, **options: Any) -> tuple[str, list[str], list[str]]:
    """The decision, the records that are hits, and those that the traveller is cleared of."""
    answer: Answer = engine.screen(traveller, **options)
    hits, left_out = answer.hits, answer.cleared
    return answer.decision, [hit.record_id for hit in hits], [each.record_id for each in left_out]


# What a clearance does


def test_the_holder_is_clear_and_the_answer_says_why(engine: Engine, hashes: Hasher) -> None:
    assert found(engine) == ("refer", ["n:1"], [])
    made = cleared(engine, hashes)
    answer = engine.screen(HOLDER)
    assert found(engine) == ("clear", [], ["n:1"])
    assert [(each.clearance, each.expires_on) for each in answer.cleared] == [(made.id, LAST)]
    assert answer.warnings == (
        "Left out: a record that is alike, for the holder of this document was found to be somebody else"
        f" (clearance {made.id}). Compare the holder with the photograph.",
    )
    told = orjson.loads(wire.answer(answer))
    assert told["cleared"] == [{"record_id": "n:1", "list": "n", "clearance": made.id, "expires_on": LAST}]
    wire.AnswerBody.model_validate_json(wire.answer(answer))


def test_an_answer_without_clearances_is_as_it_always_was(engine: Engine) -> None:
    assert b"cleared" not in wire.answer(engine.screen(HOLDER))


def test_a_proposal_takes_nothing_away(engine: Engine, hashes: Hasher) -> None:
    proposed(engine, hashes)
    assert found(engine) == ("refer", ["n:1"], [])


@pytest.mark.parametrize(
    "somebody",
    [
        replace(HOLDER, documents=()),
        replace(HOLDER, documents=(Document("N1234568", "P", "KAZ"),)),
        replace(HOLDER, birth_date="1971-03"),
        replace(HOLDER, name=Name("Viktor Arkadyevich Molchanov")),
        replace(HOLDER, name=Name("Victor Molchanov")),
    ],
    ids=["without the document", "with another", "without the day of birth", "with a name more", "spelled otherwise"],
)  # fmt: skip
def test_a_namesake_is_referred_as_before(engine: Engine, hashes: Hasher, somebody: Traveller) -> None:
    cleared(engine, hashes)
    assert found(engine, somebody) == ("refer", ["n:1"], [])


def test_another_record_that_is_alike_still_refers(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.put(replace(RECORD, id="n:2"))
    assert found(engine) == ("refer", ["n:2"], ["n:1"])


def test_a_hit_behind_a_cleared_one_is_not_lost_to_the_limit(engine: Engine, hashes: Hasher) -> None:
    engine.put(replace(RECORD, id="n:2", names=(Name("Viktor Arkadyevich Molchanov"), Name("V. Molchanov"))))
    cleared(engine, hashes)
    assert found(engine, limit=1) == ("refer", ["n:2"], ["n:1"])


def test_who_is_cleared_of_several_records_is_told_so_in_one_sentence(engine: Engine, hashes: Hasher) -> None:
    engine.put(replace(RECORD, id="n:2"))
    cleared(engine, hashes)
    cleared(engine, hashes, record_id="n:2")
    answer = engine.screen(HOLDER)
    assert found(engine) == ("clear", [], ["n:1", "n:2"])
    assert len(answer.warnings) == 1
    assert answer.warnings[0].startswith("Left out: 2 records that are alike")


# What it never does


def test_a_document_that_is_reported_refers_and_its_holder_is_cleared_of_nothing(
    engine: Engine, hashes: Hasher
) -> None:
    cleared(engine, hashes)
    engine.put(DocumentRecord("d:1", "d", "N1234567", "P", "KAZ"))
    assert found(engine) == ("refer", ["d:1", "n:1"], [])


def test_a_document_that_was_reported_and_found_again_clears_nobody(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.put(
        DocumentRecord(
            "d:1", "d", "N1234567", "P", "KAZ", occurred_on="2020-01-01", recovered_on="2021-01-01"
        )
    )
    assert found(engine)[0] == "refer"
    assert "n:1" in found(engine)[1]


def test_a_document_of_a_person_on_file_refers_and_its_holder_is_cleared_of_nothing(
    engine: Engine, hashes: Hasher
) -> None:
    cleared(engine, hashes)
    engine.put(PersonRecord("n:3", "n", (Name("Bekzat Dzhumagulov"),), documents=(PASSPORT,)))
    decision, hits, left_out = found(engine)
    assert (decision, sorted(hits), left_out) == ("refer", ["n:1", "n:3"], [])


def test_a_record_that_gains_the_document_refers_by_it(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.put(replace(RECORD, documents=(PASSPORT,)))
    [hit] = engine.screen(HOLDER).hits
    assert {reason.fact for reason in hit.reasons} >= {"document", "name"}


def test_a_second_document_that_is_reported_counts_as_much(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.put(DocumentRecord("d:1", "d", "V7654321", "V", "UTO"))
    both = replace(HOLDER, documents=(PASSPORT, Document("V7654321", "V", "UTO")))
    assert found(engine, both) == ("refer", ["d:1", "n:1"], [])


def test_while_a_list_cannot_be_looked_at_nobody_is_cleared(engine: Engine, hashes: Hasher) -> None:
    """The document may stand on it."""
    cleared(engine, hashes)
    engine.options = replace(engine.options, max_ages={"sltd": 3600.0})
    engine._view = engine._listed(engine._view)
    assert found(engine) == ("refer", ["n:1"], [])


def test_it_can_be_left_out_of_account(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    assert found(engine, redress=False) == ("refer", ["n:1"], [])


# How it ends


def test_it_ends_with_any_change_of_the_record_and_the_hit_says_so(engine: Engine, hashes: Hasher) -> None:
    made = cleared(engine, hashes)
    engine.put(replace(RECORD, remarks="Seen in Uralsk."))
    [hit] = engine.screen(HOLDER).hits
    assert hit.warnings == (
        f"This traveller was cleared for an earlier version of this record (clearance {made.id}): look again.",
    )
    assert redress.told(engine, redress.get(engine, made.id))["state"] == "outdated"


def test_the_note_is_not_for_a_namesake(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.put(replace(RECORD, remarks="Seen in Uralsk."))
    [hit] = engine.screen(replace(HOLDER, documents=())).hits
    assert hit.warnings == ()


def test_it_ends_with_its_day(engine: Engine, hashes: Hasher, day: Callable[[str], None]) -> None:
    made = cleared(engine, hashes)
    day(LAST)
    assert found(engine)[0] == "clear"
    day("2030-01-02")
    [hit] = engine.screen(HOLDER).hits
    assert hit.warnings == (
        f"The clearance of this traveller for this record ran out on {LAST} (clearance {made.id}): look again.",
    )


def test_it_ends_when_it_is_revoked_and_its_hashes_are_erased(engine: Engine, hashes: Hasher) -> None:
    made = cleared(engine, hashes)
    ended = redress.revoke(engine, "ann", made.id)
    assert found(engine) == ("refer", ["n:1"], [])
    assert (ended.identity, ended.revoked_by, ended.reference) == (None, "ann", "case 7")
    assert redress.revoke(engine, "somebody else", made.id) == ended


def test_a_withdrawn_record_leaves_the_clearance_outdated(engine: Engine, hashes: Hasher) -> None:
    made = cleared(engine, hashes)
    engine.delete("n:1")
    assert redress.told(engine, made)["state"] == "outdated"
    assert found(engine)[0] == "clear"


# What two people must do


@pytest.mark.parametrize("by", ["ann", "ANN", "cli:ann", " ann "])
def test_nobody_approves_their_own_proposal_under_whatever_form_of_their_name(
    engine: Engine, hashes: Hasher, by: str
) -> None:
    made = proposed(engine, hashes)
    with pytest.raises(Forbidden, match="another person"):
        redress.approve(engine, hashes, by, made, HOLDER)
    assert found(engine)[0] == "refer"


@pytest.mark.parametrize(
    "traveller",
    [
        replace(HOLDER, documents=(Document("N1234576", "P", "KAZ"),)),
        replace(HOLDER, birth_date="1971-03-10"),
        replace(HOLDER, name=Name("Igor Petrov")),
    ],
)
def test_who_approves_must_say_the_same_traveller(
    engine: Engine, hashes: Hasher, traveller: Traveller
) -> None:
    made = proposed(engine, hashes)
    with pytest.raises(Conflict, match="not the traveller who was proposed"):
        redress.approve(engine, hashes, "bob", made, traveller)


def test_a_record_that_changed_in_between_is_not_cleared(engine: Engine, hashes: Hasher) -> None:
    made = proposed(engine, hashes)
    engine.put(replace(RECORD, remarks="x"))
    with pytest.raises(Conflict, match="changed since it was proposed"):
        redress.approve(engine, hashes, "bob", made, HOLDER)
    engine.delete("n:1")
    with pytest.raises(NotFound):
        redress.approve(engine, hashes, "bob", made, HOLDER)


def test_a_document_reported_in_between_is_not_cleared(engine: Engine, hashes: Hasher) -> None:
    made = proposed(engine, hashes)
    engine.put(DocumentRecord("d:1", "d", "N1234567", "P", "KAZ"))
    with pytest.raises(Conflict, match="nobody is cleared of a document"):
        redress.approve(engine, hashes, "bob", made, HOLDER)


def test_approving_again_changes_nothing_and_nobody_else_can(engine: Engine, hashes: Hasher) -> None:
    made = cleared(engine, hashes)
    assert redress.approve(engine, hashes, "bob", made, HOLDER) is made
    with pytest.raises(Conflict, match="approved and cannot"):
        redress.approve(engine, hashes, "cyd", made, HOLDER)


def test_what_was_revoked_or_ran_out_is_never_approved(
    engine: Engine, hashes: Hasher, day: Callable[[str], None]
) -> None:
    made = proposed(engine, hashes)
    ended = redress.revoke(engine, "ann", made.id)
    with pytest.raises(Conflict, match="revoked and cannot"):
        redress.approve(engine, hashes, "bob", ended, HOLDER)
    late = proposed(engine, hashes)
    day("2030-01-02")
    with pytest.raises(Conflict, match="expired and cannot"):
        redress.approve(engine, hashes, "bob", late, HOLDER)


def test_an_approval_that_meets_a_revocation_does_not_undo_it(engine: Engine, hashes: Hasher) -> None:
    made = proposed(engine, hashes)
    approval = redress.approve(engine, hashes, "bob", made, HOLDER)
    redress.revoke(engine, "ann", made.id)
    with pytest.raises(Conflict, match="meanwhile"):
        redress.file(engine, approval)
    assert found(engine)[0] == "refer"


def test_a_revocation_that_meets_an_approval_wins(
    engine: Engine, hashes: Hasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = proposed(engine, hashes)
    look, looks = redress.get, []

    def look_then_approve(engine: Engine, clearance_id: str) -> Clearance:
        seen = look(engine, clearance_id)
        looks.append(seen)
        if len(looks) == 1:
            redress.file(engine, redress.approve(engine, hashes, "bob", seen, HOLDER))
        return seen

    monkeypatch.setattr(redress, "get", look_then_approve)
    redress.revoke(engine, "ann", made.id)
    assert len(looks) == 2
    assert found(engine) == ("refer", ["n:1"], [])


# What cannot be proposed


def test_nobody_is_cleared_of_a_document(engine: Engine, hashes: Hasher) -> None:
    engine.put(DocumentRecord("d:1", "d", "N1234567", "P", "KAZ"))
    for record_id in ("d:1", "n:1"):
        with pytest.raises(Conflict, match="nobody is cleared of a document"):
            redress.propose(engine, hashes, "ann", asking(record_id=record_id), DAYS)


def test_nobody_is_cleared_of_a_record_that_has_their_document(engine: Engine, hashes: Hasher) -> None:
    engine.put(replace(RECORD, documents=(PASSPORT,)))
    with pytest.raises(Conflict, match="nobody is cleared of a document"):
        redress.propose(engine, hashes, "ann", asking(), DAYS)


def test_there_must_be_something_to_clear(engine: Engine, hashes: Hasher) -> None:
    with pytest.raises(Conflict, match="nothing to clear"):
        redress.propose(
            engine, hashes, "ann", asking(traveller=replace(HOLDER, name=Name("Maria Osetrova"))), DAYS
        )
    with pytest.raises(NotFound):
        redress.propose(engine, hashes, "ann", asking(record_id="n:9"), DAYS)


def test_nothing_is_proposed_while_a_list_cannot_be_looked_at(engine: Engine, hashes: Hasher) -> None:
    engine.options = replace(engine.options, max_ages={"sltd": 3600.0})
    engine._view = engine._listed(engine._view)
    with pytest.raises(NotReady):
        redress.propose(engine, hashes, "ann", asking(), DAYS)


@pytest.mark.parametrize(
    "traveller",
    [
        replace(HOLDER, documents=()),
        replace(HOLDER, birth_date="1971"),
        replace(HOLDER, name=None),
        replace(HOLDER, documents=(Document("N1234567", "", "KAZ"),)),
        replace(HOLDER, warnings=("The name is not the same as in the machine-readable zone.",)),
    ],
)
def test_a_traveller_of_whom_something_is_missing_or_odd_cannot_be_proposed(
    engine: Engine, hashes: Hasher, traveller: Traveller
) -> None:
    with pytest.raises(InputError, match="traveller"):
        redress.propose(engine, hashes, "ann", asking(traveller=traveller), DAYS)


@pytest.mark.parametrize("last", ["2026-11-22", "2020-01-01", "2031-11-23", "2099-01-01", "2028", ""])
def test_it_must_end_and_within_the_time_allowed(engine: Engine, hashes: Hasher, last: str) -> None:
    with pytest.raises(InputError, match="expires_on"):
        redress.propose(engine, hashes, "ann", asking(expires_on=last), DAYS)


def test_it_ends_with_the_document_at_the_latest(engine: Engine, hashes: Hasher) -> None:
    short = replace(HOLDER, documents=(replace(PASSPORT, expiry_date="2028-04-12"),))
    assert redress.propose(engine, hashes, "ann", asking(traveller=short), DAYS).expires_on == "2028-04-12"
    past = replace(HOLDER, documents=(replace(PASSPORT, expiry_date="2025-04-12"),))
    with pytest.raises(InputError, match="expiry_date is past"):
        redress.propose(engine, hashes, "ann", asking(traveller=past), DAYS)


# With a machine-readable zone


ZONE = ["P<UTOMOLCHANOV<<VIKTOR<<<<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7103092M3004157<<<<<<<<<<<<<<<4"]


def test_who_was_cleared_by_the_zone_is_cleared_by_the_zone_and_by_its_fields(
    engine: Engine, hashes: Hasher
) -> None:
    zoned = wire.traveller({"mrz": ZONE})
    fields = {
        "surname": "Molchanov", "given_names": "Viktor", "birth_date": "1971-03-09",
        "documents": [{"number": "L898902C3", "type": "P", "issuing_state": "UTO"}],
    }  # fmt: skip
    cleared(engine, hashes, traveller=zoned, expires_on="2029-01-01")
    for traveller in (zoned, wire.traveller(fields), wire.traveller({**fields, "mrz": ZONE})):
        assert found(engine, traveller) == ("clear", [], ["n:1"])
    other = wire.traveller({**fields, "surname": "Molchanof", "mrz": ZONE})
    assert found(engine, other)[0] == "refer"


# Over workers, snapshots and machines


def test_another_worker_follows_and_a_new_one_knows_from_the_start(
    engine: Engine, hashes: Hasher, chosen: Settings
) -> None:
    other = Engine.of(chosen)
    other.open(build=False)
    made = cleared(engine, hashes)
    assert found(other)[0] == "refer"
    assert other.follow()
    assert found(other) == ("clear", [], ["n:1"])
    assert other.state().sequence == engine.store.head()
    third = Engine.of(chosen)
    third.open(build=False)
    assert found(third)[0] == "clear"
    redress.revoke(engine, "ann", made.id)
    other.follow()
    assert found(other)[0] == "refer"
    other.close()
    third.close()


def test_a_new_snapshot_keeps_what_is_known(engine: Engine, hashes: Hasher) -> None:
    cleared(engine, hashes)
    engine.build()
    assert engine.follow()
    assert engine.state().generation
    assert engine.state().snapshot_sequence == engine.store.head()
    assert found(engine) == ("clear", [], ["n:1"])


def test_a_page_of_clearances_is_not_the_end(
    engine: Engine, hashes: Hasher, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screening import view

    monkeypatch.setattr(view, "PAGE", 1)
    monkeypatch.setattr(redress, "PAGE", 1)
    for number in (2, 3):
        engine.put(replace(RECORD, id=f"n:{number}"))
    for number in (1, 2, 3):
        cleared(engine, hashes, record_id=f"n:{number}")
    other = Engine.of(chosen)
    other.open(build=False)
    assert found(other) == ("clear", [], ["n:1", "n:2", "n:3"])
    assert len(list(redress.on_file(other))) == 3
    other.close()


def test_replicas_share_clearances_through_redis_and_a_secret(chosen: Settings, tmp_path: Path) -> None:
    """And one with another secret refers."""
    shared = chosen.model_copy(update={"store": store_for(tmp_path)})
    stranger = {"index_dir": tmp_path / "other", "audit_key_file": tmp_path / "other.key"}
    engines = [Engine.of(one) for one in (shared, shared, shared.model_copy(update=stranger))]
    first, second, third = engines
    first.put(RECORD)
    hashes = redress.hasher(shared)
    later = {"expires_on": redress.clock.today()[:3] + "9-12-31"}
    made = proposed(first, hashes, **later)
    other = redress.hasher(shared.model_copy(update=stranger))
    with pytest.raises(Conflict, match="another secret"):
        redress.approve(second, other, "bob", made, HOLDER)
    for engine in engines:
        engine.open(build=False)
    redress.file(second, redress.approve(second, hashes, "bob", made, HOLDER))
    first.follow()
    third.follow()
    assert [found(engine)[0] for engine in engines] == ["clear", "clear", "refer"]
    for engine in engines:
        engine.close()


def test_the_store_holds_nothing_of_the_traveller(engine: Engine, hashes: Hasher, chosen: Settings) -> None:
    cleared(engine, hashes)
    engine.close()
    folder = Path(chosen.store.removeprefix("sqlite:///")).parent
    kept = b"".join(path.read_bytes() for path in folder.glob("store.db*"))
    assert b"case 7" in kept
    assert b"N1234567" not in kept
    assert b"1234567" not in kept


@pytest.mark.slow
def test_compiled_and_pure_give_the_same_answer(engine: Engine, hashes: Hasher, chosen: Settings) -> None:
    cleared(engine, hashes)
    engine.put(replace(RECORD, id="n:2"))
    script = (
        "import sys, orjson; from tests import test_redress as t; from screening.settings import Settings\n"
        "e = t.Engine.of(Settings.model_validate_json(sys.argv[1]), create=False); e.open(build=False)\n"
        "told = orjson.loads(t.wire.answer(e.screen(t.HOLDER)))\n"
        "print(told['hits'], told['cleared'], told['warnings'])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script, chosen.model_dump_json()],
            env={"SCREENING_PURE": pure, "PYTHONPATH": str(Path(__file__).parents[1])},
            capture_output=True, text=True, check=True,
        ).stdout
        for pure in ("", "1")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert "n:2" in told[0]
    assert "'clearance'" in told[0]
