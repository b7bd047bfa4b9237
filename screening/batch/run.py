"""Screens a list of travellers on this machine and writes the answers, in order, with bounded memory.

A durable job in a folder beside the output, so that the same command goes on where one was interrupted or killed, and
so that several processes can share the list. The folder goes when the report is written. What the processes are, and
what a terminal shows of it, is for the caller.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Literal

from screening.audit.office import Office
from screening.batch import read, remote, report
from screening.batch.carriers.cusres import Codes
from screening.batch.jobs import Bounds, Job, JobStore, files, results
from screening.batch.jobs.progress import progress
from screening.batch.jobs.work import Work
from screening.engine import Engine
from screening.errors import ClusterUnavailable, Conflict, ScreeningError
from screening.model import PolicyName

WORTH_HELP = 4_000
"""Rows from which a second process gains more than its start takes: it opens the index for half a second."""

_FOREVER = Bounds(queued=1_000, rows=1_000_000_000, keep_seconds=float("inf"), repeat_seconds=float("inf"))
_LOOK_SECONDS = 0.05

Stage = Literal["Fetching", "Reading", "Screening", "Writing"]
Watch = Callable[[Stage, int, int], None]
"""Told how far the list is: the stage, how much of it is done, and the whole of it (bytes, then rows)."""

Help = Callable[[Path], AbstractContextManager[object]]
"""Starts other processes on the folder of a job and ends them again."""

Elsewhere = Callable[[Path, Job, Callable[[int], None]], None]
"""Screens all rows of a job, in its folder, by other machines; tells how many have their answers."""


def run(
    engine: Engine,
    source: Path | str,
    output: Path,
    watch: Watch | None = None,
    note: read.Note | None = None,
    *,
    policy: PolicyName | None = None,
    columns: Mapping[str, str] | None = None,
    codes: Codes | None = None,
    help_from: Help | None = None,
    worth_help: int = WORTH_HELP,
    elsewhere: Elsewhere | None = None,
    office: Office | None = None,
    asker: Mapping[str, str] | None = None,
) -> Counter[str]:
    """Screens every row of `source` into `output`: how many of each decision, and how many were unreadable.

    Under the policy named, or the engine's own; `codes` are what a CUSRES answers. A list of `worth_help` rows is
    shared with the processes that `help_from` starts; or all is done `elsewhere`, and the engine, which need not be
    open, only says for which store. A `source` that is an address is fetched first.

    Raises InputError for forms that are not read or written, BadList for a list that is not what it claims, Conflict
    when another run writes the same output.
    """
    _check(source, output)
    told = watch or (lambda *_: None)
    with _work_folder(output) as folder:
        if isinstance(source, str):
            source = remote.fetched(source, folder / "input", lambda done, size: told("Fetching", done, size))
        jobs = JobStore(folder, _FOREVER)
        job = _taken_up(jobs, engine, source, policy, columns, asker)
        size = max(job.bytes, 1)
        work = Work(jobs, engine, seen=lambda done: told("Reading", done, size), office=office)
        while not jobs.get(job.id).ended and jobs.get(job.id).state != "screening":
            work.advance(job)
        job = _readable(jobs, job)
        for warning in job.warnings if note is not None else ():
            note(warning)  # type: ignore[misc]
        if elsewhere is not None and job.state == "screening":
            elsewhere(jobs.folder(job.id), job, lambda done: told("Screening", done, job.rows))
        helpers = help_from(folder) if help_from is not None and job.rows >= worth_help else nullcontext()
        with helpers:
            _screen(jobs, job, work, told)
        job = jobs.get(job.id)
        with report.writing(output, report.About(source=source.name, codes=codes or Codes())) as write:
            for number, result in enumerate(results.results(jobs, job)):
                write(result)
                if number % 1_000 == 0:
                    told("Writing", number, job.rows)
    return +Counter(job.counts)


def _check(source: Path | str, output: Path) -> None:
    """Refuses what cannot come to an end before anything is begun."""
    path = source if isinstance(source, Path) else Path(remote.name_of(source))
    if path.suffix.lower() not in read.READERS:
        read.read(path)
    if output.suffix.lower() not in report.FORMS:
        with report.writing(output):
            pass


@contextmanager
def _work_folder(output: Path) -> Iterator[Path]:
    """The folder beside the output, for this run alone; it stays when the run is cut off, and only then."""
    folder = output.with_name(f".{output.name}.work")
    files.folder(folder)
    with files.locked(folder / "run", wait=False) as ours:
        if not ours:
            raise Conflict(
                "Another run is writing the same output.",
                remedy="Wait until it has ended, or name another output.",
            )
        try:
            yield folder
        except ClusterUnavailable:  # what was answered holds, for when it is back
            raise
        except ScreeningError:  # the list is at fault: nothing to go on with
            shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


def _taken_up(
    jobs: JobStore,
    engine: Engine,
    source: Path,
    policy: PolicyName | None,
    columns: Mapping[str, str] | None,
    asker: Mapping[str, str] | None,
) -> Job:
    """The job that a run before was cut off in, if everything is the same as then; else a new one, alone."""
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    beside = f"{engine.store.identity} {engine.options.chosen(policy)}"
    form = source.suffix.lower()
    job, _ = jobs.create(
        source, form, digest, policy=policy, columns=columns, beside=beside, link=True, asker=asker
    )
    for other in jobs.kept():
        if other.id != job.id:
            jobs.delete(other.id)
    return job


def _readable(jobs: JobStore, job: Job) -> Job:
    job = jobs.get(job.id)
    if job.failure is not None:
        raise job.failure.error()
    return job


def _screen(jobs: JobStore, job: Job, work: Work, told: Watch) -> None:
    """Until all rows are answered, by us or by those who help; what a helper leaves when it dies becomes ours."""
    while (state := jobs.get(job.id)).state == "screening":
        told("Screening", progress(jobs, state).rows_done, state.rows)
        if not work.advance(state):
            time.sleep(_LOOK_SECONDS)
