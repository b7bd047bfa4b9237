"""`screening doctor`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from screening import __version__
from screening.cli.doctor import age
from tests.cli.conftest import Screening


def test_a_store_that_is_not_there_is_not_made(screening: Screening, folder: Path) -> None:
    ended = screening("doctor")
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.splitlines()[-1] == "Not ready: There is no store yet; `screening load` makes it."
    assert list(folder.iterdir()) == []


def test_versions_settings_lists_and_index_are_told(loaded: Screening) -> None:
    loaded("build")
    ended = loaded("doctor", "--store", "sqlite:///screening-data/store.db")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0].startswith(f"screening {__version__} on Python 3.")
    assert "  SCREENING_STORE = sqlite:///screening-data/store.db  (command line)" in lines
    assert "  SCREENING_WORKERS = 1  (default)" in lines
    assert any(line.startswith("list national: 2 records, loaded less than an hour ago (") for line in lines)
    assert any(line.startswith("index: screening-data/index/index-") for line in lines)
    assert lines[-1] == "Ready."


def test_json_tells_the_same_to_machines(loaded: Screening) -> None:
    found = loaded("doctor", "--json").json
    assert (found["ready"], found["why"], found["unknown_variables"]) == (True, "", [])
    assert [(entry["list"], entry["records"]) for entry in found["lists"]] == [("national", 2)]
    assert (found["sequence"], found["head"], found["snapshot"], found["snapshot_problems"]) == (2, 2, "", [])


def test_a_misspelled_variable_is_named(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_WORKER", "4")
    assert (
        "SCREENING_WORKER is set in the environment, but there is no such setting" in screening("doctor").out
    )
    assert screening("doctor", "--json").json["unknown_variables"] == ["SCREENING_WORKER"]


def test_where_a_setting_comes_from_is_told(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_WORKERS", "4")
    assert "SCREENING_WORKERS = 4  (environment)" in screening("doctor").out


def test_a_damaged_snapshot_is_told(loaded: Screening, folder: Path) -> None:
    loaded("build")
    [path] = (folder / "screening-data" / "index").glob("*.snap")
    path.write_bytes(path.read_bytes()[:-100])
    assert "Run `screening build`" in loaded("doctor").out
    assert loaded("doctor", "--json").json["snapshot_problems"]


def test_a_store_that_cannot_be_read_is_told(screening: Screening, folder: Path) -> None:
    (folder / "store.db").write_bytes(b"x" * 5_000)
    ended = screening("doctor", "--store", "sqlite:///store.db")
    assert (ended.status, ended.err) == (1, "")
    assert "Not ready: the store's file is not a database." in ended.out


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "less than an hour"), (1, "1 hour"), (47, "47 hours"), (49, "2 days"), (24 * 400, "400 days")],
)
def test_the_age_of_a_list_is_told_in_words(hours: float, said: str) -> None:
    loaded_at = (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert age(loaded_at, NOW) == said


def test_records_put_one_by_one_have_no_age() -> None:
    assert age("", NOW) == ""
