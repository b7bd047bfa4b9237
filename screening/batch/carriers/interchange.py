"""Lists of passengers in UN/EDIFACT files: interchanges, groups and messages, each handed to the reader of its type.

Counters that are wrong, references that do not agree and parts that are missing are told and never a reason to
reject: they often are in practice, and the passengers are there. A file that ends inside a message is refused after
its passengers were given: nobody knows who is missing. Source: ISO 9735, WCO/IATA/ICAO API Guidelines, appendix II.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from screening.batch.carriers import edifact, paxlst, pnrgov
from screening.batch.carriers.edifact import Segment, value
from screening.batch.carriers.envelope import Envelope, moment, today
from screening.batch.lines import Note, Seen
from screening.batch.passengers import Row
from screening.errors import BadList

MESSAGE_SEGMENTS = 500_000
"""Of one message: some 40,000 passengers. The largest ship takes 8,000 and long lists come in parts."""

MESSAGES = 100_000
"""Of one file; a day of a large airport has some 1,000 flights."""

PARTS = 10_000
"""Parts and references that are remembered to say which are missing or came twice."""

Reader = Callable[[Envelope, Iterator[Segment], Note], Iterator[Row]]
READERS: dict[str, Reader] = {"PAXLST": paxlst.rows, "PNRGOV": pnrgov.rows}
_SERVICE = frozenset(("UNB", "UNG", "UNH", "UNT", "UNE", "UNZ"))
_TRUNCATED = "Ask the carrier for the whole list, and screen what was read until then."


@dataclass(slots=True)
class _File:
    """Where the reading stands, and what will be told at the end."""

    sender: str = ""
    recipient: str = ""
    interchange: str = ""
    prepared: str = ""
    message: int = 0
    lists: int = 0
    of_group: int = 0
    of_interchange: int = 0
    groups: int = 0
    outside: int = 0
    count: int = 0
    service: Segment = field(default_factory=list)
    seen: set[tuple[str, str, str]] = field(default_factory=set)
    parts: dict[str, set[int]] = field(default_factory=dict)
    last_part: dict[str, int] = field(default_factory=dict)


def read(file: BinaryIO, seen: Seen, note: Note) -> Iterator[Row]:
    """The passengers of every message that lists some.

    Raises BadList for a file that is no UN/EDIFACT, holds no passenger list, is cut off, or has a message of more
    than `MESSAGE_SEGMENTS`.
    """
    state = _File()
    stream = edifact.segments(file, seen, note)
    for segment in stream:
        yield from _at(segment, stream, state, note)
    if not state.lists:
        raise BadList(
            f"The file holds no passenger list: {', '.join(READERS)} are read.",
            remedy="Give the carrier's message as it was sent.",
        )
    _tell_parts(state, note)


def _at(segment: Segment, stream: Iterator[Segment], state: _File, note: Note) -> Iterator[Row]:
    """What one segment between messages means; a UNH takes all segments of its message from the stream."""
    if not segment:
        note("Text after the last segment was passed over.")
    while segment:
        tag = segment[0][0]
        if tag == "UNH":
            yield from _message(segment, stream, state, note)
            segment, state.service = state.service, []
            continue
        if tag == "UNB":
            _begin_interchange(segment, state, note)
        elif tag == "UNG":
            state.groups, state.of_group = state.groups + 1, 0
        elif tag == "UNE":
            _compare(segment, state.of_group, "messages of the group", note)
        elif tag == "UNZ":
            _compare(segment, state.groups or state.of_interchange, "groups or messages", note)
        elif tag not in _SERVICE:
            _outside(state, note)
        return


def _outside(state: _File, note: Note) -> None:
    state.outside += 1
    if state.outside > MESSAGE_SEGMENTS:
        raise BadList(f"More than {MESSAGE_SEGMENTS:,} segments stand outside messages.", remedy=_TRUNCATED)
    note("Segments outside a message were passed over.")


def _begin_interchange(segment: Segment, state: _File, note: Note) -> None:
    state.sender, state.recipient, state.interchange = (
        value(segment, element)[: edifact.CODE_LETTERS] for element in (2, 3, 5)
    )
    state.prepared = moment(value(segment, 4), today()).replace("-", "")
    state.of_interchange = state.of_group = state.groups = 0
    if value(segment, 11) == "1":
        note("The interchange is marked as a test; it was read all the same.")
    key = (state.sender, state.recipient, state.interchange)
    if key in state.seen:
        note("An interchange is in the file twice, by its sender, recipient and reference; both were read.")
    if len(state.seen) < PARTS:
        state.seen.add(key)


def _message(header: Segment, stream: Iterator[Segment], state: _File, note: Note) -> Iterator[Row]:
    state.message += 1
    if state.message > MESSAGES:
        raise BadList(f"The file has more than {MESSAGES:,} messages.", remedy="Give it in several files.")
    state.of_group += 1
    state.of_interchange += 1
    kind = value(header, 2).upper()
    envelope = Envelope(
        state.message,
        value(header, 1)[: edifact.CODE_LETTERS],
        state.sender,
        state.recipient,
        state.interchange,
        state.prepared,
    )
    body = _body(stream, state)
    reader = READERS.get(kind)
    if reader is None:
        note(f"Message {state.message} is no passenger list and was passed over.")
        for _ in body:
            pass
    else:
        state.lists += 1
        _remember_part(header, state, note)
        yield from reader(envelope, body, note)
        for _ in body:  # what a reader left
            pass
    _end(envelope, state, note)


def _body(stream: Iterator[Segment], state: _File) -> Iterator[Segment]:
    """The segments of a message without its header and trailer; counts them all, and keeps what ended it.

    Raises BadList where nothing does: who was being read is not given, for half of a passenger may look clear.
    """
    state.count = 1
    for segment in stream:
        if not segment:
            break
        state.count += 1
        if segment[0][0] in _SERVICE:
            state.service = segment
            return
        if state.count > MESSAGE_SEGMENTS:
            raise BadList(
                f"Message {state.message} has more than {MESSAGE_SEGMENTS:,} segments.",
                remedy="Ask the carrier to send the list in parts.",
            )
        yield segment
    raise BadList(
        f"The file ends inside message {state.message}, after its segment {state.count}: passengers may be missing.",
        remedy=_TRUNCATED,
    )


def _end(envelope: Envelope, state: _File, note: Note) -> None:
    if state.service[0][0] != "UNT":
        note(f"Message {envelope.number} has no UNT.")
        return
    told, reference = value(state.service, 1), value(state.service, 2)
    state.service = []
    if not told.isdecimal() or int(told[:10]) != state.count:
        note(f"Message {envelope.number} has {state.count} segments; its UNT counts {told[:10] or 'none'}.")
    if reference and reference[: edifact.CODE_LETTERS] != envelope.reference:
        note(f"Message {envelope.number} ends with another reference than it begins with.")


def _compare(segment: Segment, count: int, what: str, note: Note) -> None:
    told = value(segment, 1)
    if not told.isdecimal() or int(told[:10]) != count:
        note(f"There are {count} {what}; {segment[0][0]} counts {told[:10] or 'none'}.")


def _remember_part(header: Segment, state: _File, note: Note) -> None:
    """Long lists come in parts under one common reference: `+list-7+03:F'` is the third and last."""
    common, number, place = value(header, 3)[: edifact.CODE_LETTERS], value(header, 4), value(header, 4, 1)
    if not number.isdecimal() or len(number) > 4 or len(state.parts) > PARTS:
        return
    common = f"{state.sender}+{common}"
    known = state.parts.setdefault(common, set())
    if int(number) in known:
        note("A part of a list came twice; both were read.")
    elif known and int(number) < max(known):
        note("The parts of a list came out of order; all were read.")
    known.add(int(number))
    if place == "F":
        state.last_part[common] = int(number)


def _tell_parts(state: _File, note: Note) -> None:
    told: Counter[str] = Counter()
    for common, parts in state.parts.items():
        last = state.last_part.get(common, 0)
        told["without its last part"] += not last
        told["without all parts before the last"] += bool(last) and len(parts) < last
    for what, count in told.items():
        if count:
            note(f"{count} list(s) {what}: the rest must be in another file.")
