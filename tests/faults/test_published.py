"""Replicas that share their snapshots: a new one fetches what another has built, and nobody is clear by what the store
does not vouch for, whatever lies where they are published."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.published.manifest import Entry
from screening.published.place import Place
from screening.published.shelf import Shelf
from screening.settings import Settings
from screening.store import open_store
from tests.faults.service import Service, Watch, command, environment, run, serving, until
from tests.faults.test_kills import Writer
from tests.faults.test_redis import replica
from tests.faults.world import STRANGER, edition, traveller
from tests.ports import free_port
from tests.redis import RedisProcess

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


def sharing(tmp_path: Path, name: str, server: RedisProcess, role: str = "both") -> Settings:
    """A replica that publishes to, and fetches from, one folder of the test."""
    return replica(
        tmp_path / name, server, snapshots=f"file://{tmp_path}/shared", snapshots_role=role, delta_limit=100
    )


@pytest.fixture
def first(tmp_path: Path, server: RedisProcess) -> Settings:
    """A replica that has loaded 300 persons and published its snapshot; no service runs."""
    settings = sharing(tmp_path, "first", server)
    for arguments in (("load", edition(tmp_path / "first.ndjson", range(300))), ("snapshot", "publish")):
        done = run(settings, *arguments)
        assert done.returncode == 0, done.stderr
    return settings


def newest(settings: Settings) -> Entry:
    store = open_store(settings.store, create=False)
    entries = Shelf(Place(str(settings.snapshots)), store.identity).entries()
    store.close()
    return entries[0]


def published(settings: Settings, entry: Entry, kind: str) -> Path:
    """The file of a published snapshot."""
    return Path(str(settings.snapshots).removeprefix("file://")) / getattr(entry, kind)


def kill_as_it_writes(settings: Settings, folder: Path) -> None:
    """Publishes, and is killed in the midst of it, or was quicker."""
    process = subprocess.Popen(command("snapshot", "publish"), env=environment(settings))
    until(lambda: process.poll() is not None or any(folder.rglob(".*.partial")))
    process.kill()
    process.wait()


def everybody_is_found(service: Service, numbers: set[int], among: int = 400) -> None:
    until(lambda: service.events("serving"))
    service.all_ready()
    for _ in service.each_worker():
        until(lambda: service.hits(range(among)) == numbers)
        until(lambda: service.decision(STRANGER) == "clear")


def test_a_new_replica_with_an_empty_folder_fetches_and_answers(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    """Until it has arrived nobody is clear; then all is known, also what changed since it was published."""
    new = sharing(tmp_path, "new", server, role="fetch").model_copy(update={"port": free_port()})
    assert run(first, "load", edition(tmp_path / "few.ndjson", range(300, 320), "few")).returncode == 0
    with serving(new, wait=False) as service, Watch(service, traveller(7)) as known:
        everybody_is_found(service, set(range(320)))
        assert service.events("snapshot_fetched")
        assert not service.events("snapshot_built")
    assert set(known.seen) <= {"", "not_checked", "refer"}


def test_of_two_replicas_that_need_a_snapshot_at_once_one_builds_and_the_other_fetches(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    with serving(first) as one, serving(sharing(tmp_path, "second", server)) as two:
        services = (one, two)
        for service in services:
            service.all_ready()
        assert run(first, "load", "--no-build", edition(tmp_path / "next.ndjson", range(500))).returncode == 0
        for service in services:
            everybody_is_found(service, set(range(500)), among=500)
        assert sum(len(service.events("snapshot_built")) for service in services) == 1
        assert sum(len(service.events("snapshot_fetched")) for service in services) == 2  # one at the start


@pytest.mark.parametrize("kind", ["data", "manifest"])
def test_a_published_snapshot_that_is_damaged_is_refused_and_the_next_older_one_taken(
    first: Settings, server: RedisProcess, tmp_path: Path, kind: str
) -> None:
    older = newest(first)
    assert run(first, "load", edition(tmp_path / "more.ndjson", range(300, 310), "more")).returncode == 0
    assert run(first, "build").returncode == 0
    assert run(first, "snapshot", "publish").returncode == 0
    bad = newest(first)
    assert bad.sequence > older.sequence
    path = published(first, bad, kind)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    new = sharing(tmp_path, "new", server, role="fetch")
    with serving(new) as service:
        everybody_is_found(service, set(range(310)))
        [refused] = service.events("snapshot_refused")
        assert refused["snapshot"] == Path(bad.data).name
        assert refused["why"]
        [fetched] = service.events("snapshot_fetched")
        assert f"{older.sequence:012}" in fetched["snapshot"]


def test_with_the_store_away_an_empty_replica_tells_hits_from_what_is_published_and_nobody_is_clear(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    server.kill()
    new = sharing(tmp_path, "new", server).model_copy(update={"port": free_port()})
    with serving(new, wait=False) as service, Watch(service, STRANGER) as unknown:
        until(lambda: service.events("serving"))
        for _ in service.each_worker():
            until(lambda: service.decision(traveller(7)) == "refer")
            assert service.decision(STRANGER) == "not_checked"
            assert not service.ready()
        assert set(unknown.seen) <= {"", "not_checked"}
        server.start()
        everybody_is_found(service, set(range(300)))


def test_a_forged_snapshot_makes_nobody_clear_when_the_store_is_back(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    """Whoever may write where snapshots are published puts another store's there, under the name of ours."""
    entry = newest(first)
    folder = tmp_path / "forger"
    forger = Settings(
        store=f"sqlite:///{folder}/store.db", index_dir=folder / "index", snapshots=first.snapshots
    )
    assert run(forger, "load", edition(tmp_path / "none.ndjson", range(900, 1200))).returncode == 0
    assert run(forger, "build").returncode == 0
    assert run(forger, "snapshot", "publish").returncode == 0
    foreign = newest(forger)
    shutil.copy(published(first, foreign, "data"), published(first, entry, "data"))
    told = published(first, foreign, "manifest").read_text()
    for theirs, ours in ((foreign.folder[:36], entry.folder[:36]), (foreign.token, entry.token)):
        told = told.replace(theirs, ours)
    told = told.replace(f'"sequence": {foreign.sequence}', f'"sequence": {entry.sequence}')
    published(first, entry, "manifest").write_text(told)
    new = sharing(tmp_path, "new", server).model_copy(update={"port": free_port()})
    with serving(new, wait=False) as service, Watch(service, traveller(7)) as known:
        everybody_is_found(service, set(range(300)))
        assert service.events("snapshot_refused")
        assert service.events("snapshot_built")
    assert set(known.seen) <= {"", "not_checked", "refer"}


