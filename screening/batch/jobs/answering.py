"""Rows of a list and their answers: the one function that every process asks, whichever engine hands it its rows.

A process of this machine (`work`) and one on another node (`serve.nodes`) give the same answer to the same row because
both call this; `together` differs from `row` in the order of the work alone. Enters each question in the audit;
knows no files.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import structlog

from screening import together, wire
from screening.audit.office import Asker, NoAudit, Office
from screening.batch.jobs import blocks
from screening.batch.jobs.job import Job, now
from screening.batch.passengers import Passenger, Row, Unreadable
from screening.engine import Engine
from screening.model import Answer, Checked, Query

log = structlog.get_logger("screening.batch")

FAILED_ROW = "This traveller could not be screened: the service failed in a way that was not foreseen."


class Answered(NamedTuple):
    """An answer in the form of the wire, empty for a row nobody could read; what became of it; what it rests on."""

    body: bytes
    outcome: str
    sequence: int


def answered(answer: Answer | None) -> Answered:
    """What is kept of the answer to a row."""
    if answer is None:
        return Answered(b"", "unreadable", 0)
    return Answered(wire.answer(answer), answer.decision, answer.checked.sequence)


class Answering:
    """Answers rows from one engine, and keeps that fresh. For one thread."""

    def __init__(
        self,
        engine: Engine,
        office: Office | None = None,
        follow_seconds: float = 0.05,
    ) -> None:
        self._engine = engine
        self._office = office or NoAudit()
        self._follow_seconds = follow_seconds
        self._followed = time.monotonic()
        self._known: tuple[Job | None, Asker] = None, Asker()

    def follow(self) -> None:
        """Takes in what changed in the store, when it is time to look again."""
        if time.monotonic() - self._followed >= self._follow_seconds:
            self._engine.follow()
            self._followed = time.monotonic()

    def row(self, job: Job, row: Row, number: int, *, hopeless: bool = False) -> Answer | None:
        """The answer to row `number` of the job, from 1; None where nobody could read it.

        One that is `hopeless` is not tried, and not checked.
        """
        self.follow()
        if isinstance(row, Unreadable):
            return None
        if hopeless:
            log.error("row_given_up", job=job.id[:8], tries=blocks.TRIES)
            return self._not_checked(job, row)
        return self._entered(job, row, number, next(self._screened(job, (row,))))

    def together(self, job: Job, rows: Sequence[Row], first: int) -> Iterator[Answer | None]:
        """The answers to rows of the job, of which the first has that number; all are screened before one is given.

        Each is entered in the audit when it is taken, so that none is entered which is never written down.
        """
        self.follow()
        found = self._screened(job, [row for row in rows if not isinstance(row, Unreadable)])
        for number, row in enumerate(rows, first):
            yield None if isinstance(row, Unreadable) else self._entered(job, row, number, next(found))

    def _screened(self, job: Job, passengers: Sequence[Passenger]) -> Iterator[Answer | None]:
        """None for each for whom that failed; all the others are answered."""
        queries = [Query(passenger.traveller, policy=job.policy) for passenger in passengers]
        found = together.answers(self._engine, queries)
        for each in found:
            if isinstance(each, Exception):
                _failed(job, each)
        return iter([None if isinstance(each, Exception) else each for each in found])

    def _entered(self, job: Job, passenger: Passenger, number: int, found: Answer | None) -> Answer:
        """The answer to give, entered in the audit; one that says so where nothing was found out."""
        if found is not None:
            try:
                return self._office.query(self._asker(job), passenger.traveller, found, number)
            except Exception as error:
                _failed(job, error)
        return self._not_checked(job, passenger)

    def _asker(self, job: Job) -> Asker:
        """Whoever sent the list; made once for all rows of a block."""
        if self._known[0] is not job:
            self._known = job, Asker(**job.asker)
        return self._known[1]

    def _not_checked(self, job: Job, passenger: Passenger) -> Answer:
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


def _failed(job: Job, error: Exception) -> None:
    log.error("row_failed", job=job.id[:8], error=type(error).__name__, trace=places(error))


def places(error: Exception) -> list[str]:
    """Where it happened; not the error's own words, which may quote a name or a number."""
    frames, trace = error.__traceback__, list[str]()
    while frames is not None:
        code = frames.tb_frame.f_code
        trace.append(f"{code.co_filename}:{frames.tb_lineno} {code.co_name}")
        frames = frames.tb_next
    return trace
