from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PERSON, Screening, one_sentence

GONE = "national:17"


@pytest.fixture
def withdrawn(screening: Screening, national: Path, monkeypatch: pytest.MonkeyPatch) -> Screening:
    """`screening`, with an audit, and a person who was deleted."""
    monkeypatch.setenv("SCREENING_AUDIT", "on")
    assert screening("load", national).status == 0
    person = ["--name", PERSON["names"][0]["name"], "--birth-date", "1971-03-09", "--output", "all.ndjson"]
    ended = screening("subject", *person, "--delete", "--record", GONE, "--reference", "case-5", "--no-build")
    assert ended.status == 0, ended.err
    return screening


def test_a_certificate_waits_for_the_next_snapshot_and_says_so(withdrawn: Screening) -> None:
    assert withdrawn("build").status == 0
    ended = withdrawn("certificate", "issue", GONE, "--output", "gone.json")
    assert (ended.status, ended.out) == (0, "")
    made = json.loads(Path("gone.json").read_text())
    assert (made["record"], made["reason"], made["reference"], made["state"]) == (
        GONE,
        "subject",
        "case-5",
        "complete",
    )


def test_while_a_snapshot_holds_it_the_status_says_so(
    withdrawn: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert withdrawn("build").status == 0
    monkeypatch.setenv("SCREENING_INDEX_DIR", "old")
    Path("old").mkdir()
    (Path("old") / "index-000000000001-1.snap").write_bytes(b"older")
    ended = withdrawn("certificate", "issue", GONE)
    assert ended.status == 1
    assert ended.json["state"] == "pending"
    assert "screening build" in one_sentence_of(ended.err)


def one_sentence_of(err: str) -> str:
    [line] = err.splitlines()
    return line


def test_it_is_verified_also_against_a_copy_of_the_record(withdrawn: Screening, folder: Path) -> None:
    assert withdrawn("certificate", "issue", GONE, "--output", "gone.json").status in (0, 1)
    (folder / "copy.json").write_text(json.dumps(PERSON))
    (folder / "other.json").write_text(json.dumps({**PERSON, "birth_dates": ["1971-03-10"]}))
    assert withdrawn("certificate", "verify", "gone.json", "--record", "copy.json").status == 0
    ended = withdrawn("certificate", "verify", "gone.json", "--record", "other.json")
    assert ended.status == 1
    assert "another version" in one_sentence(ended)


def test_one_that_was_changed_is_found(withdrawn: Screening, folder: Path) -> None:
    assert withdrawn("certificate", "issue", GONE, "--output", "gone.json").status in (0, 1)
    text = (folder / "gone.json").read_text()
    (folder / "forged.json").write_text(text.replace("case-5", "case-6"))
    (folder / "nothing.json").write_text("[]")
    for name, said in (("forged.json", "changed"), ("nothing.json", "no certificate")):
        ended = withdrawn("certificate", "verify", name)
        assert ended.status == 1
        assert said in one_sentence(ended)


def test_a_record_that_was_not_withdrawn_has_none(withdrawn: Screening) -> None:
    ended = withdrawn("certificate", "issue", "national:KAZ-P-N7654321")
    assert ended.status == 1
    assert "no withdrawal" in one_sentence(ended)
