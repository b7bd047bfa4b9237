"""What a process does that screens passenger lists: one piece of work after the other, until there is none.

A piece is a list to be read, a block of rows to be screened, or a report to be written. Each is claimed by a lock;
whatever dies with it is claimed by the next process. What is nearly done comes first, so that a flight need not wait
for a census, and every fourth piece is of the job that has waited longest, so that the census is not forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from screening import metrics, wire
from screening.audit import Asker, NoAudit, Office
from screening.batch import read
from screening.batch.jobs import blocks, files, results, rows
from screening.batch.jobs.job import Failure, Job, now
from screening.batch.jobs.progress import progress, rows_left
from screening.batch.jobs.store import ANSWERS, JobStore
from screening.batch.lines import Seen
from screening.batch.passengers import Passenger, Unreadable
from screening.batch.report import About
from screening.engine import Engine
from screening.errors import NotFound, ScreeningError
from screening.model import Answer, Checked

log = structlog.get_logger("screening.batch")

BYTES_A_ROW = 100
"""Of a list that is not read yet; only to put jobs in an order."""

READING_TRIES = 20
"""So often may a list end the process that reads it; chance does not do that."""

REPORT_TRIES = 5
WARNINGS = 50
FAILED_ROW = "This traveller could not be screened: the service failed in a way that was not foreseen."


class Work:
    """`step` does one piece; `count` is told of every answer. For one thread."""

    def __init__(
        self,
        jobs: JobStore,
        engine: Engine,
        count: Callable[[Answer], None] | None = None,
        follow_seconds: float = 0.05,
        about: Callable[[], About] = About,
        seen: Seen | None = None,
        office: Office | None = None,
    ) -> None:
        self._jobs = jobs
        self._office = office or NoAudit()
        self._engine = engine
        self._count = count or (lambda _: None)
        self._follow_seconds = follow_seconds
        self._about = about
        self._seen = seen
        self._followed = time.monotonic()
        self._turn = 0

    def step(self) -> bool:
        """One piece of work; False when there is none."""
        self.follow()
        if self._write_a_report():
            return True
        self._turn += 1
        waiting = self._jobs.waiting()
        if self._turn % 4:
            waiting.sort(key=self._left)
        return any(self.advance(job) for job in waiting)

    def follow(self) -> None:
        """Takes in what changed in the store, when it is time to look again."""
        if time.monotonic() - self._followed >= self._follow_seconds:
            self._engine.follow()
            self._followed = time.monotonic()

    def advance(self, job: Job) -> bool:
        """Takes one job a piece further; False when all that is left is in other hands."""
        with suppress(NotFound, FileNotFoundError):  # removed meanwhile
            if job.state in ("queued", "reading"):
                return self._read(job)
            return self._screen(job)
        return False

    def _left(self, job: Job) -> float:
        return rows_left(self._jobs, job) if job.state == "screening" else job.bytes / BYTES_A_ROW

    # --- reading --------------------------------------------------------------------------------------

    def _read(self, job: Job) -> bool:
        folder = self._jobs.folder(job.id)
        with files.locked(folder / "reading", wait=False) as ours:
            job = self._jobs.get(job.id)
            if not ours or job.state not in ("queued", "reading"):
                return False
            started = job.started or now()
            changed = self._jobs.change(
                job, ("queued", "reading"), state="reading", tries=job.tries + 1, started=started
            )
            if changed is not None:
                self._read_or_refuse(changed, folder)
            return True

    def _read_or_refuse(self, job: Job, folder: Path) -> None:
        began, notes = time.monotonic(), list[str]()
        try:
            if job.tries > READING_TRIES:
                raise ScreeningError("The list ended every process that tried to read it.")
            found = read.read(self._jobs.upload(job), self._seen, notes.append, **_mapping(job))
            total = rows.keep(folder, found, self._jobs.bounds.rows)
        except FileNotFoundError:
            if folder.exists():
                self._refuse(job, ScreeningError("The list's file is gone.", remedy="Send the list again."))
        except OSError:  # the disk, not the list: it is tried again when this process is started again
            self._jobs.change(job, ("reading",), tries=job.tries - 1)
            raise
        except ScreeningError as error:
            self._refuse(job, error)
        except Exception as error:
            log.error("list_failed", job=job.id[:8], error=type(error).__name__, trace=_places(error))
            self._refuse(job, ScreeningError("The list could not be read: that was not foreseen."))
        else:
            self._jobs.change(
                job, ("reading",), state="screening", rows=total, block=rows.block_of(total),
                warnings=tuple(dict.fromkeys(notes))[:WARNINGS], started=now(),
            )  # fmt: skip
            log.info("list_read", job=job.id[:8], rows=total, seconds=round(time.monotonic() - began, 3))

    def _refuse(self, job: Job, error: ScreeningError) -> None:
        self._jobs.refuse(job, Failure.of(error))
        metrics.count_job("failed")
        log.warning("list_refused", job=job.id[:8], code=error.code)

    # --- screening ------------------------------------------------------------------------------------

    def _screen(self, job: Job) -> bool:
        folder = self._jobs.folder(job.id)
        done = {finished.number for finished in blocks.finished(folder)}
        for number in range(job.blocks):
            if number not in done and (claim := blocks.claim(folder, number)) is not None:
                with claim:
                    self._fill(job, number, claim)
                return True
        return len(done) == job.blocks and self._finish(job)

    def _fill(self, job: Job, number: int, claim: blocks.Claim) -> None:
        first = number * job.block
        left = rows.read(self._jobs.folder(job.id), first, min(job.block, job.rows - first))
        for position, row in enumerate(left):
            if position < claim.start:
                continue
            self.follow()
            if isinstance(row, Unreadable):
                claim.add(b"", "unreadable", 0)
                metrics.count_row("unreadable")
                continue
            hopeless = claim.hopeless and position == claim.start
            answer = self._answer(job, row, first + position + 1, hopeless=hopeless)
            claim.add(wire.answer(answer), answer.decision, answer.checked.sequence)
            self._count(answer)
            metrics.count_row("screened")
        claim.finish()

    def _answer(self, job: Job, passenger: Passenger, number: int, *, hopeless: bool) -> Answer:
        try:
            if not hopeless:
                answer = self._engine.screen(passenger.traveller, policy=job.policy)
                return self._office.query(Asker(**job.asker), passenger.traveller, answer, number)
            log.error("row_given_up", job=job.id[:8], tries=blocks.TRIES)
        except Exception as error:
            log.error("row_failed", job=job.id[:8], error=type(error).__name__, trace=_places(error))
        policy = self._engine.options.chosen(job.policy)
        checked = Checked(self._engine.state().sequence, now())
        warnings = (*passenger.traveller.warnings, FAILED_ROW)
        return Answer(
            passenger.traveller.id,
            "not_checked",
            (),
            checked,
            warnings,
            policy=policy.name,
            threshold=policy.threshold,
        )

    def _finish(self, job: Job) -> bool:
        """All answers are there: from now on the job says so."""
        folder = self._jobs.folder(job.id)
        files.names_kept(folder / ANSWERS)
        found = list(blocks.finished(folder))
        counts = dict(progress(self._jobs, job).counts)
        least = min(
            (done.sequence for done in found if done.counts.total() > done.counts["unreadable"]), default=0
        )
        if self._jobs.change(
            job, ("screening",), state="done", counts=counts, sequence=least, finished=now()
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


def _places(error: Exception) -> list[str]:
    """Where it happened; not the error's own words, which may quote a name or a number."""
    frames, trace = error.__traceback__, list[str]()
    while frames is not None:
        code = frames.tb_frame.f_code
        trace.append(f"{code.co_filename}:{frames.tb_lineno} {code.co_name}")
        frames = frames.tb_next
    return trace
