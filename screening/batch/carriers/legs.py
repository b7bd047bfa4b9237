"""The legs of a flight from the places and times that a message names one after the other. Knows no segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from screening.batch.passengers import Leg

DEPARTURE, ARRIVAL = "125", "87"


@dataclass(slots=True)
class Stop:
    """An airport, what the carrier does there (the qualifier of LOC), and when."""

    what: str
    airport: str
    departs: str = ""
    arrives: str = ""


@dataclass(slots=True)
class Transport:
    """One TDT with the stops behind it."""

    carrier: str
    flight: str
    stops: list[Stop] = field(default_factory=list)


def flight_number(carrier: str, number: str) -> str:
    """Carrier and number as in `KC921`; the number may bring its carrier along."""
    number = "".join(number.split()).upper()
    return number if not number[:1].isdigit() or _begins_with_a_carrier(number) else f"{carrier}{number}"


def _begins_with_a_carrier(number: str) -> bool:
    """`9U174`: a designator has a letter among its first two characters."""
    return any(letter.isalpha() for letter in number[:2])


def legs(transports: Sequence[Transport]) -> tuple[Leg, ...]:
    """Each pair of neighbouring stops; the same airport twice in a row is one stop."""
    return tuple(
        Leg(start.airport, end.airport, start.departs, end.arrives, transport.flight)
        for transport in transports
        for start, end in pairwise(_in_order(transport.stops))
        if start.airport != end.airport
    )


def _in_order(stops: list[Stop]) -> list[Stop]:
    """As told, but the departure of a single leg first: some carriers name the arrival before."""
    told = [stop.what for stop in stops]
    if sorted(told) == [DEPARTURE, ARRIVAL] and told[0] == ARRIVAL:
        return stops[::-1]
    return stops
