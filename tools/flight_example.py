"""Writes what the tutorial "the first flight" shows of its workbook anew: a table and a picture of the referrals.

The command is read from the page itself, so that what a reader types is what is run. `make examples` does it.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tools import draw_workbook

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "tutorial" / "first-flight.md"
PICTURE = ROOT / "docs" / "tutorial" / "flight.svg"
COLUMNS = ("row", "decision", "score", "seat", "name as sent", "on file", "beware", "why", "notes")

_COMMAND = re.compile(r"^screening (batch .*\.xlsx.*)$", re.MULTILINE)
_TABLE = re.compile(rf"^\| {COLUMNS[0]} \| .*?\n\n", re.MULTILINE | re.DOTALL)


def command(page: str) -> list[str]:
    """What the page tells to type for the workbook, without the program's name."""
    found = _COMMAND.search(page)
    if found is None:
        raise ValueError("the page names no command that writes a workbook")
    return shlex.split(found[1])


def table(page: str) -> str:
    """The table of referrals on the page."""
    found = _TABLE.search(page)
    return found[0] if found else ""


class Shown(NamedTuple):
    """The referrals as Markdown and as SVG."""

    table: str
    picture: str


def made(page: str, store: str, run: Callable[[list[str]], int]) -> Shown:
    """What the page's own command gives on that store."""
    arguments = command(page)
    arguments[1] = str(ROOT / arguments[1])
    with tempfile.TemporaryDirectory(prefix="screening-flight-") as folder:
        workbook = Path(folder) / "flight.xlsx"
        arguments[arguments.index("--output") + 1] = str(workbook)
        arguments[arguments.index("--store") + 1] = store
        if run(arguments) != 0:
            raise ValueError("the command of the page fails")
        table = "".join(_lines(openpyxl.load_workbook(workbook)["Referrals"]))
        return Shown(table, draw_workbook.svg(workbook))


def refreshed(page: str, shown: Shown) -> str:
    """The page with its table as the code has it now."""
    return page.replace(table(page), shown.table)


def _lines(sheet: Any) -> Iterator[str]:
    header, *rows = sheet.iter_rows(values_only=True)
    yield f"| {' | '.join(COLUMNS)} |\n"
    yield f"| {' | '.join(['---'] * len(COLUMNS))} |\n"
    for row in rows:
        told = dict(zip(header, row, strict=True))
        yield f"| {' | '.join(_cell(told[column]) for column in COLUMNS)} |\n"
    yield "\n"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)
