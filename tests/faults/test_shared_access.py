"""Replicas that share keys and counts on a Redis server: what holds on all of them, and while the server is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from screening.settings import Settings
from screening.store import RedisOptions
from screening.store.redis_keys import RedisKeys
from tests.faults.service import Service, run, serving, soon, stopped, until
from tests.faults.test_access import status
from tests.faults.world import edition
from tests.redis import RedisProcess

pytestmark = pytest.mark.slow

ROUNDS = 3


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


def replica(folder: Path, server: RedisProcess, **more: object) -> Settings:
    """One with records of its own, so that what fails here is access alone."""
    chosen: dict[str, object] = {
        "store": f"sqlite:///{folder / 'store.db'}",
        "port": 0,
        "workers": 2,
        "access_store": server.url,
        "redis_command_seconds": 30.0,
    }
    settings = Settings(**(chosen | more))  # type: ignore[arg-type]
    folder.mkdir()
    done = run(settings, "load", edition(folder / "list.ndjson", range(50)))
    assert done.returncode == 0, done.stderr
    return settings


def each(services: list[Service]) -> Iterator[Service]:
    """Every worker of every service in turn, alone."""
    for service in services:
        for other in service.workers():
            with stopped(other):
                yield service


def test_a_revoked_key_is_refused_within_a_second_by_every_worker_of_every_replica(
    server: RedisProcess, tmp_path: Path
) -> None:
    ring = RedisKeys(server.url, RedisOptions())
    replicas = [replica(tmp_path / name, server) for name in ("one", "two")]
    with ExitStack() as stack:
        services = [stack.enter_context(serving(settings)) for settings in replicas]
        for service in services:
            service.all_ready()
        for _ in range(ROUNDS):
            key, text = ring.create(client="lane", role="first_line")
            for service in each(services):
                soon(lambda s=service, t=text: server.ask("PING") and status(s, t) == 200)
            ring.revoke(key.prefix)
            for service in each(services):
                soon(lambda s=service, t=text: server.ask("PING") and status(s, t) == 401)


def counted(server: RedisProcess) -> int:
    """What the server was told that was sent today."""
    told = server.ask(
        "EVAL",
        "local n = 0 for _, key in ipairs(redis.call('KEYS', '*:access:day:*')) do n = n + redis.call('GET', key) end "
        "return n",
        "0",
    )
    return int(told.removeprefix(":"))


def test_a_quota_holds_over_all_replicas_together_and_over_their_restart(
    server: RedisProcess, tmp_path: Path
) -> None:
    _, key = RedisKeys(server.url, RedisOptions()).create(client="lane", role="first_line", quota=40)
    replicas = [replica(tmp_path / name, server) for name in ("one", "two")]

    def passed(service: Service) -> int:
        return sum(status(service, key) == 200 for _ in range(40))

    with serving(replicas[0]) as one, serving(replicas[1]) as two:
        one.all_ready()
        two.all_ready()
        assert sum(status(one, key) == 200 for _ in range(30)) == 30
        until(lambda: counted(server) == 30)
        for number in (31, 32):
            assert status(two, key) == 200
            until(
                lambda n=number: counted(server) == n
            )  # at the second, what was heard at the first is taken in
        assert 7 <= passed(two) <= 8
    with serving(replicas[0]) as one:
        one.all_ready()
        status(one, key)  # the first request is counted before it is known what came before it
        until(lambda: status(one, key) == 429)


def test_while_the_server_is_gone_replicas_go_on_and_others_start(
    server: RedisProcess, tmp_path: Path
) -> None:
    _, key = RedisKeys(server.url, RedisOptions()).create(client="lane", role="first_line", rate=1000)
    settings = replica(tmp_path / "one", server)
    stranger = f"scr_aaaaaaaa_{'x' * 43}"
    with serving(settings) as service:
        service.all_ready()
        server.kill()
        until(lambda: service.events("keys_unreadable"))
        for one in each([service]):
            assert (status(one, key), status(one, stranger)) == (200, 401)
    with serving(settings) as again:  # other processes, which never saw the server
        again.all_ready()
        assert (status(again, key), status(again, stranger)) == (200, 401)
    told = run(settings.model_copy(update={"access_grace_seconds": 1.0}), "serve")
    assert told.returncode == 1
    assert "cannot be reached" in told.stderr


def test_when_the_grace_is_over_everybody_is_refused_until_the_server_is_back(
    server: RedisProcess, tmp_path: Path
) -> None:
    _, key = RedisKeys(server.url, RedisOptions()).create(client="lane", role="first_line")
    with serving(replica(tmp_path / "one", server, access_grace_seconds=1.0)) as service:
        service.all_ready()
        until(lambda: status(service, key) == 200)
        server.kill()
        for one in each([service]):
            until(lambda s=one: status(s, key) == 503)
        server.start()
        for one in each([service]):
            until(lambda s=one: status(s, key) == 200)


def test_every_command_about_keys_works_on_the_server(server: RedisProcess, tmp_path: Path) -> None:
    settings = replica(tmp_path / "one", server, workers=1)
    before = settings.model_copy(update={"access_store": ""})
    old = run(before, "keys", "create", "--client", "old lane", "--role", "first_line").stdout.strip()
    imported = run(settings, "keys", "import", settings.access_file)
    assert imported.stdout == "Keys taken over: 1.\n"
    new = run(settings, "keys", "create", "--client", "lane", "--role", "first_line").stdout.strip()
    with serving(settings) as service:
        until(service.ready)
        assert [status(service, key) for key in (old, new)] == [200, 200]
        rotated = run(settings, "keys", "rotate", new[:12], "--grace-hours", "0").stdout.strip()
        assert run(settings, "keys", "revoke", old[:12]).returncode == 0
        until(lambda: [status(service, key) for key in (old, new, rotated)] == [401, 401, 200])
    listed = run(settings, "keys", "list").stdout
    assert [line.split()[1] for line in listed.splitlines()].count("revoked") == 1
    server.kill()
    refused = run(settings, "keys", "list")
    assert refused.returncode == 1
    assert "SCREENING_ACCESS_STORE" in refused.stderr
