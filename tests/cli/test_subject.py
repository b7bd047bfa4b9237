"""`screening subject`: everything about one person, and nothing about others."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import structlog

from screening import clock, redress, wire
from screening.batch.jobs import JobStore
from screening.batch.jobs.work import Work
from screening.cli import run
from screening.engine import Engine
from screening.lapse import later
from screening.settings import Settings

PERSON = {
    "kind": "person", "id": "national:17", "list": "national",
    "names": [{"name": "Viktor Arkadyevich Molchanov"}], "birth_dates": ["1971-03-09"],
}  # fmt: skip
DOCUMENT = {
    "kind": "document",
    "id": "national:n1",
    "list": "national",
    "number": "N7654321",
    "issuing_state": "KAZ",
}
WHO = ["--name", "Molchanov Viktor", "--birth-date", "1971-03-09", "--document", "N7654321"]
FLIGHT = """\
name,birth_date,document_number
Viktor Molchanov,1971-03-09,
Irina Petrova,1980-02-01,X1112223
Somebody Else,1990-05-05,N7654321
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A store, an audit with a question about the person and one about another, and a flight that was screened."""
    for name in list(os.environ):
        if name.startswith("SCREENING_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCREENING_AUDIT", "on")
    monkeypatch.setenv("SCREENING_STORE", "sqlite:///s.db")
    Path("list.ndjson").write_text("\n".join(map(json.dumps, (PERSON, DOCUMENT))))
    assert run(["load", "list.ndjson"]) == 0
    assert run(["check", "Viktor Molchanov", "--birth-date", "1971-03-09"]) == 0
    assert run(["check", "Irina Petrova", "--birth-date", "1980-02-01"]) == 0
    settings = Settings.load()
    screened(settings)
    structlog.reset_defaults()  # capsys takes another file for the test itself
    return settings


def screened(settings: Settings) -> None:
    """The flight as the service would have screened it."""
    jobs, engine = JobStore.of(settings), Engine.of(settings)
    engine.open(build=False)
    path = jobs.incoming()
    path.write_text(FLIGHT)
    job, _ = jobs.create(path, ".csv", "0" * 64)
    work = Work(jobs, engine)
    while not jobs.get(job.id).ended:
        work.step()
    assert jobs.get(job.id).state == "done"
    engine.close()


def gathered(*who: str, status: int = 0) -> list[dict[str, Any]]:
    assert run(["subject", *who, "--output", "all.ndjson"]) == status
    return [json.loads(line) for line in Path("all.ndjson").read_text().splitlines()]


def test_records_passenger_lists_and_questions_about_a_person_are_gathered(settings: Settings) -> None:
    found = gathered(*WHO)
    assert Counter(one["source"] for one in found) == {"record": 2, "passenger_list": 2, "audit": 1}
    assert {one["record_id"] for one in found if one["source"] == "record"} == {"national:17", "national:n1"}
    rows = [one for one in found if one["source"] == "passenger_list"]
    assert [(row["row"], row["answer"]["decision"]) for row in rows] == [(1, "refer"), (3, "refer")]
    [question] = [one for one in found if one["source"] == "audit"]
    assert (question["event"], question["decision"]) == ("query", "refer")


def test_nothing_about_others_is_gathered(settings: Settings) -> None:
    found = gathered("--name", "Irina Petrova", "--birth-date", "1980-02-01")
    assert Counter(one["source"] for one in found) == {"passenger_list": 1, "audit": 1}
    assert "Molchanov" not in json.dumps(found)


def test_that_it_was_gathered_is_found_by_the_next_one(settings: Settings) -> None:
    gathered(*WHO)
    events = [one["event"] for one in gathered(*WHO) if one["source"] == "audit"]
    assert events == ["query", "subject_access"]


def test_the_file_is_for_its_owner_alone(settings: Settings) -> None:
    gathered(*WHO)
    assert Path("all.ndjson").stat().st_mode & 0o077 == 0


def test_without_an_audit_and_without_lists_the_records_are_gathered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, place in (("AUDIT", "off"), ("AUDIT_DIR", "none"), ("JOBS_DIR", "nowhere")):
        monkeypatch.setenv(f"SCREENING_{name}", place)
    assert {one["source"] for one in gathered(*WHO)} == {"record"}
    assert not Path("none").exists()
    assert not Path("nowhere").exists()


def test_what_cannot_be_looked_at_is_told_and_the_status_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENING_LIST_MAX_AGE", "sltd=1h")
    found = gathered(*WHO, status=1)
    assert [one["list"] for one in found if one["source"] == "not_checked"] == ["sltd"]
    assert "Not everything was looked at" in capsys.readouterr().err


@pytest.mark.parametrize("who", [[], ["--name", "Viktor Molchanov"], ["--birth-date", "1971-03-09"]])
def test_who_it_is_must_be_told_well_enough(who: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["subject", *who, "--output", "x.ndjson"]) == 2
    assert "--birth-date" in capsys.readouterr().err
    assert not Path("x.ndjson").exists()


NAMED = ["--record", "national:17", "--reference", "case-5"]


def acted(*arguments: str, status: int = 0) -> None:
    assert run(["subject", *WHO, "--output", "all.ndjson", *arguments]) == status


def checked(capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert run(["check", "Viktor Molchanov", "--birth-date", "1971-03-09", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_record_that_is_restricted_refers_to_its_owner_until_that_is_lifted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    acted("--restrict", *NAMED)
    [hit] = checked(capsys)["hits"]
    assert "restricted" in hit["record"]
    assert "Arkadyevich" not in json.dumps(hit)
    acted("--lift", *NAMED)
    [hit] = checked(capsys)["hits"]
    assert hit["record"]["names"][0]["name"] == "Viktor Arkadyevich Molchanov"


def test_the_person_is_told_what_a_restricted_record_says(settings: Settings) -> None:
    acted("--restrict", *NAMED)
    [record] = [one for one in gathered(*WHO) if one.get("record_id") == "national:17"]
    assert record["record"]["names"][0]["name"] == "Viktor Arkadyevich Molchanov"


def test_a_record_that_is_deleted_is_nowhere_and_a_certificate_says_what_is_still_kept(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    acted("--delete", *NAMED)
    ended = capsys.readouterr()
    made = json.loads(ended.out)
    assert (made["record"], made["reason"], made["reference"]) == ("national:17", "subject", "case-5")
    assert [why for why in made["pending"] if "passenger list" in why] == made["pending"] != []
    assert "--passenger-lists" in ended.err
    assert "brings the record back" in ended.err
    assert checked(capsys)["decision"] == "clear"


def test_with_the_passenger_lists_nothing_is_kept(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    acted("--delete", *NAMED, "--passenger-lists")
    made = json.loads(capsys.readouterr().out)
    assert (made["state"], made["pending"]) == ("complete", [])
    assert JobStore.of(settings).kept() == []
    left = {one["source"] for one in gathered("--name", "Molchanov Viktor", "--birth-date", "1971-03-09")}
    assert left == {"audit"}


def test_what_was_done_is_found_in_the_audit(settings: Settings) -> None:
    for action in ("--restrict", "--lift", "--delete"):
        acted(action, *NAMED)
    found = [one for one in gathered(*WHO) if one["source"] == "audit" and one.get("stage") == "done"]
    assert [(one["action"], one["reference"]) for one in found] == [
        ("restrict", "case-5"), ("lift", "case-5"), ("withdraw", "case-5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["--delete"],
        ["--record", "national:17"],
        ["--delete", "--restrict", "--record", "national:17"],
        ["--delete", "--record", "national:99"],
        ["--delete", "--record", "national:17", "--reference", "Viktor Molchanov"],
    ],
)
def test_only_records_that_were_found_are_touched_and_only_in_one_way(
    settings: Settings, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    acted(*arguments, status=2)
    assert checked(capsys)["decision"] == "refer"


def test_clearances_are_found_and_end_when_they_are_named(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    body = {
        "name": "Viktor Molchanov", "birth_date": "1971-03-09",
        "documents": [{"number": "K1112223", "type": "P", "issuing_state": "KAZ"}],
    }  # fmt: skip
    holder = wire.traveller(body)
    engine = Engine.of(settings)
    engine.open(build=False)
    asked = redress.Proposal("national:17", holder, "case 7", later(clock.today(), 100))
    made = redress.file(engine, redress.propose(engine, redress.hasher(settings), "ann", asked, 1826))
    engine.close()
    who = ["--name", "Viktor Molchanov", "--birth-date", "1971-03-09"]
    [found] = [one for one in gathered(*who) if one["source"] == "clearance"]
    assert (found["id"], found["state"], found["record_id"]) == (made.id, "proposed", "national:17")
    assert not [
        one
        for one in gathered("--name", "Irina Petrova", "--birth-date", "1980-02-01")
        if "clearance" in one["source"]
    ]
    assert run(["subject", *who, "--output", "all.ndjson", "--delete", "--clearance", "none"]) == 2
    assert run(["subject", *who, "--output", "all.ndjson", "--delete", "--clearance", made.id]) == 0
    assert "hashes erased" in capsys.readouterr().err
    assert not [one for one in gathered(*who) if one["source"] == "clearance"]
    assert checked(capsys)["decision"] == "refer", "no record was named, and none is gone"
