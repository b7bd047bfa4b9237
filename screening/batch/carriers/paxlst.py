"""PAXLST, the passenger and crew list of a carrier (UN/EDIFACT D.02B, D.05B, D.12B), message by message.

First who reports, then the journey (TDT with its places and times), then a group for each person, which
`paxlst_person` reads. Codes and order vary between carriers, so segments are told by their codes and never by their
place. Source: WCO/IATA/ICAO API Guidelines, appendix II (PAXLST implementation guide).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NoReturn

from screening.batch.carriers import legs
from screening.batch.carriers.edifact import CODE_LETTERS, Segment, code, value
from screening.batch.carriers.envelope import Dates, Envelope, dates, moment, today
from screening.batch.carriers.legs import Stop, Transport
from screening.batch.carriers.paxlst_person import OF_PERSON, REPORTING, Person
from screening.batch.lines import Note
from screening.batch.passengers import Message, Passenger, Row
from screening.errors import BadList

KINDS = {
    "745": "passenger list", "250": "crew list", "266": "flight status", "336": "master crew list", "655": "gate pass",
}  # fmt: skip
STATUS = {
    "XR": "The carrier cancels this passenger's journey (XR).",
    "XF": "The carrier cancels the flight (XF).",
    "RP": "The carrier takes this passenger out of the party (RP).",
    "CLNB": "The carrier says that this passenger is not on board (CLNB).",
}
"""What BGM may say of everybody in the message. They are screened all the same."""

PERSON_SEGMENTS = 2_000
"""Of one person; a passenger with a hundred bags has some 120."""

LEGS = 20
"""Flights of a message, and stops of a flight, that are kept; real ones have fewer than ten."""

_STOPS = ("125", "87", "92")
_CREW = ("crew", "transit_crew")


def rows(envelope: Envelope, body: Iterator[Segment], note: Note) -> Iterator[Row]:
    """The passengers and crew of one message, in its order."""
    journey = _Journey(envelope)
    person: Person | None = None
    begun = 0
    counts: Counter[str] = Counter()
    for number, segment in enumerate(body, 2):
        tag = segment[0][0]
        if tag == "NAD" or tag == "PDT":
            yield from _counted(person, counts)
            person = _person(journey, envelope, number, segment)
            begun = number
        elif person is not None and tag in OF_PERSON:
            if number - begun > PERSON_SEGMENTS:
                _too_many(envelope, begun)
            OF_PERSON[tag](person, number, segment)
        elif tag in _OF_JOURNEY:
            if tag == "TDT":
                yield from _counted(person, counts)
                person = None
            _OF_JOURNEY[tag](journey, segment)
    yield from _counted(person, counts)
    _tell(journey, counts, note)


def _too_many(envelope: Envelope, begun: int) -> NoReturn:
    raise BadList(
        f"The passenger at {envelope.position(begun)} has more than {PERSON_SEGMENTS:,} segments.",
        remedy="Ask the carrier to send the list anew.",
    )


def _person(journey: _Journey, envelope: Envelope, number: int, segment: Segment) -> Person | None:
    """The person whose group begins, or None for the reporting party."""
    if segment[0][0] == "NAD" and code(segment, 1) == REPORTING:
        return None
    message, centuries, warnings = journey.settled()
    person = Person(envelope.position(number), message, centuries, warnings)
    OF_PERSON[segment[0][0]](person, number, segment)
    return person


def _counted(person: Person | None, counts: Counter[str]) -> Iterator[Row]:
    """The row of a person who travels; others are named for contact."""
    if person is None or not person.travels:
        return
    row = person.row()
    crew = isinstance(row, Passenger) and row.role in _CREW
    counts["crew" if crew else "passengers"] += 1
    yield row


class _Journey:
    """What a message says before its persons, and how many of them it says there are."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope = envelope
        self.kind = self.function = ""
        self.totals: dict[str, int] = {}
        self._reference = self._revision = ""
        self._transports: list[Transport] = []
        self._settled: tuple[Message, Dates, tuple[str, ...]] | None = None

    def settled(self) -> tuple[Message, Dates, tuple[str, ...]]:
        """The message as its passengers know it, the centuries of their dates, and what is said of all of them."""
        if self._settled is None:
            found = legs.legs(self._transports)
            first = self._transports[0] if self._transports else Transport("", "")
            message = Message(
                self._reference or self.envelope.reference,
                self.envelope.sender,
                self.envelope.recipient,
                first.carrier,
                first.flight,
                found,
                self._revision,
                self.envelope.reference,
                self.envelope.interchange,
                self.kind,
                self.function,
            )
            warnings = (STATUS[self.function],) if self.function in STATUS else ()
            departs = found[0].departs if found else ""
            self._settled = message, dates(departs, self.envelope.prepared), warnings
        return self._settled

    def begins(self, segment: Segment) -> None:
        """BGM: which list it is, and what the carrier does with it."""
        self.kind, self.function = code(segment, 1), code(segment, 2)
        self._settled = None

    def refers(self, segment: Segment) -> None:
        """RFF+TN: the transaction that an answer must name, and its version."""
        if value(segment, 1) == "TN":
            self._reference = value(segment, 1, 1)[:CODE_LETTERS]
            self._revision = value(segment, 1, 4)[:CODE_LETTERS]
            self._settled = None

    def is_carried(self, segment: Segment) -> None:
        """TDT: one flight. One that comes after persons begins another journey."""
        if self._settled is not None:
            self._transports, self._settled = [], None
        carrier = code(segment, 5)
        flight = legs.flight_number(carrier, code(segment, 2))
        if not carrier and flight:
            carrier = flight[:2]
        if len(self._transports) < LEGS:
            self._transports.append(Transport(carrier, flight))

    def stops(self, segment: Segment) -> None:
        """LOC: an airport of the flight."""
        if self._transports and value(segment, 1) in _STOPS and len(self._transports[-1].stops) < LEGS:
            self._transports[-1].stops.append(Stop(value(segment, 1), code(segment, 2)))

    def is_timed(self, segment: Segment) -> None:
        """DTM: when it departs from the last airport named (189), or arrives there (232)."""
        if not (self._transports and self._transports[-1].stops):
            return
        stop, when = self._transports[-1].stops[-1], value(segment, 1, 1)
        if value(segment, 1) == "189":
            stop.departs = moment(when, self.envelope.prepared or today())
        elif value(segment, 1) == "232":
            stop.arrives = moment(when, self.envelope.prepared or today())

    def counts(self, segment: Segment) -> None:
        """CNT: 42 passengers, 41 crew."""
        told = value(segment, 1, 1) or value(segment, 2)
        if told.isdecimal():
            self.totals[value(segment, 1)] = int(told[:10])


_OF_JOURNEY: dict[str, Callable[[_Journey, Segment], None]] = {
    "BGM": _Journey.begins,
    "RFF": _Journey.refers,
    "TDT": _Journey.is_carried,
    "LOC": _Journey.stops,
    "DTM": _Journey.is_timed,
    "CNT": _Journey.counts,
}


def _tell(journey: _Journey, counts: Counter[str], note: Note) -> None:
    """What does not agree in a message as a whole."""
    place = f"Message {journey.envelope.number}"
    if journey.kind not in KINDS:
        note(f"{place} does not say which kind of list it is.")
    elif not counts:
        note(f"{place} ({KINDS[journey.kind]}) lists nobody.")
    for qualifier, what in (("42", "passengers"), ("41", "crew")):
        told = journey.totals.get(qualifier, counts[what])
        if told != counts[what]:
            note(f"{place} lists {counts[what]} {what}; its CNT says {told}.")
