"""What a passenger list holds, row by row: a passenger with the place in the list, or a row nobody can read.

Every reader gives these and every report is made from them. Their JSON form is what a durable job keeps. What a
reader found odd about a row stands in the traveller's warnings, so that the answer says it. Knows nothing of
forms of lists, screening or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from screening.errors import Problem
from screening.model import Document, Name, Traveller

Role = Literal["", "passenger", "crew", "transit_passenger", "transit_crew"]


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of a flight: IATA airport codes, local times `YYYY-MM-DDTHH:MM` or dates, empty where not told."""

    departure: str = ""
    arrival: str = ""
    departs: str = ""
    arrives: str = ""
    flight: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """The message of a carrier that a passenger stood in, with what its answer must repeat.

    `reference` is the transaction (RFF+TN, its version in `revision`) or else the message's own, which is `number`;
    `sender` and `recipient` are those of the interchange, whose control reference is `interchange`; `flight` is
    carrier and number as in `KC921`. `kind` and `function` are those of BGM: 745 and CP, for example.
    """

    reference: str = ""
    sender: str = ""
    recipient: str = ""
    carrier: str = ""
    flight: str = ""
    legs: tuple[Leg, ...] = ()
    revision: str = ""
    number: str = ""
    interchange: str = ""
    kind: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Passenger:
    """A traveller, where in the list (`line 3`, `message 1, segment 14`), and what the carrier says of the journey.

    `reference` is the carrier's unique passenger reference (RFF+ABO), `locator` the booking's (RFF+AVF). `embarks`,
    `debarks` and `clears` (where immigration is) are airports, `residence` a state; `verified` says whether the
    carrier saw the document (`yes`, `no`), `bags` is how many were checked in.
    """

    traveller: Traveller
    position: str = ""
    message: Message | None = None
    role: Role = ""
    reference: str = ""
    locator: str = ""
    embarks: str = ""
    debarks: str = ""
    clears: str = ""
    residence: str = ""
    seat: str = ""
    bags: str = ""
    verified: str = ""

    @property
    def flight(self) -> str:
        """Carrier and number, or nothing where the list does not say."""
        return self.message.flight if self.message is not None else ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that is no traveller: where it stands, its identifier if it has one, and what is wrong."""

    position: str
    id: str
    problems: tuple[Problem, ...]


Row = Passenger | Unreadable


@dataclass(frozen=True, slots=True)
class Result:
    """A row with its answer in the form of the wire (`wire.answer`); empty for a row nobody could read."""

    row: Row
    answer: bytes = b""


def to_json(row: Row) -> dict[str, Any]:
    """The row as JSON, empty fields left out; the inverse of `from_json`."""
    return {key: value for key, value in asdict(row).items() if value}


def from_json(data: Mapping[str, Any]) -> Row:
    """A row from what `to_json` wrote: trusted, so nothing is checked again."""
    if "problems" in data:
        problems = tuple(Problem(**problem) for problem in data["problems"])
        return Unreadable(data.get("position", ""), data.get("id", ""), problems)
    fields = {**data, "traveller": _traveller(data["traveller"])}
    if "message" in data:
        legs = tuple(Leg(**leg) for leg in data["message"]["legs"])
        fields["message"] = Message(**{**data["message"], "legs": legs})
    return Passenger(**fields)


def _traveller(data: Mapping[str, Any]) -> Traveller:
    """Written out by field: to look which of them are lists, and what in them is a name, takes as long again."""
    fields = dict(data)
    if (name := data["name"]) is not None:
        fields["name"] = Name(**name)
    fields["documents"] = tuple([Document(**document) for document in data["documents"]])
    fields["other_names"] = tuple([Name(**other) for other in data["other_names"]])
    for field in ("nationalities", "warnings"):
        fields[field] = tuple(data[field])
    return Traveller(**fields)
