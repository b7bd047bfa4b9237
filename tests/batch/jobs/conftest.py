"""A folder of jobs, lists to put there, and a way to work until nothing is left."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening.batch.jobs import Job, JobStore
from screening.batch.jobs.work import Work
from screening.engine import Engine

WANTED = {"name": "Molchanov Viktor Arkadyevich", "birth_date": "1971-03-09"}
STRANGER = {"name": "Oluwaseun Adeyemi"}
NOBODY = {"birth_date": "1980"}

Send = Callable[..., Job]


@pytest.fixture
def jobs(tmp_path: Path) -> JobStore:
    return JobStore(tmp_path / "jobs")


@pytest.fixture
def send(jobs: JobStore) -> Send:
    """Puts a list of these travellers among the jobs."""

    def sent(travellers: Sequence[dict[str, Any]], **options: Any) -> Job:
        return put(jobs, lines(travellers), **options)[0]

    return sent


def lines(travellers: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps({"id": str(n), **one}) + b"\n" for n, one in enumerate(travellers))


def put(jobs: JobStore, content: bytes, form: str = ".ndjson", **options: Any) -> tuple[Job, bool]:
    """A list as it comes over HTTP."""
    path = jobs.incoming()
    path.write_bytes(content)
    return jobs.create(path, form, hashlib.sha256(content).hexdigest(), **options)


def finish(jobs: JobStore, engine: Engine) -> None:
    """Works until nothing is left."""
    work = Work(jobs, engine)
    while work.step():
        pass
