"""`--policy` of `screening check`, `batch` and `compare`, and SCREENING_POLICY."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from screening.decide import POLICIES
from tests import policies
from tests.cli.conftest import PERSON, Screening, one_sentence

ONLY_WIDE = (policies.ONLY_WIDE["name"], "--birth-date", policies.ONLY_WIDE["birth_date"])
UNKNOWN = "is not a policy; write one of: strict, balanced, wide."


@pytest.fixture
def travellers(folder: Path) -> Path:
    path = folder / "travellers.ndjson"
    found = (policies.EXACT, policies.NOT_STRICT, policies.ONLY_WIDE)
    path.write_text("".join(json.dumps(body) + "\n" for body in found))
    return path


@pytest.fixture
def pairs(folder: Path) -> Path:
    path = folder / "pairs.csv"
    [filed], [born] = PERSON["names"], PERSON["birth_dates"]
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("name_a", "birth_date_a", "name_b", "birth_date_b"))
        for body in (policies.EXACT, policies.NOT_STRICT, policies.ONLY_WIDE):
            rows.writerow((body["name"], body["birth_date"], filed["name"], born))
    return path


@pytest.mark.parametrize(
    ("policy", "decisions"),
    [
        ("strict", ["refer", "clear", "clear"]),
        ("balanced", ["refer", "refer", "clear"]),
        ("wide", ["refer", "refer", "refer"]),
    ],
)
def test_a_batch_and_pairs_are_decided_under_the_policy_named(
    loaded: Screening, travellers: Path, pairs: Path, policy: str, decisions: list[str]
) -> None:
    assert loaded("build").status == 0
    assert loaded("batch", travellers, "--output", "answers.ndjson", "--policy", policy).status == 0
    answers = [json.loads(line) for line in Path("answers.ndjson").read_text().splitlines()]
    assert [answer["decision"] for answer in answers] == decisions
    assert {(answer["policy"], answer["threshold"]) for answer in answers} == {
        (policy, POLICIES[policy].threshold)
    }
    compared = csv.DictReader(loaded("compare", pairs, "--policy", policy).out.splitlines())
    assert [row["decision"] for row in compared] == decisions


def test_one_traveller_is_checked_under_the_policy_named_and_told_which(loaded: Screening) -> None:
    assert loaded("check", *ONLY_WIDE).out.startswith("CLEAR")
    ended = loaded("check", *ONLY_WIDE, "--policy", "wide")
    assert ended.out.startswith("REFER")
    assert f"Policy: wide, refers from {POLICIES['wide'].threshold:g}." in ended.out.splitlines()


def test_a_threshold_replaces_that_of_the_policy(loaded: Screening) -> None:
    ended = loaded("check", *ONLY_WIDE, "--policy", "wide", "--threshold", "1")
    assert ended.out.startswith("CLEAR")
    assert "Policy: wide, refers from 1." in ended.out.splitlines()


@pytest.mark.parametrize("name", ["lenient", "", "Wide"])
def test_an_unknown_policy_is_wrong_use_and_the_known_ones_are_told(
    screening: Screening, folder: Path, travellers: Path, pairs: Path, name: str
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    for command in (("check", "A B"), ("batch", travellers, "--output", "out.csv"), ("compare", pairs)):
        ended = screening(*command, "--policy", name)
        assert ended.status == 2
        said = one_sentence(ended)
        assert "--policy" in said
        assert UNKNOWN in said
    assert sorted(path.name for path in folder.iterdir()) == before


def test_the_policy_of_the_settings_holds_unless_another_is_named(
    loaded: Screening, pairs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_POLICY", "wide")
    assert loaded("check", *ONLY_WIDE).out.startswith("REFER")
    assert loaded("check", *ONLY_WIDE, "--policy", "balanced").out.startswith("CLEAR")
    assert loaded("compare", pairs).out.count(",refer,") == 3
    assert loaded("compare", pairs, "--policy", "strict").out.count(",refer,") == 1
    assert "  SCREENING_POLICY = wide  (environment)" in loaded("doctor").out.splitlines()


def test_a_policy_of_the_settings_that_is_none_stops_every_command(
    loaded: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_POLICY", "lenient")
    for command in (("check", "A B"), ("doctor",), ("serve",)):
        ended = loaded(*command)
        assert ended.status == 2
        assert "SCREENING_POLICY: input should be 'strict', 'balanced' or 'wide'" in one_sentence(ended)
