"""A traveller with what can be read of it: a field that breaks a rule is left out, and a warning says so.

The rules are those of `wire`, asked again without what it refused. Nothing is left out in silence, and whoever has
neither a name nor a document nor a machine-readable zone left is refused as `wire` refuses. Knows no form of lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from screening import wire
from screening.batch.passengers import Message, Passenger, Role, Row, Unreadable
from screening.errors import InputError, Problem
from screening.model import Name, Traveller
from screening.text import countries
from screening.wire import limits

Body = dict[str, Any]
"""A traveller as it would be sent (`wire.TravellerBody`), not yet checked."""

Place = Callable[[str], str]
"""What the list calls a field: `birth_date` may be the column `Дата рождения`, or stand in segment 17."""

NOTHING: Mapping[str, str] = {}
_NAMES = ("name", "surname", "given_names")
_CODE = 100  # letters of a reference, a seat, an airport
_ROUNDS = 6  # what is left out may uncover one more problem: a document's number, then the document
_WHERE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
_INVISIBLE = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_ENTRIES = {
    "documents": limits.TRAVELLER_DOCUMENTS,
    "nationality": limits.NATIONALITIES,
    "mrz": limits.MRZ_LINES,
}


def row(
    body: Body,
    position: str,
    warnings: Sequence[str] = (),
    *,
    place: Place = str,
    other_names: tuple[Name, ...] = (),
    message: Message | None = None,
    role: Role = "",
    reference: str = "",
    locator: str = "",
    journey: Mapping[str, str] = NOTHING,
) -> Row:
    """The passenger that a body describes; `journey` holds what else is known, by the names of its fields."""
    try:
        found = traveller(body, warnings, place)
    except InputError as error:
        identifier = body.get("id")
        return unreadable(position, identifier if isinstance(identifier, str) else "", error)
    if other_names:
        found = replace(found, other_names=(*found.other_names, *other_names))
    told = {field: given[:_CODE] for field, given in journey.items()}
    return Passenger(found, position, message, role, reference[:_CODE], locator[:_CODE], **told)


def unreadable(position: str, identifier: str, error: InputError) -> Unreadable:
    """The row that stands for one nobody can read."""
    problems = error.problems or (Problem("row", error.what, error.remedy),)
    return Unreadable(position, identifier[: limits.ID_CHARACTERS], problems)


def traveller(body: Body, warnings: Sequence[str] = (), place: Place = str) -> Traveller:
    """The traveller that a body describes, with the warnings given and one for each field left out.

    Raises InputError, saying all that is wrong, where nothing is left to search by.
    """
    try:
        found = wire.traveller(body)
    except InputError as error:
        found, more = _mended(body, error, place)
        warnings = (*warnings, *more)
    return replace(found, warnings=_sparing((*found.warnings, *warnings))) if warnings else found


def _sparing(warnings: Sequence[str]) -> tuple[str, ...]:
    """Each warning once, and not more than an officer can read."""
    once = tuple(dict.fromkeys(warnings))
    if len(once) > limits.WARNINGS:
        return (*once[: limits.WARNINGS], "There is more to say than is told.")
    return once


def _mended(body: Body, error: InputError, place: Place) -> tuple[Traveller, list[str]]:
    rest = dict(body)
    if _listed(body):
        rest["documents"] = [dict(document) for document in body["documents"]]
    said: list[str] = []
    problems = list(error.problems)
    for _ in range(_ROUNDS):
        said += [_mend(rest, problem, place) for problem in error.problems]
        said += _without_strangers(rest)
        if _listed(rest):
            rest["documents"] = [document for document in rest["documents"] if document]
        try:
            return wire.traveller(rest), [sentence for sentence in said if sentence]
        except InputError as again:
            error = again
            problems += [problem for problem in again.problems if problem not in problems]
    raise InputError(error.what, problems=problems[: limits.PROBLEMS])


def _listed(body: Body) -> bool:
    documents = body.get("documents")
    return isinstance(documents, list) and all(isinstance(document, dict) for document in documents)


def _mend(body: Body, problem: Problem, place: Place) -> str:
    """Brings one field into a form that passes, or takes it out; what was done, as a sentence."""
    found = _WHERE.fullmatch(problem.where)
    if found is None or found[1] not in body:  # nothing of what was sent, or its name is not fit to be told
        return ""
    holder, field = body, found[1]
    of_a_document = field == "documents" and found[2] and _listed(body)
    if of_a_document:
        if int(found[2]) >= len(body["documents"]):  # it went with a list too long
            return ""
        holder, field = body["documents"][int(found[2])], found[3] or "number"
    done = _bettered(holder, field, problem)
    if not done:
        done = "it was left out"
        if of_a_document and field == "number":
            holder.clear()  # a document without a number is none
        else:
            holder.pop(field, None)
    return f"{place(problem.where)} {problem.what}; {done}."


def _without_strangers(body: Body) -> list[str]:
    """Takes out the fields that are none of ours and were not told one by one: `wire` tells the first few."""
    strange = [key for key in body if key not in wire.TravellerBody.model_fields]
    for key in strange:
        del body[key]
    return [f"{len(strange)} fields that are not known were left out."] if strange else []


def _bettered(holder: Body, field: str, problem: Problem) -> str:
    """What a careful reader would do with a value instead of passing it over, if there is such a thing."""
    value = holder.get(field)
    if isinstance(value, int | float) and not isinstance(value, bool) and problem.what == "must be a string":
        holder[field] = f"{value:.0f}" if float(value).is_integer() else str(value)
        return "it was read as text"
    if isinstance(value, list):
        return _fewer(holder, field, value)
    if not isinstance(value, str):
        return ""
    visible = " ".join(_INVISIBLE.sub(" ", _TAGS.sub("", value)).split())
    if visible and visible != value and "control" in problem.what:
        holder[field] = visible
        return "what cannot be seen was taken out"
    if field in _NAMES and len(visible) > limits.NAME_CHARACTERS:
        holder[field] = visible[: limits.NAME_CHARACTERS]
        return "the rest was left out"
    return ""


def _fewer(holder: Body, field: str, values: list[Any]) -> str:
    """The entries of a list that are no cause of the problem."""
    if field == "nationality":
        kept = [value for value in values if isinstance(value, str) and countries.country(value.strip())]
    else:
        kept = values
    kept = kept[: _ENTRIES.get(field, len(kept))]
    if not kept or len(kept) == len(values):
        return ""
    holder[field] = kept
    return f"the {'others' if field == 'nationality' else f'first {len(kept)}'} were kept"
