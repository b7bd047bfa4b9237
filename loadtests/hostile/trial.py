"""The trial: an honest client at a steady rate, in turns alone and beside the crowd; what it noticed."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.speed import cost, openloop
from benchmarks.speed.rows import Row, figure, percentile, ratio, timing
from screening.access.keyring import Keyring
from screening.settings import Settings
from tests.faults.service import ROOT, Service, run, serving, until
from tests.faults.world import STRANGER, edition, traveller

RATE = 50.0
"""Honest queries a second: a busy border post."""

CONNECTIONS = 4
WARMING = 2.0
SETTLING = 2.0
MOST = 3.0
"""The honest client's p99 beside the crowd may be this many times its p99 alone."""

HARMLESS = 50.0
"""Requests a second that a key of the crowd may send."""


def settings_in(folder: Path, workers: int) -> Settings:
    """With keys, limits and audit; clients may be silent for three seconds."""
    return Settings(
        store=f"sqlite:///{folder / 'store.db'}",
        port=0,
        workers=workers,
        audit="on",
        read_seconds=3.0,
    )


def measured(
    folder: Path,
    *,
    clients: int,
    seconds: float,
    turns: int,
    workers: int,
    only: Sequence[str] = (),
    until_ended: bool = False,
) -> list[Row]:
    """The table. With `until_ended` the crowd stays until the service has ended some of its connections."""
    settings = settings_in(folder, workers)
    keys = _keys(settings)
    done = run(settings, "load", edition(folder / "list.ndjson", range(300)))
    if done.returncode:
        raise SystemExit(done.stderr)
    with serving(settings) as service:
        until(lambda: len(service.workers()) == workers)
        return _turns(service, keys, clients, seconds, turns, only, until_ended=until_ended)


def _turns(
    service: Service,
    keys: dict[str, str],
    clients: int,
    seconds: float,
    turns: int,
    only: Sequence[str],
    *,
    until_ended: bool,
) -> list[Row]:
    asked = _requests(keys["honest"])
    alone, beside = list[float](), list[float]()
    ratios, refused, done = list[float](), 0, Counter[str]()
    shares = list[float]()
    openloop.drive(service.port, asked, openloop.due_times(RATE, WARMING), CONNECTIONS)
    for turn in range(turns):
        quiet = openloop.drive(service.port, asked, openloop.due_times(RATE, seconds, turn), CONNECTIONS)
        with _crowd(service.port, clients, keys, only, done):
            time.sleep(SETTLING)
            before, began = _processor(service), time.perf_counter()
            loud = openloop.drive(service.port, asked, openloop.due_times(RATE, seconds, turn), CONNECTIONS)
            shares.append((_processor(service) - before) / (time.perf_counter() - began))
            if until_ended:
                until(lambda: _ended(service))
        time.sleep(SETTLING)
        ratios.append(ratio(percentile(loud.latencies, 0.99), percentile(quiet.latencies, 0.99)) or 0.0)
        refused += quiet.refused + loud.refused
        alone += quiet.latencies
        beside += loud.latencies
    return [
        timing(f"honest client alone, {RATE:g} a second", alone),
        timing(f"honest client beside {clients} hostile ones", beside),
        figure("p99 beside over p99 alone, median of turns", statistics.median(ratios), "times"),
        figure("honest queries", len(alone) + len(beside)),
        figure("honest queries that failed", refused),
        figure("connections that the service ended", _ended(service)),
        figure("processor that the workers had beside the crowd", statistics.median(shares), "cores"),
        *(figure(f"hostile: {kind.replace('_', ' ')}", number) for kind, number in sorted(done.items())),
    ]


def failed(rows: list[Row]) -> bool:
    """Whether the honest client noticed more than it may."""
    found = {row["measure"]: row["value"] for row in rows}
    slower = found["p99 beside over p99 alone, median of turns"]
    return bool(found["honest queries that failed"]) or slower > MOST


def _processor(service: Service) -> float:
    return sum(cost.processor(pid) for pid in service.workers())


def _ended(service: Service) -> int:
    return sum(event["number"] for event in service.events("connections_ended"))


def _requests(key: str) -> list[bytes]:
    """Of a border post: one in a hundred is on file."""
    bodies = [traveller(n) if n % 100 == 0 else {**STRANGER, "id": str(n)} for n in range(500)]
    found = []
    for body in bodies:
        head, _, content = openloop.post("/v1/screen", json.dumps(body).encode()).partition(b"\r\n\r\n")
        found.append(head + f"\r\nAuthorization: Bearer {key}\r\n\r\n".encode() + content)
    return found


def _keys(settings: Settings) -> dict[str, str]:
    ring = Keyring(settings.access_file)
    return {
        "honest": ring.create(client="post", role="first_line")[1],
        "second_line": ring.create(client="crowd", role="second_line", rate=HARMLESS)[1],
        "analyst": ring.create(client="another crowd", role="analyst", rate=HARMLESS)[1],
    }


@contextmanager
def _crowd(
    port: int, clients: int, keys: dict[str, str], only: Sequence[str], done: Counter[str]
) -> Iterator[None]:
    """The crowd, for as long as the block lasts; what it did is added to `done`."""
    command = [
        sys.executable,
        "-m",
        "loadtests.hostile.crowd",
        str(port),
        str(clients),
        json.dumps(keys),
        *only,
    ]
    more: dict[str, Any] = {"cwd": ROOT, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **more) as process:
        try:
            yield
            told, _ = process.communicate(timeout=180)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise SystemExit("The crowd failed; the reason is above.")
    done.update(json.loads(told))
