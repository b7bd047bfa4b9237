"""A workbook that an officer can work from: who to look at first, all rows, and what the answers rest on.

Written row by row in bounded memory: referrals wait in a file until they can be sorted. Every cell is text or a
number, never a formula. A decision is coloured and also written out.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from screening.batch.passengers import Result
from screening.batch.report.about import About, Write
from screening.batch.report.cells import text
from screening.batch.report.entry import Entry, answer_of, entry
from screening.batch.report.ground import Ground
from screening.batch.report.waiting import Waiting

ROWS = 1_048_576  # of a sheet, Excel's own bound
VERDICTS = ("the person or document on file", "somebody else", "not settled yet")
COLOURS = {"refer": "#F8CBAD", "not_checked": "#FFE699", "clear": "#E2EFDA"}

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its width in characters, and what stands in it."""

    title: str
    width: int
    value: Callable[[int, Entry], Cell]


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(parts)


def _why(told: Entry) -> str:
    """Why somebody must look; on paper it is the only place that says so of one who was not checked."""
    return told.why or (_joined(told.notes) if told.decision == "not_checked" else "")


REFERRALS = (
    Column("row", 6, lambda number, told: number),
    Column("decision", 12, lambda _, told: told.decision),
    Column("score", 6, lambda _, told: told.score),
    Column("flight", 9, lambda _, told: told.flight),
    Column("seat", 6, lambda _, told: told.seat),
    Column("name as sent", 26, lambda _, told: told.name or told.id),
    Column("born", 11, lambda _, told: told.birth_date),
    Column("documents", 18, lambda _, told: told.documents),
    Column("on file", 26, lambda _, told: told.on_file),
    Column("born on file", 11, lambda _, told: told.born_on_file),
    Column("beware", 12, lambda _, told: _joined(told.alerts)),
    Column("action", 28, lambda _, told: told.action),
    Column("why", 50, lambda _, told: _why(told)),
    Column("officer's decision", 18, lambda *_: ""),
    Column("remarks", 22, lambda *_: ""),
    Column("nationality", 11, lambda _, told: told.nationality),
    Column("sex", 5, lambda _, told: told.sex),
    Column("list", 14, lambda _, told: told.list),
    Column("record", 24, lambda _, told: told.record_id),
    Column("other hits", 24, lambda _, told: _joined(told.other_hits)),
    Column("notes", 40, lambda _, told: _joined(told.notes)),
    Column("position", 20, lambda _, told: told.position),
    Column("id", 14, lambda _, told: told.id),
    Column("role", 11, lambda _, told: told.role),
    Column("locator", 10, lambda _, told: told.locator),
    Column("reference", 16, lambda _, told: told.reference),
)
_VERDICT = next(place for place, column in enumerate(REFERRALS) if column.title == "officer's decision")
PRINTED = _VERDICT + 2  # columns on paper: up to the remarks; the rest is for the screen
_BESIDE = ("position", "flight", "seat", "role", "id", "name as sent", "born", "sex", "nationality", "documents",
           "decision", "score", "list", "record", "other hits", "notes")  # fmt: skip
ALL_ROWS = (
    REFERRALS[0],
    *(column for title in _BESIDE for column in REFERRALS if column.title == title),
)


@contextmanager
def writing(path: Path, about: About) -> Iterator[Write]:
    """Takes results one by one; the workbook is complete when the block ends."""
    with tempfile.TemporaryDirectory(prefix=f"{path.name}.", dir=path.parent) as folder:
        options = {"constant_memory": True, "tmpdir": folder}
        book = xlsxwriter.Workbook(path, options)
        book.set_properties(
            {"title": "Screened passenger list", "created": about.made_at.replace(tzinfo=None)}
        )
        try:
            with Waiting(Path(folder)) as waiting:
                pages = _Pages(book, waiting)
                yield pages.add
                pages.end(about)
        finally:  # also after an error: it lets go of the files of the sheets
            _close(book)


def _close(book: xlsxwriter.Workbook) -> None:
    try:
        book.close()
    except FileCreateError as error:
        raise (error.__context__ or error) from None  # the OSError that it hides, with its file and reason


