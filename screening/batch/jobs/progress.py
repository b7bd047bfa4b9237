"""How far a job is: rows done, how many of each outcome, and how long it still takes at the pace so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening.batch.jobs.base import Jobs
from screening.batch.jobs.job import OUTCOMES, Job, seconds_since


@dataclass(frozen=True, slots=True)
class Progress:
    """`counts` has every outcome; `remaining_seconds` is None while nothing can be said."""

    rows_done: int
    counts: Mapping[str, int]
    remaining_seconds: float | None


def progress(jobs: Jobs, job: Job) -> Progress:
    """How far it is now. Raises FileNotFoundError when the job was removed meanwhile."""
    counts: Counter[str] = Counter(job.counts)
    if job.state == "screening":
        counts = jobs.summary(job).counts
    total = counts.total()
    return Progress(total, {outcome: counts[outcome] for outcome in OUTCOMES}, _remaining(job, total))


def rows_left(jobs: Jobs, among: Sequence[Job]) -> list[int]:
    """How many rows of each of the jobs are read and not screened yet."""
    summaries = jobs.summaries(among)
    return [job.rows - summary.counts.total() for job, summary in zip(among, summaries, strict=True)]


def _remaining(job: Job, done: int) -> float | None:
    if job.ended:
        return 0.0
    if not done or not job.started:
        return None
    return round(seconds_since(job.started) / done * (job.rows - done), 1)
