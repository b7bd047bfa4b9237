"""Reads travellers from NDJSON and CSV files, row by row.

A row that cannot be read is given as `Unreadable`, in its place: it is reported, never dropped, and the rest
goes on. Knows nothing of screening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from screening import wire
from screening.batch import table
from screening.batch.lines import Seen, lines
from screening.batch.passengers import Passenger, Row, Unreadable
from screening.errors import InputError, Problem
from screening.wire.limits import BODY_BYTES, ID_CHARACTERS

BOM = b"\xef\xbb\xbf"
DOCUMENT_COLUMNS = {
    "document_number": "number",
    "document_type": "type",
    "issuing_state": "issuing_state",
    "expiry_date": "expiry_date",
}
PERSON_COLUMNS = (
    "id", "name", "surname", "given_names", "birth_date", "sex", "nationality", "birth_place",
)  # fmt: skip
COLUMNS = (*PERSON_COLUMNS, *DOCUMENT_COLUMNS)

_TOO_LONG = Problem("line", f"is longer than {BODY_BYTES:,} bytes", "Write one traveller a line.")
_TOO_MANY_CELLS = Problem(
    "row", "has more cells than there are columns", "Put a cell that holds the separator in quotation marks."
)


Note = Callable[[str], None]
"""Told, as a sentence, what whoever gave the list should know."""


def read(path: Path, seen: Seen | None = None, note: Note | None = None) -> Iterator[Row]:
    """The passengers of a list, its form told by the suffix.

    Raises InputError for an unknown suffix, BadList for a file that is not what it claims.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"Files ending in {path.suffix!r} are not read.",
            remedy=f"Give a list ending in one of: {', '.join(READERS)}.",
        )
    return _opened(path, reader, seen or _silent, note or _silent)


def _opened(path: Path, reader: Reader, seen: Seen, note: Note) -> Iterator[Row]:
    with path.open("rb") as file:
        yield from reader(file, seen, note)


def _silent(_: object) -> None:
    return None


def _ndjson(file: BinaryIO, seen: Seen, _: Note) -> Iterator[Row]:
    for number, line in lines(file, seen):
        if line is None:
            yield Unreadable(f"line {number}", "", (_TOO_LONG,))
        elif (line.removeprefix(BOM) if number == 1 else line).strip():
            yield _traveller(number, line.removeprefix(BOM) if number == 1 else line)


def _traveller(number: int, line: bytes) -> Row:
    try:
        return Passenger(wire.traveller(line), f"line {number}")
    except InputError as error:
        return _unreadable(number, _id_in(line), error)


def _id_in(line: bytes) -> str:
    """The identifier of an unacceptable traveller, so that it can be found again, if it can be made out."""
    try:
        found = orjson.loads(line)["id"]
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return ""
    return found if isinstance(found, str) and len(found) <= ID_CHARACTERS else ""


def _unreadable(number: int, identifier: str, error: InputError) -> Unreadable:
    return Unreadable(
        f"line {number}", identifier, error.problems or (Problem("row", error.what, error.remedy),)
    )


def _csv(file: BinaryIO, seen: Seen, note: Note) -> Iterator[Row]:
    found = table.read(file, COLUMNS, seen)
    columns = [table.plain(column) for column in found.columns]
    passed_over = [column for column in columns if column and column not in COLUMNS]
    if passed_over:
        note(f"Columns passed over: {', '.join(passed_over)}.")
    for number, cells in found.rows:
        yield _from_cells(number, columns, cells)


def _from_cells(number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    body: dict[str, Any] = {name: row[name] for name in PERSON_COLUMNS if name in row}
    document = {key: row[column] for column, key in DOCUMENT_COLUMNS.items() if column in row}
    if document:
        body["documents"] = [document]
    identifier = row.get("id", "")[:ID_CHARACTERS]
    if any(map(str.strip, cells[len(columns) :])):
        return Unreadable(f"line {number}", identifier, (_TOO_MANY_CELLS,))
    try:
        return Passenger(wire.traveller(body), f"line {number}")
    except InputError as error:
        return _unreadable(number, identifier, error)


Reader = Callable[[BinaryIO, Seen, Note], Iterator[Row]]
READERS: dict[str, Reader] = {".ndjson": _ndjson, ".jsonl": _ndjson, ".csv": _csv}
