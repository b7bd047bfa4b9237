"""`screening bench`: which sections are measured, on which store, and that a result is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest

from benchmarks.speed import __main__ as bench
from benchmarks.speed import batching, growth
from benchmarks.speed.data import Loaded
from benchmarks.speed.rows import figure


def chosen(*arguments: str) -> list[str]:
    return list(bench._sections(bench._parser().parse_args(arguments)))


def test_updates_and_growth_are_measured_only_when_asked_for() -> None:
    usual = list(bench.SECTIONS)
    assert chosen() == usual
    assert chosen("--updates") == [*usual, "updates"]
    assert chosen("--growth", "--updates", "5") == [*usual, "updates", "growth"]
    assert chosen("--only", "scan", "growth") == ["scan", "growth"]


def test_a_section_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        chosen("--only", "weather")
    assert "weather" in capsys.readouterr().err


def test_a_result_is_printed_and_kept_with_what_it_depends_on(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(bench, "SECTIONS", {"data": lambda _, __: [figure("a", 1.0)]})
    asked = ["--store", str(loaded.index.parent), "--only", "data", "--json", "--save", "kept"]
    monkeypatch.setattr(sys, "argv", ["bench", *asked])
    bench.main()
    printed = orjson.loads(capsys.readouterr().out)
    assert printed["rows"] == [{"section": "data", **figure("a", 1.0)}]
    kept = orjson.loads((tmp_path / "results" / "kept.json").read_bytes())
    assert {"processor", "python", "packages", "commit", "compiled", "command"} <= kept["environment"].keys()
    assert kept["title"] == "Speed: 300 persons, 1,100 documents"


def test_growth_compares_the_largest_with_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "QUERIES", 20)
    monkeypatch.setattr(growth, "WARMING", 2)
    rows = growth.measure(tmp_path, persons=(5, 50), documents=(600, 1_100))
    found = {row["measure"]: row["value"] for row in rows}
    few, many = (found[f"{count} persons, ordinary travellers"] for count in (5, 50))
    assert found["persons: largest over the one before, medians"] == many / few
    assert found["1,100 documents, one document alone"] > 0


def test_growth_over_stores_made_before(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "QUERIES", 20)
    monkeypatch.setattr(growth, "WARMING", 2)
    folder = loaded.index.parent
    found = {row["measure"]: row["value"] for row in growth.over([folder, folder])}
    assert found["300 persons with 1,100 documents, ordinary travellers"] > 0
    assert found["documents: largest over the one before, medians"] > 0


@pytest.mark.slow
def test_two_processes_screen_all_that_one_does(loaded: Loaded, tmp_path: Path) -> None:
    rows = batching.measure(loaded, tmp_path, 60)
    assert all(row["value"] > 0 for row in rows)
    answered = [path.read_bytes().splitlines() for path in sorted(tmp_path.glob("*.answers.ndjson"))]
    assert list(map(len, answered)) == [30, 30]
