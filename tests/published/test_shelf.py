"""What is published is fetched as it is; what is not what it should be is refused, and nothing is left of it."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from screening.errors import SnapshotDamaged, SnapshotError, SnapshotOutdated, SnapshotsUnavailable
from screening.index.library import Library
from screening.index.reader import Snapshot
from screening.published import manifest as manifests
from screening.published import shelf as shelves
from screening.published.manifest import Entry, Manifest, seal
from screening.published.place import Place
from screening.published.shelf import Shelf, newest
from screening.store import open_store
from tests.published.conftest import Origin

# A snapshot of forty persons has 480 kB, most of it the table of days: some parts of an uneven number of bytes.
PART = 50_001


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "PART", PART)
    monkeypatch.setattr(shelves, "PART", PART)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The folder of another replica."""
    library = Library(tmp_path / "replica")
    library.ready()
    return library


def everything(entry: Entry) -> bool:
    return True


def never(entry: Entry, error: SnapshotError) -> None:
    raise AssertionError(error)


def published(origin: Origin, place: Place) -> Entry:
    return origin.shelf(place).publish(origin.build(), origin.store)


def altered(place: Place, entry: Entry, at: int = 1234) -> None:
    """Turns one byte of the data round where it lies."""
    size = place.size(entry.data)
    assert size is not None
    content = bytearray(place.read(entry.data, 0, size) or b"")
    content[at] ^= 0xFF
    place.write(entry.data, bytes(content))


def left_in(library: Library) -> list[str]:
    return [path.name for path in library.folder.iterdir() if path.name != ".lock"]


# --- publishing and fetching


def test_what_is_fetched_is_what_was_published_byte_by_byte(
    origin: Origin, place: Place, library: Library
) -> None:
    built = origin.build()
    shelf = origin.shelf(place)
    entry = shelf.publish(built, origin.store)
    arrived: list[tuple[int, int]] = []
    path = shelf.fetch(entry, library, origin.store, lambda done, size: arrived.append((done, size)))
    assert library.current() == path
    assert path.read_bytes() == built.read_bytes()
    assert arrived[-1] == (built.stat().st_size, built.stat().st_size)
    assert len(arrived) == -(-built.stat().st_size // PART)
    assert Snapshot(path).sequence == origin.store.head()


def test_what_is_fetched_can_be_read_by_its_owner_alone(
    origin: Origin, place: Place, library: Library
) -> None:
    entry = published(origin, place)
    path = origin.shelf(place).fetch(entry, library, origin.store)
    assert path.stat().st_mode & 0o777 == 0o600


def test_in_a_folder_nobody_but_the_owner_can_read_what_is_published(origin: Origin, tmp_path: Path) -> None:
    published(origin, Place(f"file://{tmp_path}/shared"))
    files = [path for path in (tmp_path / "shared").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".json", ".snap"}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.parent.stat().st_mode & 0o777 for path in files} == {0o700}


def test_a_snapshot_that_lies_there_already_is_not_sent_again(
    origin: Origin, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = origin.build()
    first = origin.shelf(place).publish(path, origin.store)
    monkeypatch.setattr(Place, "copy", lambda *_: pytest.fail("sent again"))
    assert origin.shelf(place).publish(path, origin.store) == first


def test_the_one_with_the_latest_change_comes_first(origin: Origin, place: Place) -> None:
    first = published(origin, place)
    origin.change(1)
    second = published(origin, place)
    assert origin.shelf(place).entries() == [second, first]


def test_data_without_a_manifest_is_no_snapshot(origin: Origin, place: Place) -> None:
    """As after a publisher that was killed, or while one is at work."""
    entry = published(origin, place)
    place.remove(entry.manifest)
    assert origin.shelf(place).entries() == []


def test_what_is_not_ours_in_the_place_is_passed_over(origin: Origin, place: Place) -> None:
    entry = published(origin, place)
    for name in ("notes.txt", "000000000001-20269999T999999Z-" + "0" * 32 + ".json", "1.json", ".hidden"):
        place.write(f"{entry.folder}/{name}", b"{}")
    assert origin.shelf(place).entries() == [entry]


def test_a_damaged_snapshot_is_not_published(origin: Origin, place: Place) -> None:
    path = origin.build()
    start = next(each["offset"] for each in Snapshot(path).file.sections if each["name"] == "body")
    with path.open("r+b") as file:
        file.seek(start + 10)
        file.write(b"\xff\x00\xff")
    with pytest.raises(SnapshotDamaged, match="'body' does not have its checksum"):
        origin.shelf(place).publish(path, origin.store)
    assert origin.shelf(place).entries() == []


def test_a_snapshot_of_another_store_is_not_published(origin: Origin, place: Place, tmp_path: Path) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(SnapshotOutdated, match="does not vouch"):
        Shelf(place, other.identity).publish(origin.build(), other)
    other.close()


# --- what must not be used


def test_a_part_that_was_altered_is_refused_and_nothing_of_it_stays(
    origin: Origin, place: Place, library: Library
) -> None:
    entry = published(origin, place)
    altered(place, entry, at=PART + 7)
    with pytest.raises(SnapshotDamaged, match="Part 2 of the published snapshot does not have its checksum"):
        origin.shelf(place).fetch(entry, library, origin.store)
    assert left_in(library) == []


def test_a_snapshot_that_was_cut_off_is_refused(origin: Origin, place: Place, library: Library) -> None:
    entry = published(origin, place)
    place.write(entry.data, place.read(entry.data, 0, 2 * PART + 10) or b"")
    with pytest.raises(
        SnapshotDamaged, match=r"Part \d+ of the published snapshot does not have its checksum"
    ):
        origin.shelf(place).fetch(entry, library, origin.store)
    assert left_in(library) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"store": 1}', b"\xff\xfe", b"[" * 5000])
