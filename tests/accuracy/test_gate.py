"""Frozen results and the gate: what moved is told by number, and nothing gets worse unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy import frozen, gate, misses, names
from benchmarks.accuracy.task import NOBODY, Case, Outcome, Task

FILED = ("Iden Marrok", "Tolva Quist", "Bren Ostovar")


def made(count: int = 200, label: str = "spelling", expected: str = "r0") -> Task:
    cases = (Case(names.traveller(f"Iden Marrok {i}"), expected, label) for i in range(count))
    return Task("invented task", names.records(FILED), tuple(cases))


def told(task: Task, hits: dict[int, str] | None = None) -> list[Outcome]:
    """Every right record first and alone, but for the cases told otherwise."""
    hits = hits or {}
    return [
        Outcome(case, tuple((hit, 0.8) for hit in hits.get(i, case.expected).split()))
        for i, case in enumerate(task.cases)
    ]


def judged(task: Task, before: list[Outcome], now: list[Outcome], folder: Path) -> gate.Verdict:
    frozen.write(task.name, frozen.frozen(task, before), folder)
    return gate.verdict(task, now, own=True, folder=folder)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    task = made()
    kept = frozen.frozen(task, told(task, {3: "", 7: "r1 r0", 150: "r0 r1 r2"}))
    frozen.write(task.name, kept, tmp_path)
    assert frozen.read(task.name, tmp_path) == kept


def test_a_frozen_file_holds_no_name(tmp_path: Path) -> None:
    task = made()
    frozen.write(task.name, frozen.frozen(task, told(task)), tmp_path)
    text = frozen.path(task.name, tmp_path).read_text(encoding="ascii").lower()
    assert not any(word.lower() in text for name in FILED for word in name.split())


@pytest.mark.parametrize("others", [0, 1, 20, 25])
def test_a_sign_tells_outcome_and_others(others: int) -> None:
    strangers = " ".join(f"x{i}" for i in range(others))
    case = made(1).cases[0]
    by_outcome = {"first": f"r0 {strangers}", "missed": strangers}
    for outcome, hits in by_outcome.items():
        said = frozen.said(frozen.sign(Outcome(case, tuple((h, 0.8) for h in hits.split()))), ordinary=False)
        assert said == (f"{outcome}, {min(others, 20)} others" if others else outcome)


def test_an_unchanged_run_passes(tmp_path: Path) -> None:
    task = made()
    verdict = judged(task, told(task), told(task), tmp_path)
    assert verdict.passed
    assert verdict.lines == ["invented task: nothing moved"]


def test_losing_more_than_is_gained_fails_and_names_the_cases(tmp_path: Path) -> None:
    task = made()
    verdict = judged(task, told(task, {5: ""}), told(task, {8: "", 9: ""}), tmp_path)
    assert not verdict.passed
    assert "gained 1 (cases 5), lost 2 (cases 8 9)" in verdict.lines[0]


def test_losing_as_many_as_are_gained_passes(tmp_path: Path) -> None:
    task = made()
    assert judged(task, told(task, {5: ""}), told(task, {8: ""}), tmp_path).passed


@pytest.mark.parametrize(("more", "passed"), [(2, True), (3, False)])
def test_more_others_fail_beyond_the_leeway(more: int, passed: bool, tmp_path: Path) -> None:
    task = made()
    noisy = told(task, dict.fromkeys(range(more), "r0 r1"))
    assert judged(task, told(task), noisy, tmp_path).passed is passed


@pytest.mark.parametrize(("more", "passed"), [(2, True), (3, False)])
def test_more_ordinary_travellers_referred_fail_beyond_the_leeway(
    more: int, passed: bool, tmp_path: Path
) -> None:
    task = made(label="ordinary", expected=NOBODY)
    noisy = told(task, dict.fromkeys(range(more), "r1"))
    assert judged(task, told(task), noisy, tmp_path).passed is passed


def test_one_class_cannot_pay_for_another(tmp_path: Path) -> None:
    one, other = made(50, "one"), made(50, "other")
    task = replace(one, cases=one.cases + other.cases)
    before, now = told(task, dict.fromkeys(range(10), "")), told(task, {60: ""})
    assert not judged(task, before, now, tmp_path).passed


@pytest.mark.parametrize("own", [True, False])
def test_other_inputs_are_said_to_be_other_inputs(own: bool, tmp_path: Path) -> None:
    task, changed = made(), made(201)
    frozen.write(task.name, frozen.frozen(task, told(task)), tmp_path)
    verdict = gate.verdict(changed, told(changed), own=own, folder=tmp_path)
    assert "other inputs" in verdict.lines[0]
    assert verdict.passed is not own


def test_nothing_frozen_passes_for_published_data_only(tmp_path: Path) -> None:
    task = made()
    assert not gate.verdict(task, told(task), own=True, folder=tmp_path).passed
    assert gate.verdict(task, told(task), own=False, folder=tmp_path).passed


def test_moved_cases_are_shown_with_what_was_asked(tmp_path: Path) -> None:
    task = made()
    frozen.write(task.name, frozen.frozen(task, told(task)), tmp_path)
    lines = list(gate.moved(task, told(task, {8: "r1"}), "spelling", tmp_path))
    assert lines[0] == "8: first -> missed, 1 others"
    assert lines[1:3] == ["  asked  Iden Marrok 8", "  right  Iden Marrok"]


def test_misses_are_never_written_into_the_repository() -> None:
    with pytest.raises(ValueError, match="inside the repository"):
        misses.outside(misses.REPOSITORY / "docs" / "misses.tsv")


def test_misses_tell_asked_right_and_other(tmp_path: Path) -> None:
    task = made(2)
    file = tmp_path / "misses.tsv"
    misses.write(file, [(task, told(task, {1: "r1"}))])
    _, miss, other = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    assert (miss[2:4], miss[5:7]) == (["1", "miss"], ["Iden Marrok 1", "Iden Marrok"])
    assert (other[3], other[7]) == ("other", "Tolva Quist")
