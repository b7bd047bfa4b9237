"""Rows with their answers, in the list's order, and the reports that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path

import orjson

from screening.batch import report
from screening.batch.jobs import files
from screening.batch.jobs.base import Jobs
from screening.batch.jobs.job import Failure, Job
from screening.batch.passengers import Result
from screening.errors import ScreeningError


def results(jobs: Jobs, job: Job) -> Iterator[Result]:
    """Every row with its answer. The job must be done, or at least all its blocks."""
    for row, answer in zip(jobs.rows(job), jobs.answers(job), strict=True):
        yield Result(row, answer)


def answers(jobs: Jobs, job: Job) -> Iterator[bytes]:
    """The answers alone, in the form of the wire; empty for a row nobody could read."""
    return jobs.answers(job)


def write_report(jobs: Jobs, job: Job, output: Path, about: report.About | None = None) -> None:
    """Writes the report that the suffix of `output` names. Raises InputError where the list gives no such report."""
    with report.writing(output, about) as write:
        for result in results(jobs, job):
            write(result)


def make(jobs: Jobs, job: Job, suffix: str, about: report.About | None = None) -> None:
    """Writes the report into the job's folder, or why there is none; `made` finds it."""
    place = _place(jobs, job, suffix)
    try:
        write_report(jobs, job, place, about)
    except ScreeningError as error:
        refuse(jobs, job, suffix, error)


def refuse(jobs: Jobs, job: Job, suffix: str, error: ScreeningError) -> None:
    """Notes why there is no such report."""
    files.replace(_refused(jobs, job, suffix), orjson.dumps(asdict(Failure.of(error))))


def ask(jobs: Jobs, job: Job, suffix: str) -> None:
    """Asks for the report, unless it is there or the list gives none; one that failed through us is tried again."""
    found = made(jobs, job, suffix)
    if isinstance(found, Failure) and found.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _refused(jobs, job, suffix).unlink(missing_ok=True)
        found = None
    if found is None:
        jobs.want(job, suffix)


def made(jobs: Jobs, job: Job, suffix: str) -> Path | Failure | None:
    """The report, why there is none, or None while nobody has tried."""
    place = _place(jobs, job, suffix)
    if place.exists():
        return place
    try:
        kept = orjson.loads(_refused(jobs, job, suffix).read_bytes())
        return Failure(**{**kept, "problems": tuple(map(tuple, kept["problems"]))})
    except FileNotFoundError:
        return None


def _place(jobs: Jobs, job: Job, suffix: str) -> Path:
    return jobs.folder(job.id) / f"report{suffix}"


def _refused(jobs: Jobs, job: Job, suffix: str) -> Path:
    return jobs.folder(job.id) / f"report{suffix}.error"