@dataclass(slots=True)
class _Sheets:
    """Sheets of one name, the next one begun when Excel's rows are used up."""

    book: xlsxwriter.Workbook
    formats: _Formats
    name: str
    columns: Sequence[Column]
    prepare: Callable[[Worksheet, int], None]
    sheet: Worksheet = field(init=False)
    row: int = 0
    made: int = 0

    def __post_init__(self) -> None:
        self._begin()

    def add(self, number: int, told: Entry) -> None:
        """One row; `number` is its place in the list."""
        if self.row >= ROWS:
            self.end()
            self._begin()
        for place, column in enumerate(self.columns):
            _put(self.sheet, self.row, place, column.value(number, told), self.formats.of(column, told))
        self.row += 1

    def end(self) -> None:
        """What is known only at the end: how far the filter and the drop-down reach."""
        last = max(self.row - 1, 1)
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)
        self.prepare(self.sheet, last)

    def _begin(self) -> None:
        self.made += 1
        self.sheet = self.book.add_worksheet(self.name if self.made == 1 else f"{self.name} {self.made}")
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(0, place, column.title, self.formats.head)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        _paper(self.sheet)
        self.row = 1


class _Pages:
    """The three kinds of sheet, in the order in which they are read."""

    def __init__(self, book: xlsxwriter.Workbook, waiting: Waiting) -> None:
        self._book, self._waiting = book, waiting
        self._formats = _Formats(book)
        self._referrals = _Sheets(book, self._formats, "Referrals", REFERRALS, _verdicts)
        self._rows = _Sheets(book, self._formats, "All rows", ALL_ROWS, lambda *_: None)
        self._ground = Ground()
        self._number = 0

    def add(self, result: Result) -> None:
        """One result: to all rows at once, and to those who wait to be sorted if somebody must look."""
        self._number += 1
        answer = answer_of(result)
        told = entry(result, answer)
        self._ground.add(answer)
        self._rows.add(self._number, told)
        if told.decision != "clear":
            self._waiting.add(self._number, told)

    def end(self, about: About) -> None:
        """The referrals, most alike first, then who was not checked; and what all of it rests on."""
        for number, told in self._waiting.sorted():
            self._referrals.add(number, told)
        self._referrals.end()
        self._rows.end()
        sheet = self._book.add_worksheet("About")
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 100)
        _paper(sheet)
        for row, (name, value) in enumerate(self._ground.told(about)):
            _put(sheet, row, 0, name, self._formats.head)
            _put(sheet, row, 1, value, self._formats.body)


class _Formats:
    """How cells look. The colour of a decision only repeats what the cell says."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        common: dict[str, Any] = {"text_wrap": True, "valign": "top"}
        self.head: Format = book.add_format({**common, "bold": True, "bottom": 1})
        self.body: Format = book.add_format(common)
        self._beware: Format = book.add_format({**common, "bold": True, "font_color": "#C00000"})
        self._decisions: dict[str, Format] = {
            name: book.add_format({**common, "bold": name != "clear", "bg_color": colour})
            for name, colour in COLOURS.items()
        }

    def of(self, column: Column, told: Entry) -> Format:
        """The look of a cell."""
        if column.title == "decision":
            return self._decisions.get(told.decision, self.body)
        return self._beware if column.title == "beware" else self.body


def _put(sheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    """One cell: never a formula, never a link, and nothing where nothing is known."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, text(value), style)
    elif value is not None:
        sheet.write_number(row, column, value, style)


def _verdicts(sheet: Worksheet, last: int) -> None:
    """What the officer chooses from; and only what is needed at the desk goes on paper."""
    sheet.data_validation(1, _VERDICT, last, _VERDICT, {"validate": "list", "source": list(VERDICTS)})
    sheet.print_area(0, 0, last, PRINTED - 1)


def _paper(sheet: Worksheet) -> None:
    """A4 across, as many pages as it takes downwards."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&LPersonal data&C&A&RPage &P of &N")
