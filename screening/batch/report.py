"""Writes answers down: NDJSON for machines, CSV for a spreadsheet. One row a traveller, in the input's order."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import orjson

from screening import wire
from screening.batch.read import Unreadable
from screening.errors import BadList
from screening.model import Answer

Line = Callable[[Answer | Unreadable], bytes]
CSV_COLUMNS = ("id", "decision", "score", "record_id", "list", "action", "why", "warnings")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def writer(path: Path) -> tuple[bytes, Line]:
    """The first bytes of an output file and the function that turns an answer into its line."""
    suffix = path.suffix.lower()
    if suffix in (".ndjson", ".jsonl"):
        return b"", _ndjson
    if suffix == ".csv":
        return _row(CSV_COLUMNS), _csv
    raise BadList(
        f"Files ending in {path.suffix!r} are not written.", remedy="End the output in .ndjson or .csv."
    )


def unreadable_answer(row: Unreadable) -> bytes:
    """The line that stands for a row nobody could read: it was not checked, and says why."""
    problems = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in row.problems]
    answer = {"id": row.id, "decision": "not_checked", "hits": [], "line": row.line, "problems": problems}
    return orjson.dumps(answer)


def _ndjson(row: Answer | Unreadable) -> bytes:
    return (unreadable_answer(row) if isinstance(row, Unreadable) else wire.answer(row)) + b"\n"


def _csv(row: Answer | Unreadable) -> bytes:
    if isinstance(row, Unreadable):
        said = "; ".join(f"line {row.line}, {problem.where}: {problem.what}" for problem in row.problems)
        return _row((row.id, "not_checked", "", "", "", "", "", said))
    warnings = "; ".join(row.warnings)
    if not row.hits:
        return _row((row.id, row.decision, "", "", "", "", "", warnings))
    best = row.hits[0]
    why = " ".join(reason.why for reason in best.reasons)
    more = f"{len(row.hits) - 1} more hit(s)" if len(row.hits) > 1 else ""
    said = "; ".join(part for part in (warnings, *best.warnings, more) if part)
    return _row(
        (row.id, row.decision, f"{best.score:.2f}", best.record_id, best.list, best.action, why, said)
    )


def _row(cells: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_disarmed(cell) for cell in cells])
    return out.getvalue().encode()


def _disarmed(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe in front makes it text."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
