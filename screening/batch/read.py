"""Reads travellers from NDJSON and CSV files, row by row.

A row that cannot be read is given as `Unreadable`, in its place: it is reported, never dropped, and the rest
goes on. Knows nothing of screening.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from screening import wire
from screening.errors import BadList, InputError, Problem
from screening.model import Traveller

LONGEST_LINE = 1_000_000  # bytes; a traveller needs a few hundred
DOCUMENT_COLUMNS = {
    "document_number": "number",
    "document_type": "type",
    "issuing_state": "issuing_state",
    "expiry_date": "expiry_date",
}
COLUMNS = (
    "id",
    "name",
    "surname",
    "given_names",
    "birth_date",
    "sex",
    "nationality",
    "birth_place",
    *DOCUMENT_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that is no traveller: its line, its identifier if it has one, and what is wrong."""

    line: int
    id: str
    problems: tuple[Problem, ...]


Row = Traveller | Unreadable
Seen = Callable[[int], None]


def read(path: Path, seen: Seen | None = None) -> Iterator[Row]:
    """The travellers of a list, form told by the suffix; `seen` is told the bytes read so far."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise BadList(
            f"Files ending in {path.suffix!r} are not read.", remedy=f"Give a list ending in one of: {known}."
        )
    with path.open("rb") as file:
        yield from reader(file, seen or (lambda _: None))


def _ndjson(file: BinaryIO, seen: Seen) -> Iterator[Row]:
    line = 0
    while text := file.readline(LONGEST_LINE):
        line += 1
        seen(file.tell())
        if text.strip():
            yield _traveller(line, text)


def _traveller(line: int, text: bytes) -> Row:
    try:
        return wire.traveller(text)
    except InputError as error:
        return Unreadable(line, "", error.problems or (Problem("row", error.what, error.remedy),))


def _csv(file: BinaryIO, seen: Seen) -> Iterator[Row]:
    rows = csv.reader(_lines(file), strict=True)
    try:
        columns = _columns(next(rows, []))
        for cells in rows:
            seen(file.tell())
            if any(cells):
                yield _from_cells(rows.line_num, columns, cells)
    except csv.Error as error:
        raise BadList(f"Line {rows.line_num} is not CSV: {error}.") from error


def _lines(file: BinaryIO) -> Iterator[str]:
    place = 0
    while text := file.readline(LONGEST_LINE):
        place += 1
        try:
            yield text.decode("utf-8-sig" if place == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadList(
                f"Line {place} is not UTF-8.", remedy="Save the list as UTF-8 and give it again."
            ) from error


def _columns(header: list[str]) -> list[str]:
    """Column names in the traveller's own words; others are kept and passed over."""
    columns = [cell.strip().lower().replace(" ", "_") for cell in header]
    if not set(columns) & set(COLUMNS):
        raise BadList(
            "The first line names no known column.", remedy=f"Name columns among: {', '.join(COLUMNS)}."
        )
    return columns


def _from_cells(line: int, columns: list[str], cells: list[str]) -> Row:
    row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    body: dict[str, Any] = {
        name: row[name] for name in COLUMNS if name in row and name not in DOCUMENT_COLUMNS
    }
    document = {key: row[column] for column, key in DOCUMENT_COLUMNS.items() if column in row}
    if document:
        body["documents"] = [document]
    try:
        return wire.traveller(body)
    except InputError as error:
        return Unreadable(
            line, row.get("id", ""), error.problems or (Problem("row", error.what, error.remedy),)
        )


READERS: dict[str, Callable[[BinaryIO, Seen], Iterator[Row]]] = {
    ".ndjson": _ndjson,
    ".jsonl": _ndjson,
    ".csv": _csv,
}
