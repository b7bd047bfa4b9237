"""A snapshot that must not be trusted: told, built again, and nobody is clear because of it meanwhile."""

from __future__ import annotations

import shutil
import struct
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from screening.engine import Engine
from screening.index.keys import KEY_VERSION
from screening.index.library import Library
from screening.index.snapshot import FORMAT_VERSION, SnapshotFile
from screening.settings import Settings
from tests.faults.holding import Hold
from tests.faults.service import Watch, run, serving, stopped, until
from tests.faults.world import STRANGER, edition, traveller
from tests.ports import free_port

EVERYBODY = set(range(300))


def live(settings: Settings) -> Path:
    path = Library(settings.index_dir).current()
    assert path is not None
    return path


def flip(path: Path, place: int, length: int = 1) -> None:
    """Turns all bits of some bytes round, in place."""
    with path.open("r+b") as file:
        file.seek(place)
        content = file.read(length)
        file.seek(place)
        file.write(bytes(byte ^ 0xFF for byte in content))


def sections(path: Path) -> dict[str, tuple[int, int]]:
    """Where each section that is not empty begins, and how many bytes it has."""
    found = [section for section in SnapshotFile(path).sections if section["count"]]
    return {s["name"]: (s["offset"], s["count"] * int(s["dtype"][2:])) for s in found}


