"""Travellers as JSON: an object a line, or one array of them.

An object with a field that breaks a rule is read without it. What is no JSON, or holds a key twice, is not read: of
two equal keys nobody knows which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from screening import wire
from screening.batch import lenient
from screening.batch.lines import Seen, lines
from screening.batch.passengers import Passenger, Row, Unreadable
from screening.errors import BadBody, BadList, InputError, Problem, TooLarge
from screening.wire.limits import BODY_BYTES
from screening.wire.reading import loaded

ARRAY_BYTES = 100_000_000
"""Of one array, which is read whole; more travellers are sent a line each."""

_BOM = b"\xef\xbb\xbf"
_TOO_LONG = Problem("line", f"is longer than {BODY_BYTES:,} bytes", "Write one traveller a line.")
_NO_OBJECT = Problem("item", "must be a JSON object", "Write the fields between braces.")


def rows(file: BinaryIO, seen: Seen) -> Iterator[Row]:
    """One traveller for each line that is not blank."""
    for number, line in lines(file, seen):
        position = f"line {number}"
        if line is None:
            yield Unreadable(position, "", (_TOO_LONG,))
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if line.strip():
            yield _traveller(position, line)


def array(file: BinaryIO, seen: Seen) -> Iterator[Row]:
    """One traveller for each item of an array. Raises BadList for what is none, and for a larger one than is read."""
    data = file.read(ARRAY_BYTES + 1)
    if len(data) > ARRAY_BYTES:
        raise BadList(
            f"The array is longer than {ARRAY_BYTES:,} bytes.", remedy="Write one traveller a line (.ndjson)."
        )
    try:
        items = orjson.loads(data.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        items = None
    if not isinstance(items, list):
        raise BadList(
            "The file is no JSON array.", remedy="Write travellers in an array, or one a line as .ndjson."
        )
    seen(len(data))
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield lenient.row(item, f"item {number}")
        else:
            yield Unreadable(f"item {number}", "", (_NO_OBJECT,))


def _traveller(position: str, line: bytes) -> Row:
    try:
        return Passenger(wire.traveller(line), position)
    except (BadBody, TooLarge) as error:
        return lenient.unreadable(position, "", error)
    except InputError as error:
        return _mended(position, line, error)


def _mended(position: str, line: bytes, error: InputError) -> Row:
    try:
        body: dict[str, Any] = dict(loaded(line))
    except InputError as worse:  # a key twice, or no object
        return lenient.unreadable(position, _id_in(line), worse)
    row = lenient.row(body, position)
    return lenient.unreadable(position, row.id, error) if isinstance(row, Unreadable) else row


def _id_in(line: bytes) -> str:
    """The identifier of an unacceptable traveller, so that it can be found again, if it can be made out."""
    try:
        found = orjson.loads(line)["id"]
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return ""
    return found if isinstance(found, str) else ""
