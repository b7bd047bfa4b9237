"""CUSRES, the answer that a carrier's own system reads: UN/EDIFACT D.05B as the WCO/IATA/ICAO guide uses it.

One message answers one passenger list: what flight, and for each passenger the carrier's references and a code. What
the codes mean is agreed between authority and carrier, so the authority sets them (`Codes`). A code for "no board"
is never chosen here, and who was not checked is never answered as clear. Also what an authority sends unasked when an
answer changed (BGM+132). Nothing personal is written but the references that the carrier itself gave.

Structure: WCO/IATA/ICAO API guidelines, appendix IIB, segments UNH BGM RFF(TN) {RFF(AF) DTM LOC} {ERP RFF ERC FTX};
syntax: ISO 9735, character set A. Knows nothing of files.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from anyascii import anyascii

from screening.batch.passengers import Leg, Message, Passenger, Row, Unreadable
from screening.errors import InputError
from screening.settings import Settings

ANSWER, UNASKED, ACKNOWLEDGED = "962", "132", "312"
POINTS = 999  # passengers a message; a longer list is answered in parts
CODE, TEXT, REFERENCE = 8, 512, 70  # characters of data elements 9321, 4440, 1154
CONTROL, NAME = 14, 35  # of 0020; of 0004, 0010, 0068, and as much as we repeat of flights and airports
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/='+:?!\"%&*;<>")  # ISO 9735, level A
_RELEASED = str.maketrans({mark: f"?{mark}" for mark in "+:'?"})

Element = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What is answered for a passenger: data element 9321, and words for whoever stands at the desk."""

    code: str
    text: str = ""

    @classmethod
    def of(cls, setting: str) -> Code:
        """A code as it is set: `0Z`, or `0Z OK TO BOARD` with the words after the first space."""
        code, _, text = setting.strip().partition(" ")
        return cls(code, text.strip())


@dataclass(frozen=True, slots=True)
class Codes:
    """The code for each decision. `ZZZ`, UN/EDIFACT's "mutually defined", tells a carrier neither yes nor no."""

    clear: Code = Code("0Z", "OK TO BOARD")
    refer: Code = Code("ZZZ", "CONTACT AUTHORITY")
    not_checked: Code = Code("ZZZ", "NOT CHECKED, CONTACT AUTHORITY")

    @classmethod
    def of_settings(cls, settings: Settings) -> Codes:
        """The codes that the authority has set."""
        return cls(
            Code.of(settings.cusres_clear),
            Code.of(settings.cusres_refer),
            Code.of(settings.cusres_not_checked),
        )

    def of(self, decision: str) -> Code:
        """The code for a decision; whatever is neither clear nor referred was not checked."""
        return {"clear": self.clear, "refer": self.refer}.get(decision, self.not_checked)


def segment(tag: str, *elements: Element) -> bytes:
    """A segment with its data elements, released and in character set A; composites are tuples."""
    return "+".join([tag, *map(_element, elements)]).encode() + b"'"


def _element(element: Element) -> str:
    if isinstance(element, str):
        return _released(element)
    length = max((place for place, part in enumerate(element, 1) if part), default=0)
    return ":".join(map(_released, element[:length]))


def plain(text: str) -> str:
    """The text in character set A: Latin capitals for any script, a space for what has no letter there."""
    latin = text if text.isascii() else anyascii(text)
    return "".join(letter if letter in _PLAIN else " " for letter in latin.upper())


def _released(text: str) -> str:
    return plain(text).translate(_RELEASED)


@dataclass(slots=True)
class _Open:
    """A message being written: whom it answers, which part of the answer it is, and its points so far."""

    message: Message
    part: int = 1
    passengers: int = 0
    points: list[tuple[bytes, ...]] = field(default_factory=list)


