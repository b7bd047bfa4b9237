"""NDJSON: each answer as over HTTP, with its place in the list and what the carrier calls it by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from screening.batch.passengers import Result, Row, Unreadable
from screening.batch.report.about import About, Write


@contextmanager
def writing(path: Path, _: About) -> Iterator[Write]:
    """Takes results one by one and writes a line for each."""
    with path.open("wb") as file:
        yield lambda result: file.writelines((line(result),))


def line(result: Result) -> bytes:
    """The answer with `position`, and `flight`, `role`, `reference`, `locator` and `seat` where the list has them."""
    if isinstance(result.row, Unreadable) or not result.answer:
        return _unreadable(result.row)
    return result.answer[:-1] + b"," + orjson.dumps(_place(result.row))[1:] + b"\n"


def _place(row: Row) -> dict[str, str]:
    place = {"position": row.position}
    if not isinstance(row, Unreadable):
        told = {name: getattr(row, name) for name in ("flight", "role", "reference", "locator", "seat")}
        place.update({name: value for name, value in told.items() if value})
    return place


def _unreadable(row: Row) -> bytes:
    """The line that stands for a row nobody could read: it was not checked, and says why."""
    problems = row.problems if isinstance(row, Unreadable) else ()
    said = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in problems]
    identifier = row.id if isinstance(row, Unreadable) else row.traveller.id
    answer = {"id": identifier, "decision": "not_checked", "hits": [], "position": row.position}
    return orjson.dumps({**answer, "problems": said}) + b"\n"
