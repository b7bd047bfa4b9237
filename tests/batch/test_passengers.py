from __future__ import annotations

import orjson
import pytest

from screening.batch.passengers import Leg, Message, Passenger, Row, Unreadable, from_json, to_json
from screening.errors import Problem
from screening.model import Document, Name, Traveller

WHOLE = Traveller(
    "7",
    Name("Anna Mölders", "primary", "Mölders", "Anna"),
    "1980-05",
    "F",
    ("KGZ", "DEU"),
    "Osh",
    (Document("AC1234567", "P", "KGZ", "2029-04-12"), Document("X1")),
    ("The date is odd.",),
    (Name("Anne Moelders"),),
)
FLIGHT = Message(
    "T1", "KC", "KZBORDER", "KC", "KC921", (Leg("IST", "ALA", "2026-10-07T12:20", "", "KC921"), Leg()),
    "2", "PAX001", "1", "745", "XR",
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        Passenger(
            WHOLE, "line 3", FLIGHT, "crew", "PAX1", "X7YQ2B", "IST", "ALA", "ALA", "KGZ", "12A", "2", "no"
        ),
        Passenger(Traveller(documents=(Document("X1"),))),
        Passenger(Traveller(name=Name("Anna")), "line 1", Message()),
        Unreadable("line 4", "x", (Problem("sex", "is not M", "Write M."), Problem("name", "is missing"))),
    ],
)
def test_a_row_comes_back_from_its_json_as_it_was(row: Row) -> None:
    assert from_json(orjson.loads(orjson.dumps(to_json(row)))) == row
