"""CSV, a row a traveller: for whoever has a spreadsheet or a script. Formulas are disarmed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.batch.passengers import Result, Unreadable
from screening.batch.report.about import About, Write
from screening.batch.report.entry import Entry, answer_of, entry

COLUMNS = (
    "id", "decision", "score", "record_id", "list", "action", "why", "warnings",
    "position", "flight", "role", "reference", "locator", "seat",
    "name", "birth_date", "sex", "nationality", "documents",
    "on_file", "born_on_file", "other_hits", "policy", "threshold",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@contextmanager
def writing(path: Path, _: About) -> Iterator[Write]:
    """Takes results one by one and writes a row for each, below the names of the columns."""
    with path.open("wb") as file:
        file.write(row(COLUMNS))
        yield lambda result: file.writelines((_line(result),))


def row(cells: Iterable[str]) -> bytes:
    """One line of CSV."""
    out = io.StringIO()
    # Named as the line's end, both characters are quoted inside a cell: a bare \r ends a row for many readers.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n").encode() + b"\n"


def disarmed(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe in front makes it text."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _line(result: Result) -> bytes:
    return row(map(disarmed, _cells(entry(result, answer_of(result)), isinstance(result.row, Unreadable))))


def _cells(told: Entry, unreadable: bool) -> tuple[str, ...]:
    notes = (f"{told.position}: {'; '.join(told.notes)}",) if unreadable else told.notes
    more = (f"{len(told.other_hits)} more hit(s)",) if told.other_hits else ()
    return (
        told.id, told.decision, "" if told.score is None else f"{told.score:.2f}",
        told.record_id, told.list, told.action, told.why,
        "; ".join((*notes, *told.alerts, *more)),
        told.position, told.flight, told.role, told.reference, told.locator, told.seat,
        told.name, told.birth_date, told.sex, told.nationality, told.documents,
        told.on_file, told.born_on_file, "; ".join(told.other_hits), told.policy,
        "" if told.threshold is None else f"{told.threshold:g}",
    )  # fmt: skip
