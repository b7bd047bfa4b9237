"""Passenger lists over HTTP: a flight from upload to results, single queries beside a long list, a killed list.

The service runs with one worker and its batch processes, as an operator has it. Single queries come from the open-loop
driver at a fixed rate, in turns without and beside a list, so that what else the machine does falls on both. The
driver, the worker and the batch processes share the cores: on two of them the figures are an upper bound.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import statistics
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.speed import mix, openloop, server
from benchmarks.speed.batching import passengers
from benchmarks.speed.data import Loaded
from benchmarks.speed.rows import Row, figure, percentile, ratio, timing

ROWS = 100_000
FLIGHT = 400
FLIGHTS = 10
RATE = 150.0
"""Single queries a second: a tenth of what a worker answers, as at a border on a busy day."""

SECONDS = 10.0
TURNS = 3
KILLS = 3
PATH = "/v1/passenger-lists"
_LOOK_SECONDS = 0.02


def measure(loaded: Loaded, folder: Path, count: int = ROWS) -> list[Row]:
    """The three of them, on services of their own over new folders of jobs."""
    people = passengers(loaded.size, count)
    return [
        *_flights(loaded, folder / "flights", people),
        *_beside(loaded, folder, people),
        *_killed(loaded, folder / "killed", people),
    ]


def _flights(loaded: Loaded, jobs: Path, people: list[bytes]) -> list[Row]:
    with _service(loaded, jobs) as service:
        took = []
        for number in range(FLIGHTS + 1):
            began = time.perf_counter()
            job = _upload(service.port, people[number * FLIGHT : (number + 1) * FLIGHT])
            _until_done(service.port, job)
            _results(service.port, job)
            took.append((time.perf_counter() - began) * 1e3)
        return [timing(f"flight of {FLIGHT}, upload to results", took[1:], "ms")]


def _beside(loaded: Loaded, folder: Path, people: list[bytes]) -> list[Row]:
    bodies = folder / "single.ndjson"
    bodies.write_bytes(b"\n".join(asked.body for asked in islice(mix.ordinary(loaded.size), 2_000)))
    alone: list[float] = []
    beside: list[float] = []
    ratios, progress = [], []
    with _service(loaded, folder / "beside") as service:
        openloop.apart(service.port, bodies, RATE, 2.0)
        for turn in range(TURNS):
            without = openloop.apart(service.port, bodies, RATE, SECONDS).latencies
            job = _upload(service.port, people[turn:])
            while not _state(service.port, job)["rows_done"]:
                time.sleep(_LOOK_SECONDS)
            before, began = _state(service.port, job), time.perf_counter()
            during = openloop.apart(service.port, bodies, RATE, SECONDS).latencies
            after, took = _state(service.port, job), time.perf_counter() - began
            _ask(service.port, "DELETE", f"{PATH}/{job}")
            progress.append((after["rows_done"] - before["rows_done"]) / took)
            if after["state"] == "done":
                raise SystemExit("The list was done before the single queries were: give a longer one.")
            ratios.append(ratio(percentile(during, 0.99), percentile(without, 0.99)) or 0.0)
            alone += without
            beside += during
    return [
        timing(f"single queries alone, {RATE:g} a second", alone),
        timing(f"single queries beside a batch, {RATE:g} a second", beside),
        figure(
            "single queries beside a batch: p99 over p99 alone, median of turns",
            statistics.median(ratios),
            "times",
        ),
        figure("batch beside single queries", statistics.median(progress), "travellers/s"),
    ]


def _killed(loaded: Loaded, jobs: Path, people: list[bytes]) -> list[Row]:
    """Once all that screen, once the parent, once one that screens; each after a quarter of the list."""
    began = time.perf_counter()
    with _service(loaded, jobs) as service:
        job = _upload(service.port, people)
        _until_rows(service.port, job, len(people) // 4)
        for pid in server.children_of(service, b"batch", b"reserve"):
            os.kill(pid, signal.SIGKILL)
        _until_rows(service.port, job, len(people) // 2)
        os.kill(service.pid, signal.SIGKILL)
    with _service(loaded, jobs) as service:
        _until_rows(service.port, job, len(people) * 3 // 4)
        os.kill(server.children_of(service, b"batch", b"reserve")[0], signal.SIGKILL)
        _until_done(service.port, job)
        took = time.perf_counter() - began
        found = [json.loads(line) for line in _results(service.port, job).splitlines()]
    places = [answer["position"] for answer in found]
    wanted = [f"line {number}" for number in range(1, len(people) + 1)]
    wrong = sum(a != b for a, b in zip(places, wanted, strict=False)) + abs(len(places) - len(wanted))
    unsure = sum(answer["decision"] not in ("clear", "refer") for answer in found)
    return [
        figure(f"list of {len(people):,} killed {KILLS} times: done after", took, "s"),
        figure(f"list of {len(people):,} killed {KILLS} times: rows lost, doubled or out of order", wrong),
        figure(f"list of {len(people):,} killed {KILLS} times: rows not checked", unsure),
    ]


@contextmanager
def _service(loaded: Loaded, jobs: Path) -> Iterator[server.Server]:
    with server.service(loaded, 1, {"SCREENING_JOBS_DIR": str(jobs)}) as started:
        server.until(lambda: bool(server.children_of(started, b"batch")), "No batch process was started.")
        yield started


def _upload(port: int, people: list[bytes]) -> str:
    answer = json.loads(_ask(port, "POST", f"{PATH}?filename=list.ndjson", b"\n".join(people)))
    return str(answer["id"])


def _state(port: int, job: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_ask(port, "GET", f"{PATH}/{job}"))
    return found


def _until_rows(port: int, job: str, rows: int) -> None:
    while _state(port, job)["rows_done"] < rows:
        time.sleep(_LOOK_SECONDS)


def _until_done(port: int, job: str) -> None:
    while (state := _state(port, job)["state"]) != "done":
        if state == "failed":
            raise SystemExit("A list was refused.")
        time.sleep(_LOOK_SECONDS)


def _results(port: int, job: str) -> bytes:
    while True:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
            connection.request("GET", f"{PATH}/{job}/results")
            answer = connection.getresponse()
            content = answer.read()
        if answer.status == 200:
            return content
        time.sleep(_LOOK_SECONDS)


def _ask(port: int, method: str, path: str, body: bytes | None = None) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request(method, path, body)
        answer = connection.getresponse()
        content = answer.read()
    if answer.status >= 300:
        raise SystemExit(f"{method} {path.partition('?')[0]} was answered with {answer.status}.")
    return content
