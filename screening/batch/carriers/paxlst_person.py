"""One person of a PAXLST: the segments of a group as the fields of a traveller, each with its place in the message.

What a segment says is taken as it stands; `lenient` checks it against the rules of `wire` and leaves out what breaks
them. Source: WCO/IATA/ICAO API Guidelines, appendix II, groups 4 and 5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screening.batch import lenient, titles
from screening.batch.carriers.edifact import Segment, value
from screening.batch.carriers.envelope import Dates
from screening.batch.carriers.oddities import oddities
from screening.batch.passengers import Message, Role, Row
from screening.batch.written_dates import compact
from screening.model import Name

ROLES: dict[str, Role] = {"FL": "passenger", "FM": "crew", "DDU": "transit_passenger", "DDT": "transit_crew"}
"""Whom a NAD names by its first code. Others travel when they have what only travellers have."""

REPORTING = "MS"

_AIRPORTS = {"178": "embarks", "179": "debarks", "22": "clears", "174": "residence"}
_TYPES = {"F": "T", "M": "T"}  # facilitation and military documents: no type of ours, but travelled with
_VERIFIED = {"173": "yes", "174": "no"}
_PDT_ROLES: dict[str, Role] = {"PAX": "passenger", "CRW": "crew", "ITI": "transit_passenger"}


class Person:
    """A group being read, until `row` makes a passenger of it."""

    def __init__(self, position: str, message: Message, dates: Dates, warnings: tuple[str, ...]) -> None:
        self._position, self._message, self._dates = position, message, dates
        self._role: Role = ""
        self._locator = ""
        self._name: dict[str, str] = {}
        self._other_names: tuple[Name, ...] = ()
        self._body: dict[str, Any] = {}
        self._documents: list[dict[str, str]] = []
        self._document: dict[str, str] = {}
        self._states: list[str] = []
        self._journey: dict[str, str] = {}
        self._warnings = list(warnings)
        self._places: dict[str, int] = {}

    def row(self) -> Row:
        """The passenger, with a warning for everything odd, or what is wrong with one nobody can read."""
        body = {**self._body, **self._name}
        if self._documents:
            body["documents"] = self._documents
        return lenient.row(
            body,
            self._position,
            [*self._warnings, *oddities(body)],
            place=self._place,
            other_names=self._other_names,
            message=self._message,
            role=self._role,
            reference=body.get("id", ""),
            locator=self._locator,
            journey=self._journey,
        )

    @property
    def travels(self) -> bool:
        """Whether this is a traveller: by the code of the name, or by a document, a date of birth or a nationality."""
        return bool(self._role or self._documents or self._body.keys() & {"birth_date", "nationality"})

    def _place(self, field: str) -> str:
        number = self._places.get(field)
        return field if number is None else f"{field} (segment {number})"

    def _put(self, field: str, given: str | list[str], number: int) -> None:
        if given:
            self._body[field] = given
            self._places[field] = number

    def is_named(self, number: int, segment: Segment) -> None:
        """NAD: the role and the name, `SURNAME:GIVEN:MIDDLE` in the fourth element."""
        self._role = ROLES.get(value(segment, 1).upper(), "")
        if not self._role:
            self._warnings.append(f"The code of the name is not known (segment {number}).")
        parts = segment[4] if len(segment) > 4 and any(segment[4]) else []
        if not parts and len(segment) > 3 and any(segment[3]):
            parts = segment[3]
            self._warnings.append(f"The name stands in the element of an address (segment {number}).")
        self._call(parts, number)

    def _call(self, parts: list[str], number: int) -> None:
        surname, *rest = (part.strip() for part in (parts or [""]))
        given = " ".join(part for part in rest if part)
        if surname and not given:
            surname, given = self._told_apart(surname, number)
        self._name, self._other_names = titles.named(surname, given)
        if self._other_names:
            self._warnings.append(
                f"A title may be glued to the name (segment {number}); both readings were used."
            )
        self._places |= dict.fromkeys(self._name, number)

    def _told_apart(self, name: str, number: int) -> tuple[str, str]:
        """Surname and given names that share a field, where a mark parts them."""
        for mark in "/,":
            surname, found, given = name.partition(mark)
            if found and surname.strip() and given.strip():
                self._warnings.append(f"The name stands in one field (segment {number}).")
                return surname.strip(), " ".join(given.replace(mark, " ").split())
        said = (
            "The name stands in one field" if " " in name else "No given name is told apart from the surname"
        )
        self._warnings.append(f"{said} (segment {number}).")
        return name, ""

    def has_attribute(self, number: int, segment: Segment) -> None:
        """ATT+2: the sex."""
        if value(segment, 1) == "2":
            self._put("sex", value(segment, 3), number)

    def is_dated(self, number: int, segment: Segment) -> None:
        """DTM: 329 date of birth, 36 expiry of the document before it."""
        code, text = value(segment, 1), value(segment, 1, 1)
        if code == "329":
            self._put("birth_date", compact(text, self._dates.born), number)
        elif code == "36" and self._document:
            self._of_document("expiry_date", compact(text, self._dates.near), number)

    def is_located(self, number: int, segment: Segment) -> None:
        """LOC: 91 issuer of the document before it, 180 place of birth, and where the person goes."""
        code = value(segment, 1)
        if code == "91":
            if self._document:
                self._of_document("issuing_state", value(segment, 2) or value(segment, 2, 3), number)
        elif code == "180":
            places = dict.fromkeys((value(segment, 2, 3), value(segment, 2)))
            self._put("birth_place", ", ".join(place for place in places if place), number)
        elif code in _AIRPORTS:
            self._journey[_AIRPORTS[code]] = value(segment, 2).upper()

    def has_nationality(self, number: int, segment: Segment) -> None:
        """NAT: a code, or a name instead; several count."""
        state = value(segment, 2) or value(segment, 2, 3)
        if state:
            self._states.append(state)
            self._put("nationality", self._states[0] if len(self._states) == 1 else self._states, number)

    def is_referred(self, number: int, segment: Segment) -> None:
        """RFF: ABO the carrier's own reference, AVF the booking's, SEA the seat."""
        code, given = value(segment, 1), value(segment, 1, 1)
        if code == "ABO":
            self._put("id", given, number)
        elif code == "AVF":
            self._locator = given
        elif code == "SEA":
            self._journey["seat"] = given

    def is_documented(self, number: int, segment: Segment) -> None:
        """DOC: type and number; what follows belongs to it."""
        given = value(segment, 2)
        if not given:
            self._document = {}
            self._warnings.append(f"A document has no number (segment {number}).")
            return
        self._document = {"number": given}
        self._documents.append(self._document)
        self._places[f"documents[{len(self._documents) - 1}].number"] = number
        kind = value(segment, 1).upper()
        self._of_document("type", _TYPES.get(kind, kind), number)

    def _of_document(self, field: str, given: str, number: int) -> None:
        if given:
            self._document[field] = given
            self._places[f"documents[{len(self._documents) - 1}].{field}"] = number

    def is_measured(self, _: int, segment: Segment) -> None:
        """MEA+CT: how many bags."""
        if value(segment, 1) == "CT":
            self._journey["bags"] = value(segment, 3) or value(segment, 3, 1)

    def is_processed(self, _: int, segment: Segment) -> None:
        """GEI+4: whether the carrier saw the document."""
        if value(segment, 1) == "4" and value(segment, 2) in _VERIFIED:
            self._journey["verified"] = _VERIFIED[value(segment, 2)]

    def is_told_at_once(self, number: int, segment: Segment) -> None:
        """PDT, the older American form: document, name, role and airports in one segment."""
        kind, _, given = value(segment, 1).partition("/")
        self._role = _PDT_ROLES.get(value(segment, 3).upper(), "passenger")
        self._call((segment[2] if len(segment) > 2 else [])[:3], number)
        self._put("birth_date", compact(value(segment, 2, 3), self._dates.born), number)
        self._put("sex", value(segment, 2, 4), number)
        if given:
            self.is_documented(number, [["DOC"], [kind], [given]])
            self._of_document("expiry_date", compact(value(segment, 1, 1), self._dates.near), number)
            self._of_document("issuing_state", value(segment, 1, 2), number)
        for component, field in ((0, "embarks"), (1, "debarks")):
            self._journey[field] = value(segment, 4, component).upper()[2:]


OF_PERSON: dict[str, Callable[[Person, int, Segment], None]] = {
    "NAD": Person.is_named,
    "PDT": Person.is_told_at_once,
    "ATT": Person.has_attribute,
    "DTM": Person.is_dated,
    "LOC": Person.is_located,
    "NAT": Person.has_nationality,
    "RFF": Person.is_referred,
    "DOC": Person.is_documented,
    "MEA": Person.is_measured,
    "GEI": Person.is_processed,
}
