from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from screening import metrics
from screening.batch.jobs import JobStore, jobs_of
from screening.serve import batch
from screening.serve.priority import NICENESS
from screening.settings import Settings
from screening.store import open_store
from tests.batch.jobs.conftest import STRANGER, lines, put
from tests.redis import store_for

NICE = """
import os
from pathlib import Path
from screening.serve.priority import step_back
step_back()
group = Path("/proc/self/autogroup")
told = group.read_text().split() if group.exists() else []  # there and empty: the process is in no such group
print(os.nice(0), told[-1] if told else "-")
"""


def sample(name: str, **labels: str) -> float | None:
    return metrics.REGISTRY.get_sample_value(name, labels)


def test_what_waits_is_shown_by_state_and_in_rows(tmp_path: Path) -> None:
    jobs = JobStore(tmp_path)
    for number in range(1, 4):
        put(jobs, lines([STRANGER] * number))
    jobs.change(jobs.waiting()[0], ("queued",), state="screening", rows=250, block=100)
    batch.show(jobs)
    states = ("queued", "reading", "screening")
    assert [sample("screening_passenger_lists_waiting", state=state) for state in states] == [2, 0, 1]
    assert sample("screening_passenger_rows_waiting") == 250
    for job in jobs.kept():
        jobs.delete(job.id)
    batch.show(jobs)
    assert sample("screening_passenger_lists_waiting", state="queued") == 0
    assert sample("screening_passenger_rows_waiting") == 0


def test_lists_from_before_they_were_shared_are_removed_in_their_time(tmp_path: Path) -> None:
    url = store_for(tmp_path)
    open_store(url).close()
    settings = Settings(store=url, jobs_dir=tmp_path / "jobs")
    before = JobStore(settings.jobs_dir)
    old, recent = (put(before, lines([STRANGER] * number))[0] for number in (1, 2))
    before.change(old, ("queued",), state="done", finished="2020-01-01T00:00:00.000Z")
    shared = jobs_of(settings)
    kept, _ = put(shared, lines([STRANGER]))
    batch._chores(settings, shared)
    assert [job.id for job in before.kept()] == [recent.id]
    assert [job.id for job in shared.kept()] == [kept.id]


def test_a_process_that_steps_back_takes_the_group_of_its_own_session_along() -> None:
    told = subprocess.run(
        [sys.executable, "-c", NICE], capture_output=True, text=True, check=True, start_new_session=True
    )
    nice, group = told.stdout.split()
    assert int(nice) >= NICENESS
    assert group in ("-", str(NICENESS))


def test_a_process_that_steps_back_leaves_the_session_of_others_alone() -> None:
    group = Path("/proc/self/autogroup")
    before = group.read_text() if group.exists() else ""
    told = subprocess.run([sys.executable, "-c", NICE], capture_output=True, text=True, check=True)
    assert int(told.stdout.split()[0]) >= NICENESS
    assert (group.read_text() if group.exists() else "") == before
    assert os.nice(0) < NICENESS or int(told.stdout.split()[0]) == os.nice(0)
