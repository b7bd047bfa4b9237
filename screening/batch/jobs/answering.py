"""Rows of a list and their answers: the one function that every process asks, whichever engine hands it its rows.

A process of this machine (`work`) and one on another node (`serve.nodes`) give the same answer to the same row because
both call this. Enters each question in the audit; knows no files.
"""

from __future__ import annotations

import time
from typing import NamedTuple

import structlog

from screening import wire
from screening.audit.office import Asker, NoAudit, Office
from screening.batch.jobs import blocks
from screening.batch.jobs.job import Job, now
from screening.batch.passengers import Passenger, Row, Unreadable
from screening.engine import Engine
from screening.model import Answer, Checked

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
        return None if isinstance(row, Unreadable) else self._answer(job, row, number, hopeless=hopeless)

    def _answer(self, job: Job, passenger: Passenger, number: int, *, hopeless: bool) -> Answer:
        try:
            if not hopeless:
                answer = self._engine.screen(passenger.traveller, policy=job.policy)
                return self._office.query(Asker(**job.asker), passenger.traveller, answer, number)
            log.error("row_given_up", job=job.id[:8], tries=blocks.TRIES)
        except Exception as error:
            log.error("row_failed", job=job.id[:8], error=type(error).__name__, trace=places(error))
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


def places(error: Exception) -> list[str]:
    """Where it happened; not the error's own words, which may quote a name or a number."""
    frames, trace = error.__traceback__, list[str]()
    while frames is not None:
        code = frames.tb_frame.f_code
        trace.append(f"{code.co_filename}:{frames.tb_lineno} {code.co_name}")
        frames = frames.tb_next
    return trace
