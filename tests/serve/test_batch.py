from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from screening import metrics
from screening.batch.jobs import JobStore
from screening.serve import batch
from screening.serve.priority import NICENESS
from tests.batch.jobs.conftest import STRANGER, lines, put

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
