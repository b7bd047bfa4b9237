"""An XLSX workbook as rows of cells in text: dates as `YYYY-MM-DD`, whole numbers without a point.

Opened read-only, row by row, after its size unpacked was looked at: a small file may hold a huge one. Formulas count
as what they showed when the file was saved. Knows nothing of travellers.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from itertools import chain
from typing import Any, BinaryIO

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from screening.batch.tables.cells import Figure
from screening.batch.tables.sheet import COLUMNS_AT_MOST, HEAD_ROWS, Rows
from screening.errors import BadList

UNPACKED_BYTES = 1_000_000_000
"""Of all sheets: some ten million cells. Read row by row."""

SHARED_BYTES = 60_000_000
"""Of texts, styles and all else that is kept in memory while rows are read."""

MEMBERS = 2_000
SHEETS = 50
ROWS = 1_048_576
"""Of one sheet, as many as Excel has; a file may claim more and name none between."""

CELL_CHARACTERS = 2_000
"""More than a name, a place and a machine-readable zone together need; Excel allows 32,767."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ZEROS = re.compile(r"0+")
_LONGEST_FORMAT = 40
_DAMAGED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
_UNREADABLE = (
    *_DAMAGED,
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    DefusedXmlException,
    RuntimeError,  # a member is encrypted, or packed in a way that nobody unpacks
)


def sheets(file: BinaryIO) -> Iterator[tuple[int, Rows]]:
    """The number of each sheet, from 1, and its rows that are not blank. Raises BadList for what is no workbook."""
    _bounded(file)
    with _told(), closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as workbook:
        for number, sheet in enumerate(workbook.worksheets[:SHEETS], 1):
            sheet.reset_dimensions()
            yield number, _rows(sheet, number)


def _bounded(file: BinaryIO) -> None:
    with _told(), zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        kept = sum(member.file_size for member in members if not _SHEET.fullmatch(member.filename))
        everything = sum(member.file_size for member in members)
    if len(members) > MEMBERS or kept > SHARED_BYTES or everything > UNPACKED_BYTES:
        raise BadList(
            f"The workbook is larger than is read: {everything:,} bytes unpacked.",
            remedy="Save the sheet with the passengers as CSV and give that.",
        )
    file.seek(0)


@contextmanager
def _told() -> Iterator[None]:
    """What a damaged file makes the library raise, as one sentence. Not its own words, which may quote a cell."""
    try:
        yield
    except _UNREADABLE:
        raise BadList(
            "The file is not an XLSX workbook, is damaged, or is protected by a password.",
            remedy="Open it, save it as XLSX without a password or as CSV, and give it again.",
        ) from None


def _rows(sheet: Any, number: int) -> Rows:
    """The rows, as wide as the first of them: cells far to the right would cost their whole row in empty ones."""
    with _told():
        head = [_row(cells) for cells in sheet.iter_rows(max_row=HEAD_ROWS, max_col=COLUMNS_AT_MOST)]
        width = max((place for row in head for place, text in enumerate(row, 1) if text), default=1)
        rows = sheet.iter_rows(min_row=len(head) + 1, max_row=ROWS, max_col=width) if head else ()
        for place, row in enumerate(chain(head, map(_row, rows)), 1):
            if any(row):
                yield f"sheet {number}, row {place}", row


def _row(cells: tuple[Any, ...]) -> list[str]:
    return ["" if cell.value is None else _text(cell.value, cell) for cell in cells]


def _text(value: object, cell: Any) -> str:
    if isinstance(value, str):
        return "" if cell.data_type == "e" else value[:CELL_CHARACTERS]
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | time):
        return str(value)
    if isinstance(value, int | float) and float(value).is_integer():
        return _padded(f"{value:.0f}", cell.number_format)
    return Figure(value) if isinstance(value, float) else str(value)[:CELL_CHARACTERS]


def _padded(digits: str, shown_as: str | None) -> str:
    """A number with the zeros in front that a format such as `00000000` shows; without one they may be lost."""
    if shown_as and len(shown_as) < _LONGEST_FORMAT and _ZEROS.fullmatch(shown_as) and shown_as != "0":
        return digits.zfill(len(shown_as))
    return Figure(digits)
