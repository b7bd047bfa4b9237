"""A folder to put lists in, an engine over two records, and jobs in a folder and on a real Redis server.

What takes `jobs` is asked of both; what looks into the folder itself takes `in_folder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening.batch.jobs import Bounds, Jobs, JobStore
from screening.batch.jobs.shared import SharedJobs
from screening.engine import Engine
from screening.model import DocumentRecord, Name, PersonRecord
from screening.store import open_store
from tests.redis import store_for
from tests.redis_cluster import cluster_store_for

Write = Callable[[str, str | bytes], Path]
Bounded = Callable[[Bounds], Jobs]
"""Gives the same jobs to somebody who has other bounds."""

WANTED = PersonRecord(
    "national:17",
    "national",
    (Name("Viktor Arkadyevich Molchanov"),),
    birth_dates=("1971-03-09",),
    action="=Call the duty officer.",
    warnings=("armed",),
)
STOLEN = DocumentRecord("sltd:KAZ-P-N7654321", "sltd", "N7654321", "P", "KAZ")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of the given name."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine over one wanted person and one stolen passport."""
    engine = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index")
    engine.open(build=False)
    engine.put(WANTED)
    engine.put(STOLEN)
    yield engine
    engine.close()


@pytest.fixture(params=["folder", "redis", pytest.param("redis cluster", marks=pytest.mark.slow)])
def bounded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bounded]:
    if request.param == "folder":
        yield lambda bounds: JobStore(tmp_path / "jobs", bounds)
        return
    url = store_for(tmp_path) if request.param == "redis" else cluster_store_for(tmp_path)
    made: list[SharedJobs] = []
    open_store(url).close()

    def joined(bounds: Bounds) -> Jobs:
        made.append(SharedJobs(url, tmp_path / "jobs", bounds))
        return made[-1]

    yield joined
    for one in made:
        one.close()


@pytest.fixture
def jobs(bounded: Bounded) -> Jobs:
    return bounded(Bounds())


@pytest.fixture
def in_folder(tmp_path: Path) -> JobStore:
    return JobStore(tmp_path / "jobs")
