"""What entries say, and what becomes of an answer, a change or a look that cannot be entered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening.audit import office
from screening.audit.office import NOT_ENTERED, Asker, Audit, NoAudit
from screening.audit.search import Question, in_clear, search
from screening.errors import AuditUnavailable, Conflict
from screening.model import Answer, Checked, DocumentRecord, ListState, Name, PersonRecord, Record, Traveller
from tests.audit import ledger

RECORD = PersonRecord("national:17", "national", (Name("Viktor Molchanov"),), birth_dates=("1971-03-09",))


def broken(folder: Path, failure: office.Failure) -> Audit:
    """An audit whose folder is none."""
    folder.write_text("a file")
    return Audit(ledger.journal_in(folder), failure=failure)


def test_an_entry_says_who_asked_what_was_answered_and_on_what_it_rests(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path) as audit:
        given = audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER, position=4)
    assert given is ledger.REFER
    [entry] = ledger.entries(tmp_path)
    said = {
        "event": "query", "client": "post-3", "role": "first_line", "key": "scr_ab12cd34", "purpose": "entry",
        "terminal": "ALA-07", "request": "r-1", "decision": "refer", "hits": [["national:17", 0.9312]],
        "sequence": 17, "snapshot": "", "policy": "balanced", "threshold": 0.75, "elapsed_us": 0, "position": 4,
    }  # fmt: skip
    assert {key: entry[key] for key in said} == said
    assert set(entry) - set(said) == {"n", "at", "mac", "asked"}
    assert {kind: len(hashes) for kind, hashes in entry["asked"].items()} == {
        "documents": 1, "names": 1, "person": 3,
    }  # fmt: skip


def test_nothing_of_whom_was_asked_about_stands_in_the_folder(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        audit.look(ledger.POST, "read", RECORD)
        with audit.change(ledger.POST, "put", RECORD):
            pass
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).lower()
    for word in (b"viktor", b"molchanov", b"1971", b"7654321", b"kaz"):
        assert word not in written


def test_lists_that_were_not_checked_are_named(tmp_path: Path) -> None:
    checked = Checked(1, "", (), (ListState("sltd", 5, why="late"),))
    with ledger.keeping(tmp_path) as audit:
        audit.query(Asker(), ledger.VIKTOR, Answer("", "not_checked", (), checked))
    [entry] = ledger.entries(tmp_path)
    assert entry["not_checked"] == ["sltd"]
    assert entry["client"] == "anonymous"
    assert "role" not in entry


def test_where_the_policy_says_so_what_was_asked_is_kept_encrypted(tmp_path: Path) -> None:
    audit = Audit(ledger.journal_in(tmp_path), clear_text=True)
    audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    audit.close()
    one, other = search(tmp_path, Question(event="query"), pytest.fail)
    assert one["sealed"] != other["sealed"]
    assert in_clear(one, ledger.OTHER_KEYS.seal) is None
    assert in_clear({**one, "segment": "another"}, ledger.KEYS.seal) is None
    assert in_clear(one, ledger.KEYS.seal) == {
        "name": {
            "full": "Viktor Arkadyevich Molchanov",
            "quality": "primary",
            "surname": "",
            "given_names": "",
        },
        "birth_date": "1971-03-09",
        "documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ", "expiry_date": ""}],
    }
    assert ledger.verdict(tmp_path).faults == []


def test_a_query_that_cannot_be_entered_is_answered_not_checked_and_shows_no_hit(tmp_path: Path) -> None:
    lists = (ListState("national", 9, "2026-11-22T10:00:00Z"),)
    answer = Answer(
        "x", "refer", (ledger.HIT,), Checked(3, "2026-11-22T10:00:01Z", lists), policy="wide", threshold=0.5
    )
    given = broken(tmp_path / "audit", "not_checked").query(ledger.POST, ledger.VIKTOR, answer)
    assert (given.decision, given.hits, given.checked.lists) == ("not_checked", (), ())
    assert [(state.list, state.records, state.why) for state in given.checked.not_checked] == [
        ("national", 9, NOT_ENTERED)
    ]
    assert (given.id, given.checked.sequence, given.policy, given.threshold) == ("x", 3, "wide", 0.5)


@pytest.mark.parametrize("answer", [ledger.CLEAR, ledger.REFER], ids=["clear", "refer"])
def test_no_answer_that_cannot_be_entered_is_clear_or_without_a_reason(
    tmp_path: Path, answer: Answer
) -> None:
    given = broken(tmp_path / "audit", "not_checked").query(ledger.POST, ledger.VIKTOR, answer)
    assert given.decision == "not_checked"
    assert {state.why for state in given.checked.not_checked} == {NOT_ENTERED}


def test_under_the_policy_refuse_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AuditUnavailable) as refused:
        broken(tmp_path / "audit", "refuse").query(ledger.POST, ledger.VIKTOR, ledger.CLEAR)
    assert refused.value.status == 503


def test_under_the_policy_allow_it_is_answered_and_says_so(tmp_path: Path) -> None:
    given = broken(tmp_path / "audit", "allow").query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    assert (given.decision, given.hits) == ("refer", ledger.REFER.hits)
    assert given.warnings == (office.ALLOWED,)


def test_a_change_is_entered_before_it_is_made_and_after(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path) as audit:
        with audit.change(ledger.POST, "put", RECORD) as done:
            [begun] = ledger.entries(tmp_path)
            done(sequence=18, created=True)
        _, ended = ledger.entries(tmp_path)
    assert (begun["event"], begun["action"], begun["stage"]) == ("change", "put", "begun")
    assert (begun["record"], begun["list"], begun["client"]) == ("national:17", "national", "post-3")
    assert (ended["stage"], ended["sequence"], ended["created"]) == ("done", 18, True)


def test_a_change_that_fails_is_entered_as_failed(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path) as audit:
        with pytest.raises(Conflict), audit.change(ledger.POST, "put", RECORD):
            raise Conflict("It belongs to another list.")
        with pytest.raises(ZeroDivisionError), audit.change(ledger.POST, "put", RECORD):
            raise ZeroDivisionError
    assert [(entry["stage"], entry.get("code")) for entry in ledger.entries(tmp_path)] == [
        ("begun", None), ("failed", "conflict"), ("begun", None), ("failed", "ZeroDivisionError"),
    ]  # fmt: skip


@pytest.mark.parametrize("failure", ["not_checked", "refuse"])
def test_a_change_or_a_look_that_cannot_be_entered_is_not_made(
    tmp_path: Path, failure: office.Failure
) -> None:
    audit, made = broken(tmp_path / "audit", failure), []
    with pytest.raises(AuditUnavailable), audit.change(ledger.POST, "put", RECORD):
        made.append("change")
    with pytest.raises(AuditUnavailable):
        audit.look(ledger.POST, "read", RECORD)
    assert not made


def test_under_the_policy_allow_a_change_is_made_all_the_same(tmp_path: Path) -> None:
    audit, made = broken(tmp_path / "audit", "allow"), []
    with audit.change(ledger.POST, "put", RECORD):
        made.append("change")
    audit.look(ledger.POST, "read", RECORD)
    assert made == ["change"]


def test_a_change_whose_outcome_cannot_be_entered_says_that_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = Audit(ledger.journal_in(tmp_path))

    def refuse(*_: object) -> None:
        raise AuditUnavailable("The audit cannot be written: full.")

    with (
        pytest.raises(AuditUnavailable, match="The change was made"),
        audit.change(ledger.POST, "put", RECORD),
    ):
        monkeypatch.setattr(audit.journal, "write", refuse)
    audit.close()


def test_a_refusal_is_entered_with_its_code_and_never_raises(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path / "whole") as audit:
        audit.refusal(ledger.POST, "forbidden", status=403, method="PUT", route="/v1/records/{id}")
    [entry] = ledger.entries(tmp_path / "whole")
    assert (entry["event"], entry["code"], entry["status"], entry["route"]) == (
        "refusal", "forbidden", 403, "/v1/records/{id}",
    )  # fmt: skip
    broken(tmp_path / "broken", "refuse").refusal(ledger.POST, "forbidden")


def test_a_flood_of_refusals_is_counted_and_does_not_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(office.time, "monotonic", lambda: now)
    with ledger.keeping(tmp_path) as audit:
        for _ in range(1000):
            audit.refusal(Asker(), "unauthenticated")
        now = 101.0
        audit.refusal(Asker(), "unauthenticated")
    entered = ledger.entries(tmp_path)
    assert len(entered) == office.REFUSALS_A_SECOND + 1
    assert [entry["unlisted"] for entry in entered if "unlisted" in entry] == [
        1000 - office.REFUSALS_A_SECOND
    ]


def test_a_record_is_entered_by_its_names_and_numbers(tmp_path: Path) -> None:
    blanks: Record = DocumentRecord("sltd:1", "sltd", "N1000000", number_to="N1999999")
    with ledger.keeping(tmp_path) as audit:
        audit.look(ledger.POST, "read", blanks)
        audit.look(ledger.POST, "read", RECORD)
        wanted = audit.subjects.wanted(name="Molchanov Viktor", birth_date="1971-03-09")
    first, second = ledger.entries(tmp_path)
    assert len(first["asked"]["documents"]) == 2
    assert wanted.found_in(second["asked"])
    assert not wanted.found_in(first["asked"])


def test_without_an_audit_nothing_is_written_and_answers_stay_as_they_are(tmp_path: Path) -> None:
    none = NoAudit()
    none.start()
    assert none.query(ledger.POST, Traveller(), ledger.REFER) is ledger.REFER
    none.look(ledger.POST, "read", RECORD)
    with none.change(ledger.POST, "put", RECORD) as done:
        done(sequence=1)
    none.refusal(ledger.POST, "forbidden")
    none.close()
    assert list(tmp_path.iterdir()) == []


def test_an_entry_is_json_in_one_line_whatever_the_client_sends(tmp_path: Path) -> None:
    odd = Asker('a\n{"n":9}', purpose="\u2028", terminal='","mac":"')
    with ledger.keeping(tmp_path) as audit:
        audit.query(odd, ledger.VIKTOR, ledger.CLEAR)
    [path] = ledger.segments(tmp_path)
    assert [json.loads(line)["n"] for line in path.read_bytes().split(b"\n") if line] == [1, 2]
    assert ledger.verdict(tmp_path).faults == []
