"""The entries of an XML list, one at a time: each is built, given out and forgotten.

Document type declarations, entities and external references are refused, nothing is fetched; depth and the
size of an entry are bounded. Knows nothing of what an entry says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from screening.errors import BadList
from screening.sources import stream
from screening.sources.source import Seen

LONGEST_ENTRY = 4_000_000
"""Bytes between the ends of two entries; the longest known has some 20,000."""

_DEEPEST = 20


def entries(path: Path, root: str, tags: Collection[str], seen: Seen | None) -> Iterator[tuple[int, Element]]:
    """Each element of these tags, with the line where it ends.

    Raises `BadList` for another root element, for what is not complete XML, for declarations, for an entry
    within an entry, and for what is too deep or too long.
    """
    try:
        yield from _parsed(path, _Builder(root, tags), seen)
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


class _Builder(TreeBuilder):
    """Builds one entry at a time and lets go of it; refuses what is not this list."""

    def __init__(self, root: str, tags: Collection[str]) -> None:
        super().__init__()
        self.done: list[tuple[int, Element]] = []
        self.ended = 0
        self.parser: Any = None
        self._root, self._tags = root, frozenset(tags)
        self._open: list[Element] = []
        self._within = False

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        element = super().start(tag, attributes)
        if not self._open and tag != self._root:
            raise BadList(f"The root element is not {self._root}.")
        if len(self._open) >= _DEEPEST:
            raise BadList(f"Elements are nested more than {_DEEPEST} deep.")
        if tag in self._tags:
            if self._within:  # letting go of the inner one would empty the outer one
                raise BadList(f"An element {tag} lies within another entry.")
            self._within = True
        self._open.append(element)
        return element

    def end(self, tag: str) -> Element:
        element = super().end(tag)
        self._open.pop()
        if tag in self._tags and self._open:
            self._open[-1].clear()
            self._within = False
            self.ended += 1
            self.done.append((self.parser.CurrentLineNumber, element))
        return element

    def taken(self) -> list[tuple[int, Element]]:
        """The entries finished since the last call."""
        done, self.done = self.done, []
        return done


def _parsed(path: Path, builder: _Builder, seen: Seen | None) -> Iterator[tuple[int, Element]]:
    parser = DefusedXMLParser(target=builder, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    builder.parser = parser.parser
    waiting, ended = 0, 0
    for piece in stream.chunks(path, seen):
        parser.feed(piece)
        waiting = waiting + len(piece) if builder.ended == ended else 0
        ended = builder.ended
        if waiting > LONGEST_ENTRY:
            raise BadList(f"{path.name}: one entry is longer than {LONGEST_ENTRY:,} bytes.")
        yield from builder.taken()
    parser.close()
    yield from builder.taken()
