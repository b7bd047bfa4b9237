"""Reads travellers: alone, with the options of a query, or two to compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from screening.errors import InputError, Problem
from screening.model import Document, Name, Query, Traveller
from screening.wire import limits, zones
from screening.wire.bodies import DocumentBody, PairBody, QueryBody, TravellerBody
from screening.wire.problems import invalid
from screening.wire.reading import Source, bounded, checked, loaded, validator

_TRAVELLER = validator(TravellerBody)
_QUERY = validator(QueryBody)
_PAIR = validator(PairBody)

_NOTHING = Problem(
    "body",
    "names neither a person nor a document",
    "Give `name`, or `surname` with `given_names`, or `mrz`, or at least one entry in `documents`.",
)
_UNREAD = "The machine-readable zone {what} and was not used."
_DOCUMENT_COLUMNS = {"document_number": "number", "document_type": "type", "issuing_state": "issuing_state"}
_COLUMNS = ("name", "surname", "given_names", "birth_date", "sex", "nationality", "birth_place")


def traveller(data: Source) -> Traveller:
    """The traveller in one JSON object, as bytes or already read."""
    return _traveller(checked(_TRAVELLER, data))


def query(data: Source) -> Query:
    """The traveller and the options of a `POST /v1/screen` body."""
    body: QueryBody = checked(_QUERY, data, most=limits.TRAVELLER_BYTES)
    return Query(_traveller(body), body.threshold, body.limit, body.policy)


def pair(data: Source) -> tuple[Traveller, Traveller]:
    """The two travellers of a `POST /v1/compare` body: `a` and `b`, or the flat fields of `compare_pair`."""
    if isinstance(data, bytes | bytearray):
        bounded(data, 2 * limits.TRAVELLER_BYTES)
        data = loaded(data)
    if {"a", "b"} & data.keys():
        return _pair(data, str)
    sides = _sides(data)
    return _pair({**sides, **{key: value for key, value in data.items() if key not in _PAIR_COLUMNS}}, _flat)


def compare_pair(row: Mapping[str, str]) -> tuple[Traveller, Traveller]:
    """The two travellers of a row with columns `name_a`, `name_b`, `birth_date_a` ...; others are ignored."""
    return _pair(_sides(row), _flat)


def _traveller(body: TravellerBody) -> Traveller:
    name = _traveller_name(body)
    documents = body.documents
    if name is None and not documents and not body.mrz:
        raise invalid([_NOTHING])
    found = Traveller(
        body.id or "",
        name,
        body.birth_date or "",
        body.sex or "",
        body.nationality or (),
        body.birth_place or "",
        tuple(map(document, documents)) if documents else (),
    )
    return _with_zone(found, body.mrz) if body.mrz else found


def _with_zone(found: Traveller, lines: Sequence[str]) -> Traveller:
    """The traveller with what the zone says; one that cannot be read stops nobody who has a name or a document."""
    try:
        zoned = zones.filled(found, lines, zones.today())
    except InputError as error:
        if found.name is None and not found.documents:
            raise
        return replace(found, warnings=(_UNREAD.format(what=error.problems[0].what),))
    if zoned.name is None and not zoned.documents:
        raise invalid([_NOTHING])
    return zoned


def _traveller_name(body: TravellerBody) -> Name | None:
    surname, given = body.surname or "", body.given_names or ""
    full = body.name or f"{given} {surname}".strip()
    return Name(full, "primary", surname, given) if full else None


def document(body: DocumentBody) -> Document:
    """The document that a body describes."""
    return Document(body.number, body.type or "", body.issuing_state or "", body.expiry_date or "")


def part(body: TravellerBody, place: str) -> Traveller:
    """The traveller that stands at that place of a larger body."""
    return _side(body, place, str)


def _pair(data: Mapping[str, Any], rename: Callable[[str], str]) -> tuple[Traveller, Traveller]:
    body: PairBody = checked(_PAIR, data, rename)
    return _side(body.a, "a", rename), _side(body.b, "b", rename)


def _side(body: TravellerBody, side: str, rename: Callable[[str], str]) -> Traveller:
    try:
        return _traveller(body)
    except InputError as error:
        where = [side if problem.where == "body" else f"{side}.{problem.where}" for problem in error.problems]
        moved = zip(where, error.problems, strict=True)
        raise invalid(
            Problem(rename(place), problem.what, problem.remedy) for place, problem in moved
        ) from None


def _sides(row: Mapping[str, Any]) -> dict[str, Any]:
    return {side: _one_side(row, side) for side in "ab"}


def _one_side(row: Mapping[str, Any], side: str) -> dict[str, Any]:
    found = {column: row[f"{column}_{side}"] for column in _COLUMNS if row.get(f"{column}_{side}")}
    document = {
        field: row[f"{column}_{side}"]
        for column, field in _DOCUMENT_COLUMNS.items()
        if row.get(f"{column}_{side}")
    }
    if "number" in document:
        found["documents"] = [document]
    return found


_FLAT = {f"{side}.{column}": f"{column}_{side}" for side in "ab" for column in _COLUMNS} | {
    f"{side}.documents[0].{field}": f"{column}_{side}"
    for side in "ab"
    for column, field in _DOCUMENT_COLUMNS.items()
}
_PAIR_COLUMNS = frozenset(_FLAT.values())


def _flat(place: str) -> str:
    """The column that a place in a pair came from: `a.birth_date` was `birth_date_a`."""
    return _FLAT.get(place, f"name_{place}" if place in ("a", "b") else place)