class Writer:
    """Writes interchanges, one for each of the list's, back to its sender.

    Every row of a message must come before the next message's; unreadable rows belong to the message before them.
    An answer has the control reference of what it answers, as gateways do it; what is sent unasked has its own.
    """

    def __init__(
        self, write: Callable[[bytes], object], codes: Codes, made_at: datetime, *, document: str = ANSWER
    ) -> None:
        self._write, self._codes, self._made_at, self._document = write, codes, made_at, document
        self._reference, self._answered = "", ("", "", "")
        self._messages = 0
        self._open: _Open | None = None
        self._early: list[Unreadable] = []

    def add(self, row: Row, decision: str) -> None:
        """The answer for one row. InputError when the list says no carrier that could be answered."""
        if isinstance(row, Unreadable):
            self._unread(row)
            return
        if row.message is None:
            raise _nobody_to_answer()
        opened = self._message(row.message)
        opened.passengers += 1
        opened.points.append(_passenger(row, self._codes.of(decision), opened.passengers))

    def end(self) -> None:
        """Writes what is still open. InputError when rows were left that belong to no message."""
        if self._early:
            raise _nobody_to_answer()
        self._close_message("F")
        self._close_interchange()

    def _unread(self, row: Unreadable) -> None:
        if self._open is None:
            self._early.append(row)
            if len(self._early) > POINTS:
                raise _nobody_to_answer()
            return
        self._message(self._open.message).points.append(_unreadable(row, self._codes.not_checked))

    def _message(self, message: Message) -> _Open:
        """The open message, or the next one or the next part where it is of another list or full."""
        opened = self._open
        if opened is None or opened.message != message:
            self._close_message("F")
            self._correspond(message)
            opened = self._open = _Open(message)
            early, self._early = self._early, []
            opened.points.extend(_unreadable(row, self._codes.not_checked) for row in early)
        elif len(opened.points) >= POINTS:
            self._close_message("C")
            opened = self._open = _Open(message, opened.part + 1, opened.passengers)
        return opened

    def _correspond(self, message: Message) -> None:
        """Opens an interchange back to the sender, unless it is open."""
        asked = message.interchange if self._document == ANSWER else ""
        answered = (message.recipient, message.sender, asked)
        if self._reference and answered == self._answered:
            return
        self._close_interchange()
        self._answered, self._messages = answered, 0
        self._reference = asked[:CONTROL] or f"{self._made_at:%y%j%H%M%S}{secrets.token_hex(2)[1:].upper()}"
        sender, recipient = (tuple(part[:NAME] for part in party.split(":")) for party in answered[:2])
        when = (f"{self._made_at:%y%m%d}", f"{self._made_at:%H%M}")
        self._write(b"UNA:+.? '")
        self._write(segment("UNB", ("UNOA", "4"), sender, recipient, when, self._reference, "", "APIS"))
        self._write(segment("UNG", "CUSRES", sender, recipient, when, self._reference, "UN", ("D", "05B")))

    def _close_message(self, last: str) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        self._messages += 1
        number = f"{self._messages:05d}"
        body = [segment("BGM", self._document), *_flight(opened.message)]
        body += [line for point in opened.points for line in point]
        kind = ("CUSRES", "D", "05B", "UN", "IATA")
        part = (f"{opened.part:02d}", last)
        self._write(segment("UNH", number, kind, opened.message.reference[:NAME], part))
        self._write(b"".join(body))
        self._write(segment("UNT", str(len(body) + 2), number))

    def _close_interchange(self) -> None:
        if self._reference:
            self._write(segment("UNE", str(self._messages), self._reference))
            self._write(segment("UNZ", "1", self._reference))


def _flight(message: Message) -> list[bytes]:
    """What the answer repeats of the list: its transaction, and each leg."""
    told = ("TN", message.reference[:REFERENCE], "", "", message.revision)
    transaction = [segment("RFF", told)] if message.reference else []
    legs = message.legs or ((Leg(),) if message.flight else ())
    return [*transaction, *(line for leg in legs for line in _leg(leg, message.flight))]


def _leg(leg: Leg, flight: str) -> list[bytes]:
    found = [segment("RFF", ("AF", (leg.flight or flight)[:NAME]))] if leg.flight or flight else []
    times = (("189", leg.departs), ("232", leg.arrives))
    found += [segment("DTM", (kind, *_time(time))) for kind, time in times if time]
    places = (("125", leg.departure), ("87", leg.arrival))
    return found + [segment("LOC", kind, place[:NAME]) for kind, place in places if place]


def _time(time: str) -> tuple[str, str]:
    """A time or a date with the code of its form: 201 is yymmddhhmm, 101 yymmdd."""
    digits = "".join(filter(str.isdigit, time))[2:]
    return (digits[:10], "201") if len(digits) >= 10 else (digits[:6], "101")


def _passenger(row: Passenger, code: Code, number: int) -> tuple[bytes, ...]:
    """One passenger; without a reference of the carrier's, by the place in the message."""
    named = [("AVF", row.locator), ("ABO", row.reference)]
    references = [segment("RFF", (kind, value[:REFERENCE])) for kind, value in named if value]
    point = segment("ERP", "2") if references else segment("ERP", ("2", str(number)))
    return point, *references, *_answer(code.code, code.text)


def _unreadable(row: Unreadable, code: Code) -> tuple[bytes, ...]:
    said = "; ".join(f"{problem.where} {problem.what}" for problem in row.problems)
    whose = (segment("RFF", ("ABO", row.id[:REFERENCE])),) if row.id else ()
    return segment("ERP", "1"), *whose, *_answer(code.code, f"NOT READ: {row.position}: {said}")


def _answer(code: str, text: str) -> tuple[bytes, ...]:
    words = (segment("FTX", "AAP", "", "", text[:TEXT]),) if text else ()
    return segment("ERC", code[:CODE]), *words


def _nobody_to_answer() -> InputError:
    return InputError(
        "A CUSRES answers a PAXLST, and this list names no message of a carrier.",
        remedy="Ask for the answers as .xlsx, .csv or .ndjson.",
    )
