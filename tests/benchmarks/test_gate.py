"""The gate on speed: more work than frozen fails, less is told, other builds are not compared."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from benchmarks.speed import counts, gate, instructions, operations

FROZEN = {"travellers": 300, "postings": 1_000, "found": 100}


def test_the_same_counts_pass_in_silence() -> None:
    assert counts.compared(FROZEN, dict(FROZEN)) == ([], True)


@pytest.mark.parametrize(
    "moved", [{"postings": 1_001}, {"found": 99}, {"travellers": 299}, {"bytes": 1}], ids=str
)
def test_worse_counts_fail(moved: dict[str, int]) -> None:
    lines, sound = counts.compared(FROZEN, FROZEN | moved)
    assert not sound
    assert lines[0].startswith("WORSE")


def test_a_count_that_is_gone_fails() -> None:
    assert not counts.compared(FROZEN, {"travellers": 300, "postings": 1_000})[1]


@pytest.mark.parametrize("moved", [{"postings": 999}, {"found": 101}], ids=str)
def test_better_counts_pass_and_are_told(moved: dict[str, int]) -> None:
    lines, sound = counts.compared(FROZEN, FROZEN | moved)
    assert sound
    assert lines[0].startswith("better")


@pytest.mark.parametrize(("now", "sound"), [(104, True), (106, False), (50, True)])
def test_five_per_cent_more_instructions_are_allowed(now: int, sound: bool) -> None:
    assert instructions.compared({"prepare": 100}, {"prepare": now})[1] is sound


def test_an_operation_that_is_not_frozen_fails() -> None:
    assert not instructions.compared({}, {"prepare": 1})[1]


def test_other_builds_are_not_compared_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {"builds": "another Python", "instructions": {"prepare": 1}}
    (tmp_path / "instructions.json").write_bytes(orjson.dumps(kept))
    monkeypatch.setattr(gate, "FROZEN", tmp_path)
    monkeypatch.setattr(instructions, "present", lambda: True)
    assert gate._instructions(tmp_path, freeze=False)
    assert "NOT COMPARED" in capsys.readouterr().err


def test_the_builds_do_not_depend_on_our_own_code() -> None:
    assert instructions.fingerprint() == instructions.fingerprint()
    assert "numpy" in instructions.fingerprint()


def test_what_is_frozen_is_what_is_compared() -> None:
    kept = orjson.loads((gate.FROZEN / "instructions.json").read_bytes())
    assert list(kept["instructions"]) == list(operations.OPERATIONS)
    assert orjson.loads((gate.FROZEN / "counts.json").read_bytes())["travellers"] == 300


def test_the_gate_asks_three_hundred_and_half_of_them_are_on_no_list() -> None:
    asked = counts.travellers()
    assert len(asked) == 300
    assert sum(not each.record for each in asked) >= counts.ORDINARY
    assert len({each.body for each in asked}) > 290
