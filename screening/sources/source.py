"""What every source of records is made of, and what reading one gives.

A source reads one publisher's form row by row: an `Entry` for a record, a `Rejected` for a row that breaks a
rule, a `Note` for the person who loads. A file that is not what it claims raises `BadList`, possibly in
the middle, so that callers read inside one transaction. Knows nothing of stores.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from screening import wire
from screening.errors import BadList, InputError
from screening.model import Record
from screening.wire import limits

Seen = Callable[[int], None]
"""Told how many more bytes were read from the disk."""


class Entry(NamedTuple):
    """A record and the line where it was read (0 where lines mean nothing)."""

    line: int
    record: Record


class Rejected(NamedTuple):
    """A row that was left out: where, why and what to do. Never holds the row's values."""

    line: int
    where: str
    reason: str
    remedy: str


class Note(NamedTuple):
    """Something that the person who loads should know, although nothing was left out."""

    text: str


Row = Entry | Rejected | Note


@dataclass(frozen=True, slots=True)
class Source:
    """One published form. `read` takes the path, the list every record goes to (or None), and `Seen`."""

    name: str
    recognise: Callable[[Path, bytes], bool]
    read: Callable[[Path, str | None, Seen | None], Iterator[Row]]
    default_list: Callable[[Path], str]
    as_of: Callable[[Path], str]
    files: Callable[[Path], list[Path]]


def row(
    line: int, data: bytes | Mapping[str, Any], list_name: str | None, default: str, where: str = ""
) -> Row:
    """The record in `data`, checked like anything untrusted, or why it is rejected."""
    try:
        return Entry(line, wire.record(data, list_name=list_name, default_list=default))
    except InputError as error:
        return rejected(line, error, where)


def rejected(line: int, error: InputError, where: str = "") -> Rejected:
    """The rejection that tells an input error's first problem and counts the others."""
    if not error.problems:
        return Rejected(line, where, error.what, error.remedy)
    problem = error.problems[0]
    more = f" (and {len(error.problems) - 1} more problems)" if len(error.problems) > 1 else ""
    return Rejected(line, f"{where}{problem.where}", f"{problem.what}{more}", problem.remedy)


def at_least_one(rows: Iterable[Row], nothing: str) -> Iterator[Row]:
    """The rows as they come; `BadList` at the end when no record was among them.

    A list that became empty by a fault would withdraw everybody on it, silently.
    """
    found, first = False, None
    for item in rows:
        found = found or isinstance(item, Entry)
        first = first or (item if isinstance(item, Rejected) else None)
        yield item
    if not found:
        why = f" The first: line {first.line}, {first.where} {first.reason}." if first else ""
        raise BadList(f"{nothing}{why}", remedy=first.remedy if first else None)


# Characters that carry no text: controls and everything that changes direction or is invisible, joiners
# excepted, which are spelling in Persian and in Indic scripts.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def clean(text: str | None) -> str:
    """Text without invisible characters, white space made single."""
    return " ".join(_INVISIBLE.sub("", text or "").split())


def bounded(text: str, longest: int = limits.REMARKS_CHARACTERS) -> str:
    """Text cut to a length, with an ellipsis where it was cut."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def list_name(path: Path) -> str:
    """A list's name made from a file's: `Stolen 2025.ndjson.gz` is `Stolen-2025`."""
    stem = re.split(r"\.(?:nd)?jsonl?\b|\.gz\b|\.txt\b", path.name, maxsplit=1)[0]
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[: limits.LIST_CHARACTERS] or "records"
