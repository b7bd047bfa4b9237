"""The service's own form: one JSON record a line (NDJSON), plain or gzip, or a folder of such files.

A folder holds `persons.ndjson` and `documents.ndjson`, as `screening generate` writes them. A row's list
is the one named for the load, else the row's own `list`, else the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from screening.sources import stream
from screening.sources.source import Rejected, Row, Seen, Source, at_least_one, list_name, row
from screening.wire.limits import BODY_BYTES

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FOLDER_FILES = re.compile(r"(persons|documents)\.(ndjson|jsonl)(\.gz)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(ndjson|jsonl)(\.gz)?$", re.IGNORECASE)
NOTHING = "No row of the file is a record."


def recognise(path: Path, head: bytes) -> bool:
    """Whether the head looks like JSON objects in lines that say what kind they are, or the name says so."""
    start = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
    return start.startswith(b"{") and (b'"kind"' in head or _SUFFIX.search(path.name) is not None)


def read(path: Path, into: str | None = None, seen: Seen | None = None) -> Iterator[Row]:
    """The records of a file, or of the files of a folder."""
    return at_least_one(_rows(path, into, seen), NOTHING)


def read_lines(
    lines: Iterable[tuple[int, bytes | None]], into: str | None, default: str, where: str = ""
) -> Iterator[Row]:
    """The records of numbered lines; None in place of a line that was too long to be kept."""
    for number, line in lines:
        if line is None:
            reason, remedy = f"is longer than {BODY_BYTES:,} bytes", "Split the record."
            yield Rejected(number, f"{where}line", reason, remedy)
        elif stripped := line.strip():
            yield row(number, stripped, into, default, where)


def files(path: Path) -> list[Path]:
    """The files that are read: the one named, or those of the folder, persons last."""
    if not path.is_dir():
        return [path]
    return sorted(entry for entry in path.iterdir() if _FOLDER_FILES.fullmatch(entry.name))


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    for file in files(path):
        where = f"{file.name}: " if file != path else ""
        yield from read_lines(_whole_lines(file, seen), into, list_name(path), where)


def _whole_lines(path: Path, seen: Seen | None) -> Iterator[tuple[int, bytes | None]]:
    for number, line in stream.lines(path, seen):
        if line is not None and not line.isascii():
            stream.text(path, number, line)
        if number == 1 and line:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        yield number, line


def _no_date(path: Path) -> str:
    return ""


SOURCE = Source("records", recognise, read, list_name, _no_date, files)
