"""What a process does that screens passenger lists: one piece of work after the other, until there is none.

A piece is a list to be read, a block of rows to be screened, or a report to be written. Each is claimed by a lock;
whatever dies with it is claimed by the next process. What is nearly done comes first, so that a flight need not wait
for a census, and every fourth piece is of the job that has waited longest, so that the census is not forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import structlog

from screening import metrics
from screening.audit.office import Office
from screening.batch import read
from screening.batch.jobs import files, results
from screening.batch.jobs.answering import Answering, answered, places
from screening.batch.jobs.base import Claim, Jobs, Lost, Reading
from screening.batch.jobs.job import OUTCOMES, Failure, Job, now
from screening.batch.jobs.progress import rows_left
from screening.batch.lines import Seen
from screening.batch.passengers import Row
from screening.batch.report import About
from screening.engine import Engine
from screening.errors import NotFound, ScreeningError, StoreUnavailable
from screening.model import Answer

log = structlog.get_logger("screening.batch")

BYTES_A_ROW = 100
"""Of a list that is not read yet; only to put jobs in an order."""

READING_TRIES = 20
"""So often may a list end the process that reads it; chance does not do that."""

TOGETHER = 50
"""Rows that are read, then screened, then written: each step finds its own code and data in the caches. Half of the
smallest block, and what a process that is killed has to do again: 25 ms."""

REPORT_TRIES = 5
WARNINGS = 50


class Work:
    """`step` does one piece; `count` is told of every answer. For one thread."""

    def __init__(
        self,
        jobs: Jobs,
        engine: Engine,
        count: Callable[[Answer], None] | None = None,
        follow_seconds: float = 0.05,
        about: Callable[[], About] = About,
        seen: Seen | None = None,
        office: Office | None = None,
    ) -> None:
        self._jobs = jobs
        self._engine = engine
        self._answering = Answering(engine, office, follow_seconds)
        self._count = count or (lambda _: None)
        self._about = about
        self._seen = seen
        self._turn = 0

    def step(self) -> bool:
        """One piece of work; False when there is none."""
        self._answering.follow()
        if self._write_a_report():
            return True
        self._turn += 1
        waiting = self._jobs.waiting()
        if self._turn % 4:
            waiting = self._by_what_is_left(waiting)
        return any(self.advance(job) for job in waiting)

    def advance(self, job: Job) -> bool:
        """Takes one job a piece further; False when all that is left is in other hands."""
        with suppress(NotFound, FileNotFoundError, Lost):  # removed meanwhile, or in other hands
            if job.state in ("queued", "reading"):
                return self._read(job)
            return self._screen(job)
        return False

    def _by_what_is_left(self, waiting: list[Job]) -> list[Job]:
        read = [job for job in waiting if job.state == "screening"]
        left: dict[str, float] = {job.id: job.bytes / BYTES_A_ROW for job in waiting}
        left |= {job.id: rows for job, rows in zip(read, rows_left(self._jobs, read), strict=True)}
        return sorted(waiting, key=lambda job: left[job.id])

    # --- reading --------------------------------------------------------------------------------------

    def _read(self, job: Job) -> bool:
        with self._jobs.reading(job) as reading:
            job = self._jobs.get(job.id)
            if reading is None or job.state not in ("queued", "reading"):
                return False
            started = job.started or now()
            changed = self._jobs.change(
                job, ("queued", "reading"), state="reading", tries=job.tries + 1, started=started
            )
            if changed is not None:
                self._read_or_refuse(changed, reading)
            return True

    def _read_or_refuse(self, job: Job, reading: Reading) -> None:
        began, notes = time.monotonic(), list[str]()
        try:
            if job.tries > READING_TRIES:
                raise ScreeningError("The list ended every process that tried to read it.")
            found = read.read(reading.upload(), self._seen, notes.append, **_mapping(job))
            total = reading.keep(found)
        except FileNotFoundError:
            self._jobs.get(job.id)  # or it was removed
            error = ScreeningError("The list's file is gone.", remedy="Send the list again.")
            self._refuse(job, reading, error)
        except (OSError, StoreUnavailable):  # not the list: it is tried again when there is room, or a server
            self._jobs.change(job, ("reading",), tries=job.tries - 1)
            raise
        except ScreeningError as error:
            self._refuse(job, reading, error)
        except Lost:
            raise
        except Exception as error:
            log.error("list_failed", job=job.id[:8], error=type(error).__name__, trace=places(error))
            what = ScreeningError("The list could not be read: that was not foreseen.")
            self._refuse(job, reading, what)
        else:
            if reading.begin(total, tuple(dict.fromkeys(notes))[:WARNINGS]) is None:
                raise Lost
            seconds = round(time.monotonic() - began, 3)
            log.info("list_read", job=job.id[:8], rows=total, seconds=seconds)

    def _refuse(self, job: Job, reading: Reading, error: ScreeningError) -> None:
        if reading.refuse(Failure.of(error)) is None:
            raise Lost
        metrics.count_job("failed")
        log.warning("list_refused", job=job.id[:8], code=error.code)

    # --- screening ------------------------------------------------------------------------------------

    def _screen(self, job: Job) -> bool:
        claim = self._jobs.claim(job)
        if claim is None:
            return self._finish(job)
        with claim:
            self._fill(job, claim)
        return True

    def _fill(self, job: Job, claim: Claim) -> None:
        rows = islice(self._jobs.rows(job, claim.number), claim.start, None)
        answers = self._one_by_one if claim.careful else self._together
        for answer in answers(job, claim, rows):
            if answer is not None and answer.decision == "not_checked":
                self._check_store()
            claim.add(*answered(answer))
            metrics.count_row("screened" if answer is not None else "unreadable")
            if answer is not None:
                self._count(answer)
        claim.finish()

    def _together(self, job: Job, claim: Claim, rows: Iterator[Row]) -> Iterator[Answer | None]:
        number = claim.number * job.block + claim.start + 1
        while some := list(islice(rows, TOGETHER)):
            self._check_store()
            yield from self._answering.together(job, some, number)
            number += len(some)

    def _one_by_one(self, job: Job, claim: Claim, rows: Iterator[Row]) -> Iterator[Answer | None]:
        """So that a row which ends the process is the first without an answer."""
        first = claim.number * job.block + 1
        for position, row in enumerate(rows, claim.start):
            hopeless = claim.gives_up(position)
            self._check_store()
            yield self._answering.row(job, row, first + position, hopeless=hopeless)

    def _check_store(self) -> None:
        """Where answers could not be handed in anyhow, nobody stays unchecked for a store that is away: lists wait."""
        if self._jobs.waits and not self._engine.within_reach():
            raise StoreUnavailable("The records cannot be read: passenger lists wait until they can.")

    def _finish(self, job: Job) -> bool:
        """Once all answers are there, the job says so; False while some are in other hands."""
        summary = self._jobs.summary(job)
        if summary.blocks < job.blocks:
            return False
        counts = {outcome: summary.counts[outcome] for outcome in OUTCOMES}
        if self._jobs.change(
            job, ("screening",), state="done", counts=counts, sequence=summary.sequence, finished=now()
        ):
            metrics.count_job("done")
            log.info("list_done", job=job.id[:8], rows=job.rows, **counts)
        return True

    # --- reports --------------------------------------------------------------------------------------

    def _write_a_report(self) -> bool:
        for job, suffix in self._jobs.wanted():
            with suppress(NotFound, FileNotFoundError):
                folder = self._jobs.folder(job.id)
                with files.locked(folder / f"report{suffix}.lock", wait=False) as ours:
                    if ours and job.state == "done":
                        self._make(job, suffix)
                        self._jobs.satisfied(job, suffix)
                        return True
        return False

    def _make(self, job: Job, suffix: str) -> None:
        if self._jobs.tried(job, suffix) > REPORT_TRIES:
            log.error("report_given_up", job=job.id[:8], form=suffix)
            what = "The report ended every process that tried to write it."
            results.refuse(self._jobs, job, suffix, ScreeningError(what, remedy="Ask for another form."))
        else:
            results.make(self._jobs, job, suffix, self._about())


def _mapping(job: Job) -> dict[str, Any]:
    """What a reader is given besides the list, where a mapping of columns came with it."""
    return {"columns": job.columns} if job.columns else {}
