"""Messages to read in tests, of invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from screening.batch.passengers import Passenger, Row

INVENTED = "BEKTUROVA:AIDA:MARAT"

PERSON = (
    f"NAD+FL+++{INVENTED}",
    "ATT+2++F",
    "DTM+329:850131",
    "LOC+178+IST",
    "LOC+179+ALA",
    "NAT+2+KGZ",
    "RFF+AVF:X7YQ2B",
    "RFF+ABO:PAX0001",
    "DOC+P:110:111+AC1234567",
    "DTM+36:290412",
    "LOC+91+KGZ",
)
"""A passenger of whom everything is told."""

HEADER = (
    "BGM+745",
    "RFF+TN:KC00012345:::2",
    "NAD+MS+++OPS:DUTY",
    "COM+77172000000:TE",
    "TDT+20+KC921+++KC",
    "LOC+125+IST",
    "DTM+189:2610071220:201",
    "LOC+87+ALA",
    "DTM+232:2610072010:201",
)


def message(*body: str, reference: str = "PAX001", tail: str = "+KC921/261007+01:F") -> list[str]:
    """One PAXLST with right counters."""
    return [
        f"UNH+{reference}+PAXLST:D:05B:UN:IATA{tail}",
        *body,
        f"UNT+{len(body) + 2}+{reference}",
    ]


def interchange(*messages: Sequence[str], una: str = "UNA:+.? '", syntax: str = "UNOA:4") -> str:
    """Messages in one group of one interchange, a segment a line."""
    inside = [segment for each in messages for segment in each]
    segments = [
        f"UNB+{syntax}+KCAIR+KZBORDER+261007:0900+000000001++APIS",
        "UNG+PAXLST+KC AIRLINES+KZBORDER+261007:0900+1+UN+D:05B",
        *inside,
        f"UNE+{len(messages)}+1",
        "UNZ+1+000000001",
    ]
    return una + "\n" + "".join(f"{segment}'\n" for segment in segments)


def one(*person: str, header: Sequence[str] = HEADER) -> str:
    """An interchange of one message with one person."""
    return interchange(message(*header, *(person or PERSON), "CNT+42:1"))


def read(
    reader: Callable[[BinaryIO, Callable[[int], None], Callable[[str], None]], Iterator[Row]], path: Path
) -> tuple[list[Row], list[str]]:
    """The rows of a file and what was noted."""
    notes: list[str] = []
    with path.open("rb") as file:
        return list(reader(file, lambda _: None, notes.append)), notes


def passenger(row: Row) -> Passenger:
    """The row, which must be readable."""
    assert isinstance(row, Passenger)
    return row