def test_a_replica_that_was_away_fetches_and_catches_up_while_changes_go_on(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    away = sharing(tmp_path, "away", server, role="fetch")
    assert run(away, "snapshot", "fetch").returncode == 0
    assert run(first, "load", edition(tmp_path / "next.ndjson", range(600))).returncode == 0
    with serving(first) as service:
        writer = Writer(service.url)
        writer.start()
        until(lambda: service.events("snapshot_published"))  # due after fifty changes
        back = away.model_copy(update={"port": free_port()})
        with serving(back, wait=False) as returned, Watch(returned, traveller(500)) as known:
            until(lambda: returned.events("snapshot_fetched"))
            writer.over.set()
            writer.join()
            until(lambda: returned.events("serving"))
            returned.all_ready()
            on_file = set(writer.on_file)
            for _ in returned.each_worker():
                until(lambda: returned.hits(on_file) == on_file)
                until(lambda: returned.hits(range(600)) == set(range(600)))
        assert set(known.seen) <= {"", "not_checked", "refer"}  # on file since it went away, and never clear


def test_a_place_that_is_gone_keeps_nobody_from_building(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    new = sharing(tmp_path, "new", server)
    shutil.rmtree(tmp_path / "shared")
    (tmp_path / "shared").write_text("a file in the place of the folder")
    with serving(new) as service:
        everybody_is_found(service, set(range(300)))
        assert service.events("snapshots_unreachable")
        assert service.events("snapshot_built")
        until(lambda: service.events("snapshot_not_published"))


def test_a_publisher_that_is_killed_leaves_nothing_that_is_taken_for_a_snapshot(
    first: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    before = newest(first)
    assert run(first, "load", edition(tmp_path / "more.ndjson", range(300, 450), "more")).returncode == 0
    for _ in range(3):
        kill_as_it_writes(first, tmp_path / "shared")
    assert newest(first).sequence >= before.sequence
    new = sharing(tmp_path, "new", server)
    with serving(new) as service:
        everybody_is_found(service, set(range(450)), among=450)
        assert not service.events("snapshot_refused")
