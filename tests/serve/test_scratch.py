"""The folder of a running service: whose it is when the parent dies, and who may remove it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from screening.serve import scratch
from tests.faults.service import PATIENCE

PARENT = """
import os, subprocess, sys
from screening.serve import scratch
with scratch.folder() as (path, handle):
    child = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    subprocess.Popen(child, pass_fds=[handle] if sys.argv[1] == "inherits" else [])
    print(path, flush=True)
    os._exit(1)  # as kill -9 ends it
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are, for this process and those that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def orphaned(how: str) -> tuple[subprocess.Popen[str], Path]:
    """A parent that is dead, whose child reads what we do not write; and the folder of both."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    path = Path(parent.stdout.readline().strip())
    assert parent.wait(PATIENCE) == 1
    return parent, path


def test_a_child_that_outlives_its_parent_keeps_the_folder_until_it_ends() -> None:
    parent, path = orphaned("inherits")
    with scratch.folder():
        assert path.is_dir()
    parent.communicate()  # the child reads the end of its input, and ends
    with scratch.folder():
        assert not path.exists()


def test_what_no_living_process_holds_is_removed_by_the_next_start(place: Path) -> None:
    parent, path = orphaned("does not")
    with scratch.folder() as (ours, _):
        assert not path.exists()
        assert list(place.iterdir()) == [ours]
    assert not list(place.iterdir())
    parent.communicate()