def test_a_manifest_that_says_nothing_is_refused(
    origin: Origin, place: Place, library: Library, content: bytes
) -> None:
    entry = published(origin, place)
    place.write(entry.manifest, content)
    with pytest.raises(SnapshotDamaged, match="cannot be read"):
        origin.shelf(place).fetch(entry, library, origin.store)


def test_a_forged_snapshot_is_refused_though_all_its_checksums_are_right(
    origin: Origin, place: Place, library: Library, tmp_path: Path
) -> None:
    """Whoever may write there, and not in the store, puts other data in place, with a manifest that fits."""
    entry = published(origin, place)
    altered(place, entry)
    told, _ = origin.shelf(place).manifest(entry, origin.store)
    size = place.size(entry.data) or 0
    parts = [
        manifests.sha256(place.read(entry.data, start, min(start + PART, size)) or b"").hexdigest()
        for start in range(0, size, PART)
    ]
    place.write(entry.manifest, told.model_copy(update={"parts": parts}).to_bytes())
    with pytest.raises(SnapshotOutdated, match="does not vouch for the published snapshot"):
        origin.shelf(place).fetch(entry, library, origin.store)


def test_a_snapshot_under_the_name_of_another_is_refused(
    origin: Origin, place: Place, library: Library
) -> None:
    old = published(origin, place)
    origin.change(1)
    new = published(origin, place)
    for ending in ("manifest", "data"):
        content = place.read(getattr(old, ending), 0, 1 << 24)
        place.write(getattr(new, ending), content or b"")
    with pytest.raises(SnapshotDamaged, match="that of another"):
        origin.shelf(place).fetch(new, library, origin.store)


def test_a_snapshot_that_is_taken_away_in_the_midst_is_refused(
    origin: Origin, place: Place, library: Library
) -> None:
    entry = published(origin, place)
    place.remove(entry.data)
    with pytest.raises(SnapshotDamaged, match="not there any more"):
        origin.shelf(place).fetch(entry, library, origin.store)
    assert left_in(library) == []


def test_the_next_older_one_is_taken_when_the_newest_cannot_be_used(
    origin: Origin, place: Place, library: Library
) -> None:
    old = published(origin, place)
    origin.change(1)
    new = published(origin, place)
    altered(place, new)
    refused: list[Entry] = []
    path = newest(
        origin.shelf(place), library, origin.store, everything, lambda entry, _: refused.append(entry)
    )
    assert path is not None
    assert Snapshot(path).sequence == old.sequence
    assert refused == [new]


def test_a_snapshot_of_a_store_that_was_restored_from_a_backup_is_refused(
    origin: Origin, place: Place, library: Library, tmp_path: Path
) -> None:
    with origin.store.scan() as view:  # the file is whole at this moment
        assert view.head
    backup = tmp_path / "backup.db"
    origin.store.close()
    backup.write_bytes((tmp_path / "store.db").read_bytes())
    origin.store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    origin.change(1)
    entry = published(origin, place)
    restored = open_store(f"sqlite:///{backup}")
    with pytest.raises(SnapshotOutdated, match="does not vouch"):
        Shelf(place, restored.identity).fetch(entry, library, restored)
    restored.close()


