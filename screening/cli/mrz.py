"""`screening mrz`: reads machine-readable zones and prints what they say, a JSON object each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from screening.cli import options

LONGEST_LINE = 1_000  # bytes that are read of one line; a zone needs 44, so the rest is refused by its length
MOST_LINES = 10  # lines that are kept of one zone; it needs three, so more are refused by their number

Block = tuple[int, list[str]]
"""The number of a zone's first line, and its lines."""


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command()(mrz)


def mrz(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Zones, a blank line between two; standard input without it."),
    ] = None,
) -> None:
    """Read machine-readable zones: fields, check digits, repairs and warnings, a JSON object a line.

    A zone that cannot be read gives its `position` and `problems`, and the others are read all the same.
    """
    if source is not None and str(source) != "-":
        options.must_be_file(source, "FILE")
        with source.open("rb") as stream:
            _print(stream)
    else:
        _print(sys.stdin.buffer)


def _print(stream: BinaryIO) -> None:
    import orjson

    from screening.wire import today

    day = today()
    for first, lines in blocks(_lines(stream)):
        sys.stdout.buffer.write(orjson.dumps(_read(first, lines, day)) + b"\n")
    sys.stdout.flush()


def _read(first: int, lines: list[str], day: date) -> dict[str, Any]:
    from screening.documents import mrz as zones
    from screening.errors import InputError

    try:
        return zones.to_json(zones.read(lines, day))
    except InputError as error:
        problems = [{"where": one.where, "what": one.what, "remedy": one.remedy} for one in error.problems]
        return {"position": f"line {first}", "problems": problems}


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines, each bounded; the rest of one that is too long is passed over."""
    while line := stream.readline(LONGEST_LINE):
        text = line.decode("utf-8-sig", "replace")
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield text.strip()


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The zones: lines that follow one another, parted by blank ones."""
    found: list[str] = []
    first = 0
    for number, line in enumerate(lines, start=1):
        if line and not found:
            first = number
        if line and len(found) < MOST_LINES:
            found.append(line)
        elif not line and found:
            yield first, found
            found = []
    if found:
        yield first, found
