"""`screening snapshot publish`, `fetch` and `list`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Screening


@pytest.fixture
def shared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCREENING_SNAPSHOTS", f"file://{folder}/shared")
    return folder / "shared"


@pytest.fixture
def published(loaded: Screening, shared: Path) -> str:
    """What `publish` said of the snapshot of the loaded store."""
    loaded("build")
    done = loaded("snapshot", "publish")
    assert done.status == 0, done.err
    return done.out


def test_what_one_publishes_another_fetches_and_screens_by(
    published: str, screening: Screening, folder: Path
) -> None:
    assert "up to change" in published
    shutil.rmtree(folder / "screening-data" / "index")
    fetched = screening("snapshot", "fetch")
    assert (fetched.status, fetched.err) == (0, "")
    assert fetched.out.startswith("screening-data/index/index-")
    assert screening("verify").status == 0
    answer = screening("check", "Viktor Arkadyevich Molchanov", "--json").json
    assert answer["hits"][0]["record_id"] == "national:17"


def test_nothing_is_fetched_where_the_snapshot_is_as_new(published: str, screening: Screening) -> None:
    again = screening("snapshot", "fetch")
    assert again.status == 0
    assert "as new as any" in again.out


def test_the_list_tells_what_lies_there(published: str, screening: Screening) -> None:
    shown = screening("snapshot", "list")
    assert shown.status == 0
    assert published.split(":")[0] in shown.out
    [row] = screening("snapshot", "list", "--json").json
    assert (row["name"], row["sequence"], row["why_not"]) == (published.split(":")[0], 2, "")
    assert row["bytes"] > 100_000


def test_the_list_tells_why_one_cannot_be_used(published: str, screening: Screening, shared: Path) -> None:
    [manifest] = shared.rglob("*.json")
    other = manifest.parents[1] / "format-1-keys-1"
    shutil.copytree(manifest.parent, other)
    manifest.write_bytes(manifest.read_bytes() + b" ")
    why = {
        Path(row["name"]).parent.name: row["why_not"] for row in screening("snapshot", "list", "--json").json
    }
    assert why == {
        "format-1-keys-1": "for another version",
        manifest.parent.name: "The store does not vouch for the published snapshot.",
    }


def test_a_published_snapshot_that_cannot_be_used_is_told_with_what_to_do(
    published: str, screening: Screening, shared: Path, folder: Path
) -> None:
    shutil.rmtree(folder / "screening-data" / "index")
    [data] = shared.rglob("*.snap")
    data.write_bytes(data.read_bytes()[:1000])
    fetched = screening("snapshot", "fetch")
    assert fetched.status == 1
    assert "does not have its checksum" in fetched.err
    assert "screening snapshot publish" in fetched.err
    assert "\n  " not in fetched.err  # no trace of calls


def test_an_empty_place_is_told(loaded: Screening, shared: Path) -> None:
    assert "No snapshot" in loaded("snapshot", "list").out
    fetched = loaded("snapshot", "fetch")
    assert (fetched.status, fetched.err.count("\n")) == (1, 1)
    nothing = loaded("snapshot", "publish")
    assert nothing.status == 2
    assert "screening build" in nothing.err


def test_without_an_address_the_setting_is_named(loaded: Screening) -> None:
    for name in ("publish", "fetch", "list"):
        ended = loaded("snapshot", name)
        assert ended.status == 2
        assert "SCREENING_SNAPSHOTS" in ended.err


def test_the_address_can_be_given_on_the_command_line(loaded: Screening, folder: Path) -> None:
    loaded("build")
    assert loaded("snapshot", "publish", "--snapshots", f"file://{folder}/elsewhere").status == 0
    assert len(list((folder / "elsewhere").rglob("*.snap"))) == 1
