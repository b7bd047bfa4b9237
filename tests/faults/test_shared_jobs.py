"""Services that share their passenger lists through Redis: `kill -9` of processes, of a service, of the server.

The invariant: a list that one service took in is answered to its end by whichever live, row by row in its order, once;
and the answers are those that a folder of one machine would hold.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from screening.settings import Settings
from tests.faults.service import Json, run, serving, until
from tests.faults.test_jobs import PATH, a_list, answers, decided, expected, screening, state, upload
from tests.faults.test_redis import replica, silent
from tests.faults.world import edition
from tests.redis import RedisProcess

pytestmark = pytest.mark.slow

ROWS, FEWER = 4_000, 2_400


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
    content = a_list(ROWS)
    with serving(two) as survivor:
        with serving(one) as doomed:
            job = upload(doomed, content)
            until(lambda: state(survivor, job)["rows_done"] >= ROWS // 10)
            for service in (doomed, survivor):
                os.kill(until(lambda s=service: screening(s))[0], signal.SIGKILL)
            until(lambda: state(survivor, job)["rows_done"] >= ROWS // 4)
            assert upload(survivor, content) == job, "the same list sent to the other one"
            doomed.kill()
        assert state(survivor, job)["state"] == "screening"
        found = answers(survivor, job)
        told = state(survivor, job)
    assert decided(found) == expected(ROWS)
    assert [one["position"] for one in found] == [f"line {n}" for n in range(1, ROWS + 1)]
    assert (told["rows_done"], told["rejected"]) == (ROWS, sum(n % 70 == 3 for n in range(ROWS)))
    assert [without_times(answer) for answer in found] == in_a_folder(two, content, tmp_path)


def test_a_list_survives_the_death_of_the_server_that_holds_it(
    replicas: tuple[Settings, Settings], server: RedisProcess
) -> None:
    """Killed and started again twice; meanwhile the services say that they cannot look, and what to do."""
    one, two = replicas
    with serving(one) as first, serving(two) as second:
        job = upload(first, a_list(FEWER))
        for share in (10, 3):
            until(lambda share=share: state(second, job)["rows_done"] >= FEWER // share)
            server.kill()
            for service in (first, second):
                for path in (f"{PATH}/{job}", f"{PATH}/{job}/results", f"{PATH}/{job}/changes"):
                    refused = service.request("GET", path)
                    assert (refused.status_code, refused.json()["code"]) == (503, "store_unavailable")
                    assert refused.json()["remedy"]
            refused = second.client.post(f"{second.url}{PATH}", content=b'{"name":"A B"}')
            assert refused.status_code == 503
            until(lambda: first.events("lists_away") and second.events("lists_away"))
            server.start()
        assert decided(answers(second, job)) == expected(FEWER)
        assert decided(answers(first, job)) == expected(FEWER)
        for service in (first, second):
            assert not service.events("worker_died"), "nobody ends for a server that is away"


def test_a_list_goes_on_when_the_server_answers_again_after_it_was_silent(
    replicas: tuple[Settings, Settings], server: RedisProcess
) -> None:
    one, two = replicas
    with serving(one) as first, serving(two) as second:
        job = upload(first, a_list(FEWER))
        until(lambda: state(second, job)["rows_done"] >= FEWER // 10)
        with silent(server):
            assert first.request("GET", f"{PATH}/{job}").status_code == 503
            until(lambda: first.events("lists_away") and second.events("lists_away"))
        assert decided(answers(second, job)) == expected(FEWER)
