"""Services that share their passenger lists through Redis: `kill -9` of processes, of a service, of the server.

The invariant: a list that one service took in is answered to its end by whichever live, row by row in its order, once;
and the answers are those that a folder of one machine would hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from screening.settings import Settings
from tests.faults.holding import Hold
from tests.faults.service import Json, run, serving, until
from tests.faults.test_jobs import (
    PATH,
    a_list,
    answers,
    decided,
    expected,
    rows_done,
    screening,
    state,
    upload,
)
from tests.faults.test_redis import replica, silent
from tests.faults.world import edition
from tests.redis import RedisProcess

pytestmark = pytest.mark.slow

ROWS, FEWER = 4_000, 2_400
HANDED_IN = "-.partial"
"""Where a process is that has just handed a block in: it removes what it wrote itself."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


@pytest.fixture
def replicas(tmp_path: Path, server: RedisProcess) -> tuple[Settings, Settings]:
    """Two machines of two processes for lists each, over one store with 300 persons."""
    chosen: dict[str, Any] = {"workers": 1, "batch_workers": 2, "audit": "off"}
    one, two = (replica(tmp_path / name, server, **chosen) for name in ("one", "two"))
    done = run(one, "load", edition(tmp_path / "first.ndjson", range(300)))
    assert done.returncode == 0, done.stderr
    return one, two


def in_a_folder(settings: Settings, content: bytes, folder: Path) -> list[Json]:
    """What `screening batch` gives, which keeps its jobs in a folder."""
    source, output = folder / "list.ndjson", folder / "out.ndjson"
    source.write_bytes(content)
    done = run(settings, "batch", source, "--output", output, "--processes", "1")
    assert done.returncode == 0, done.stderr
    return [without_times(json.loads(line)) for line in output.read_bytes().splitlines()]


def without_times(answer: Json) -> Json:
    answer.pop("elapsed_us", None)
    answer.get("checked", {}).pop("as_of", None)
    return answer


def test_a_list_survives_the_death_of_the_service_that_took_it_in(
    replicas: tuple[Settings, Settings], tmp_path: Path
) -> None:
    """Killed: on each machine a process that screens, then one whole machine. The other one answers for all."""
    one, two = replicas
    content, hold = a_list(ROWS), Hold(tmp_path, "*", HANDED_IN, leave=2)
    with serving(two, variables=hold.variables) as survivor:
        with serving(one, variables=hold.variables) as doomed:
            job = upload(doomed, content)
            until(lambda: rows_done(survivor, job) >= ROWS // 10)
            for service in (doomed, survivor):
                service.kill_one(until(lambda s=service: screening(s))[0])
            hold.allow(10)
            until(lambda: rows_done(survivor, job) >= ROWS // 4)
            assert upload(survivor, content) == job, "the same list sent to the other one"
            doomed.kill()
        assert state(survivor, job)["state"] == "screening"
        hold.release()
        found = answers(survivor, job)
        told = state(survivor, job)
    assert decided(found) == expected(ROWS)
    assert [one["position"] for one in found] == [f"line {n}" for n in range(1, ROWS + 1)]
    assert (told["rows_done"], told["rejected"]) == (ROWS, sum(n % 70 == 3 for n in range(ROWS)))
    assert [without_times(answer) for answer in found] == in_a_folder(two, content, tmp_path)


def test_a_list_survives_the_death_of_the_server_that_holds_it(
    replicas: tuple[Settings, Settings], server: RedisProcess, tmp_path: Path
) -> None:
    """Killed and started again twice; meanwhile the services say that they cannot look, and what to do."""
    one, two = replicas
    hold = Hold(tmp_path, "*", HANDED_IN, leave=2)
    with serving(one, variables=hold.variables) as first, serving(two, variables=hold.variables) as second:
        job = upload(first, a_list(ROWS))
        for share in (10, 4):
            until(lambda share=share: rows_done(second, job) >= ROWS // share)
            server.kill()
            hold.release()
            for service in (first, second):
                for path in (f"{PATH}/{job}", f"{PATH}/{job}/results", f"{PATH}/{job}/changes"):
                    refused = service.request("GET", path)
                    assert (refused.status_code, refused.json()["code"]) == (503, "store_unavailable")
                    assert refused.json()["remedy"]
            refused = second.client.post(f"{second.url}{PATH}", content=b'{"name":"A B"}')
            assert refused.status_code == 503
            until(lambda: first.events("lists_away") and second.events("lists_away"))
            hold.allow(7)
            server.start()
        hold.release()
        assert decided(answers(second, job)) == expected(ROWS)
        assert decided(answers(first, job)) == expected(ROWS)
        for service in (first, second):
            assert not service.events("worker_died"), "nobody ends for a server that is away"


def test_a_list_goes_on_when_the_server_answers_again_after_it_was_silent(
    replicas: tuple[Settings, Settings], server: RedisProcess
) -> None:
    one, two = (each.model_copy(update={"redis_command_seconds": 1.0}) for each in replicas)
    with serving(one) as first, serving(two) as second:
        job = upload(first, a_list(FEWER))
        until(lambda: rows_done(second, job) >= FEWER // 10)
        with silent(server):
            assert first.request("GET", f"{PATH}/{job}").status_code == 503
            until(lambda: first.events("lists_away") and second.events("lists_away"))
        assert decided(answers(second, job)) == expected(FEWER)
