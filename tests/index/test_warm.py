from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from screening.engine import Engine
from screening.index import warm
from screening.index.reader import Snapshot
from screening.model import Name, PersonRecord
from screening.store import open_store

NOTE = "N" * 30_000
SMAPS = Path("/proc/self/smaps")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A snapshot of 3 MB, most of it bodies."""
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    with store.loading() as loading:
        for i in range(100):
            loading.add(PersonRecord(f"w:{i}", "w", (Name(f"Person{i} Invented"),), action=NOTE))
        loading.commit()
    built = Engine(store, tmp_path / "index").build()
    store.close()
    return built


def resident(path: Path) -> int:
    """Bytes of the file that this process has mapped."""
    here, found = False, 0
    for line in SMAPS.read_text(encoding="utf-8").splitlines():
        if line.split()[0].count("-") == 1 and not line.split()[0].endswith(":"):
            here = line.endswith(path.name)
        elif here and line.startswith("Rss:"):
            found += int(line.split()[1]) * 1024
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux maps a file in one go")
def test_a_snapshot_is_mapped_whole_where_there_is_room(path: Path):
    snapshot = Snapshot(path)
    before = resident(path)
    warm.warm(snapshot)
    size = path.stat().st_size
    assert size - warm.PAGE < resident(path) <= size + warm.PAGE
    assert before < size / 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux maps a file in one go")
def test_what_is_looked_through_goes_before_the_bodies(path: Path):
    snapshot = Snapshot(path)
    bodies = snapshot.file.array("body").nbytes
    sections = sum(snapshot.file.array(section["name"]).nbytes for section in snapshot.file.sections)
    assert warm.warm(snapshot, sections - 1) == sections - bodies
    assert resident(path) < bodies
    assert warm.warm(snapshot, sections) == sections


def test_without_room_nothing_is_mapped(path: Path):
    assert warm.warm(Snapshot(path), 0) == 0


def test_a_small_snapshot_is_ready_at_once(path: Path):
    snapshot = Snapshot(path)
    assert warm.Warmer().ready(snapshot, at_once=False) is snapshot


def test_a_large_snapshot_is_taken_once_it_is_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(warm, "SMALL", 0)
    over = threading.Event()
    monkeypatch.setattr(warm, "warm", lambda _: over.wait())
    snapshot, warmer = Snapshot(path), warm.Warmer()
    assert warmer.ready(snapshot, at_once=False) is None
    assert warmer.ready(Snapshot(path), at_once=True) is snapshot  # lists wait for it
    assert warmer.ready(snapshot, at_once=False) is None
    over.set()
    deadline = time.monotonic() + 60
    while (taken := warmer.ready(Snapshot(path), at_once=False)) is None:
        assert time.monotonic() < deadline
    assert taken is snapshot


def test_where_there_is_no_memory_for_a_thread_a_large_snapshot_is_taken_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Seen with RLIMIT_AS: whoever waited for the thread that had never begun waited for ever."""
    monkeypatch.setattr(warm, "SMALL", 0)
    snapshot, warmer = Snapshot(path), warm.Warmer()
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refuse)
        for _ in range(2):
            assert warmer.ready(snapshot, at_once=False) is snapshot


def refuse(_: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@pytest.mark.parametrize(("limit", "expected"), [("1000000\n", 1_000_000), ("max\n", None), (None, None)])
def test_a_container_has_the_memory_that_it_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str | None, expected: int | None
):
    file = tmp_path / "memory.max"
    if limit is not None:
        file.write_text(limit, encoding="ascii")
    monkeypatch.setattr(warm, "CONTAINER", file)
    assert warm.memory() == (expected or warm.os.sysconf("SC_PHYS_PAGES") * warm.PAGE)
