"""Reads passenger lists, row by row, in whatever form: the suffix says which are read, the content which it is.

A row that cannot be read is given as `Unreadable`, in its place: it is reported, never dropped, and the rest goes on.
What is odd about a row stands in its traveller's warnings; what is odd about the list is noted. Knows nothing of
screening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from screening.batch import ndjson
from screening.batch.carriers import edifact, interchange, pnl
from screening.batch.encodings import CODE_PAGES, encoding
from screening.batch.lines import Note as Note
from screening.batch.lines import Seen, text_lines
from screening.batch.passengers import Row
from screening.batch.tables import sheet, table, workbook
from screening.batch.tables.headings import COLUMNS as COLUMNS
from screening.errors import BadList, InputError, ScreeningError

NOTES = 100
"""Different sentences about one list; a hostile one could make millions."""

_HEAD = edifact.OPENING_BYTES

Columns = Mapping[str, str]
"""Which heading holds a field of ours, where the headings of a table do not say: `{"surname": "Familiya"}`."""


def read(
    path: Path, seen: Seen | None = None, note: Note | None = None, *, columns: Columns | None = None
) -> Iterator[Row]:
    """The passengers of a list.

    Raises InputError for an unknown suffix or a mapping of columns that does not fit, BadList for a file that is not
    what it claims.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"Files ending in {path.suffix!r} are not read.",
            remedy=f"Give a list ending in one of: {', '.join(READERS)}.",
        )
    return _opened(path, reader, seen or _silent, _sparing(note or _silent), columns or {})


def _opened(path: Path, reader: Reader, seen: Seen, note: Note, columns: Columns) -> Iterator[Row]:
    with path.open("rb") as file:
        yield from reader(file, seen, note, columns)


def _silent(_: object) -> None:
    return None


def _sparing(note: Note) -> Note:
    """Says each sentence once, and not more than `NOTES`."""
    said: set[str] = set()

    def once(sentence: str) -> None:
        if sentence in said or len(said) > NOTES:
            return
        said.add(sentence)
        note(sentence if len(said) <= NOTES else "There is more to say of this list than is told.")

    return once


def _ndjson(file: BinaryIO, seen: Seen, _: Note, columns: Columns) -> Iterator[Row]:
    _no_columns(columns)
    return ndjson.rows(file, seen)


def _json(file: BinaryIO, seen: Seen, _: Note, columns: Columns) -> Iterator[Row]:
    _no_columns(columns)
    return ndjson.array(file, seen)


def _csv(file: BinaryIO, seen: Seen, note: Note, columns: Columns) -> Iterator[Row]:
    lines = text_lines(file, _encoding(file, note), seen)
    found = table.rows(lines, lambda cells: sheet.score(cells, columns), sheet.HEAD_ROWS)
    return sheet.passengers(((f"line {number}", cells) for number, cells in found), note, columns)


def _xlsx(file: BinaryIO, seen: Seen, note: Note, columns: Columns) -> Iterator[Row]:
    """The passengers of every sheet that lists some; the first sheet's refusal where none does."""
    refused: ScreeningError | None = None
    read_any = False
    for number, rows in workbook.sheets(file):
        try:
            for row in sheet.passengers(rows, note, columns, loose=True):
                read_any = True
                yield row
        except (sheet.NoHeadings, InputError) as error:  # before the first row of a sheet, or not at all
            refused = refused or error
            note(f"Sheet {number} was passed over: it names no known columns.")
    if not read_any and refused is not None:
        raise refused
    seen(file.seek(0, 2))


def _carriers(file: BinaryIO, seen: Seen, note: Note, columns: Columns) -> Iterator[Row]:
    """What carriers send under any name: UN/EDIFACT, a telex, or after all a table."""
    head = file.read(_HEAD)
    file.seek(0)
    if pnl.begins(head.decode("utf-8", "replace")):
        _no_columns(columns)
        return pnl.rows(enumerate(text_lines(file, _encoding(file, note), seen), 1), note)
    if edifact.begins(head):
        _no_columns(columns)
        return interchange.read(file, seen, note)
    if head.startswith(b"PK\x03\x04"):
        return _xlsx(file, seen, note, columns)
    return _table_after_all(file, seen, note, columns)


def _table_after_all(file: BinaryIO, seen: Seen, note: Note, columns: Columns) -> Iterator[Row]:
    try:
        yield from _csv(file, seen, note, columns)
    except sheet.NoHeadings:
        raise BadList(
            "The file is no passenger list: neither UN/EDIFACT nor PNL or ADL, and no row names known columns.",
            remedy="Give the list as the carrier sent it.",
        ) from None


def _encoding(file: BinaryIO, note: Note) -> str:
    found = encoding(file)
    if found in CODE_PAGES:
        note(f"The file is not UTF-8 and was read as {CODE_PAGES[found]}; look whether the names are right.")
    return found


def _no_columns(columns: Columns) -> None:
    if columns:
        raise InputError("This list has no columns to map.", remedy="Leave the mapping of columns out.")


Reader = Callable[[BinaryIO, Seen, Note, Columns], Iterator[Row]]
READERS: dict[str, Reader] = {
    ".ndjson": _ndjson, ".jsonl": _ndjson, ".json": _json, ".csv": _csv, ".tsv": _csv, ".xlsx": _xlsx,
    ".edi": _carriers, ".txt": _carriers, ".pnl": _carriers, ".adl": _carriers, ".pnr": _carriers,
    ".edifact": _carriers, ".paxlst": _carriers,
}  # fmt: skip
