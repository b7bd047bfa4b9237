"""Machines that share jobs: each with a folder of its own, on one store of a real Redis server."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import redis

from screening.batch.jobs import Bounds
from screening.batch.jobs.shared import SharedJobs
from screening.store import open_store
from tests.redis import RedisProcess, shared, store_for

Machine = Callable[..., SharedJobs]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a store that is this test's own."""
    url = store_for(tmp_path)
    open_store(url).close()
    return url


@pytest.fixture
def machine(url: str, tmp_path: Path) -> Iterator[Machine]:
    """Gives the jobs as a process of another machine has them; of the same one where a name is given again."""
    made: list[SharedJobs] = []

    def joined(name: str = "", bounds: Bounds | None = None, **more: Any) -> SharedJobs:
        folder = tmp_path / (name or f"machine-{len(made)}")
        made.append(SharedJobs(more.pop("url", url), folder, bounds, **more))
        return made[-1]

    yield joined
    for one in made:
        one.close()


@pytest.fixture
def server() -> Iterator[Any]:
    """The server itself, as its operator asks it."""
    with redis.Redis(port=shared().port) as client:
        yield client


def keys_of(server: Any, url: str, pattern: str = "*") -> dict[str, int]:
    """The keys of jobs in that store, without their prefix, and for how many seconds each lives (-1: for ever)."""
    prefix = "{" + url.rpartition("=")[2] + "}:jobs:"
    found = server.scan_iter(match=prefix.replace("{", "[{]") + pattern, count=1000)
    return {key.decode().removeprefix(prefix): server.ttl(key) for key in found}


@contextmanager
def silent(process: RedisProcess) -> Iterator[None]:
    """It takes connections and never answers, as behind a network that is cut."""
    os.kill(process.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process.process.pid, signal.SIGCONT)
