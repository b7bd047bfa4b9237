from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from screening.errors import SnapshotError
from screening.index.library import KEPT, SUPERSEDED_SECONDS, Library


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


def test_what_a_killed_builder_left_is_removed_by_a_sweep_unless_one_is_at_work(tmp_path: Path):
    library = Library(tmp_path)
    live = library.publish(1, write)
    left = [tmp_path / ".index-000000000002-1.snap.999.partial", tmp_path / ".CURRENT.999"]
    with library.lock():
        for path in left:
            path.write_bytes(b"half")
        library.sweep()
        assert all(path.exists() for path in left)
    library.sweep()
    assert not any(path.exists() for path in left)
    assert library.current() == live


def test_the_live_snapshot_is_kept_though_others_are_younger(tmp_path: Path):
    library = Library(tmp_path)
    live = library.publish(1, write)
    for number in range(3):
        write(tmp_path / f"index-000000000009-{number}.snap")
    library.sweep()
    assert library.current() == live


def test_a_withdrawn_snapshot_is_not_current_and_is_remembered(tmp_path: Path):
    library = Library(tmp_path)
    path = library.publish(1, write)
    library.withdraw(path)
    assert library.current() is None
    assert library.withdrawn() == path.name
    assert "damaged" in library.trouble()[0]


def test_a_successor_is_not_withdrawn_for_the_snapshot_before_it(tmp_path: Path):
    library = Library(tmp_path)
    before, after = library.publish(1, write), library.publish(2, write)
    library.withdraw(before)
    assert library.current() == after
    assert library.trouble() == []


@pytest.mark.parametrize("content", ["", "index-0000", "../index", "\xff"])
def test_a_pointer_that_names_nothing_is_told(tmp_path: Path, content: str):
    (tmp_path / "CURRENT").write_text(content, encoding="latin-1")
    assert Library(tmp_path).current() is None
    assert Library(tmp_path).trouble() == ["CURRENT: names no snapshot that is there"]


def test_a_file_in_place_of_the_folder_is_told_with_the_remedy(tmp_path: Path):
    (tmp_path / "index").write_text("not a folder")
    library = Library(tmp_path / "index")
    with pytest.raises(SnapshotError, match="index folder") as refused:
        library.ready()
    assert "SCREENING_INDEX_DIR" in refused.value.remedy
    assert library.current() is None
    assert library.generation() == (0, 0)


def _hold(
    folder: Path, held: multiprocessing.synchronize.Event, release: multiprocessing.synchronize.Event
) -> None:
    with Library(folder).lock():
        held.set()
        release.wait(90)


def test_one_builder_at_a_time_holds_the_folder(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, release))
    other.start()
    assert held.wait(90)
    order: list[str] = []
    release.set()
    with Library(tmp_path).lock():
        order.append("ours")
    other.join(90)
    assert order == ["ours"]
    assert other.exitcode == 0


def test_snapshots_that_end_before_a_change_are_forgotten_once_the_live_one_has_it(tmp_path: Path):
    library = Library(tmp_path)
    library.publish(5, write)
    library.publish(7, write)
    library.forget(8)
    assert [sequence for _, sequence in library.snapshots()] == [5, 7], "the live one does not have it yet"
    library.forget(7)
    assert [sequence for _, sequence in library.snapshots()] == [7]


def test_nothing_is_forgotten_while_a_builder_is_at_work(tmp_path: Path):
    library = Library(tmp_path)
    library.publish(5, write)
    library.publish(7, write)
    with library.lock():
        library.forget(7)
    assert [sequence for _, sequence in library.snapshots()] == [5, 7]


def test_the_snapshot_before_goes_when_nobody_can_be_about_to_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    library = Library(tmp_path)
    library.publish(5, write)
    live = library.publish(7, write)
    library.sweep()
    assert len(library.snapshots()) == KEPT
    moment = time.time() + SUPERSEDED_SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    library.sweep()
    assert [name for name, _ in library.snapshots()] == [live.name]
    assert library.current() == live
