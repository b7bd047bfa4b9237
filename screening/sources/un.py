"""The UN Security Council's consolidated list, as XML: its individuals.

Read as a stream: each person is built, given out and forgotten. Document type declarations, entities and
external references are refused, nothing is fetched. What the cells of one person say is `un_person`'s
business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from screening.errors import BadList
from screening.sources import stream
from screening.sources.source import Row, Seen, Source, at_least_one, row
from screening.sources.un_person import LIST, person

ROOT = "CONSOLIDATED_LIST"
LONGEST_PERSON = 4_000_000
"""Bytes between the ends of two entries; the longest on the list has some 20,000."""

_DEEPEST = 20
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


class _Entries(TreeBuilder):
    """Builds one entry at a time and lets go of it; refuses what is not this list."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[int, Element]] = []
        self.ended = 0
        self.parser: Any = None
        self._open: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        element = super().start(tag, attributes)
        if not self._open and tag != ROOT:
            raise BadList(f"The root element is not {ROOT}.")
        if len(self._open) >= _DEEPEST:
            raise BadList(f"Elements are nested more than {_DEEPEST} deep.")
        self._open.append(element)
        return element

    def end(self, tag: str) -> Element:
        element = super().end(tag)
        self._open.pop()
        if tag in _ENTRIES and self._open:
            self._open[-1].clear()
            self.ended += 1
            if tag == "INDIVIDUAL":
                self.done.append((self.parser.CurrentLineNumber, element))
        return element

    def taken(self) -> list[tuple[int, Element]]:
        """The individuals finished since the last call, with the lines where they end."""
        done, self.done = self.done, []
        return done


def _rows(path: Path, into: str | None, seen: Seen | None) -> Iterator[Row]:
    try:
        for line, element in _individuals(path, seen):
            yield row(line, person(element), into, LIST)
    except ParseError as error:
        line = error.position[0]
        raise BadList(
            f"{path.name} is not complete XML: line {line}.", remedy="Fetch the file again."
        ) from error
    except DefusedXmlException as error:
        raise BadList(
            f"{path.name} declares a document type or entities, which a list has no need of.",
            remedy="Fetch the file from its publisher; do not load this one.",
        ) from error


def _individuals(path: Path, seen: Seen | None) -> Iterator[tuple[int, Element]]:
    entries = _Entries()
    parser = DefusedXMLParser(target=entries, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    entries.parser = parser.parser
    waiting, ended = 0, 0
    for piece in stream.chunks(path, seen):
        parser.feed(piece)
        waiting = waiting + len(piece) if entries.ended == ended else 0
        ended = entries.ended
        if waiting > LONGEST_PERSON:
            raise BadList(f"{path.name}: one entry is longer than {LONGEST_PERSON:,} bytes.")
        yield from entries.taken()
    parser.close()
    yield from entries.taken()


def _default_list(path: Path) -> str:
    return LIST


def _files(path: Path) -> list[Path]:
    return [] if path.is_dir() else [path]


SOURCE = Source(LIST, recognise, read, _default_list, as_of, _files)
