"""Reads records: a person or a document on file."""

from __future__ import annotations

from functools import lru_cache

from screening.documents import blanks, numbers
from screening.errors import Problem
from screening.model import DocumentRecord, Name, PersonRecord, Record
from screening.wire.bodies import DocumentRecordBody, ListNameBody, NameBody, PersonBody, RecordBody
from screening.wire.fields import RULES
from screening.wire.problems import invalid
from screening.wire.reading import Source, checked, validator
from screening.wire.travellers import document

_RECORD = validator(RecordBody)
_LIST_NAME = validator(ListNameBody)
_NO_LIST = Problem("list", "is missing", "Name the list that the record belongs to.")


def record(data: Source, *, list_name: str | None = None, default_list: str | None = None) -> Record:
    """The record in one JSON object; `list_name` overrules its `list`, `default_list` stands in for none."""
    for name in (list_name, default_list):
        must_be_list_name(name)
    body: PersonBody | DocumentRecordBody = checked(_RECORD, data)
    owner_list = list_name or body.list or default_list
    if not owner_list:
        raise invalid([_NO_LIST])
    return _person(body, owner_list) if isinstance(body, PersonBody) else _document_record(body, owner_list)


@lru_cache(maxsize=64)
def must_be_list_name(name: str | None) -> None:
    """Refuses a name that no list may have; cached because a load asks the same for every row."""
    if name:
        checked(_LIST_NAME, {"list": name})


def _name(body: NameBody) -> Name:
    surname, given = body.surname or "", body.given_names or ""
    return Name(body.name or f"{given} {surname}".strip(), body.quality, surname, given)


def _person(body: PersonBody, list_name: str) -> PersonRecord:
    return PersonRecord(
        id=body.id,
        list=list_name,
        names=tuple(dict.fromkeys(map(_name, body.names))),
        birth_dates=tuple(dict.fromkeys(body.birth_dates or ())),
        birth_places=tuple(dict.fromkeys(body.birth_places or ())),
        sex=body.sex or "",
        nationalities=tuple(dict.fromkeys(body.nationalities or ())),
        documents=tuple(dict.fromkeys(map(document, body.documents or ()))),
        category=body.category or "",
        notice=body.notice or "",
        action=body.action or "",
        warnings=tuple(warning for warning in body.warnings or () if warning),
        owner=body.owner or "",
        reference=body.reference or "",
        listed_on=body.listed_on or "",
        review_on=body.review_on or "",
        remarks=body.remarks or "",
        restricted=body.restricted or "",
    )


def _document_record(body: DocumentRecordBody, list_name: str) -> DocumentRecord:
    number_to = body.number_to or ""
    if number_to and not _is_range(body.number, number_to):
        raise invalid([Problem("number_to", *RULES["range_order"])])
    return DocumentRecord(
        id=body.id,
        list=list_name,
        number=body.number,
        type=body.type or "",
        issuing_state=body.issuing_state or "",
        status=body.status or ("stolen_blank" if number_to else "stolen"),
        number_to=number_to,
        occurred_on=body.occurred_on or "",
        reported_on=body.reported_on or "",
        recovered_on=body.recovered_on or "",
        reissued_on=body.reissued_on or "",
        action=body.action or "",
        owner=body.owner or "",
        reference=body.reference or "",
        review_on=body.review_on or "",
        remarks=body.remarks or "",
        restricted=body.restricted or "",
    )


def _is_range(first: str, last: str) -> bool:
    return blanks.blanks(numbers.canonical(first), numbers.canonical(last)) is not None
