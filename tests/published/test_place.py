"""A folder and an object store look alike from here; one that cannot be used is told without its address."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from screening.errors import InputError, SnapshotsUnavailable
from screening.published import patience
from screening.published import place as places
from screening.published.patience import again, bounded, in_parallel
from screening.published.place import Place


def test_what_is_not_there_is_nothing_and_no_error(place: Place) -> None:
    assert place.names() == []
    assert place.names("a/b") == []
    assert place.read("a/b.json", 0, 10) is None
    assert place.size("a/b.json") is None
    place.remove("a/b.json")


def test_what_was_written_is_read_and_listed_until_it_is_removed(place: Place) -> None:
    place.write("a/b.json", b"0123456789")
    assert place.names("a") == ["b.json"]
    assert place.names() == ["a"]
    assert place.read("a/b.json", 2, 5) == b"234"
    assert place.read("a/b.json", 8, 50) == b"89"
    place.write("a/b.json", b"another")
    assert place.size("a/b.json") == 7
    place.remove("a/b.json")
    assert place.names("a") == []


def test_a_large_file_is_sent_block_by_block(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "BLOCK", 1000)
    content = bytes(range(256)) * 40
    (tmp_path / "large").write_bytes(content)
    place.copy(tmp_path / "large", "a/large.snap")
    assert place.read("a/large.snap", 0, 1 << 20) == content


def test_a_transfer_that_breaks_off_leaves_no_name_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(f"file://{tmp_path}/shared")
    (tmp_path / "large").write_bytes(bytes(5000))
    sent = []

    def broken(call: object, seconds: float) -> object:
        sent.append(call)
        if len(sent) == 3:
            raise OSError(5, "Input/output error")
        return bounded(call, seconds)  # type: ignore[arg-type]

    monkeypatch.setattr(places, "BLOCK", 1000)
    monkeypatch.setattr(places, "bounded", broken)
    with pytest.raises(SnapshotsUnavailable, match="cannot be used: Input/output error"):
        place.copy(tmp_path / "large", "a/large.snap")
    assert list((tmp_path / "shared" / "a").iterdir()) == []


def test_what_a_writer_left_that_was_killed_is_swept_up_later(tmp_path: Path) -> None:
    place = Place(f"file://{tmp_path}")
    (tmp_path / ".x.snap.1.partial").write_bytes(b"half")
    place.sweep("", 3600.0)
    assert len(list(tmp_path.iterdir())) == 1
    place.sweep("", -1.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["nothing-like-this://x/y", "file+x://y"])
def test_an_address_of_no_known_scheme_is_refused_with_the_forms(address: str) -> None:
    with pytest.raises(InputError, match="no address that fsspec can open") as refused:
        Place(address)
    assert "file:///" in refused.value.remedy


def test_a_scheme_whose_package_is_not_installed_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(address: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(places, "url_to_fs", missing)
    with pytest.raises(InputError, match="needs a package") as refused:
        Place("s3://bucket/prefix")
    assert "s3fs" in refused.value.remedy


def test_a_place_that_cannot_be_used_is_told_without_its_address(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SnapshotsUnavailable) as refused:
        Place(f"file://{tmp_path}/file/below").write("secret-prefix/a.json", b"")
    assert str(tmp_path) not in refused.value.what
    assert "SCREENING_SNAPSHOTS" in refused.value.remedy


# --- patience


def test_a_call_that_hangs_is_given_up_and_its_thread_keeps_nobody() -> None:
    over = threading.Event()
    with pytest.raises(SnapshotsUnavailable, match=r"silent for 0.05 s"):
        bounded(over.wait, 0.05)
    over.set()


def test_what_several_threads_bring_is_all_there() -> None:
    assert sorted(in_parallel(lambda item: item * 2, range(100), 4, 5.0)) == list(range(0, 200, 2))
    assert list(in_parallel(lambda item: item, [], 4, 5.0)) == []


def test_what_one_item_raises_is_raised_and_no_other_is_begun() -> None:
    begun = []

    def work(item: int) -> int:
        begun.append(item)
        if item == 1:
            raise ValueError("bad")
        return item

    with pytest.raises(ValueError, match="bad"):
        list(in_parallel(work, range(1000), 1, 90.0))
    before = len(begun)
    assert before < 1000


def test_threads_run_no_further_ahead_than_there_are_of_them() -> None:
    """What is fetched lies in memory until it is written."""
    begun: list[int] = []
    results = in_parallel(lambda item: begun.append(item) or item, range(100), 2, 90.0)  # type: ignore[func-returns-value]
    next(results)
    deadline = time.monotonic() + 90
    while len(begun) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.05)
    assert len(begun) == 5  # one taken, two wait, one in each hand
    results.close()  # type: ignore[attr-defined]


def test_a_call_is_tried_three_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSE", 0.0)
    tried = []

    def broken() -> None:
        tried.append(1)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        again(broken)
    assert len(tried) == 3


@pytest.mark.parametrize("error", [FileNotFoundError, PermissionError])
def test_what_trying_again_cannot_help_is_told_at_once(error: type[OSError]) -> None:
    tried = []

    def refused() -> None:
        tried.append(1)
        raise error

    with pytest.raises(error):
        again(refused)
    assert len(tried) == 1
