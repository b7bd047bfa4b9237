"""Writes answers down: NDJSON for machines, CSV for a spreadsheet. One row a traveller, in the input's order."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import orjson

from screening import wire
from screening.batch.read import Unreadable
from screening.errors import InputError
from screening.model import Answer

Line = Callable[[Answer | Unreadable], bytes]
CSV_COLUMNS = ("id", "decision", "score", "record_id", "list", "action", "why", "warnings")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def writer(path: Path) -> tuple[bytes, Line]:
    """The first bytes of an output file and the function that turns an answer into its line.

    Raises InputError for a suffix that is not written.
    """
    suffix = path.suffix.lower()
    if suffix in (".ndjson", ".jsonl"):
        return b"", _ndjson
    if suffix == ".csv":
        return row(CSV_COLUMNS), _csv
    raise InputError(
        f"Files ending in {path.suffix!r} are not written.", remedy="End the output in .ndjson or .csv."
    )


def row(cells: Iterable[str]) -> bytes:
    """One line of CSV."""
    out = io.StringIO()
    # Named as the line's end, both characters are quoted inside a cell: a bare \r ends a row for many readers.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n").encode() + b"\n"


def disarmed(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe in front makes it text."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _ndjson(answer: Answer | Unreadable) -> bytes:
    return (_unreadable(answer) if isinstance(answer, Unreadable) else wire.answer(answer)) + b"\n"


def _unreadable(row: Unreadable) -> bytes:
    """The line that stands for a row nobody could read: it was not checked, and says why."""
    problems = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in row.problems]
    answer = {"id": row.id, "decision": "not_checked", "hits": [], "line": row.line, "problems": problems}
    return orjson.dumps(answer)


def _csv(answer: Answer | Unreadable) -> bytes:
    return row(map(disarmed, _cells(answer)))


def _cells(answer: Answer | Unreadable) -> tuple[str, ...]:
    if isinstance(answer, Unreadable):
        said = "; ".join(f"{problem.where} {problem.what}" for problem in answer.problems)
        return (answer.id, "not_checked", "", "", "", "", "", f"line {answer.line}: {said}")
    if not answer.hits:
        return (answer.id, answer.decision, "", "", "", "", "", _warnings(answer))
    best = answer.hits[0]
    why = " ".join(reason.why for reason in best.reasons)
    score = f"{best.score:.2f}"
    return (
        answer.id, answer.decision, score, best.record_id, best.list, best.action, why, _warnings(answer),
    )  # fmt: skip


def _warnings(answer: Answer) -> str:
    """What was said with the answer, why a list could not be looked at, and that there are more hits."""
    unlooked = (f"{state.list} not checked: {state.why}" for state in answer.checked.not_checked)
    of_best = answer.hits[0].warnings if answer.hits else ()
    more = (f"{len(answer.hits) - 1} more hit(s)",) if len(answer.hits) > 1 else ()
    return "; ".join((*answer.warnings, *unlooked, *of_best, *more))
