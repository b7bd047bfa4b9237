"""Rows of cells as passengers: finds the row of headings, and reads the others by what the headings say.

Serves CSV and workbooks alike. A cell that breaks a rule is left out of its row and told. A row of a CSV with more
cells than headings is not read, for nobody knows which cell is which. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NoReturn

from screening.batch.carriers.envelope import today
from screening.batch.lines import Note
from screening.batch.passengers import Row, Unreadable
from screening.batch.tables import headings
from screening.batch.tables.cells import Reading
from screening.batch.tables.layout import Layout
from screening.batch.written_dates import Order, order
from screening.errors import BadList, InputError, Problem
from screening.text.countries import country

HEAD_ROWS = 20
"""Among the first of which the headings stand; above them are titles, dates and flights."""

SAMPLE_ROWS = 1_000
"""By which a column shows whether day or month comes first in it."""

COLUMNS_AT_MOST = 200

_TOO_MANY_CELLS = Problem(
    "row", "has more cells than there are columns", "Put a cell that holds the separator in quotation marks."
)
_TELLING = 3  # cells by which a column is judged
_ENOUGH = 2  # headings that make a row one of headings; one called as we call it is enough


class NoHeadings(BadList):
    """No row names columns: perhaps this is no list of people."""


Cells = Sequence[str]
Rows = Iterable[tuple[str, Cells]]
"""Position (`line 3`, `sheet 1, row 3`) and cells of each row that is not blank."""


def score(cells: Cells, columns: Mapping[str, str]) -> int:
    """How much a row looks like one of headings; 0 for not at all."""
    if len(cells) > COLUMNS_AT_MOST or any(sum(map(str.isdigit, cell)) > 4 for cell in cells):
        return 0
    own = sum(cell.strip().lower().replace(" ", "_") in headings.COLUMNS for cell in cells)
    given = {headings.plain(heading) for heading in columns.values()}
    mapped = sum(headings.plain(cell) in given for cell in cells if cell.strip()) if given else 0
    found = {field for field in headings.fields(cells) if field}
    return len(found) + own + _ENOUGH * mapped


def passengers(rows: Rows, note: Note, columns: Mapping[str, str], *, loose: bool = False) -> Iterator[Row]:
    """The passengers of a table; `columns` says which heading holds a field, where the headings do not.

    `loose` takes cells without a heading for remarks instead of a row out of order. Raises BadList where no row names
    known columns, InputError for a mapping that does not fit.
    """
    rows = iter(rows)
    head = list(islice(rows, HEAD_ROWS))
    place = _place(head, columns)
    layout = Layout.of(head[place][1], columns)
    if place:
        note(f"{place} row(s) above the names of the columns were passed over.")
    if layout.passed_over:
        note(f"Columns passed over: {', '.join(layout.passed_over)}.")
    sample = [*head[place + 1 :], *islice(rows, SAMPLE_ROWS)]
    layout = _with_states(layout, [cells for _, cells in sample], note)
    reading = Reading(layout, _orders(layout, [cells for _, cells in sample]), today(), note)
    width = layout.width
    for position, cells in chain(sample, rows):
        if not loose and len(cells) > width and any(map(str.strip, cells[width:])):
            yield Unreadable(position, reading.identifier(cells), (_TOO_MANY_CELLS,))
        else:
            yield reading.row(position, cells)


def _place(head: Sequence[tuple[str, Cells]], columns: Mapping[str, str]) -> int:
    """Which of the first rows holds the headings."""
    scores = [score(cells, columns) for _, cells in head]
    best = max(scores, default=0)
    if best < _ENOUGH and not any(_only_one(cells) for _, cells in head[:1]):
        _refuse(columns)
    return scores.index(best)


def _only_one(cells: Cells) -> bool:
    """A table of one column, whose heading is known though not as we call it."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and bool(headings.field(filled[0]))


def _refuse(columns: Mapping[str, str]) -> NoReturn:
    if columns:
        raise InputError(
            f"None of the first {HEAD_ROWS} rows has the columns named.",
            remedy="Write the headings of the mapping as they stand in the list.",
        )
    raise NoHeadings(
        f"None of the first {HEAD_ROWS} rows names known columns.",
        remedy=f"Name columns among: {', '.join(headings.COLUMNS)}; or say which column holds what.",
    )


def _with_states(layout: Layout, sample: Sequence[Cells], note: Note) -> Layout:
    """Without columns that name authorities (`Кем выдан`: МВД 123) instead of states: each row would tell of it."""
    for place in [group["issuing_state"] for group in layout.documents if "issuing_state" in group]:
        given = [cells[place].strip() for cells in sample if place < len(cells) and cells[place].strip()]
        states = sum(bool(country(text)) for text in given)
        if len(given) >= _TELLING and 2 * states < len(given):
            layout = layout.without(place)
            note(f"Column {layout.headings[place].strip()[:60]} names hardly any states and was passed over.")
    return layout


def _orders(layout: Layout, sample: Sequence[Cells]) -> dict[int, Order]:
    """For each column of dates: which of day and month comes first, by its heading or by its own dates."""
    return {
        place: headings.order(layout.headings[place])
        or order(cells[place] for cells in sample if place < len(cells))
        for place in layout.dates
    }
