"""The UN Security Council's consolidated list, as XML: its individuals.

What the cells of one person say is `un_person`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from screening.sources import stream
from screening.sources.entries import entries
from screening.sources.source import Row, Seen, Source, at_least_one, row
from screening.sources.un_person import LIST, person

ROOT = "CONSOLIDATED_LIST"
_ENTRIES = ("INDIVIDUAL", "ENTITY")
_GENERATED = re.compile(rb"dateGenerated=[\"'](\d{4}-\d\d-\d\d)")
_NOTHING = "The file names no individual."


def recognise(path: Path, head: bytes) -> bool:
    """Whether the root element is the list's."""
    return b"<CONSOLIDATED_LIST" in head


def read(path: Path, into: str | None = None, seen: Seen | None = None) -> Iterator[Row]:
    """The individuals of the list."""
    return at_least_one(_rows(path, into, seen), _NOTHING)


def as_of(path: Path) -> str:
    """The day on which the list was generated, as it says itself."""
    found = _GENERATED.search(stream.head(path))
    return found[1].decode() if found else ""


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    for line, element in entries(path, ROOT, _ENTRIES, seen):
        if element.tag == "INDIVIDUAL":
            yield row(line, person(element), into, LIST)


def _default_list(path: Path) -> str:
    return LIST


def _files(path: Path) -> list[Path]:
    return [] if path.is_dir() else [path]


SOURCE = Source(LIST, recognise, read, _default_list, as_of, _files)
