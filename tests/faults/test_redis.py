"""Services that share a Redis server: what one is told all know; while the server is gone nobody is clear; what was
acknowledged is there when it is back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from screening.errors import StoreUnavailable
from screening.settings import Settings
from screening.store import RedisOptions, Store, open_store
from tests.components import require
from tests.contract.test_store import person as record_of
from tests.faults.service import Watch, run, serving, soon, until
from tests.faults.test_kills import Writer
from tests.faults.world import STRANGER, edition, traveller
from tests.ports import free_port
from tests.redis import RedisProcess, ask

pytestmark = pytest.mark.slow

GRACE = 0.5
PATIENT = 1.5  # seconds from the server's end to the first answer that says so, with a second for a slow poll


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


def replica(folder: Path, server: RedisProcess, **more: object) -> Settings:
    """The settings of one replica: everything of its own but the records."""
    folder.mkdir()
    chosen: dict[str, object] = {
        "store": server.url,
        "index_dir": folder / "index",
        "jobs_dir": folder / "jobs",
        "access_file": folder / "access.db",
        "audit_dir": folder / "audit",
        "audit_key_file": folder / "audit.key",
        "port": 0,
        "workers": 2,
        "rebuild_changes": 50,
        "delta_limit": 100,
        "store_grace_seconds": GRACE,
        "redis_command_seconds": 30.0,
    }
    return Settings(**(chosen | more))  # type: ignore[arg-type]


@pytest.fixture
def settings(tmp_path: Path, server: RedisProcess) -> Settings:
    return replica(tmp_path / "one", server)


@pytest.fixture
def loaded(settings: Settings, tmp_path: Path) -> Settings:
    done = run(settings, "load", edition(tmp_path / "first.ndjson", range(300)))
    assert done.returncode == 0, done.stderr
    return settings


def test_every_command_takes_the_address_of_a_redis_server(loaded: Settings, tmp_path: Path) -> None:
    url, wanted = loaded.store, traveller(7)
    other = loaded.model_copy(update={"store": "sqlite:///nowhere.db"})
    assert run(other, "build", "--store", url).returncode == 0
    checked = run(other, "check", wanted["name"], "--store", url)
    assert "REFER" in checked.stdout.upper()
    assert run(other, "verify", "--store", url).returncode == 0
    assert '"ready":true' in run(other, "doctor", "--json", "--store", url).stdout.replace(" ", "")
    assert run(other, "doctor", "--store", url.replace("://", "://:secret@")).stdout.count("secret") == 0


def test_a_change_at_one_replica_is_seen_by_every_worker_of_all_within_a_second(
    loaded: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    second = replica(tmp_path / "two", server)
    with serving(loaded) as one, serving(second) as two:
        one.all_ready()
        two.all_ready()
        for number in (301, 302, 303):
            assert one.put(number).status_code == 201
            for service in (one, two):
                for _ in service.each_worker():
                    soon(lambda s=service, n=number: server.ask("PING") and s.hits([n]) == {n})
        new = set(range(20, 340))
        assert run(second, "load", edition(tmp_path / "new.ndjson", new)).returncode == 0
        for service in (one, two):
            for _ in service.each_worker():
                until(lambda s=service: s.hits(range(350)) == new)


@contextmanager
def killed(server: RedisProcess) -> Iterator[None]:
    server.kill()
    yield
    server.start()


@contextmanager
def silent(server: RedisProcess) -> Iterator[None]:
    """It takes connections and never answers, as behind a network that is cut."""
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server.process.pid, signal.SIGCONT)


@pytest.mark.parametrize("outage", [killed, silent])
def test_while_the_server_is_gone_nobody_is_clear_and_then_all_is_as_before(
    loaded: Settings, server: RedisProcess, outage: object
) -> None:
    """Hits are still told, also by a worker that starts meanwhile; it does not make a store of its own."""
    with serving(loaded.model_copy(update={"redis_command_seconds": 1.0})) as service:
        service.all_ready()
        until(lambda: service.put(302).status_code in (200, 201))
        with outage(server):  # type: ignore[operator]
            for _ in service.each_worker():
                soon(lambda: service.decision(STRANGER) == "not_checked", GRACE + PATIENT)
                assert not service.ready()
                assert service.decision(traveller(7)) == "refer"
                refused = service.put(301)
                assert refused.status_code == 503
                assert refused.json()["remedy"]
            before = set(service.workers())
            service.kill_one(min(before))
            until(lambda: len(service.workers()) == 2 and set(service.workers()) != before)
            for _ in service.each_worker():  # the one that started meanwhile has nothing but its snapshot
                until(lambda: service.decision(traveller(7)) == "refer")
                assert service.decision(STRANGER) == "not_checked"
        until(lambda: len(service.workers()) == 2)
        service.all_ready()
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
        until(lambda: service.put(303).status_code in (200, 201))
        for _ in service.each_worker():
            soon(lambda: server.ask("PING") and service.hits([7, 302, 303]) == {7, 302, 303})


def test_a_service_that_starts_while_the_server_is_gone_tells_hits_and_makes_nobody_clear(
    loaded: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    assert run(loaded, "build").returncode == 0
    never_built = replica(tmp_path / "never", server)
    server.kill()
    told = run(never_built, "serve")
    assert told.returncode == 1
    assert "cannot be reached" in told.stderr
    with serving(loaded) as service:
        assert service.events("store_away")
        for _ in service.each_worker():
            answer = service.screen(traveller(7))
            assert answer["decision"] == "refer"
            assert answer["checked"]["as_of"]
            stranger = service.screen(STRANGER)
            assert stranger["decision"] == "not_checked"
            assert [state["list"] for state in stranger["checked"]["not_checked"]] == ["national"]
            assert not service.ready()
        server.start()
        service.all_ready()
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
        until(lambda: service.put(301).status_code in (200, 201))
        for _ in service.each_worker():
            soon(lambda: server.ask("PING") and service.hits([7, 301]) == {7, 301})


def test_a_snapshot_that_was_taken_on_trust_is_dropped_when_the_store_does_not_vouch_for_it(
    loaded: Settings, server: RedisProcess, tmp_path: Path
) -> None:
    """The server comes back with another store under the same prefix."""
    assert run(loaded, "build").returncode == 0
    server.kill()
    with serving(loaded) as service:
        assert service.decision(traveller(7)) == "refer"
        shutil.rmtree(tmp_path / "server" / "appendonlydir")
        server.start()
        assert run(loaded, "load", edition(tmp_path / "other.ndjson", range(400, 500))).returncode == 0
        service.all_ready()
        for _ in service.each_worker():
            until(lambda: service.hits([7, 402]) == {402})


def test_no_change_that_was_acknowledged_is_lost_when_the_server_is_killed_again_and_again(
    loaded: Settings, server: RedisProcess
) -> None:
    with serving(loaded) as service, Watch(service, traveller(100)) as kept:
        service.all_ready()
        writer = Writer(service.url)
        writer.start()
        for round_ in range(4):
            until(lambda n=round_: len(writer.on_file) > 20 * (n + 1))
            server.kill()
            server.start()
        writer.over.set()
        writer.join()
        service.all_ready()
        on_file, gone = set(writer.on_file), set(writer.gone)
        assert gone
        for _ in service.each_worker():
            until(lambda: service.hits(on_file | gone) == on_file)
    assert set(kept.seen) == {"refer"}


def test_a_server_that_comes_back_empty_makes_nobody_clear(settings: Settings, tmp_path: Path) -> None:
    server = RedisProcess(tmp_path / "forgetful", "--appendonly", "no")
    try:
        chosen = settings.model_copy(update={"store": server.url})
        assert run(chosen, "load", edition(tmp_path / "first.ndjson", range(300))).returncode == 0
        with serving(chosen) as service:
            service.all_ready()
            server.kill()
            server.start()
            for _ in service.each_worker():
                soon(lambda: service.decision(STRANGER) == "not_checked", GRACE + PATIENT)
                assert service.decision(traveller(7)) == "refer"
            assert service.put(301).status_code == 503
    finally:
        server.end()


def test_a_backup_that_is_restored_under_a_running_service_is_what_it_answers_from(
    settings: Settings, tmp_path: Path
) -> None:
    """Its snapshot is younger than the backup, and is built anew at once."""
    server = RedisProcess(tmp_path / "restored", "--appendonly", "no")
    try:
        chosen = settings.model_copy(update={"store": server.url})
        assert run(chosen, "load", edition(tmp_path / "first.ndjson", range(300))).returncode == 0
        server.ask("SAVE")
        assert run(chosen, "load", edition(tmp_path / "second.ndjson", range(200, 500))).returncode == 0
        with serving(chosen) as service:
            service.all_ready()
            assert service.hits(range(500)) == set(range(200, 500))
            server.kill()
            server.start()
            service.all_ready()
            for _ in service.each_worker():
                until(lambda: service.hits(range(500)) == set(range(300)))
                until(lambda: service.decision(STRANGER) == "clear")
    finally:
        server.end()


SENTINEL = """
port {port}
bind 127.0.0.1
dir {folder}
sentinel monitor watch 127.0.0.1 {master} 1
sentinel down-after-milliseconds watch 5000
sentinel failover-timeout watch 10000
"""


@pytest.fixture
def sentinel(server: RedisProcess, tmp_path: Path) -> Iterator[str]:
    """The address of a master through a Sentinel that watches it."""
    folder, port = tmp_path / "sentinel", free_port()
    folder.mkdir()
    (folder / "sentinel.conf").write_text(
        SENTINEL.format(port=port, folder=folder, master=server.port), encoding="utf-8"
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([require("redis-sentinel"), str(folder / "sentinel.conf")], stdout=log)
    yield f"redis+sentinel://127.0.0.1:{port}/watch/0"
    process.kill()
    process.wait()


def test_a_failover_in_the_midst_of_writes_loses_nothing_that_was_acknowledged(
    server: RedisProcess, sentinel: str, tmp_path: Path
) -> None:
    other = RedisProcess(
        tmp_path / "other", "--replicaof", "127.0.0.1", str(server.port), "--appendonly", "yes"
    )
    options, over = RedisOptions(command_seconds=10.0, wait_replicas=1), threading.Event()
    acknowledged: list[str] = []

    def write(store: Store) -> None:
        for number in count():
            if over.is_set():
                return
            with suppress(StoreUnavailable):
                store.put(record_of(f"p{number}"))
                acknowledged.append(f"p{number}")

    try:
        until(lambda: ask(urlsplit(sentinel).port or 0, "SENTINEL", "REPLICAS", "watch") == "*1")
        store = open_store(sentinel, redis=options)
        until(lambda: _put(store, "first"))
        writer = threading.Thread(target=write, args=(store,))
        writer.start()
        until(lambda: len(acknowledged) > 50)
        before = store.history
        server.kill()
        until(lambda: other.ask("SET", "probe", "1") == "+OK")  # it takes changes: it is the master now
        over.set()
        writer.join()
        after = until(lambda: _opened(sentinel))
        assert [name for name in acknowledged if after.get(name) is None] == []
        assert after.history not in ("", before)
        assert after.put(record_of("later"))[1]
        store.close()
        after.close()
    finally:
        over.set()
        other.end()


def _opened(url: str) -> Store | None:
    with suppress(StoreUnavailable):
        store = open_store(url, create=False)
        store.head()
        return store
    return None


def _put(store: Store, record_id: str) -> bool:
    with suppress(StoreUnavailable):
        store.put(record_of(record_id))
        return True
    return False
