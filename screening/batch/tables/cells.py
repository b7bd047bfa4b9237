"""One row of a table as a passenger, by the layout of its columns. Knows no file and no heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screening.batch import lenient, titles
from screening.batch.carriers.legs import flight_number
from screening.batch.lines import Note
from screening.batch.passengers import Leg, Message, Row
from screening.batch.tables import headings
from screening.batch.tables.layout import Group, Layout
from screening.batch.written_dates import Century, Order, born, clerks, near
from screening.model import Name
from screening.wire.limits import ID_CHARACTERS


class Figure(str):
    """The text of a cell that a workbook keeps as a number: zeros in front of it may be lost."""

    __slots__ = ()

    def strip(self, _: str | None = None) -> Figure:
        """Itself: digits have no space around them, and it stays a figure."""
        return self


_MANGLED = re.compile(r"\d[.,]\d+[Ee]\+?\d+")
_TITLED = re.compile(r"[^\W\d_]{2}(?:MSTR|MISS|MRS|MR)\b")
_MRZ_LENGTHS = {88: 44, 72: 36, 90: 30}  # of all lines in one piece, of one line


class Reading:
    """Reads rows of one table; remembers the last flight, and what was noted of the table."""

    def __init__(self, layout: Layout, orders: Mapping[int, Order], today: str, note: Note) -> None:
        self._layout, self._orders, self._note = layout, orders, note
        self._born, self._near = born(today), near(today)
        self._message: Message | None = None
        self._flown: tuple[str, ...] = ()
        self._noted = False
        self._journey = any(
            field in layout.single for field in ("flight", "flight_date", "departure", "arrival")
        )

    def identifier(self, cells: Sequence[str]) -> str:
        """The identifier in a row, so that it can be found again."""
        return self._first("id", [cell.strip() for cell in cells])[:ID_CHARACTERS]

    def row(self, position: str, cells: Sequence[str]) -> Row:
        """The passenger, with a warning for everything left out, or what is wrong with a row nobody can read."""
        cells = [cell.strip() for cell in cells]
        cells += [""] * (self._layout.width - len(cells))
        warnings: list[str] = []
        called: dict[str, str] = {}
        body: dict[str, Any] = {}
        for field in ("id", "birth_place"):
            self._put(body, field, self._first(field, cells))
        self._put(body, "sex", headings.sex(self._first("sex", cells)))
        self._put(body, "birth_date", self._date("birth_date", cells, self._born, warnings))
        self._put(body, "nationality", self._nationality(cells))
        name, others = self._names(cells)
        body |= name
        self._put(body, "documents", self._documents(cells, warnings, called))
        self._put(body, "mrz", self._mrz(cells))
        return lenient.row(
            body,
            position,
            warnings,
            place=lambda where: self._called(where, called),
            other_names=others,
            message=self._flight(cells, warnings) if self._journey else None,
            locator=self._first("locator", cells),
            journey={"seat": self._first("seat", cells)},
        )

    def _put(self, body: dict[str, Any], field: str, given: object) -> None:
        if given:
            body[field] = given

    def _first(self, field: str, cells: Sequence[str]) -> str:
        """The first cell of a field that holds something."""
        for place in self._layout.single.get(field, ()):
            if place < len(cells) and cells[place]:
                return cells[place]
        return ""

    def _called(self, where: str, called: Mapping[str, str]) -> str:
        if where in called:
            return called[where]
        places = self._layout.single.get(where)
        return self._layout.called(where, places[0]) if places else where

    def _date(self, field: str, cells: Sequence[str], century: Century, warnings: list[str]) -> str:
        for place in self._layout.single.get(field, ()):
            if cells[place]:
                return self._dated(field, place, cells[place], century, warnings)
        return ""

    def _dated(self, field: str, place: int, text: str, century: Century, warnings: list[str]) -> str:
        found, sure = clerks(text, century, self._orders.get(place, ""))
        if not sure:
            called = self._layout.called(field, place)
            warnings.append(f"{called} may have the day or the month first; only its year was used.")
        return found

    def _nationality(self, cells: Sequence[str]) -> str | list[str]:
        places = self._layout.single.get("nationality", ())
        found = [cells[place] for place in places if cells[place]]
        return found if len(found) > 1 else "".join(found)

    def _names(self, cells: Sequence[str]) -> tuple[dict[str, str], tuple[Name, ...]]:
        """The first name given, and others, as in a column for another script."""
        found = [name for group in self._layout.names if (name := _name(group, cells))]
        if not found:
            return {}, ()
        first, *others = found
        last = first.get("given_names") or first.get("name") or ""
        more: tuple[Name, ...] = ()
        if _TITLED.search(last):
            first, more = titles.named(first.get("surname") or last, last if "surname" in first else "")
        return first, (*more, *(_other(name) for name in others if name != first))

    def _documents(
        self, cells: Sequence[str], warnings: list[str], called: dict[str, str]
    ) -> list[dict[str, str]]:
        documents: list[dict[str, str]] = []
        for group in self._layout.documents:
            document = self._document(group, cells, warnings)
            if document:
                self._remember(group, f"documents[{len(documents)}]", called)
                documents.append(document)
        for place in self._layout.visas:
            if cells[place]:
                called[f"documents[{len(documents)}].number"] = self._layout.called("visa_number", place)
                documents.append({"number": cells[place], "type": "V"})
        return documents

    def _remember(self, group: Group, where: str, called: dict[str, str]) -> None:
        for column, place in group.items():
            field = headings.DOCUMENT_COLUMNS.get(column)
            if field:
                called[f"{where}.{field}"] = self._layout.called(column, place)

    def _document(self, group: Group, cells: Sequence[str], warnings: list[str]) -> dict[str, str]:
        """The document of some columns; nothing where none of them but the type is filled."""
        given = {column: cells[place] for column, place in group.items() if cells[place]}
        number = given.get("document_number", "")
        if number and group.get("document_number") is not None:
            number = self._number(number, group["document_number"], warnings)
        number = f"{given.get('document_series', '')} {number}".strip()
        if not number:
            if "issuing_state" in given or "expiry_date" in given:
                warnings.append("A document has no number.")
            return {}
        document = {"number": number}
        if "document_type" in given:
            document["type"] = headings.document_type(given["document_type"])
        if "issuing_state" in given:
            document["issuing_state"] = given["issuing_state"]
        if "expiry_date" in given:
            place = group["expiry_date"]
            document["expiry_date"] = self._dated(
                "expiry_date", place, given["expiry_date"], self._near, warnings
            )
        return document

    def _number(self, number: str, place: int, warnings: list[str]) -> str:
        """A document number without what spreadsheets do to numbers."""
        if isinstance(number, Figure) and not self._noted:
            self._noted = True
            self._note(
                "Document numbers stand in the workbook as numbers: zeros in front of them may be lost."
            )
        if _MANGLED.fullmatch(number):
            called = self._layout.called("document_number", place)
            warnings.append(f"{called} was shortened by a spreadsheet (1.2E+11) and was left out.")
            return ""
        return number.removeprefix("'")

    def _mrz(self, cells: Sequence[str]) -> list[str]:
        """The lines of a zone: one in each cell, or all in one with breaks, or without any."""
        lines = [line for place in self._layout.mrz for line in cells[place].splitlines() if line.strip()]
        if len(lines) == 1:
            whole = "".join(lines[0].split())
            length = _MRZ_LENGTHS.get(len(whole))
            parts = lines[0].split()
            if length and len(parts) != len(whole) // length:
                return [whole[start : start + length] for start in range(0, len(whole), length)]
            return parts
        return lines

    def _flight(self, cells: Sequence[str], warnings: list[str]) -> Message | None:
        """The flight of a row; the rows of one flight share one message."""
        departs = self._date("flight_date", cells, self._near, warnings)
        told = (*(self._first(field, cells) for field in ("flight", "departure", "arrival")), departs)
        if told != self._flown:
            self._flown = told
            flight, departure, arrival, _ = told
            number = flight_number("", flight)
            leg = Leg(departure, arrival, departs, "", number)
            carrier = number[:2] if flight else ""
            self._message = Message(carrier=carrier, flight=number, legs=(leg,)) if any(told) else None
        return self._message


def _name(group: Group, cells: Sequence[str]) -> dict[str, str]:
    given = {part: cells[place] for part, place in group.items() if cells[place]}
    middle = given.pop("middle_name", "")
    if middle and "name" not in given:
        given["given_names"] = f"{given.get('given_names', '')} {middle}".strip()
    return given


def _other(parts: Mapping[str, str]) -> Name:
    surname, given = parts.get("surname", ""), parts.get("given_names", "")
    return Name(parts.get("name") or f"{given} {surname}".strip(), "primary", surname, given)
