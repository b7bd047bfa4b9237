from __future__ import annotations

import io

from screening.batch import listing
from screening.batch.carriers.interchange import read
from screening.batch.passengers import Passenger, Unreadable
from screening.errors import Problem
from screening.model import Name, Traveller
from tests.batch.messages import PERSON, one


def test_a_row_is_one_flat_object() -> None:
    text = one(*PERSON, "MEA+CT++2", "GEI+4+173")
    [row] = read(io.BytesIO(text.encode()), lambda _: None, lambda _: None)
    assert listing.flat(row) == {
        "id": "PAX0001",
        "name": "AIDA MARAT BEKTUROVA",
        "surname": "BEKTUROVA",
        "given_names": "AIDA MARAT",
        "birth_date": "1985-01-31",
        "sex": "F",
        "nationality": "KGZ",
        "documents": [
            {"number": "AC1234567", "type": "P", "issuing_state": "KGZ", "expiry_date": "2029-04-12"}
        ],
        "role": "passenger",
        "reference": "PAX0001",
        "locator": "X7YQ2B",
        "embarks": "IST",
        "debarks": "ALA",
        "bags": 2,
        "verified": True,
        "transaction": "KC00012345",
        "revision": "2",
        "legs": [
            {"departure": "IST", "arrival": "ALA", "departs": "2026-10-07T12:20", "arrives": "2026-10-07T20:10",
             "flight": "KC921"},
        ],
        "position": "message 1, segment 11",
        "flight": "KC921",
        "warnings": [],
    }  # fmt: skip


def test_what_is_empty_is_left_out_but_for_position_flight_and_warnings() -> None:
    who = Traveller(
        name=Name("A"), nationalities=("KAZ", "KGZ"), warnings=("Odd.",), other_names=(Name("B"),)
    )
    assert listing.flat(Passenger(who, "line 1", verified="no")) == {
        "name": "A", "nationality": ["KAZ", "KGZ"], "other_names": ["B"], "verified": False, "position": "line 1",
        "flight": "", "warnings": ["Odd."],
    }  # fmt: skip


def test_a_row_nobody_can_read_says_why() -> None:
    row = Unreadable("line 4", "x", (Problem("sex", "is not M", "Write M."),))
    assert listing.line(row) == (
        b'{"id":"x","position":"line 4","problems":[{"where":"sex","what":"is not M","remedy":"Write M."}]}\n'
    )
