"""A person of a reservation: the name booked, and what the special service requests DOCS, DOCO and DOCA say.

The same lines stand in PNRGOV messages and in PNL and ADL telexes. The name of the travel document (DOCS) comes
first; the name booked is searched beside it where it has words of its own. Source: IATA Reservations Interline
Message Procedures, SSR DOCS, DOCA and DOCO; IATA RP 1708.
"""

from __future__ import annotations

from typing import Any

from screening.batch import lenient, titles
from screening.batch.carriers.oddities import oddities
from screening.batch.lenient import Body
from screening.batch.passengers import Message, Role, Row
from screening.batch.written_dates import Century, compact, spelled
from screening.model import Name

_DOCS = ("type", "issuing_state", "number", "nationality", "birth_date", "sex", "expiry_date", "surname")
_PSPT = ("number", "issuing_state", "birth_date", "surname", "given_names", "sex")
_INFANTS = {"MI": "M", "FI": "F"}
_TYPES = {"F": "T", "M": "T"}
_IDENTIFICATIONS = {"PP": "P", "NI": "I", "ID": "I", "DL": "L"}
_KINDS = ("V", "K", "R")


def is_of_an_infant(docs: str) -> bool:
    """Whether a DOCS line is that of a child on somebody's lap, who has no name in the list."""
    return _fields(docs, _DOCS).get("sex", "") in _INFANTS


class Booked:
    """A person being put together, until `row` makes a passenger of it."""

    def __init__(self, surname: str, given: str, born: Century, near: Century) -> None:
        self.surname, self.given = surname.strip(), given.strip()
        self._born, self._near = born, near
        self._body: dict[str, Any] = {}
        self._documents: list[dict[str, str]] = []
        self._document_name: tuple[str, str] = ("", "")
        self._warnings: list[str] = []
        self._identified: dict[str, str] = {}
        self.residence = ""

    def has_docs(self, text: str) -> None:
        """`P/GBR/123456789/GBR/12JUL64/M/23AUG30/SMITH/JOHN/ROBERT`: a document and its holder."""
        fields = _fields(text, _DOCS)
        given = [part.strip() for part in text.split("/")[len(_DOCS) : len(_DOCS) + 2]]
        fields["given_names"] = " ".join(part for part in given if part)
        fields["sex"] = _INFANTS.get(fields.get("sex", ""), fields.get("sex", ""))
        self._is_told(fields)

    def has_pspt(self, text: str) -> None:
        """`AC1234567/KGZ/01JAN85/SURNAME/GIVEN/M`: the older form of a passport."""
        self._is_told({"type": "P", **_fields(text, _PSPT)})

    def has_doco(self, text: str) -> None:
        """`BISHKEK/V/8675309/PLACE/22DEC06/USA`: place of birth and visa. K and R are schemes of travellers."""
        fields = [part.strip() for part in text.split("/")]
        if fields[0].upper() in _KINDS:  # the place of birth was left out with its slash
            fields.insert(0, "")
        place, kind, number, _, _, state = [*fields, *[""] * 6][:6]
        if place:
            self._body.setdefault("birth_place", place)
        if number and kind.upper() not in ("K", "R"):
            self._has_document({"number": number, "type": kind or "V", "issuing_state": state})

    def has_doca(self, text: str) -> None:
        """`R/KGZ/...`: where the person lives."""
        kind, state = [*(part.strip() for part in text.split("/")), "", ""][:2]
        if kind.upper() == "R":
            self.residence = state.upper()

    def has_foid(self, text: str) -> None:
        """`PP4501742939`: a form of identification, which counts where no document is told otherwise."""
        kind, number = text.strip()[:2].upper(), text.strip()[2:].strip()
        if kind in _IDENTIFICATIONS and number and not self._identified:
            self._identified = {"number": number, "type": _IDENTIFICATIONS[kind]}

    def is_born(self, text: str) -> None:
        """A date of birth that stands alone, as a child's does."""
        text = text.strip()
        if text and "birth_date" not in self._body:
            self._body["birth_date"] = self._date(text, self._born)

    def is_odd(self, sentence: str) -> None:
        """Adds a warning."""
        self._warnings.append(sentence)

    def row(self, position: str, message: Message, *, locator: str = "", role: Role = "passenger") -> Row:
        """The passenger, with a warning for everything odd, or what is wrong with one nobody can read."""
        name, others = self._names()
        body: Body = {**self._body, **name}
        documents = self._documents or ([self._identified] if self._identified else [])
        if documents:
            body["documents"] = documents
        return lenient.row(
            body,
            position,
            [*self._warnings, *oddities(body)],
            other_names=others,
            message=message,
            role=role,
            locator=locator,
            journey={"residence": self.residence},
        )

    def _is_told(self, fields: dict[str, str]) -> None:
        if fields.get("number"):
            self._has_document(
                {key: fields.get(key, "") for key in ("number", "type", "issuing_state", "expiry_date")}
            )
        if fields.get("birth_date"):
            fields["birth_date"] = self._date(fields["birth_date"], self._born)
        for key in ("nationality", "birth_date", "sex"):
            if fields.get(key):
                self._body.setdefault(key, fields[key])
        if fields.get("surname") and not any(self._document_name):
            self._document_name = fields["surname"], fields.get("given_names", "")

    def _has_document(self, fields: dict[str, str]) -> None:
        kind = fields["type"].upper()
        document = {**fields, "type": _TYPES.get(kind, kind)}
        if document.get("expiry_date"):
            document["expiry_date"] = self._date(document["expiry_date"], self._near)
        document = {key: given for key, given in document.items() if given}
        if document["number"] not in [known["number"] for known in self._documents]:
            self._documents.append(document)

    def _date(self, text: str, century: Century) -> str:
        return spelled(compact(text, century), century)

    def _names(self) -> tuple[dict[str, str], tuple[Name, ...]]:
        booked, booked_others = titles.named(self.surname, self.given, expected=True)
        if not any(self._document_name):
            return booked, booked_others
        name, others = titles.named(*self._document_name, expected=True)
        if _words(name) >= _words(booked) or not booked:
            return name, others
        return name, (*others, _name(booked))


def _fields(text: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: part.strip() for name, part in zip(names, text.split("/"), strict=False)}


def _words(name: dict[str, str]) -> set[str]:
    return set(" ".join(name.values()).casefold().split())


def _name(parts: dict[str, str]) -> Name:
    surname, given = parts.get("surname", ""), parts.get("given_names", "")
    return Name(parts.get("name") or f"{given} {surname}".strip(), "primary", surname, given)
