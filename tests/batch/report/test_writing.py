"""A report is whole or not there, whatever its form."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.batch.report import FORMS, writing
from screening.errors import InputError
from tests.batch.report.conftest import clear, result, written


@pytest.mark.parametrize("suffix", FORMS)
def test_a_report_replaces_what_was_there_when_it_is_complete(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("as it was")
    with writing(path) as write:
        write(result(clear()))
        assert path.read_text() == "as it was"
    assert path.read_bytes() != b"as it was"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def give_up(path: Path) -> None:
    with writing(path) as write:
        write(result(clear()))
        raise ZeroDivisionError


@pytest.mark.parametrize("suffix", FORMS)
def test_a_report_that_is_given_up_leaves_nothing_behind(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("as it was")
    with pytest.raises(ZeroDivisionError):
        give_up(path)
    assert path.read_text() == "as it was"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond some kilobytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("small_disk")
@pytest.mark.parametrize("suffix", FORMS)
def test_a_disk_that_is_full_is_said_and_leaves_nothing_behind(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("as it was")
    with pytest.raises(OSError, match="File too large"):
        written(path, *[result(clear())] * 2_000)
    assert path.read_text() == "as it was"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_what_a_killed_process_left_half_written_goes_and_what_a_living_one_writes_stays(
    tmp_path: Path,
) -> None:
    killed = subprocess.Popen(["true"])
    killed.wait()
    for pid in (killed.pid, os.getppid()):
        (tmp_path / f".a.xlsx.{pid}.partial").write_text("half")
        (tmp_path / f".a.xlsx.{pid}.partial.tmp123").mkdir()
        (tmp_path / f".a.xlsx.{pid}.partial.tmp123" / "sheet").write_text("half")
    (tmp_path / ".a.xlsx.mine.partial").write_text("kept")
    written(tmp_path / "a.xlsx", result(clear()))
    living = f".a.xlsx.{os.getppid()}.partial"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [living, f"{living}.tmp123", ".a.xlsx.mine.partial", "a.xlsx"]
    )


@pytest.mark.parametrize("suffix", FORMS)
def test_a_list_without_rows_gives_a_report_without_rows(suffix: str, tmp_path: Path) -> None:
    assert written(tmp_path / f"a{suffix.upper()}").exists()


@pytest.mark.parametrize("name", ["a.xls", "answers", "a.json"])
def test_another_suffix_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="are not written") as raised, writing(tmp_path / name):
        pass
    assert not (tmp_path / name).exists()
    assert ".xlsx" in raised.value.remedy
