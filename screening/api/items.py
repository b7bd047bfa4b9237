"""Cutting a body into its items while it arrives: lines of NDJSON, or elements of a JSON array.

Only cuts, never reads: what an item says is for `screening.wire`. Memory is one item and one chunk. A line
that is too long is replaced by its error and the next line goes on; an array that loses its structure
cannot go on, so its last item is the error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from screening.errors import BadBody, ScreeningError, TooLarge

Item = bytes | ScreeningError

_BLANK = b" \t\r\n"
# A whole string is one token, so that brackets inside it do not count; a lone quote is a string cut off.
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|["\[\]{},]', re.DOTALL)


class Cutter(Protocol):
    """Takes chunks of any size, gives back the items complete so far."""

    def feed(self, chunk: bytes) -> list[Item]:
        """The items that `chunk` completes."""

    def end(self) -> list[Item]:
        """What is left when the body ends."""


class Lines:
    """NDJSON: one item a line, blank lines passed over."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._rest = b""
        self._skipping = False

    def feed(self, chunk: bytes) -> list[Item]:
        """The lines that `chunk` completes."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        items: list[Item] = []
        for line in lines:
            items += self._cut(line)
        if len(self._rest) > self._longest:
            items += self._cut(self._rest)
            self._rest, self._skipping = b"", True
        return items

    def end(self) -> list[Item]:
        """The last line, when no line end follows it."""
        last, self._rest = self._rest, b""
        return list(self._cut(last))

    def _cut(self, line: bytes) -> Iterator[Item]:
        if self._skipping:  # the rest of a line whose error is given already
            self._skipping = False
        elif len(line) > self._longest:
            yield _too_long("line", self._longest)
        elif line.strip(_BLANK):
            yield line


class Elements:
    """A JSON array: one item an element, cut at the commas of the outermost level."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._rest = bytearray()
        self._seen = 0  # how much of `_rest` has been looked through
        self._depth = 0
        self._several = False
        self._closed = False

    def feed(self, chunk: bytes) -> list[Item]:
        """The elements that `chunk` completes."""
        if self._closed and self._depth:  # structure lost before: nothing after it can be placed
            return []
        self._rest += chunk
        items = list(self._cut())
        if self._closed and self._rest.strip(_BLANK):
            items.append(self._lost("Something follows the array."))
        elif len(self._rest) > self._longest:
            items.append(self._lost(f"An element is longer than {self._longest:,} bytes."))
        return items

    def end(self) -> list[Item]:
        """An error, when the array was not closed."""
        if self._closed:
            return []
        return [self._lost("The array is cut off: its closing bracket is missing.")]

    def _cut(self) -> Iterator[Item]:
        start = 0
        while not self._closed and (token := _TOKEN.search(self._rest, self._seen)):
            mark = token.group()
            if mark == b'"':  # the string goes on in the next chunk: look at it again from its start
                self._seen = token.start()
                break
            self._seen = token.end()
            if mark in b"[{":
                self._depth += 1
                start = start if self._depth > 1 else token.end()
            elif mark in b"]}":
                self._depth -= 1
            if self._depth == 0 and mark == b"}":
                yield self._lost("A brace closes the array.")
                return
            if self._depth == 0 or (self._depth == 1 and mark == b","):
                yield from self._element(bytes(self._rest[start : token.start()]), last=self._depth == 0)
                start = token.end()
        else:
            self._seen = len(self._rest)
        del self._rest[:start]
        self._seen -= start

    def _element(self, body: bytes, *, last: bool) -> Iterator[Item]:
        self._closed = last
        body = body.strip(_BLANK)
        if body or self._several or not last:  # nothing at all between the brackets is an empty array
            yield body
        self._several = True

    def _lost(self, what: str) -> Item:
        self._closed, self._depth = True, 1
        self._rest.clear()
        return BadBody(what, remedy="Send one complete JSON array, or one JSON object a line.")


def _too_long(what: str, longest: int) -> TooLarge:
    return TooLarge(f"This {what} is longer than {longest:,} bytes.")
