"""Each check of the machine, sound and sick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from screening.cli import checkup
from screening.cli.checkup import Finding, clock, handles, memory, of_machine, room

HERE = Path("/srv/index")
NOW = 1_800_000_000.0


def one(findings: object) -> Finding:
    [finding] = findings  # type: ignore[misc]
    assert isinstance(finding, Finding)
    assert finding.remedy.endswith(".")
    return finding


def test_a_sound_machine_has_no_findings(tmp_path: Path) -> None:
    found = of_machine({"index": tmp_path / "not" / "there" / "yet"}, 1, [time.time() - 60])
    assert [finding.what for finding in found if finding.grave] == []
    assert not (tmp_path / "not").exists()


def test_a_disk_with_room_is_no_finding() -> None:
    assert list(room("index", HERE, free=11, size=100, needed=10)) == []


def test_a_disk_that_does_not_hold_the_next_snapshot_is_grave() -> None:
    finding = one(room("index", HERE, free=50_000_000, size=10**9, needed=60_000_000))
    assert finding.grave
    assert finding.what == "The next snapshot needs 60 MB and 50 MB are left under /srv/index"


def test_a_disk_that_is_nearly_full_is_told() -> None:
    finding = one(room("store", HERE, free=9, size=100, needed=0))
    assert (finding.grave, finding.what) == (False, "9% of the disk under the store (/srv/index) is left")


def test_a_disk_without_a_size_is_passed_over() -> None:
    assert list(room("store", HERE, free=0, size=0, needed=0)) == []


@pytest.mark.parametrize("limit", [1024, 65_536, -1])
def test_enough_file_handles_or_any_number_are_no_finding(limit: int) -> None:
    assert list(handles(limit)) == []


def test_few_file_handles_are_told() -> None:
    assert "256 files and connections" in one(handles(256)).what


def test_a_snapshot_larger_than_memory_is_told() -> None:
    assert list(memory(100, 100)) == []
    assert list(memory(None, 100)) == []
    assert "10 MB of memory" in one(memory(10_000_000, 20_000_000)).what


def test_a_clock_that_agrees_with_what_is_on_file_is_no_finding() -> None:
    assert list(clock(NOW, [])) == []
    assert list(clock(NOW, [NOW - 5, NOW + 200])) == []


@pytest.mark.parametrize(("now", "told"), [(NOW, NOW + 400), (0.0, 0.0)])
def test_a_clock_behind_what_is_on_file_or_before_this_program_is_grave(now: float, told: float) -> None:
    assert one(clock(now, [told])).grave


def test_a_folder_that_cannot_be_written_is_grave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checkup.os, "access", lambda *_: False
    )  # the superuser, who runs tests, may write anywhere
    found = of_machine({"store": tmp_path}, 0, [])
    assert [finding.what for finding in found if finding.grave] == [
        f"The folder of the store ({tmp_path}) cannot be written by this user"
    ]


def test_one_full_disk_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "ROOM", 1.1)
    folders = {"index": tmp_path, "jobs": tmp_path, "store": tmp_path}
    assert sum("of the disk" in finding.what for finding in of_machine(folders, 0, [])) == 1


def test_what_the_system_says_of_memory_is_read() -> None:
    available = checkup.available_memory()
    assert available is not None
    assert 10_000_000 < available < 10**15
