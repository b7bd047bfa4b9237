"""PNRGOV, the reservations of a flight: the name of each passenger, and the documents that special requests tell.

A reservation begins with SRC; its travellers are its TIF segments, named again at check-in and, after ABI, in the
history, which lists who was there before and is passed over. Tickets, payment and addresses are not looked at.
Source: WCO/IATA/ICAO PNRGOV EDIFACT implementation guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from screening.batch.carriers import legs
from screening.batch.carriers.edifact import Segment, code, value
from screening.batch.carriers.envelope import Dates, Envelope, dates, moment, today
from screening.batch.carriers.reservation import Booked, is_of_an_infant
from screening.batch.lines import Note
from screening.batch.passengers import Leg, Message, Row
from screening.errors import BadList

TRAVELLERS = 1_000
"""Of one reservation; the largest groups have some hundreds."""

REQUESTS = 5_000
"""Of one reservation, for travellers named elsewhere in it."""

_TEXT = 8  # the component of an SSR's first element in which its free text begins


@dataclass(slots=True)
class _Traveller:
    """Somebody booked, the segment of the name, and the number that others of the reservation use for them."""

    booked: Booked
    segment: int
    number: str = ""


@dataclass(slots=True)
class _Reservation:
    """What was read since SRC: travellers in order, and requests that name theirs by number or not at all."""

    locator: str = ""
    travellers: list[_Traveller] = field(default_factory=list)
    requests: list[tuple[int, str, str, str]] = field(default_factory=list)
    latest: _Traveller | None = None
    history: bool = False


def rows(envelope: Envelope, body: Iterator[Segment], note: Note) -> Iterator[Row]:
    """The travellers of all reservations of one message, in its order."""
    message = Message(
        envelope.reference, envelope.sender, envelope.recipient, number=envelope.reference,
        interchange=envelope.interchange,
    )  # fmt: skip
    centuries = dates("", envelope.prepared)
    reservation: _Reservation | None = None
    for number, segment in enumerate(body, 2):
        tag = segment[0][0]
        if tag == "SRC":
            if reservation is not None:
                yield from _rows(reservation, envelope, message, centuries)
            reservation = _Reservation()
        elif reservation is not None:
            _read(reservation, tag, number, segment, centuries)
        elif tag == "TVL":
            message = _with_flight(message, segment)
            centuries = dates(message.legs[0].departs, envelope.prepared)
    if reservation is None:
        note(f"Message {envelope.number} has no reservations.")
        return
    yield from _rows(reservation, envelope, message, centuries)


def _with_flight(message: Message, segment: Segment) -> Message:
    """`TVL+071026:1220:071026:2010+IST+ALA+KC+921`: day and time of departure and arrival, airports, flight."""
    departs, arrives = _moment(value(segment, 1), value(segment, 1, 1)), ""
    day, time = value(segment, 1, 2), value(segment, 1, 3)
    if day:  # some give the time of arrival alone
        arrives = _moment(day, time) if len(day) == 6 else _moment(value(segment, 1), day)
    carrier = code(segment, 4)
    flight = legs.flight_number(carrier, code(segment, 5))
    leg = Leg(code(segment, 2), code(segment, 3), departs, arrives, flight)
    return Message(
        message.reference, message.sender, message.recipient, carrier, flight, (leg,),
        number=message.number, interchange=message.interchange,
    )  # fmt: skip


def _moment(day: str, time: str) -> str:
    return moment(f"{day[4:]}{day[2:4]}{day[:2]}{time}", today()) if len(day) == 6 else ""


def _read(reservation: _Reservation, tag: str, number: int, segment: Segment, centuries: Dates) -> None:
    if tag == "ABI":
        reservation.history = True
    elif reservation.history:
        return
    elif tag == "RCI":
        reservation.locator = reservation.locator or value(segment, 1, 1)
    elif tag == "TIF":
        _is_named(reservation, number, segment, centuries)
    elif tag == "TVL":
        reservation.latest = None
    elif tag == "SSR":
        _is_requested(reservation, number, segment)


def _is_named(reservation: _Reservation, number: int, segment: Segment, centuries: Dates) -> None:
    """`TIF+SMITH+JOHNMR:A:1`: one surname, and each who has it. At check-in the same are named again."""
    surname = value(segment, 1)
    for given in segment[2:] or [[""]]:
        name, reference = given[0].strip(), given[2].strip() if len(given) > 2 else ""
        known = next(
            (
                traveller
                for traveller in reservation.travellers
                if (traveller.booked.surname, traveller.booked.given) == (surname, name)
                and (traveller.number == reference or not reference or not traveller.number)
            ),
            None,
        )
        if known is None:
            _bounded(reservation.travellers, TRAVELLERS, "travellers")
            known = _Traveller(Booked(surname, name, *centuries), number, reference)
            reservation.travellers.append(known)
        reservation.latest = known


def _is_requested(reservation: _Reservation, number: int, segment: Segment) -> None:
    kind = code(segment, 1)
    if kind not in _REQUESTS or len(segment[1]) <= _TEXT:
        return
    text = " ".join(segment[1][_TEXT:]).strip()
    text = text.partition("/")[2] if kind != "DOCO" or text.startswith("/") else text
    references = [value(segment, element, 2).lstrip("0") for element in range(2, len(segment))]
    reference = next((found for found in references if found), "")
    if not reference and reservation.latest is not None:
        _told(reservation.latest.booked, kind, text)
    else:
        _bounded(reservation.requests, REQUESTS, "requests of nobody named before")
        reservation.requests.append((number, kind, text, reference))


def _bounded(found: Sequence[object], most: int, what: str) -> None:
    if len(found) >= most:
        raise BadList(
            f"A reservation has more than {most:,} {what}.", remedy="Give the message as it was sent."
        )


def _told(booked: Booked, kind: str, text: str) -> None:
    _REQUESTS[kind](booked, text)


_REQUESTS = {"DOCS": Booked.has_docs, "DOCO": Booked.has_doco, "DOCA": Booked.has_doca}


def _rows(reservation: _Reservation, envelope: Envelope, message: Message, centuries: Dates) -> Iterator[Row]:
    for number, kind, text, reference in reservation.requests:
        whose = _whose(reservation, kind, text, reference)
        if whose is None and kind != "DOCS":
            continue
        if whose is None:  # a document of somebody without a TIF, such as a child on a lap
            whose = _Traveller(Booked("", "", *centuries), number)
            reservation.travellers.append(whose)
        _told(whose.booked, kind, text)
    for traveller in reservation.travellers:
        yield traveller.booked.row(envelope.position(traveller.segment), message, locator=reservation.locator)


def _whose(reservation: _Reservation, kind: str, text: str, reference: str) -> _Traveller | None:
    """The traveller whom a request means: by number, or the only one there is."""
    if kind == "DOCS" and is_of_an_infant(text):
        return None
    for traveller in reservation.travellers:
        if reference and traveller.number.lstrip("0") == reference:
            return traveller
    return reservation.travellers[0] if len(reservation.travellers) == 1 else None