def test_a_place_that_hangs_is_given_up(
    origin: Origin, place: Place, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = published(origin, place)
    shelf, over, read = origin.shelf(place), threading.Event(), Place.read

    def silent(self: Place, name: str, start: int, end: int) -> bytes | None:
        if name.endswith(".snap"):
            over.wait()
        return read(self, name, start, end)

    monkeypatch.setattr(Place, "read", silent)
    place.seconds = 0.2
    with pytest.raises(SnapshotsUnavailable, match=r"was silent for 0.2 s"):
        shelf.fetch(entry, library, origin.store)
    over.set()
    assert left_in(library) == []


def test_a_full_disk_is_told_and_the_live_snapshot_stays(
    origin: Origin, place: Place, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = origin.shelf(place)
    live = shelf.fetch(published(origin, place), library, origin.store)
    origin.change(1)
    entry = published(origin, place)

    def full(handle: int, start: int, size: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(SnapshotError, match="no space left on device"):
        shelf.fetch(entry, library, origin.store)
    assert library.current() == live
    assert sorted(left_in(library)) == sorted(["CURRENT", live.name, f"{live.stem}.seal"])


# --- keeping


def test_only_the_last_few_are_kept(origin: Origin, place: Place) -> None:
    shelf, entries = origin.shelf(place), []
    for number in range(4):
        origin.change(number)
        entries.append(published(origin, place))
    shelf.tidy(origin.store, kept=2)
    assert shelf.entries() == entries[:1:-1]
    assert [place.size(entry.data) for entry in entries[:2]] == [None, None]


def test_what_the_store_does_not_vouch_for_any_more_goes_first(origin: Origin, place: Place) -> None:
    """After a restored backup the numbers count on from there: what lies there may have higher ones."""
    entry = published(origin, place)
    foreign = entry._replace(sequence=entry.sequence + 1000, token="f" * 32)
    for name in ("manifest", "data"):
        place.write(getattr(foreign, name), b"x")
    origin.shelf(place).tidy(origin.store, kept=1)
    assert origin.shelf(place).entries() == [entry]
    assert place.size(foreign.data) is None


@pytest.mark.parametrize(("age", "stays"), [(timedelta(days=6), True), (timedelta(days=8), False)])
def test_what_another_version_published_stays_for_a_week(
    origin: Origin, place: Place, age: timedelta, stays: bool
) -> None:
    entry = published(origin, place)
    built_at = datetime.now(UTC).replace(microsecond=0) - age
    other = entry._replace(folder=f"{origin.store.identity}/format-0-keys-0", built_at=built_at)
    for name in ("manifest", "data"):
        place.write(getattr(other, name), b"x")
    origin.shelf(place).tidy(origin.store, kept=1)
    assert (place.size(other.data), place.size(other.manifest)) == ((1, 1) if stays else (None, None))
    assert origin.shelf(place).entries() == [entry]


@pytest.mark.parametrize(("age", "stays"), [(timedelta(hours=23), True), (timedelta(hours=25), False)])
def test_data_that_was_left_without_a_manifest_goes_after_a_day(
    origin: Origin, place: Place, age: timedelta, stays: bool
) -> None:
    entry = published(origin, place)
    left = entry._replace(
        built_at=datetime.now(UTC).replace(microsecond=0) - age, token="a" * 32, sequence=entry.sequence + 1
    )
    place.write(left.data, b"half")
    origin.shelf(place).tidy(origin.store, kept=1)
    assert (place.size(left.data) is not None) == stays


def test_publishers_at_work_together_leave_whole_snapshots(
    origin: Origin, place: Place, tmp_path: Path
) -> None:
    paths = []
    for number in range(4):
        origin.change(number)
        library = Library(tmp_path / f"publisher-{number}")
        paths.append(Origin(origin.store, library).build())
    failures: list[BaseException] = []

    def publish(path: Path) -> None:
        try:
            shelf = origin.shelf(place)
            shelf.publish(path, origin.store)
            shelf.tidy(origin.store, kept=2)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=publish, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    shelf = origin.shelf(place)
    shelf.tidy(origin.store, kept=2)
    left = shelf.entries()
    assert len(left) == 2
    for entry in left:
        shelf.fetch(entry, Library(tmp_path / f"check-{entry.sequence}"), origin.store)


def test_the_store_vouches_for_the_manifest_to_the_byte(origin: Origin, place: Place) -> None:
    entry = published(origin, place)
    content = place.read(entry.manifest, 0, 1 << 20) or b""
    assert Manifest.of_bytes(content).to_bytes() == content
    assert origin.store.vouches(seal(content))
    assert not origin.store.vouches(seal(content + b" "))
