"""A CSV file as rows of cells, separated by commas, semicolons, tabs or bars.

What is not CSV is refused, in the middle too: after a quotation mark that was never closed nobody can tell where the
next traveller begins. Knows nothing of travellers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, NoReturn

from screening.batch.lines import Seen, lines
from screening.errors import BadList
from screening.wire.limits import BODY_BYTES

SEPARATORS = ",;\t|"  # the first of those that fit equally; spreadsheets of half of Europe write semicolons


@dataclass(frozen=True, slots=True)
class Table:
    """The columns as written, and each row that is not blank with the number of its last line."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


def read(file: BinaryIO, known: Collection[str], seen: Seen) -> Table:
    """The table in a UTF-8 file whose first line names columns, of which some must be `known`.

    Raises BadList for what is not such a table, also while the rows are read.
    """
    text = _text(lines(file, seen))
    first = next(text, "")
    separator = _separator([first], lambda cells: len(set(map(plain, cells)) & set(known)))
    rows = _rows(chain([first], text), separator)
    _, columns = next(rows, (1, []))
    _check(columns, known)
    return Table(tuple(columns), rows)


def rows(
    text: Iterable[str], score: Callable[[Sequence[str]], int], head: int
) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its last line.

    The separator is the one by which some row among the first `head` lines has the highest `score`. Raises BadList
    for what is not CSV.
    """
    text = iter(text)
    first = list(islice(text, head))
    return _rows(chain(first, text), _separator(first, score))


def plain(column: str) -> str:
    """A column's name as we call it: `Birth Date` is `birth_date`."""
    return column.strip().strip('"').strip().lower().replace(" ", "_")


def _separator(head: Sequence[str], score: Callable[[Sequence[str]], int]) -> str:
    def best(mark: str) -> int:
        found = csv.reader(head, delimiter=mark)
        try:
            return max((score(cells) for cells in found), default=0)
        except csv.Error:
            return 0

    return max(SEPARATORS, key=best)


def _rows(text: Iterable[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, cells
    except csv.Error as error:
        raise BadList(
            f"Line {reader.line_num} is not CSV: {error}.",
            remedy="Correct the line (quotation marks inside a cell are written twice) and give the file again.",
        ) from None


def _text(numbered: Iterable[tuple[int, bytes | None]]) -> Iterator[str]:
    for number, line in numbered:
        if line is None:
            raise BadList(f"Line {number} is longer than {BODY_BYTES:,} bytes.")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise BadList(
                f"Line {number} is not UTF-8.", remedy="Save the file as UTF-8 and give it again."
            ) from None


def _check(columns: list[str], known: Collection[str]) -> None:
    names = [plain(column) for column in columns]
    if not set(names) & set(known):
        _refuse("The first line names no known column.", f"Name columns among: {', '.join(known)}.")
    for name in names:
        if name in known and names.count(name) > 1:
            _refuse(f"Two columns are called {name}.", "Give each column once.")


def _refuse(what: str, remedy: str) -> NoReturn:
    raise BadList(what, remedy=remedy)
