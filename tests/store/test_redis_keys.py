"""Keys on a Redis server, as only they are: servers that forget, are silent or gone, doors that go on meanwhile."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from redis.exceptions import ConnectionError

from screening.access.door import Door
from screening.access.exchange import Left, Use
from screening.access.key_copy import KeyCopy
from screening.errors import AccessUnavailable, InputError
from screening.settings import Settings
from screening.store import RedisOptions
from screening.store.keys import keys_of
from screening.store.redis_address import RedisAddress
from screening.store.redis_keys import RedisKeys
from screening.store.redis_pool import RedisPool
from tests.access.test_door import admitted, bearer, until
from tests.faults.service import soon
from tests.redis import RedisProcess, shared, store_for

SURE = RedisOptions(connect_seconds=30.0, command_seconds=30.0)
QUICK = RedisOptions(connect_seconds=0.5, command_seconds=0.5)  # for doors whose server falls silent


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    """A server of the test's own, which it may stop and kill."""
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return store_for(tmp_path)


def keys(url: str) -> RedisKeys:
    return RedisKeys(url, SURE)


def opened(url: str, *, grace: float = 60.0, copy: Path | None = None, options: RedisOptions = SURE) -> Door:
    door = Door(RedisKeys(url, options), grace=grace, copy=KeyCopy(copy) if copy else None)
    door.start()
    return door


def refused(door: Door, header: bytes) -> bool:
    """Whether nobody comes in, because it cannot be told who is who."""
    try:
        door.grant(header)
    except AccessUnavailable:
        return True
    return False


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with structlog.testing.capture_logs():
        yield


# What every door learns


def test_two_doors_learn_within_a_second_who_may_come_in_and_who_not_any_more(url: str) -> None:
    doors, ring = [opened(url), opened(url)], keys(url)
    key, text = ring.create(client="lane", role="first_line")
    for door in doors:
        soon(lambda d=door: shared().ask("PING") and admitted(d, bearer(text)))
    ring.revoke(key.prefix)
    for door in doors:
        soon(lambda d=door: shared().ask("PING") and not admitted(d, bearer(text)))
        door.close()


def test_a_change_whose_answer_was_lost_is_made_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = keys(url)
    run, lost = ring._server._run, []

    def losing(*asked: object) -> object:
        answer = run(*asked)  # type: ignore[arg-type]
        if answer == b"done" and not lost:
            lost.append(answer)
            raise ConnectionError
        return answer

    monkeypatch.setattr(ring._server, "_run", losing)
    ring.create(client="post 7", role="first_line", subject="CN=post-7")
    assert lost
    assert [key.client for key in ring.listing()] == ["post 7"]


def test_without_enough_replicas_a_change_is_not_acknowledged(server: RedisProcess) -> None:
    ring = RedisKeys(server.url, RedisOptions(command_seconds=3.0, wait_replicas=1))
    with pytest.raises(AccessUnavailable, match="0 of 1 replicas"):
        ring.create(client="lane", role="first_line")


def test_a_user_with_the_rights_that_the_page_names_can_do_all_of_it(server: RedisProcess) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "redis.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ACL (SETUSER .+)$", page, re.MULTILINE)
    assert server.ask("ACL", *line.replace("~{screening}*", "~{access}*").split()) == "+OK"
    url = server.url.replace("://", "://screening:PASSWORD@") + "?prefix=access"
    key, text = keys(url).create(client="lane", role="first_line")
    door = opened(url)
    assert admitted(door, bearer(text))
    door.close()
    assert keys(url).revoke(key.prefix).revoked
    assert RedisPool(url, SURE).add(1, [Use(1, 10.0, 20.0, 3, 3)]) == [Left(17.0, 3)]


# Servers that are away


@pytest.mark.parametrize("how", ["killed", "silent"])
def test_while_the_server_is_away_who_was_known_comes_in_until_the_grace_is_over(
    server: RedisProcess, how: str
) -> None:
    key, text = keys(server.url).create(client="lane", role="first_line")
    patient, hasty = opened(server.url, options=QUICK), opened(server.url, grace=0.5, options=QUICK)
    if how == "killed":
        server.kill()
    else:
        os.kill(server.process.pid, signal.SIGSTOP)
    until(lambda: refused(hasty, bearer(text)))
    assert admitted(patient, bearer(text))
    assert not admitted(patient, bearer(text[:-1] + "!"))
    if how == "killed":
        server.start()
    else:
        os.kill(server.process.pid, signal.SIGCONT)
    until(lambda: not refused(hasty, bearer(text)))
    keys(server.url).revoke(key.prefix)
    for door in (patient, hasty):
        until(lambda d=door: not admitted(d, bearer(text)))
        door.close()


