"""Lists to put among the jobs, and a way to work until nothing is left."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import orjson
import pytest

from screening.batch.jobs import Job, Jobs
from screening.batch.jobs.work import Work
from screening.engine import Engine

WANTED = {"name": "Molchanov Viktor Arkadyevich", "birth_date": "1971-03-09"}
STRANGER = {"name": "Oluwaseun Adeyemi"}
NOBODY = {"birth_date": "1980"}

Send = Callable[..., Job]


@pytest.fixture
def send(jobs: Jobs) -> Send:
    """Puts a list of these travellers among the jobs."""

    def sent(travellers: Sequence[dict[str, Any]], **options: Any) -> Job:
        return put(jobs, lines(travellers), **options)[0]

    return sent


def lines(travellers: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps({"id": str(n), **one}) + b"\n" for n, one in enumerate(travellers))


def put(jobs: Jobs, content: bytes, form: str = ".ndjson", **options: Any) -> tuple[Job, bool]:
    """A list as it comes over HTTP."""
    path = jobs.incoming()
    path.write_bytes(content)
    return jobs.create(path, form, hashlib.sha256(content).hexdigest(), **options)


def finish(jobs: Jobs, engine: Engine) -> None:
    """Works until nothing is left."""
    work = Work(jobs, engine)
    while work.step():
        pass
