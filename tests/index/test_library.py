from __future__ import annotations

import multiprocessing
from pathlib import Path

from screening.index.library import KEPT, Library


def write(path: Path) -> Path:
    path.write_bytes(b"content")
    return path


def test_there_is_no_current_snapshot_before_one_is_published(tmp_path: Path):
    assert Library(tmp_path / "index").current() is None


def test_publishing_changes_the_current_snapshot_and_the_generation(tmp_path: Path):
    library = Library(tmp_path)
    before = library.generation()
    first = library.publish(1, write)
    assert library.current() == first
    second = library.publish(1, write)
    assert library.current() == second != first
    assert len({before, library.generation()}) == 2


def test_old_snapshots_are_thrown_away(tmp_path: Path):
    library = Library(tmp_path)
    for sequence in range(5):
        library.publish(sequence, write)
    assert len(list(tmp_path.glob("*.snap"))) == KEPT


def test_what_a_killed_builder_left_is_removed_by_the_next(tmp_path: Path):
    left = tmp_path / ".index-000000000001-1.snap.999.partial"
    left.write_bytes(b"half")
    with Library(tmp_path).lock():
        assert not left.exists()


def _hold(
    folder: Path, held: multiprocessing.synchronize.Event, release: multiprocessing.synchronize.Event
) -> None:
    with Library(folder).lock():
        held.set()
        release.wait(10)


def test_one_builder_at_a_time_holds_the_folder(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, release))
    other.start()
    assert held.wait(20)
    order: list[str] = []
    release.set()
    with Library(tmp_path).lock():
        order.append("ours")
    other.join(10)
    assert order == ["ours"]
    assert other.exitcode == 0
