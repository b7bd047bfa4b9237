"""`screening audit` and the account that commands give."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
import structlog

from screening.cli import run

PERSON = {
    "kind": "person", "id": "national:17", "list": "national",
    "names": [{"name": "Viktor Arkadyevich Molchanov"}], "birth_dates": ["1971-03-09"],
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """A store with one list, loaded and asked with an audit."""
    for name in list(os.environ):
        if name.startswith("SCREENING_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCREENING_AUDIT", "on")
    monkeypatch.setenv("SCREENING_STORE", "sqlite:///s.db")
    Path("list.ndjson").write_text(json.dumps(PERSON))
    assert run(["load", "list.ndjson"]) == 0
    assert run(["check", "Viktor Molchanov", "--birth-date", "1971-03-09", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["decision"] == "refer"
    structlog.reset_defaults()  # capsys takes another file for the test itself
    return "sqlite:///s.db"


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(["audit", "search", *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_commands_ask_and_load_is_entered_with_who_ran_them(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    [query] = found(capsys, "--event", "query")
    assert (query["decision"], query["hits"][0][0]) == ("refer", "national:17")
    assert query["client"].startswith("cli:")
    begun, done = found(capsys, "--event", "change")
    assert (begun["action"], begun["stage"], done["stage"]) == ("load", "begun", "done")
    assert done["lists"][0]["added"] == 1


def test_each_row_of_a_batch_is_entered_with_its_place(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("flight.csv").write_text("name,birth_date\nIrina Petrova,1980-02-01\nViktor Molchanov,1971-03-09\n")
    assert run(["batch", "flight.csv", "--output", "answers.csv"]) == 0
    capsys.readouterr()
    told = [entry for entry in found(capsys, "--event", "query") if "position" in entry]
    assert [(entry["position"], entry["decision"]) for entry in told] == [(1, "clear"), (2, "refer")]
    assert {entry["client"][:4] for entry in told} == {"cli:"}


def test_a_person_is_found_by_name_and_date_and_a_record_by_its_id(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        len(found(capsys, "--name", "Molchanov, Viktor", "--birth-date", "1971-03-09", "--event", "query"))
        == 1
    )
    assert found(capsys, "--name", "Irina Petrova", "--birth-date", "1971-03-09") == []
    assert [entry["event"] for entry in found(capsys, "--record", "national:17")] == ["query"]
    assert found(capsys, "--document", "N7654321") == []
    assert found(capsys, "--since", "2126-01-01") == []
    assert len(found(capsys, "--since", "2026-01-01", "--event", "query")) == 1


def test_a_search_is_entered_itself(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found(capsys, "--name", "Viktor Molchanov", "--birth-date", "1971-03-09", "--event", "query")
    [search] = found(capsys, "--event", "audit_search")
    assert (search["entries"], search["sought"]) == (1, {"event": "query"})
    events = [
        entry["event"] for entry in found(capsys, "--name", "Viktor Molchanov", "--birth-date", "1971-03-09")
    ]
    assert events == ["query", "audit_search"]


def test_a_search_for_people_prints_one_line_for_each_entry(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "search", "--event", "query"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "decision=refer" in line
    assert "hits=national:17:" in line


def test_more_entries_than_asked_for_are_said_to_be_there(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "search", "--limit", "1"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert "more than 1 entries" in told.err


def test_an_export_is_for_its_owner_alone_and_entered_before_and_after(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "export", "--output", "all.csv"]) == 0
    rows = list(csv.DictReader(Path("all.csv").read_text().splitlines()))
    assert {"query", "change", "opened"} <= {row["event"] for row in rows}
    assert Path("all.csv").stat().st_mode & 0o077 == 0
    assert run(["audit", "export", "--output", "some.ndjson", "--event", "query"]) == 0
    assert len(Path("some.ndjson").read_text().splitlines()) == 1
    told = [(entry["stage"], entry.get("entries")) for entry in found(capsys, "--event", "audit_export")]
    assert told == [("begun", None), ("done", len(rows)), ("begun", None), ("done", 1)]


def test_what_was_asked_in_clear_is_shown_only_where_it_was_kept(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_AUDIT_CLEAR_TEXT", "true")
    assert run(["check", "Irina Petrova"]) == 0
    capsys.readouterr()
    first, second = found(capsys, "--event", "query", "--clear")
    assert "clear" not in first
    assert second["clear"]["name"]["full"] == "Irina Petrova"
    assert "clear" not in found(capsys, "--event", "query")[1]


def test_verify_says_that_all_is_whole_and_gives_an_anchor_that_holds(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "verify"]) == 0
    told = capsys.readouterr().out
    assert "Every entry is as it was written." in told
    anchor = told.split()[-1]
    assert run(["audit", "verify", "--anchor", anchor]) == 0
    number, _, mac = anchor.partition(":")
    assert run(["audit", "verify", "--anchor", f"{int(number) + 5}:{mac}"]) == 1


def test_verify_fails_and_names_the_file_when_an_entry_was_changed(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next(path for path in Path("audit").glob("*/*.ndjson") if b'"refer"' in path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b'"refer"', b'"clear"'))
    assert run(["audit", "verify"]) == 1
    assert path.name in capsys.readouterr().err
    assert run(["audit", "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["faults"][0]["file"].endswith(path.name)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["search", "--birth-date", "1971-03-09"], 2, "--name"),
        (["search", "--name", "A B", "--document", "X1"], 2, "one at a time"),
        (["search", "--name", "!!"], 2, "nothing that can be looked for"),
        (["search", "--since", "yesterday"], 2, "is not a date"),
        (["verify", "--anchor", "17"], 2, "is no anchor"),
        (["export", "--output", "x.pdf"], 2, ".ndjson, .csv"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    store: str, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    assert run(["audit", *arguments]) == status
    assert said in capsys.readouterr().err


def test_without_an_audit_there_is_nothing_to_verify_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENING_STORE", f"sqlite:///{tmp_path / 's.db'}")
    assert run(["audit", "verify"]) == 1
    assert "There is no audit" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_traveller_checked_when_nothing_can_be_entered_is_not_checked(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENING_AUDIT_DIR", "list.ndjson")
    assert run(["check", "Viktor Molchanov", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["decision"], told["hits"]) == ("not_checked", [])
