"""Writes answers down: NDJSON for machines, CSV for a spreadsheet. One row a traveller, in the input's order.

A report is written beside its name and renamed when it is complete, so that half of one is never taken for the whole.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from screening.batch.passengers import Result, Unreadable
from screening.errors import InputError

Write = Callable[[Result], None]
CSV_COLUMNS = ("id", "decision", "score", "record_id", "list", "action", "why", "warnings")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@contextmanager
def writing(output: Path) -> Iterator[Write]:
    """Takes results one by one; the report is in its place when the block ends without an error.

    Raises InputError for a suffix that is not written.
    """
    header, line = _form(output)
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(header)
            yield lambda result: file.writelines((line(result),))
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _form(path: Path) -> tuple[bytes, Callable[[Result], bytes]]:
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


def _ndjson(result: Result) -> bytes:
    """The answer as over HTTP, with the row's position."""
    if isinstance(result.row, Unreadable):
        return _unreadable(result.row) + b"\n"
    return result.answer[:-1] + b',"position":' + orjson.dumps(result.row.position) + b"}\n"


def _unreadable(row: Unreadable) -> bytes:
    """The line that stands for a row nobody could read: it was not checked, and says why."""
    problems = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in row.problems]
    answer = {"id": row.id, "decision": "not_checked", "hits": [], "position": row.position}
    return orjson.dumps({**answer, "problems": problems})


def _csv(result: Result) -> bytes:
    return row(map(disarmed, _cells(result)))


def _cells(result: Result) -> tuple[str, ...]:
    if isinstance(result.row, Unreadable):
        said = "; ".join(f"{problem.where} {problem.what}" for problem in result.row.problems)
        return (result.row.id, "not_checked", "", "", "", "", "", f"{result.row.position}: {said}")
    answer = orjson.loads(result.answer)
    if not answer["hits"]:
        return (answer["id"], answer["decision"], "", "", "", "", "", _warnings(answer))
    best = answer["hits"][0]
    why = " ".join(reason["why"] for reason in best["reasons"])
    score = f"{best['score']:.2f}"
    found = (score, best["record_id"], best["list"], best["action"], why)
    return (answer["id"], answer["decision"], *found, _warnings(answer))


def _warnings(answer: Mapping[str, Any]) -> str:
    """What was said with the answer, why a list could not be looked at, and that there are more hits."""
    unlooked = (f"{state['list']} not checked: {state['why']}" for state in answer["checked"]["not_checked"])
    hits = answer["hits"]
    of_best = hits[0]["warnings"] if hits else ()
    more = (f"{len(hits) - 1} more hit(s)",) if len(hits) > 1 else ()
    return "; ".join((*answer["warnings"], *unlooked, *of_best, *more))
