"""Draws the sheet of referrals as a spreadsheet shows it: an SVG for the tutorial, the same for the same workbook.

Drawn from the workbook's own widths, colours and texts; only how text breaks is guessed, from the width of a letter.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import openpyxl

COLUMNS = ("row", "decision", "score", "seat", "name as sent", "born", "on file", "beware", "action", "why",
           "officer's decision")  # fmt: skip
LETTER, LINE, MARGIN = 6.0, 15, 5  # pixels: the width of a letter, the height of a line, the space in a cell
STYLE = (
    "text{font:11px sans-serif;fill:#1a1a1a}.b{font-weight:bold}.t{fill:#555}"
    "rect{stroke:#c9c9c9;stroke-width:1;fill:#fff}.h{fill:#f1f1f1}"
)


def svg(workbook: Path) -> str:
    """The first sheet of a workbook, the columns that an officer reads first, and the tabs below."""
    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    places = [cell.column for cell in sheet[1] if cell.value in COLUMNS]
    widths = [round(_width(sheet, place) * LETTER) + 2 * MARGIN for place in places]
    top, drawn = 0, list[str]()
    for row in sheet.iter_rows():
        cells = [row[place - 1] for place in places]
        lines = [_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
        height = LINE * max(map(len, lines)) + MARGIN
        drawn += _row(cells, lines, widths, top, height)
        top += height
    drawn += _tabs(book.sheetnames, top)
    size = f'width="{sum(widths) + 1}" height="{top + 2 * LINE}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="The sheet Referrals">\n'
    return f"{head}<style>{STYLE}</style>\n" + "".join(f"{one}\n" for one in drawn) + "</svg>\n"


def _width(sheet: Any, place: int) -> float:
    width: float = sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width
    return width


def _lines(cell: Any, width: int) -> list[str]:
    value = f"{cell.value:.2f}" if isinstance(cell.value, float) else str(cell.value or "")
    return textwrap.wrap(value, max(int((width - 2 * MARGIN) / LETTER), 4)) or [""]


def _row(cells: list[Any], lines: list[list[str]], widths: list[int], top: int, height: int) -> Iterator[str]:
    left = 0
    for cell, text, width in zip(cells, lines, widths, strict=True):
        colour = cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else ""
        look = ' class="h"' if cell.row == 1 else f' style="fill:#{colour[2:]}"' if colour else ""
        yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}"{look}/>'
        bold = ' class="b"' if cell.font.bold else ""
        for number, line in enumerate(text, 1):
            if line:
                yield f'<text x="{left + MARGIN}" y="{top + number * LINE - 2}"{bold}>{escape(line)}</text>'
        left += width


def _tabs(names: list[str], top: int) -> Iterator[str]:
    left = MARGIN
    for number, name in enumerate(names):
        look = ' class="b"' if number == 0 else ' class="t"'
        yield f'<text x="{left}" y="{top + LINE + MARGIN}"{look}>{escape(name)}</text>'
        left += round((len(name) + 4) * LETTER)
