"""Writes the tables of worked examples in docs/explanation anew, from the code as it is.

A table is known by its heading row. The author writes the names, and whether they should be referred; the
figures and sentences beside them are what the product says. `make examples` runs it with the README's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from screening.decide import DEFAULT
from screening.matchers import name
from screening.model import Hit, Name, PersonRecord, Traveller
from screening.screen import compare
from screening.text.names import token

EXPLANATION = Path(__file__).resolve().parents[1] / "docs" / "explanation"
COUNTRIES, MATCHING = EXPLANATION / "countries.md", EXPLANATION / "matching.md"
PAGES = (COUNTRIES, MATCHING)
YES, NO = "yes", "no"

_SIDE = re.compile(r"(?P<name>.+?)(?:, born (?P<born>\S+))?")

Cells = list[str]


class Row(NamedTuple):
    """One pair: both sides as printed, whether the author says that it is referred, and under which heading."""

    asked: str
    filed: str
    referred: bool
    heading: str


def traveller(side: str) -> Traveller:
    """The traveller of a cell: a name, or `name, born date`."""
    shown, born = _parts(side)
    return Traveller(name=Name(shown), birth_date=born)


def record(side: str, number: int = 0) -> PersonRecord:
    """The person on file of a cell, under an invented identifier."""
    filed, born = _parts(side)
    dates = (born,) if born else ()
    return PersonRecord(id=f"examples:{number}", list="examples", names=(Name(filed),), birth_dates=dates)


def weighed(asked: str, filed: str) -> Hit:
    """What the default policy makes of two cells."""
    return compare(traveller(asked), record(filed), DEFAULT)


def rows(page: str) -> Iterator[Row]:
    """All pairs of a page."""
    heading = ""
    for line, head in _with_heads(page):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if head == _PAIRS:
            asked, filed, referred, _ = _cells(line)
            yield Row(asked, filed, {YES: True, NO: False}[referred], heading)


def refreshed(page: str) -> str:
    """The page's text with what the product says in every such table."""
    lines = [_line(_TABLES[head](_cells(line))) if head else line for line, head in _with_heads(page)]
    return "\n".join(lines) + "\n"


def _with_heads(page: str) -> Iterator[tuple[str, str]]:
    """Each line with the heading row of the table in whose body it stands, or "" outside of ours."""
    head, left = "", 0
    for line in page.splitlines():
        if line in _TABLES:
            head, left = line, 1  # the row of dashes
            yield line, ""
        elif head and left:
            left -= 1
            yield line, ""
        else:
            head = head if line.startswith("|") else ""
            yield line, head


def _parts(side: str) -> tuple[str, str]:
    found = _SIDE.fullmatch(side)
    assert found is not None, side
    return found["name"], found["born"] or ""


def _cells(line: str) -> Cells:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _line(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"


def _said(hit: Hit) -> str:
    return " ".join(reason.why for reason in hit.reasons) or "-"


def _pair(cells: Cells) -> Cells:
    asked, filed, referred, _ = cells
    return [asked, filed, referred, _said(weighed(asked, filed))]


def _scored(cells: Cells) -> Cells:
    what, asked, filed, _ = cells
    return [what, asked, filed, f"{weighed(asked, filed).score:.2f}"]


def _words(cells: Cells) -> Cells:
    what, a, b, *_ = cells
    how = name.alike(token(a), token(b))
    alike = f"{how.likeness:.2f}" if how.likeness >= name.MATCHED else "other words"
    return [what, a, b, f"{how.slips:.2f}" if how.likeness >= name.MATCHED else "-", alike]


_PAIRS = "| the traveller shows | on file | referred | the reason that is given |"
_TABLES: dict[str, Callable[[Cells], Cells]] = {
    _PAIRS: _pair,
    "| what differs | the traveller shows | on file | score |": _scored,
    "| what differs | one word | the other | weight in slips | alike |": _words,
}
