"""What a passenger list says, one row as one flat JSON object: for people and programs that look before they screen.

The fields of a traveller as they are sent to the service (docs/reference/records.md), with those of the journey and
the warnings beside them. Empty fields are left out, but for `position`, `flight` and `warnings`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import orjson

from screening.batch.passengers import Leg, Passenger, Row, Unreadable
from screening.model import Traveller, document_to_json

_OF_THE_JOURNEY = ("role", "reference", "locator", "seat", "embarks", "debarks", "clears", "residence")


def line(row: Row) -> bytes:
    """The row as JSON, with the line's end."""
    return orjson.dumps(flat(row)) + b"\n"


def flat(row: Row) -> dict[str, Any]:
    """The row as one object; one nobody can read has `problems` in place of a traveller."""
    if isinstance(row, Unreadable):
        problems = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in row.problems]
        return {"id": row.id, "position": row.position, "problems": problems}
    found = {**_traveller(row.traveller), **_journey(row)}
    told = {key: value for key, value in found.items() if value not in ("", [], ())}
    return {
        **told,
        "position": row.position,
        "flight": row.flight,
        "warnings": list(row.traveller.warnings),
    }


def _traveller(traveller: Traveller) -> dict[str, Any]:
    name = traveller.name
    states = traveller.nationalities
    return {
        "id": traveller.id,
        "name": name.full if name is not None else "",
        "surname": name.surname if name is not None else "",
        "given_names": name.given_names if name is not None else "",
        "other_names": [other.full for other in traveller.other_names],
        "birth_date": traveller.birth_date,
        "sex": traveller.sex,
        "nationality": states[0] if len(states) == 1 else list(states),
        "birth_place": traveller.birth_place,
        "documents": [document_to_json(document) for document in traveller.documents],
    }


def _journey(row: Passenger) -> dict[str, Any]:
    told: dict[str, Any] = {key: getattr(row, key) for key in _OF_THE_JOURNEY}
    told["bags"] = int(row.bags) if row.bags.isdecimal() and len(row.bags) < 6 else row.bags
    told["verified"] = {"yes": True, "no": False}.get(row.verified, "")
    if row.message is not None:
        told["transaction"], told["revision"] = row.message.reference, row.message.revision
        told["legs"] = [_leg(leg) for leg in row.message.legs]
    return told


def _leg(leg: Leg) -> dict[str, str]:
    return {key: value for key, value in asdict(leg).items() if value}
