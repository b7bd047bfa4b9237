"""What a carrier is told unasked, until it says that it knows; and what it says is read as it was meant."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from screening.batch.carriers.cusres import ACKNOWLEDGED, Codes, Writer
from screening.batch.carriers.edifact import segments
from screening.batch.later import unasked
from screening.batch.later.changes import Change
from screening.batch.passengers import Leg, Message, Passenger
from screening.errors import BadList
from screening.model import Decision, Name, Traveller

NOON = datetime(2026, 10, 7, 12, 5, tzinfo=UTC)
MESSAGE = Message(
    "KC0001", "KCAIR", "KZBORDER", "KC", "KC921", (Leg("IST", "ALA", "2026-10-07T12:20", "", "KC921"),)
)
CODES = Codes()


def change(number: int, row: int, before: Decision, after: Decision, known: str = "") -> Change:
    traveller = Traveller(name=Name("VIKTOR MOLCHANOV"))
    passenger = Passenger(traveller, "", MESSAGE, "passenger", f"PAX{row}", f"LOC{row}")
    return Change(number, row, "2026-10-07T11:00:00Z", before, after, ("News.",), passenger, {}, known)


def told(message: bytes, *tags: str) -> list[str]:
    found = segments(io.BytesIO(message), lambda _: None, lambda _: None) if message else ()
    plain = ("+".join(":".join(part) for part in one) for one in found)
    return [one for one in plain if one[:3] in tags]


def acknowledgement(*passengers: tuple[Passenger, str]) -> bytes:
    """What a carrier sends back: our own message with BGM+312, from it to us."""
    out = io.BytesIO()
    writer = Writer(out.write, CODES, NOON, document=ACKNOWLEDGED)
    for passenger, decision in passengers:
        writer.add(passenger, decision)
    writer.end()
    return out.getvalue()


def received(message: bytes, *changes: Change) -> unasked.Receipt:
    return unasked.receipt(io.BytesIO(message), changes, CODES)


def test_whose_answer_changed_is_told_with_the_code_of_the_new_one() -> None:
    message = unasked.message([change(1, 4, "clear", "refer"), change(2, 2, "refer", "clear")], CODES, NOON)
    assert told(message, "BGM", "RFF", "ERP", "ERC") == [
        "BGM+132", "RFF+TN:KC0001", "RFF+AF:KC921",
        "ERP+2", "RFF+AVF:LOC2", "RFF+ABO:PAX2", "ERC+0Z",
        "ERP+2", "RFF+AVF:LOC4", "RFF+ABO:PAX4", "ERC+ZZZ",
    ]  # fmt: skip


def test_of_several_changes_of_one_passenger_the_last_is_told_also_when_it_leads_back() -> None:
    changes = [change(1, 1, "clear", "refer"), change(2, 1, "refer", "refer"), change(3, 1, "refer", "clear")]
    assert told(unasked.message(changes, CODES, NOON), "ERC") == ["ERC+0Z"]


def test_who_only_has_other_hits_than_before_is_not_told_of() -> None:
    assert unasked.message([change(1, 1, "refer", "refer")], CODES, NOON) == b""


def test_what_is_acknowledged_is_not_told_again() -> None:
    known = change(1, 1, "clear", "refer", known="2026-10-07T11:05:00Z")
    assert unasked.message([known], CODES, NOON) == b""
    assert told(unasked.message([known, change(2, 1, "refer", "clear")], CODES, NOON), "ERC") == ["ERC+0Z"]


def test_passengers_of_a_list_that_no_carrier_sent_are_left_out() -> None:
    alone = change(1, 1, "clear", "refer")
    alone = replace(alone, passenger=replace(alone.passenger, message=None))
    assert unasked.message([alone], CODES, NOON) == b""


def test_an_acknowledgement_covers_the_change_and_those_before() -> None:
    changes = [change(1, 1, "clear", "refer"), change(2, 2, "clear", "refer"), change(3, 1, "refer", "clear")]
    found = received(acknowledgement((changes[0].passenger, "clear")), *changes)
    assert (found.known, found.refused, found.unmatched) == ({1, 3}, [], 0)


def test_an_acknowledgement_of_the_earlier_word_does_not_cover_the_later() -> None:
    changes = [change(1, 1, "clear", "refer"), change(2, 1, "refer", "clear")]
    assert received(acknowledgement((changes[0].passenger, "refer")), *changes).known == {1}


@pytest.mark.parametrize(
    "other",
    [
        {"reference": "PAX9"},
        {"locator": "OTHER"},
        {"message": replace(MESSAGE, reference="KC0002")},
        {"reference": "", "locator": ""},
    ],
)
def test_what_is_not_ours_is_counted_and_acknowledges_nothing(other: dict[str, object]) -> None:
    told_of = change(1, 1, "clear", "refer")
    stranger = replace(told_of.passenger, **other)  # type: ignore[arg-type]
    found = received(acknowledgement((stranger, "refer")), told_of)
    assert (found.known, found.unmatched) == (set(), 1)


def test_a_carrier_may_leave_out_the_locator_and_the_code() -> None:
    message = b"UNH+1+CUSRES:D:05B:UN'BGM+312'RFF+TN:KC0001'ERP+2'RFF+ABO:PAX1'UNT+6+1'"
    assert received(message, change(1, 1, "clear", "refer")).known == {1}


def test_what_a_carrier_could_not_use_is_told_with_its_code() -> None:
    message = b"UNH+1+CUSRES:D:05B:UN'BGM+312'ERP+1'ERC+118'UNT+5+1'"
    found = received(message, change(1, 1, "clear", "refer"))
    assert (found.known, found.refused) == (set(), ["118"])


@pytest.mark.parametrize(
    "message",
    [
        b"UNH+1+CUSRES:D:05B:UN'BGM+962'RFF+TN:KC0001'ERP+2'RFF+ABO:PAX1'UNT+6+1'",
        b"UNH+1+CUSRES:D:05B:UN'BGM+312'UNT+3+1'",
        b"OK",
    ],
)
def test_what_acknowledges_nothing_is_refused(message: bytes) -> None:
    with pytest.raises(BadList):
        received(message, change(1, 1, "clear", "refer"))
