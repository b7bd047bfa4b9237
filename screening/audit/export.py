"""Entries written out for those outside: a line of JSON each, or a row of a table for a spreadsheet.

The macs go with them, so that an entry can be found again in its segment; whether it still stands there is for
`verify` to say.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

import orjson

from screening.audit.search import Entry

FORMS = (".ndjson", ".csv")
COLUMNS = (
    "at", "event", "client", "role", "key", "purpose", "terminal", "request", "position", "decision", "hits",
    "not_checked", "action", "stage", "record", "list", "code", "status", "method", "route", "sign", "entries",
    "sequence", "snapshot", "version", "policy", "threshold", "elapsed_us", "asked", "clear", "segment", "n", "mac",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out instead of showing


def write(file: IO[bytes], form: str, entries: Iterable[Entry]) -> int:
    """Writes the entries: how many. What has no column stands in the form `.ndjson` only."""
    count = 0
    if form == ".csv":
        file.write(_row(COLUMNS))
    for entry in entries:
        line = _row([_cell(entry.get(column, "")) for column in COLUMNS]) if form == ".csv" else None
        file.write(line if line is not None else orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    return count


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def _cell(value: Any) -> str:
    if isinstance(value, list | dict):
        return orjson.dumps(value).decode()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
