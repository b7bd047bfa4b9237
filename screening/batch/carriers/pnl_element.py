"""One name element of a PNL or ADL: who is booked together, and what the remarks below say of each.

A remark belongs to the name that it repeats behind a hyphen, or to whose name the document begins with, or to the
first. An infant on a lap has no name element and crosses the border all the same. Source: IATA RP 1708.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.batch.carriers.envelope import Dates
from screening.batch.carriers.reservation import Booked, is_of_an_infant
from screening.batch.passengers import Message, Row
from screening.errors import BadList

REMARKS = 2_000
"""Of one name element; a large group has some 500."""

REMARK_LETTERS = 2_000
"""Of one remark with its continuations; the longest document has some 150."""

_NAME = re.compile(r"(\d{1,3})(?=[^\W\d_])([^./]*)((?:/[^/.]*)*)(.*)")
_REMARK = re.compile(r"\.([A-Z]+\d?)/ ?")
_BEGINS = re.compile(r"(?=(?:^|(?<= ))\.[A-Z]+\d?/)")
_STATUS = r"(?:[A-Z]{2}\d{1,3}|HK|HN|KK|NN|PN|TK)(?=[ /]|$)"
_REQUEST = re.compile(rf"([A-Z]{{4}}) +(?:[A-Z0-9]{{2}} +(?={_STATUS}))?(?:{_STATUS})?[ /]?(.*)")
_NAMED_AGAIN = re.compile(r"-(\d{1,3})(?=[^\W\d_])")
_CLASS = re.compile(r"-[A-Z]{1,2}\d+$")  # of one reservation under several classes: `MR-A2`
_DAY = re.compile(r"\d{2}[^\W\d_]{3}\d{2}")


class Element:
    """A name element being read, until `rows` makes passengers of it."""

    def __init__(self, line: int, surname: str, given: list[str], centuries: Dates, warning: str) -> None:
        self._line, self._centuries, self._warning = line, centuries, warning
        self._names = [Booked(surname, _CLASS.sub("", name.strip()), *centuries) for name in given or [""]]
        self._infants: list[Booked] = []
        self._remarks: list[str] = []

    @classmethod
    def of(cls, line: int, text: str, centuries: Dates, warning: str) -> Element | None:
        """`2SMITH/JOHNMR/JANEMRS .L/ABC123`: one surname, all names, the first remarks; None for other lines."""
        found = _NAME.fullmatch(text)
        if found is None:
            return None
        element = cls(line, found[2], found[3].split("/")[1:], centuries, warning)
        if found[4].strip():
            element.remark(line, found[4].strip())
        return element

    def __len__(self) -> int:
        return len(self._names)

    @property
    def has_given_names(self) -> bool:
        """Whether somebody has one, which no line about cabins and seats has."""
        return any(booked.given for booked in self._names)

    def remark(self, line: int, text: str) -> None:
        """One or more remarks in a line; one that begins `.RN/` continues the remark before it."""
        for part in map(str.strip, _BEGINS.split(text) if " ." in text else (text,)):
            if part.startswith(".RN/") and self._remarks:
                self._remarks[-1] += part.removeprefix(".RN/")
            elif part:
                self._remarks.append(part)
        if len(self._remarks) > REMARKS or len(self._remarks[-1]) > REMARK_LETTERS:
            raise BadList(f"The name before line {line} has more remarks than any group.")

    def rows(self, message: Message) -> Iterator[Row]:
        """The passengers, infants last."""
        locator = ""
        for remark in self._remarks:
            found = _REMARK.match(remark)
            text = remark[found.end() :] if found else ""
            if found and found[1] == "L" and not locator:
                locator = text.partition("/")[0].strip()
            elif found and found[1].startswith("R") and (request := _REQUEST.fullmatch(text)):
                self._is_requested(request[1], request[2])
        for booked in (*self._names, *self._infants):
            if self._warning:
                booked.is_odd(self._warning)
            yield booked.row(f"line {self._line}", message, locator=locator)

    def _is_requested(self, code: str, text: str) -> None:
        text, name = _without_name(text)
        if code == "INFT":
            self._infants.append(self._infant(text))
        elif code == "DOCS" and is_of_an_infant(text):
            self._infant_of(text).has_docs(text)
        elif code in _REQUESTS:
            _REQUESTS[code](self._whose(name, text if code == "DOCS" else ""), text)

    def _whose(self, name: str, docs: str) -> Booked:
        surname, _, given = name.partition("/")
        wanted = surname.strip(), _CLASS.sub("", given.strip())
        first_name = [*docs.split("/")[8:9], ""][0].strip().partition(" ")[0]
        for booked in self._names:
            if (booked.surname, booked.given) == wanted:
                return booked
        for booked in self._names:
            if first_name and booked.given.startswith(first_name):
                return booked
        return self._names[0]

    def _infant_of(self, docs: str) -> Booked:
        """The infant of a document, who need not be named elsewhere."""
        surname, given = [*docs.split("/")[7:9], "", ""][:2]
        for child in self._infants:
            if surname and child.surname == surname.strip() and child.given.startswith(given.strip()):
                return child
        self._infants.append(Booked("", "", *self._centuries))
        return self._infants[-1]

    def _infant(self, text: str) -> Booked:
        """`24AUG25 SMITH/BABY` or the other way round."""
        day = _DAY.search(text)
        surname, _, given = (text.replace(day[0], "") if day else text).strip(" /").partition("/")
        child = Booked(surname, given, *self._centuries)
        if day:
            child.is_born(day[0])
        return child


def _without_name(text: str) -> tuple[str, str]:
    """A remark and the name that it repeats, `...-1SMITH/JOHNMR`: as many slashes as persons."""
    found = list(_NAMED_AGAIN.finditer(text))[-1:]
    if not found or text.count("/", found[0].end()) != int(found[0][1]):
        return text, ""
    return text[: found[0].start()], text[found[0].end() :]


_REQUESTS = {
    "DOCS": Booked.has_docs,
    "DOCO": Booked.has_doco,
    "DOCA": Booked.has_doca,
    "PSPT": Booked.has_pspt,
    "FOID": Booked.has_foid,
    "CHLD": Booked.is_born,
}
