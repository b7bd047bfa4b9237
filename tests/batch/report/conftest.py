"""Answers, passengers and rows that nobody could read, for reports of every form."""

from __future__ import annotations

from pathlib import Path

from screening import wire
from screening.batch.passengers import Leg, Message, Passenger, Result, Row, Unreadable
from screening.batch.report import About, writing
from screening.errors import Problem
from screening.model import Answer, Checked, Document, Hit, ListState, Name, Reason, Traveller

CHECKED = Checked(2, "2026-11-22T10:00:00Z", (ListState("national", 1, "2026-11-21T08:00:00Z"),))
BLIND = Checked(2, "2026-11-22T10:00:00Z", (), (ListState("sltd", 9, "", "the store cannot be read"),))
UNREADABLE = Unreadable(
    "line 3", "7", (Problem("sex", "is not M, F or X", "Write M."), Problem("name", "is missing"))
)
MESSAGE = Message(
    "KC0001", "KCAIR", "KZBORDER", "KC", "KC921",
    (Leg("IST", "ALA", "2026-10-07T12:20", "2026-10-07T20:10", "KC921"),),
)  # fmt: skip


def clear(identifier: str = "1") -> Answer:
    return Answer(identifier, "clear", (), CHECKED, policy="balanced", threshold=0.75)


def not_checked(identifier: str = "1") -> Answer:
    return Answer(identifier, "not_checked", (), BLIND, policy="balanced", threshold=0.75)


def refer(identifier: str, *hits: Hit, warnings: tuple[str, ...] = ()) -> Answer:
    return Answer(identifier, "refer", hits, CHECKED, warnings, policy="balanced", threshold=0.75)


def hit(record_id: str, score: float, action: str = "@Call.") -> Hit:
    reasons = (
        Reason("name", score, "VIKTOR MOLCHANOV", "Viktor Molchanov", "The names are the same."),
        Reason("birth", 1.0, "1971-03-09", "1971-03-09", "The date of birth is the same."),
    )
    record = {"id": record_id, "birth_dates": ["1971-03-09", "1971"]}
    return Hit(record_id, "person", "national", score, reasons, action, ("armed", "violent"), record)


def passenger(
    answer: Answer, position: str = "message 1, segment 14", name: str = "VIKTOR MOLCHANOV"
) -> Passenger:
    """A passenger as a carrier announces one, whom the answer is about."""
    documents = (Document("N7654321", "P", "KAZ"), Document("V1", "V"))
    traveller = Traveller(answer.id, Name(name), "1971-03-09", "M", ("KAZ", "RUS"), "", documents)
    return Passenger(traveller, position, MESSAGE, "passenger", f"PAX000{answer.id}", "X7YQ2B", seat="12A")


def result(row: Row | Answer) -> Result:
    """A row nobody could read, a passenger's answer, or what a list without a carrier gives."""
    if isinstance(row, Unreadable):
        return Result(row, b"")
    assert isinstance(row, Answer)
    return Result(passenger(row), wire.answer(row))


def plain_result(answer: Answer, number: int) -> Result:
    """The answer about somebody of whom the list told nothing but an identifier."""
    return Result(Passenger(Traveller(answer.id), f"line {number}"), wire.answer(answer))


def written(path: Path, *results: Result, about: About | None = None) -> Path:
    """The report on these results."""
    with writing(path, about) as write:
        for one in results:
            write(one)
    return path
