"""Real processes that only wait, and moments that are given: when the parent starts which of them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.batch.jobs import Job, JobStore
from screening.batch.jobs.job import now
from screening.batch.jobs.shared import SharedJobs
from screening.serve.batches import LASTING, Batches
from screening.settings import Settings
from tests.batch.jobs.conftest import STRANGER, lines, put
from tests.faults.service import until

WAITING = "import sys; sys.exit(int(sys.stdin.readline() or 9))"
"""Ends with the status that it is told."""


class Started:
    """The processes so far: whether each is the one that stays."""

    def __init__(self) -> None:
        self.all: list[tuple[bool, subprocess.Popen[bytes]]] = []

    def __call__(self, stays: bool, told: int) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE)
        self.all.append((stays, process))
        return process

    @property
    def stay(self) -> list[bool]:
        return [stays for stays, _ in self.all]

    def end(self, number: int, status: int) -> None:
        """Lets a process end with that status; its pipe stays for the parent to close."""
        process = self.all[number][1]
        process.stdin.write(f"{status}\n".encode())  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
        until(lambda: process.poll() is not None)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(jobs_dir=tmp_path / "jobs", batch_workers=3)


@pytest.fixture
def jobs(settings: Settings) -> JobStore:
    return JobStore.of(settings)


@pytest.fixture
def started() -> Started:
    return Started()


@pytest.fixture
def batches(settings: Settings, started: Started) -> Iterator[Batches]:
    made = Batches(settings, started)
    yield made
    made.stop()
    made.wait(time.monotonic() + 90)


def one(jobs: JobStore) -> Job:
    return put(jobs, lines([STRANGER]), again=True)[0]


def test_one_process_is_there_before_the_first_list(batches: Batches, started: Started) -> None:
    for moment in range(100, 200):
        batches.tick(float(moment))
    assert started.stay == [True]


def test_the_others_come_for_work_that_lasts_and_not_for_a_flight(
    batches: Batches, started: Started, jobs: JobStore
) -> None:
    batches.tick(100.0)
    flight = one(jobs)
    batches.tick(101.0)
    jobs.change(flight, ("queued",), state="done", finished=now())
    batches.tick(101.5)
    one(jobs)
    batches.tick(150.0)
    batches.tick(150.0 + LASTING)
    assert started.stay == [True]
    batches.tick(150.1 + LASTING)
    assert started.stay == [True, False, False]


def test_who_ends_for_want_of_work_is_not_started_again_before_there_is_some(
    batches: Batches, started: Started, jobs: JobStore, capfd: pytest.CaptureFixture[str]
) -> None:
    job = one(jobs)
    for moment in (100.0, 102.0, 102.0):
        batches.tick(moment)
    jobs.change(job, ("queued",), state="done", finished=now())
    started.end(1, 0)
    batches.tick(103.0)
    batches.tick(104.0)
    assert len(started.all) == 3
    assert "worker_died" not in "".join(capfd.readouterr())


def test_who_dies_is_started_again(
    batches: Batches, started: Started, capfd: pytest.CaptureFixture[str]
) -> None:
    batches.tick(100.0)
    started.all[0][1].kill()
    until(lambda: started.all[0][1].poll() is not None)
    batches.tick(110.0)
    batches.tick(110.1)
    assert started.stay == [True, True]
    told = "".join(capfd.readouterr())
    assert "worker_died" in told
    assert "batch" in told


def test_a_server_of_shared_lists_that_is_away_ends_nobody_and_is_asked_once_a_second(
    tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    any_waiting = SharedJobs.any_waiting
    monkeypatch.setattr(SharedJobs, "any_waiting", lambda jobs: asked.append(1) or any_waiting(jobs))
    settings = Settings(store="redis://127.0.0.1:1/0", jobs_dir=tmp_path / "jobs", batch_workers=3)
    batches = Batches(settings, started)
    for tenth in range(1000, 1031):
        batches.tick(tenth / 10)
    assert started.stay == [True]
    assert len(asked) == 4
    batches.stop()
    batches.wait(time.monotonic() + 90)
