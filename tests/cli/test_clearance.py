"""`screening clearance`: two accounts of the machine clear a traveller, who is on no command line."""

from __future__ import annotations

import io
import json
import os
import pwd
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from screening import clock
from screening.audit.search import Question, search
from screening.settings import Settings
from screening.store import open_store
from tests.cli.conftest import PERSON, Ended, Screening

HOLDER = {
    "name": "Viktor Molchanov", "birth_date": "1971-03-09",
    "documents": [{"number": "N1234567", "type": "P", "issuing_state": "KAZ"}],
}  # fmt: skip
LAST = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
CHECK = [
    "--document-number", "N1234567", "--document-type", "P", "--issuing-state", "KAZ",
    "--birth-date", "1971-03-09",
]  # fmt: skip


def entry(account: str) -> pwd.struct_passwd:
    """What the machine knows of an account."""
    return pwd.struct_passwd((account, "x", 1000, 1000, "", "/", "/bin/sh"))


class Machine:
    """A store with one person on it, and accounts of the machine that use it."""

    def __init__(self, screening: Screening, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.screening, self.folder, self.patch = screening, folder, patch
        (folder / "list.ndjson").write_text(json.dumps(PERSON) + "\n")
        assert screening("load", "list.ndjson").status == 0
        (folder / "holder.json").write_text(json.dumps(HOLDER))
        patch.setenv("SCREENING_AUDIT", "on")

    def __call__(self, account: str, *words: str) -> Ended:
        self.patch.setattr(pwd, "getpwuid", lambda _: entry(account))
        return self.screening("clearance", *words)

    def proposed(self, account: str = "ann") -> dict[str, Any]:
        ended = self(
            account, "propose", "--record", PERSON["id"], "--traveller", "holder.json", "--reference", "case 7",
            "--expires-on", LAST, "--json",
        )  # fmt: skip
        assert ended.status == 0, ended.err
        return dict(ended.json)

    def checked(self) -> dict[str, Any]:
        return dict(self.screening("check", "Viktor Molchanov", *CHECK, "--json").json)


@pytest.fixture
def machine(screening: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(screening, folder, monkeypatch)


def test_two_accounts_clear_a_traveller_and_one_ends_it(machine: Machine) -> None:
    told = machine.proposed()
    assert (told["state"], told["proposed_by"]) == ("proposed", "cli:ann")
    assert machine.checked()["decision"] == "refer"
    ended = machine("bob", "approve", told["id"], "--traveller", "holder.json")
    assert (ended.status, ended.out.split()[:3]) == (0, [told["id"], "approved", PERSON["id"]])
    seen = machine.checked()
    assert (seen["decision"], [each["clearance"] for each in seen["cleared"]]) == ("clear", [told["id"]])
    assert machine("ann", "revoke", told["id"]).status == 0
    assert machine.checked()["decision"] == "refer"


def test_one_account_is_one_person_whatever_the_environment_says(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = machine.proposed("ann")
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "bob")
    ended = machine("ann", "approve", told["id"], "--traveller", "holder.json")
    assert ended.status == 1
    assert "another person" in ended.err
    assert machine.checked()["decision"] == "refer"


def test_the_account_is_that_of_the_process(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pwd.getpwuid(os.getuid()).pw_name
    asked: list[int] = []
    machine.proposed()
    monkeypatch.setattr(pwd, "getpwuid", lambda number: asked.append(number) or entry(real))
    ended = machine.screening(
        "clearance", "propose", "--record", PERSON["id"], "--traveller", "holder.json", "--reference", "case 8",
        "--expires-on", LAST, "--json",
    )  # fmt: skip
    assert ended.json["proposed_by"] == f"cli:{real}"
    assert os.getuid() in asked


def test_the_traveller_may_come_by_standard_input(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    told = machine.proposed()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(HOLDER).encode())))
    assert machine("bob", "approve", told["id"], "--traveller", "-").status == 0


def test_a_file_that_is_no_traveller_is_told_with_its_place(machine: Machine) -> None:
    told = machine.proposed()
    for content, said in (("{", "body"), ('{"name": 3}', "traveller.name"), (" " * 1_000_001, "larger")):
        (machine.folder / "bad.json").write_text(content)
        ended = machine("bob", "approve", told["id"], "--traveller", "bad.json")
        assert ended.status == 2
        assert said in ended.err


def test_the_list_tells_all_but_whom_they_are_of(machine: Machine) -> None:
    first, second = machine.proposed(), machine.proposed()
    machine("bob", "revoke", second["id"])
    ended = machine("ann", "list")
    assert [line.split()[:2] for line in ended.out.splitlines()] == [
        [first["id"], "proposed"], [second["id"], "revoked"],
    ]  # fmt: skip
    assert "revoked by cli:bob" in ended.out
    assert "Molchanov" not in ended.out
    assert [
        json.loads(line)["id"]
        for line in machine("ann", "list", "--state", "revoked", "--json").out.splitlines()
    ] == [second["id"]]
    assert machine("ann", "list", "--record", "national:99").out == ""


def test_a_clearance_that_is_not_there_is_told(machine: Machine) -> None:
    ended = machine("ann", "revoke", "0123456789abcdef")
    assert ended.status == 1
    assert "No clearance is on file" in ended.err


def test_every_step_is_entered_in_the_audit_under_the_account(machine: Machine) -> None:
    told = machine.proposed()
    machine("bob", "approve", told["id"], "--traveller", "holder.json")
    found = search(Settings().audit_dir, Question(event="change", record=PERSON["id"]), lambda _: None)
    done = [
        (entry["action"], entry["client"], entry["clearance"]) for entry in found if entry["stage"] == "done"
    ]
    assert done == [
        ("clearance_propose", "cli:ann", told["id"]), ("clearance_approve", "cli:bob", told["id"]),
    ]  # fmt: skip


def test_those_that_ran_out_long_ago_are_erased_when_somebody_says_so(machine: Machine) -> None:
    told = machine.proposed()
    later = (datetime.now(UTC) + timedelta(days=450)).date().isoformat()
    machine.patch.setattr(clock, "today", lambda: later)
    assert machine("ann", "erase").out == ""
    assert machine("ann", "list").out.split()[1] == "expired"
    assert machine("ann", "erase", "--days", "30").out.split()[:2] == [told["id"], "revoked"]
    with closing(open_store(Settings().store)) as store:
        kept = store.clearance(told["id"])
    assert kept is not None
    assert (kept.identity, kept.revoked_by, kept.reference) == (None, "cli:ann", "case 7")
    assert machine("ann", "erase", "--days", "30").out == ""


def test_doctor_tells_of_clearances_that_this_machine_cannot_heed(machine: Machine) -> None:
    told = machine.proposed()
    machine("bob", "approve", told["id"], "--traveller", "holder.json")
    assert "another secret" not in machine.screening("doctor").out
    machine.patch.setenv("SCREENING_AUDIT_KEY_FILE", str(machine.folder / "other.key"))
    machine.patch.setenv("SCREENING_AUDIT", "off")
    assert "Clearances made under another secret: 1;" in machine.screening("doctor").out
    assert machine.checked()["decision"] == "refer"


def test_check_tells_people_too(machine: Machine) -> None:
    told = machine.proposed()
    machine("bob", "approve", told["id"], "--traveller", "holder.json")
    ended = machine.screening("check", "Viktor Molchanov", *CHECK)
    assert f"Cleared of {PERSON['id']} by clearance {told['id']}, until {LAST}." in ended.out
    assert "Left out: a record that is alike" in ended.out