def damage(name: str) -> Callable[[Settings], None]:
    def act(settings: Settings) -> None:
        start, length = sections(live(settings))[name]
        flip(live(settings), start + length // 4)

    return act


def wipe_the_keys(settings: Settings) -> None:
    """All that a name is found by: a worker that trusted this would find nobody, without any error."""
    start, length = sections(live(settings))["name_key"]
    with live(settings).open("r+b") as file:
        file.seek(start)
        file.write(bytes(length // 2))


def flip_in_the_header(settings: Settings) -> None:
    flip(live(settings), 20)


def older(*, format_version: int, key_version: int) -> Callable[[Settings], None]:
    """As a service of an older version would have left it: the versions, with the right checksum."""

    def act(settings: Settings) -> None:
        header = struct.Struct("<8sIIQQI")
        with live(settings).open("r+b") as file:
            magic, _, _, *rest = header.unpack(file.read(header.size))
            head = header.pack(magic, format_version, key_version, *rest)
            file.seek(0)
            file.write(head + struct.pack("<I", crc32(head)))

    return act


def take_that_of_another_store(settings: Settings) -> None:
    folder = settings.index_dir.parent / "other"
    other = settings.model_copy(
        update={"store": f"sqlite:///{folder / 'store.db'}", "index_dir": folder / "index"}
    )
    file = edition(settings.index_dir.parent / "other.ndjson", range(500, 800))
    assert run(other, "load", file).returncode == 0
    shutil.rmtree(settings.index_dir)
    shutil.copytree(other.index_dir, settings.index_dir)


def cut_the_pointer(settings: Settings) -> None:
    pointer = settings.index_dir / "CURRENT"
    pointer.write_bytes(pointer.read_bytes()[:9])


def remove_the_file(settings: Settings) -> None:
    live(settings).unlink()


def cut_the_file(settings: Settings) -> None:
    with live(settings).open("r+b") as file:
        file.truncate(live(settings).stat().st_size // 2)


UNUSABLE = {
    "keys wiped": (wipe_the_keys, "section 'name_key' does not have its checksum"),
    "byte flipped in the bodies": (damage("body"), "section 'body' does not have its checksum"),
    "byte flipped in the header": (flip_in_the_header, "header's checksum disagrees"),
    "file cut off": (cut_the_file, "table's checksum disagrees"),
    "older format": (
        older(format_version=FORMAT_VERSION - 1, key_version=KEY_VERSION),
        f"has format {FORMAT_VERSION - 1}, keys {KEY_VERSION}; this version reads format {FORMAT_VERSION}",
    ),
    "older keys": (
        older(format_version=FORMAT_VERSION, key_version=KEY_VERSION - 1),
        f"has format {FORMAT_VERSION}, keys {KEY_VERSION - 1}; this version reads format {FORMAT_VERSION}",
    ),
    "of another store": (take_that_of_another_store, "belongs to another store"),
    "pointer cut off": (cut_the_pointer, "CURRENT: names no snapshot that is there"),
    "file missing": (remove_the_file, "CURRENT: names no snapshot that is there"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("spoil", "told"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_snapshot_is_told_and_built_again_and_nobody_is_clear_because_of_it(
    loaded: Settings, spoil: Callable[[Settings], None], told: str
) -> None:
    """From the first connection that the port takes, a person on file is never answered `clear`, and the
    log tells what was wrong before the first worker has opened anything."""
    spoil(loaded)
    checked = run(loaded, "verify")
    assert checked.returncode == 1
    assert told in checked.stderr
    assert "screening build" in checked.stderr
    settings = loaded.model_copy(update={"port": free_port()})
    with (
        serving(settings, wait=False) as service,
        Watch(service, traveller(7)) as known,
        Watch(service, traveller(507)) as foreign,
    ):
        until(lambda: service.events("snapshot_built"))
        service.all_ready()
        assert service.hits(range(300)) == EVERYBODY
        assert not service.hits(range(500, 800))
        assert service.decision(STRANGER) == "clear"
    [unusable, *_] = events = service.events("snapshot_unusable", "engine_open")
    assert unusable["event"] == "snapshot_unusable"
    assert told in unusable["faults"][0]
    assert len(events) >= 1 + 2
    assert set(known.seen) <= {"", "not_checked", "refer"}
    assert set(foreign.seen) <= {"", "not_checked", "clear"}
    assert run(loaded, "verify").returncode == 0


@pytest.mark.slow
def test_no_worker_answers_while_the_snapshot_is_being_checked(loaded: Settings, tmp_path: Path) -> None:
    """However long the check takes: here it is held for three times as long as a worker needs to start."""
    wipe_the_keys(loaded)
    settings, hold = loaded.model_copy(update={"port": free_port()}), Hold(tmp_path, "verify")
    with (
        serving(settings, wait=False, variables=hold.variables) as service,
        Watch(service, traveller(7)) as known,
    ):
        until(lambda: service.children("verify"))
        time.sleep(3.0)
        assert service.workers() == []
        hold.release()
        until(lambda: service.events("serving"))
        service.all_ready()
        until(lambda: service.decision(traveller(7)) == "refer")
    assert set(known.seen) <= {"", "not_checked", "refer"}


def test_a_flipped_byte_is_found_in_every_section(loaded: Settings) -> None:
    path = live(loaded)
    engine = Engine.of(loaded)
    found = {}
    for name, (start, length) in sections(path).items():
        flip(path, start + length // 4)
        found[name] = engine.verify()
        flip(path, start + length // 4)
    assert engine.verify() == []
    engine.close()
    assert found == {name: [f"{path.name}: section {name!r} does not have its checksum"] for name in found}
    assert {"body", "name_key", "form_kind", "record_place"} <= found.keys()


@pytest.mark.slow
def test_damage_under_a_running_service_is_noticed_and_repaired(loaded: Settings) -> None:
    """Where a record lies is unreadable: its hit cannot be shown, so there is no answer; not `clear`.

    The next check, which the parent does not begin while it is stopped, takes the snapshot away from the workers:
    these say `not_checked` then, until it is built again.
    """
    with serving(loaded.model_copy(update={"verify_seconds": 2.0})) as service:
        service.all_ready()
        assert service.decision(traveller(7)) == "refer"
        with stopped(service.process.pid):
            until(lambda: not service.children("verify"))
            start, length = sections(live(loaded))["body_start"]
            flip(live(loaded), start, length)
            answer = service.request("POST", "/v1/screen", traveller(7))
        assert answer.status_code in (500, 503)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["remedy"]
        with Watch(service, traveller(7)) as known:
            until(lambda: service.events("snapshot_built"))
            service.all_ready()
        assert service.hits(range(300)) == EVERYBODY
    assert set(known.seen) <= {"", "not_checked", "refer"}
    assert service.events("snapshot_unusable")


@pytest.mark.slow
def test_a_file_in_place_of_the_index_folder_is_told_in_one_sentence(loaded: Settings) -> None:
    shutil.rmtree(loaded.index_dir)
    loaded.index_dir.write_text("not a folder")
    for name in ("serve", "build", "verify"):
        ended = run(loaded, name)
        assert ended.returncode == 1
        assert "index folder" in ended.stderr
        assert "SCREENING_INDEX_DIR" in ended.stderr
        assert "Traceback" not in ended.stderr


@pytest.mark.slow
def test_a_service_whose_index_folder_vanishes_goes_on_and_builds_it_again(loaded: Settings) -> None:
    """What a worker has mapped is still sound, so it goes on answering."""
    with serving(loaded) as service:
        service.all_ready()
        with Watch(service, traveller(7)) as known:
            shutil.rmtree(loaded.index_dir)
            until(lambda: service.events("snapshot_built"))
            service.all_ready()
        assert service.hits(range(300)) == EVERYBODY
    assert set(known.seen) == {"refer"}
