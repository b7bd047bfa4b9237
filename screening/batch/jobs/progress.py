"""How far a job is: rows done, how many of each outcome, and how long it still takes at the pace so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from screening.batch.jobs import blocks
from screening.batch.jobs.job import OUTCOMES, Job, seconds_since
from screening.batch.jobs.store import JobStore


@dataclass(frozen=True, slots=True)
class Progress:
    """`counts` has every outcome; `remaining_seconds` is None while nothing can be said."""

    rows_done: int
    counts: Mapping[str, int]
    remaining_seconds: float | None


def progress(jobs: JobStore, job: Job) -> Progress:
    """How far it is now. Raises FileNotFoundError when the job was removed meanwhile."""
    counts: Counter[str] = Counter(job.counts)
    if job.state == "screening":
        for done in blocks.finished(jobs.folder(job.id)):
            counts += done.counts
    total = counts.total()
    return Progress(total, {outcome: counts[outcome] for outcome in OUTCOMES}, _remaining(job, total))


def rows_left(jobs: JobStore, job: Job) -> int:
    """How many rows are read and not screened yet; 0 when the job was removed meanwhile."""
    with suppress(FileNotFoundError):
        return job.rows - progress(jobs, job).rows_done
    return 0


def _remaining(job: Job, done: int) -> float | None:
    if job.ended:
        return 0.0
    if not done or not job.started:
        return None
    return round(seconds_since(job.started) / done * (job.rows - done), 1)
