"""What a worker shows of itself and of the machine."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from screening import exposition
from screening.access.door import Door
from screening.access.keyring import Keyring
from screening.api import vitals
from screening.engine import Engine
from screening.model import Name, PersonRecord
from screening.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"sqlite:///{tmp_path / 'data' / 'store.db'}", index_dir=tmp_path / "index")


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = Engine.of(settings)
    engine.open(build=False)
    engine.put(PersonRecord("w:1", "w", (Name("Bekzat Dzhumagulov"),)))
    yield engine
    engine.close()


def shown() -> dict[tuple[str, str], float]:
    """Each value by its name and its only label."""
    families = text_string_to_metric_families(exposition.render()[0].decode())
    samples = [sample for family in families for sample in family.samples]
    return {(sample.name, next(iter(sample.labels.values()), "")): sample.value for sample in samples}


def test_memory_and_open_files_are_those_of_this_process(settings: Settings, engine: Engine) -> None:
    vitals.show(settings, engine.state())
    found = shown()
    assert found["screening_workers", "worker"] == 1
    assert 10e6 < found["screening_worker_memory_bytes", "worker"] < 10e9
    assert (
        found["screening_worker_open_files_limit", "worker"] == resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    )
    before = vitals.open_files()
    handles = [os.open(os.devnull, os.O_RDONLY) for _ in range(5)]
    after = vitals.open_files()
    for handle in handles:
        os.close(handle)
    assert after - before == 5


def test_the_disks_under_store_and_index_are_shown(settings: Settings, engine: Engine) -> None:
    vitals.show(settings, engine.state())
    found = shown()
    for folder in ("store", "index"):
        free, size = found["screening_disk_free_bytes", folder], found["screening_disk_size_bytes", folder]
        assert 0 < free <= size


def test_a_snapshot_shows_when_it_was_built(settings: Settings, engine: Engine) -> None:
    path = engine.build()
    os.utime(path, (1_000_000, 1_000_000))
    engine.follow()
    vitals.show(settings, engine.state())
    assert shown()["screening_snapshot_built_timestamp_seconds", "worker"] == 1_000_000


def test_the_keys_show_how_long_ago_they_could_be_read(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    with capture_logs():
        door = Door(Keyring(tmp_path / "access.db"))
        door.start()
        door.close()  # from now on it looks no more
    vitals.show(settings, engine.state(), door=door)
    before = shown()["screening_keys_age_seconds", "worker"]
    time.sleep(0.05)
    vitals.show(settings, engine.state(), door=door)
    assert shown()["screening_keys_age_seconds", "worker"] >= before + 0.05


def test_a_snapshot_and_folders_that_are_gone_stop_nothing(settings: Settings, engine: Engine) -> None:
    path = engine.build()
    engine.follow()
    state = engine.state()
    path.unlink()
    vitals.show(settings.model_copy(update={"index_dir": Path("/nowhere")}), state)


def test_without_a_handle_left_the_most_there_may_be_are_told() -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken: list[int] = []
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (vitals.open_files() + 20, limit[1]))
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        told, memory = vitals.open_files(), vitals.memory()
    finally:
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        for handle in taken:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)
    assert taken
    assert (told, memory) == (most, 0)
