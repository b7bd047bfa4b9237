"""PNL and ADL, the telexes in which a reservation system tells an airport who is booked: names and their remarks.

    PNL
    KC921/07OCT IST PART1
    -ALA002Y
    1DZHUMAGULOV/BEKZATMR .L/X7YQ2B
    .R/DOCS HK1/P/KGZ/AC1234567/KGZ/01JAN85/M/12APR29/DZHUMAGULOV
    .RN//BEKZAT
    ENDPNL

What stands below a name is about it (`pnl_element`); `.RN/` goes on where the line before broke off. An ADL says who
was added, deleted or changed since; all are screened. Source: IATA RP 1708.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from screening.batch.carriers.envelope import Dates, dates, moment, today
from screening.batch.carriers.pnl_element import Element
from screening.batch.lines import Note
from screening.batch.passengers import Leg, Message, Row
from screening.batch.written_dates import near, spelled
from screening.errors import BadList

LINE_CHARACTERS = 2_000
"""Of one line; a telex has 69."""

_EDGES = " \t\r\n\0\x01\x02\x03"
_HEADER = re.compile(r"(PNL|ADL)")
_FLIGHT = re.compile(
    r"([^\W_]{2}[^\W\d_]?\d{1,4}[^\W\d_]?)/(\d{1,2}[^\W\d_]{3}(?:\d{2})?) +([^\W\d_]{3})(?: +PART ?(\d+))?.*"
)
_TOTAL = re.compile(r"-([^\W\d_]{3})(\d{1,3})[^\W\d_]?.*")
_SECTION = {
    "ADD": "",
    "DEL": "The carrier took this passenger off the list (DEL).",
    "CHG": "The carrier changed this passenger's entry (CHG).",
}
_END = re.compile(r"END(?:PNL|ADL|PART\d*)")


@dataclass(slots=True)
class _Telex:
    """Where the reading stands."""

    message: Message = field(default_factory=Message)
    to: dict[str, Message] = field(default_factory=dict)
    dates: Dates = field(default_factory=dates)
    kind: str = ""
    warning: str = ""
    debarks: str = ""
    element: Element | None = None
    lists: int = 0
    ended: bool = True
    parts: set[int] = field(default_factory=set)
    total: int = 0
    named: int = 0


def begins(text: str) -> bool:
    """Whether a file is such a list: a line that says so, and a flight in the next."""
    lines = [line.strip(_EDGES).upper() for line in text.splitlines() if line.strip(_EDGES)]
    return any(_HEADER.fullmatch(line) and _FLIGHT.fullmatch(follower) for line, follower in pairwise(lines))


def rows(lines: Iterable[tuple[int, str]], note: Note) -> Iterator[Row]:
    """The passengers of all lists in numbered lines, in their order.

    Raises BadList where there is no list, for a line or a name element that no telex has, and when the last list is
    cut off: its passengers were given, but for whoever was being read.
    """
    telex = _Telex()
    for number, line in lines:
        if len(line) > LINE_CHARACTERS:
            raise BadList(f"Line {number} is longer than {LINE_CHARACTERS:,} characters: that is no telex.")
        yield from _line(telex, number, line.strip(_EDGES))
    if not telex.lists:
        raise BadList(
            "The file holds no PNL or ADL.",
            remedy="Give the telex as it was sent, from PNL or ADL to its END line.",
        )
    if not telex.ended:
        raise BadList(
            "The list ends without its END line: passengers may be missing.",
            remedy="Ask the carrier for the whole list, and screen what was read until then.",
        )
    if telex.parts and len(telex.parts) < max(telex.parts):
        note("Parts of the list before its last are not in the file.")
    if telex.total and telex.total != telex.named:
        note(f"The list names {telex.named} passengers; its totals say {telex.total}.")


def _line(telex: _Telex, number: int, line: str) -> Iterator[Row]:
    """What one line says. Lines outside a list, and those about cabins and seats, say nothing of passengers."""
    upper = line.upper()
    if _HEADER.fullmatch(upper):
        yield from _finished(telex)
        telex.kind, telex.ended, telex.lists = upper, False, telex.lists + 1
        telex.warning = telex.debarks = ""
    elif telex.ended or not line:
        return
    elif _END.fullmatch(upper):
        yield from _finished(telex)
        telex.ended = True
    elif upper in _SECTION:
        yield from _finished(telex)
        telex.warning = _SECTION[upper]
    elif line[0] == "-":
        yield from _finished(telex)
        if found := _TOTAL.match(upper):
            telex.debarks = found[1]
            telex.total += int(found[2]) if telex.kind == "PNL" else 0
    elif line[0] == ".":
        if telex.element is not None:
            telex.element.remark(number, line)
    elif found := _FLIGHT.fullmatch(upper):
        _is_of_flight(telex, found)
    elif element := Element.of(number, line, telex.dates, telex.warning):
        if not element.has_given_names and not telex.debarks:
            return  # a line about cabins
        yield from _finished(telex)
        telex.element = element
        telex.named += len(element) if telex.kind == "PNL" else 0


def _is_of_flight(telex: _Telex, found: re.Match[str]) -> None:
    flight, day, airport, part = found.groups()
    departs = _day(day)
    telex.message = Message(
        f"{flight}/{day}", carrier=flight[:2], flight=flight, legs=(Leg(airport, "", departs, "", flight),),
        kind=telex.kind,
    )  # fmt: skip
    telex.to.clear()
    telex.dates = dates(departs)
    if part and len(part) < 4:
        telex.parts.add(int(part))


def _day(day: str) -> str:
    """`07OCT`, in the year that brings it nearest to today, or with its year `07OCT26`."""
    if day[-1].isdigit():
        return moment(spelled(day, near(today())).replace("-", ""), today())
    now = int(today()[:4])
    written = (spelled(f"{day}{year}", near(today())).replace("-", "") for year in (now - 1, now, now + 1))
    found = [when for text in written if (when := moment(text, today()))]
    return min(found, key=_days_from_today, default="")


def _days_from_today(when: str) -> int:
    return abs((date.fromisoformat(when) - date.fromisoformat(today())).days)


def _finished(telex: _Telex) -> Iterator[Row]:
    """The passengers of the name element that ended."""
    element, telex.element = telex.element, None
    if element is not None:
        yield from element.rows(_to(telex, telex.debarks))


def _to(telex: _Telex, airport: str) -> Message:
    """The message as those know it who fly to an airport; all of them share one."""
    if airport not in telex.to:
        legs = tuple(Leg(leg.departure, airport, leg.departs, "", leg.flight) for leg in telex.message.legs)
        telex.to[airport] = replace(telex.message, legs=legs)
    return telex.to[airport]
