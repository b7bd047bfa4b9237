"""What surrounds a carrier's message: who sent it to whom, under which references, and its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from screening.batch.written_dates import Century, born, near

_YEARS = 100  # a flight further away is a slip of digits


@dataclass(frozen=True, slots=True)
class Envelope:
    """The message's number in the file, from 1, and what UNB and UNH say; `prepared` is `YYYYMMDD` or empty."""

    number: int
    reference: str = ""
    sender: str = ""
    recipient: str = ""
    interchange: str = ""
    prepared: str = ""

    def position(self, segment: int) -> str:
        """Where a segment stands; UNH is the message's first."""
        return f"message {self.number}, segment {segment}"


class Dates(NamedTuple):
    """The centuries of dates of birth and of other dates."""

    born: Century
    near: Century


def dates(departs: str = "", prepared: str = "") -> Dates:
    """For those who travel on a day (`YYYY-MM-DD...`), or on the one when the message was prepared (`YYYYMMDD`).

    Nobody who flies was born after the flight, nor after today.
    """
    travelled = departs[:10].replace("-", "") or prepared or today()
    return Dates(born(min(travelled, today())), near(travelled))


def today() -> str:
    """Today as `YYYYMMDD`: nobody was born later, whatever a message says."""
    return datetime.now(UTC).strftime("%Y%m%d")


def moment(text: str, around: str) -> str:
    """A date, or a date with its time, of digits (`YYMMDD`, `YYMMDDhhmm`, both with a century too); "" for none.

    `around` is the `YYYYMMDD` that two digits of a year are near to.
    """
    if not (text.isdecimal() and text.isascii() and len(text) in (6, 8, 10, 12)):
        return ""
    if len(text) in (6, 10):
        text = near(around)(text[:2], "") + text[2:]
    try:
        when = datetime.strptime(text, "%Y%m%d%H%M" if len(text) == 12 else "%Y%m%d")
    except ValueError:
        return ""
    if abs(when.year - int(around[:4])) > _YEARS:
        return ""
    return when.isoformat(timespec="minutes") if len(text) == 12 else when.date().isoformat()