def test_who_is_refused_while_the_server_is_silent_is_refused_at_once(
    server: RedisProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request that waits for a server that is gone keeps all those behind it waiting."""
    _, text = keys(server.url).create(client="lane", role="first_line")
    door = opened(server.url, grace=0.5, options=QUICK)
    os.kill(server.process.pid, signal.SIGSTOP)
    until(lambda: refused(door, bearer(text)))
    look, looking = door._followed.version, list[str]()

    def looked() -> object:
        looking.append(threading.current_thread().name)
        return look()

    monkeypatch.setattr(door._followed, "version", looked)
    until(lambda: refused(door, bearer(text)) and len(looking) > 2)
    assert set(looking) == {"door"}
    os.kill(server.process.pid, signal.SIGCONT)
    door.close()


def test_a_server_that_lost_its_keys_lets_nobody_in_and_new_keys_let_in_again(server: RedisProcess) -> None:
    _, text = keys(server.url).create(client="lane", role="first_line")
    door = opened(server.url, grace=0.5)
    server.ask("FLUSHALL")
    until(lambda: refused(door, bearer(text)))
    _, new = keys(server.url).create(client="lane", role="first_line")
    until(lambda: not refused(door, bearer(new)) and admitted(door, bearer(new)))
    assert not admitted(door, bearer(text))
    door.close()


def test_a_key_that_another_program_wrote_is_told(url: str) -> None:
    ring = keys(url)
    ring.create(client="lane", role="first_line")
    shared().ask("HSET", f"{{{RedisAddress.parse(url).prefix}}}:access:keys", "theirs", "{}")
    with pytest.raises(AccessUnavailable, match="cannot be read"):
        ring.listing()


def test_a_server_that_is_not_there_is_told_with_its_setting(server: RedisProcess) -> None:
    server.kill()
    with pytest.raises(AccessUnavailable, match="cannot be reached") as told:
        keys(server.url).listing()
    assert "SCREENING_ACCESS_STORE" in told.value.remedy


# Workers that start meanwhile


def test_a_worker_that_starts_while_the_server_is_away_takes_the_copy_while_that_is_young(
    server: RedisProcess, tmp_path: Path
) -> None:
    copy = tmp_path / "access.copy"
    _, text = keys(server.url).create(client="lane", role="first_line")
    opened(server.url, copy=copy).close()
    server.kill()
    door = opened(server.url, copy=copy)
    assert admitted(door, bearer(text))
    door.close()
    age = time.time() - 61
    os.utime(copy, (age, age))
    with pytest.raises(AccessUnavailable):
        opened(server.url, copy=copy)
    with pytest.raises(AccessUnavailable):
        opened(server.url)


def test_the_time_of_grace_runs_on_over_a_restart(server: RedisProcess, tmp_path: Path) -> None:
    copy = tmp_path / "access.copy"
    _, text = keys(server.url).create(client="lane", role="first_line")
    opened(server.url, copy=copy).close()
    server.kill()
    age = time.time() - 50
    os.utime(copy, (age, age))
    door = opened(server.url, copy=copy)
    assert admitted(door, bearer(text))
    until(lambda: refused(door, bearer(text)))
    door.close()


def test_a_copy_gives_way_to_what_the_server_says_when_it_is_back(
    server: RedisProcess, tmp_path: Path
) -> None:
    copy = tmp_path / "access.copy"
    key, text = keys(server.url).create(client="lane", role="first_line")
    opened(server.url, copy=copy).close()
    keys(server.url).revoke(key.prefix)
    server.kill()
    door = opened(server.url, copy=copy)
    assert admitted(door, bearer(text))  # as told: a revocation that is not known yet
    server.start()
    until(lambda: not admitted(door, bearer(text)))
    assert b'"revoked":0.0' not in copy.read_bytes()
    door.close()


# Where the settings say that they lie


def test_the_settings_say_where_the_keys_lie(url: str, tmp_path: Path) -> None:
    settings = Settings(store=f"sqlite:///{tmp_path}/store.db", access_store=url)
    assert isinstance(keys_of(settings), RedisKeys)
    with pytest.raises(InputError):
        keys_of(settings.model_copy(update={"access_store": "http://here"}))
