"""Travellers at the border, a stated share of them on the list, each with the truth beside them.

Traveller t is a pure function of the seed, t and the sizes of the lists: the person or document meant is made
again from its own number, so nothing is kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from screening.model import DocumentRecord
from screening.synthetic import calendar, chance, numbers
from screening.synthetic.chance import Draw, below, pick
from screening.synthetic.papers import RANGE_SLOT, STRIPE, document
from screening.synthetic.people import Person, Somebody, person, somebody
from screening.synthetic.variations import (
    LABELS,
    NUMBER_VARIATIONS,
    PERSON_VARIATIONS,
    Shown,
    fields,
    somebody_parts,
)
from screening.synthetic.world import Country, countries

Json = dict[str, Any]
_ATTEMPTS = 40  # persons tried for a label; the rarest, diacritics, applies to one in eight


class Listed(NamedTuple):
    """A traveller who is on the list: their JSON without id, the record's id and the country."""

    traveller: Json
    record: str
    country: str


class Lists(NamedTuple):
    """The seed and how many persons and documents were generated from it."""

    seed: int
    persons: int
    documents: int


def travellers(
    seed: int, count: int, persons: int, documents: int, share: float = 0.2
) -> Iterator[tuple[Json, Json]]:
    """`count` travellers and the truth about each, for lists of so many persons and documents of the seed.

    `share` of them (0 to 1) are on a list. A traveller is the JSON of the contract; the truth is
    `{"traveller", "record": id or null, "variation", "expected": "refer" | "clear", "country"}`.
    """
    lists = Lists(seed, persons, documents)
    for t, draw in enumerate(chance.rows(chance.key(seed, "travellers"), count)):
        yield _traveller(draw, t, lists, share)


def _traveller(draw: Draw, t: int, lists: Lists, share: float) -> tuple[Json, Json]:
    identifier = f"traveller:{t + 1:07d}"
    if draw() < share:
        label = pick(draw, LABELS)
        listed = _listed(draw, t, lists, label)
        if listed is not None:
            truth = _truth(identifier, listed.record, label, listed.country)
            return {"id": identifier, **listed.traveller}, truth
    one = somebody(draw, calendar.ORDINARY)
    return {"id": identifier, **_ordinary(draw, t, lists.seed, one)}, _truth(
        identifier, None, "ordinary", one.country.code
    )


def _truth(identifier: str, record: str | None, label: str, country: str) -> Json:
    return {
        "traveller": identifier,
        "record": record,
        "variation": label,
        "expected": "refer" if record else "clear",
        "country": country,
    }


def _listed(draw: Draw, t: int, lists: Lists, label: str) -> Listed | None:
    """Somebody on the list under the label; None where the lists have nobody to whom it applies."""
    if label in PERSON_VARIATIONS:
        return _varied_person(draw, t, lists, label)
    if label == "wanted_document":
        return _own_document(draw, lists)
    if label == "document_range_inside":
        return _inside_range(draw, lists)
    return _varied_number(draw, lists, label)


def _varied_person(draw: Draw, t: int, lists: Lists, label: str) -> Listed | None:
    for _ in range(_ATTEMPTS if lists.persons else 0):
        found = person(lists.seed, below(draw, lists.persons))
        shown = PERSON_VARIATIONS[label](draw, found)
        if shown is not None:
            return Listed(
                _shown(draw, t, lists.seed, found, shown), found.record.id, found.somebody.country.code
            )
    return None


def _shown(draw: Draw, t: int, seed: int, found: Person, shown: Shown) -> Json:
    one = found.somebody
    out: Json = {**shown.name}
    if shown.birth_date:
        out["birth_date"] = shown.birth_date
    return out | _particulars(draw, one) | _new_passport(draw, t, seed, one.country)


def _particulars(draw: Draw, one: Somebody) -> Json:
    out: Json = {"sex": one.sex, "nationality": one.country.code}
    if draw() < 0.3:
        out["birth_place"] = one.birth_place
    return out


def _new_passport(draw: Draw, t: int, seed: int, country: Country) -> Json:
    """A passport that no list knows, for most."""
    if draw() >= 0.7:
        return {}
    offset = chance.key(seed, "numbers") + country.salt
    number = numbers.number(country.passport, t, numbers.ORDINARY, offset)
    return {"documents": [_document_json(number, "P", country.code, calendar.expiry_day(draw))]}


def _document_json(number: str, kind: str, state: str, expiry: str) -> Mapping[str, str]:
    return {"number": number, "type": kind, "issuing_state": state, "expiry_date": expiry}


def _ordinary(draw: Draw, t: int, seed: int, one: Somebody) -> Json:
    out: Json = {**fields(draw, somebody_parts(one)), "birth_date": one.birth_date}
    return out | _particulars(draw, one) | _new_passport(draw, t, seed, one.country)


def _own_document(draw: Draw, lists: Lists) -> Listed | None:
    """A wanted person's document alone, nothing of its holder."""
    for _ in range(_ATTEMPTS if lists.persons else 0):
        found = person(lists.seed, below(draw, lists.persons)).record
        if found.documents:
            own = pick(draw, found.documents)
            shown = _document_json(own.number, own.type, own.issuing_state, calendar.expiry_day(draw))
            return Listed({"documents": [shown]}, found.id, own.issuing_state)
    return None


def _varied_number(draw: Draw, lists: Lists, label: str) -> Listed | None:
    for _ in range(_ATTEMPTS if lists.documents else 0):
        found = document(lists.seed, below(draw, lists.documents))
        shown = None if found.number_to else NUMBER_VARIATIONS[label](draw, found.number)
        if shown is not None:
            return _bearing(draw, found, shown)
    return None


def _inside_range(draw: Draw, lists: Lists) -> Listed | None:
    ranges = lists.documents // STRIPE
    if not ranges:
        return None
    found = document(lists.seed, below(draw, ranges) * STRIPE + RANGE_SLOT)
    last = int(found.number_to[-3:])
    inside = f"{found.number[:-3]}{1 + below(draw, last - 1):03d}"
    return _bearing(draw, found, inside)


def _bearing(draw: Draw, found: DocumentRecord, number: str) -> Listed:
    """An ordinary person of the issuing country with a document on file, or the document alone."""
    shown = _document_json(number, found.type, found.issuing_state, calendar.expiry_day(draw))
    out: Json = {}
    if draw() < 0.75:
        one = somebody(draw, calendar.ORDINARY, _by_code()[found.issuing_state])
        out = {**fields(draw, somebody_parts(one)), "birth_date": one.birth_date} | _particulars(draw, one)
    return Listed({**out, "documents": [shown]}, found.id, found.issuing_state)


@cache
def _by_code() -> Mapping[str, Country]:
    return {country.code: country for country in countries()}
