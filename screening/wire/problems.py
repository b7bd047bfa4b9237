"""What pydantic found, said in our own words: where, what is wrong and what to do about it.

The sentences never repeat what was sent, for that is personal data, and neither do the places: a field
name that is not one of ours is only told when it looks like a field name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from screening.errors import BadBody, InputError, Problem
from screening.wire.fields import RULES
from screening.wire.limits import MOST_PROBLEMS, PROBLEMS

_PLACE = re.compile(r"line (\d+) column (\d+)")
_FIELD_NAME = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)
_TAGS = ("person", "document")

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("is missing", "Add the field."),
    "extra_forbidden": ("is not a field of this request", "Remove it, or check its spelling."),
    "string_type": ("must be a string", "Write it between quotation marks."),
    "string_unicode": ("is not valid Unicode", "Send whole characters: half of a surrogate pair is none."),
    "string_too_long": ("is longer than {max_length} characters", "Shorten it."),
    "list_type": ("must be a list", "Write it between square brackets."),
    "too_long": ("has more than {max_length} entries", "Send at most {max_length}."),
    "too_short": ("has fewer than {min_length} entries", "Give at least {min_length}."),
    "literal_error": ("is not one of the allowed values", "Use one of {expected}."),
    "float_type": ("must be a number", "Write a number from 0 to 1."),
    "int_type": ("must be a whole number", "Write a whole number without quotation marks."),
    "finite_number": ("must be a finite number", "Write a number from 0 to 1."),
    "greater_than_equal": ("is less than {ge}", "Write at least {ge}."),
    "less_than_equal": ("is more than {le}", "Write at most {le}."),
    "string_pattern_mismatch": (
        "is not a name for a list",
        "Use letters, digits, `.`, `_` and `-`, and start with a letter or digit.",
    ),
    "union_tag_invalid": ("is neither `person` nor `document`", 'Set "kind" to "person" or "document".'),
    "union_tag_not_found": ("is missing", 'Set "kind" to "person" or "document".'),
}
_NOT_AN_OBJECT = ("must be a JSON object", "Write the fields between braces.")
_DESCRIBED = "See docs/reference/records.md for the form of each field."
_UNFORESEEN = ("has the wrong form", _DESCRIBED)

# jiter's words for unreadable JSON, and ours; the first that occurs in its message counts.
_UNREADABLE = (
    ("EOF while parsing", "ends too early", "Send the whole document."),
    (
        "recursion limit",
        "is nested too deeply",
        "Send the fields of the interface; none is nested so deeply.",
    ),
    ("hex escape", "holds half of a surrogate pair", "Send whole characters, best as UTF-8 without escapes."),
    ("surrogate", "holds half of a surrogate pair", "Send whole characters, best as UTF-8 without escapes."),
    ("invalid unicode", "is not UTF-8", "Send the text encoded in UTF-8."),
    ("control character", "holds a bare control character inside a string", "Escape it, or take it out."),
    ("trailing characters", "goes on after its end", "Send one JSON document only."),
    ("number out of range", "holds a number too long to be one", "Send numbers of ordinary size."),
)
_NOT_JSON = ["is not JSON", "Send one JSON object, encoded in UTF-8 without byte order mark."]


def refusal(error: ValidationError, rename: Callable[[str], str] = str) -> InputError:
    """The error to raise for what pydantic found; `rename` maps a place to the sender's own name for it."""
    if error.error_count() > MOST_PROBLEMS:
        return invalid([Problem("body", f"has more than {MOST_PROBLEMS:,} problems", _DESCRIBED)])
    found = error.errors(include_url=False, include_input=False, include_context=True)
    if found[0]["type"] == "json_invalid":
        return _unreadable(str(found[0].get("ctx", {}).get("error", "")))
    problems = [_problem(item, rename) for item in found[:PROBLEMS]]
    more = f", and {len(found) - PROBLEMS} more" if len(found) > PROBLEMS else ""
    return invalid(problems, more)


def invalid(problems: Iterable[Problem], more: str = "") -> InputError:
    """An `InputError` whose sentence is its first problem."""
    problems = list(problems)
    first = problems[0]
    if len(problems) > 1:
        more = f" (and {len(problems) - 1} more problems{more})"
    return InputError(f"{first.where} {first.what}{more}", problems=problems)


def _problem(item: Mapping[str, Any], rename: Callable[[str], str]) -> Problem:
    kind = item["type"]
    what, remedy = RULES.get(kind) or _SENTENCES.get(kind) or _general(kind)
    context = item.get("ctx", {})
    place = _place(item["loc"])
    if kind.startswith("union_tag"):
        place = "kind"
    return Problem(rename(place) or "body", what.format_map(context), remedy.format_map(context))


def _general(kind: str) -> tuple[str, str]:
    objects = ("model_type", "model_attributes_type", "dict_type", "dataclass_type")
    return _NOT_AN_OBJECT if kind in objects else _UNFORESEEN


def _place(loc: tuple[int | str, ...]) -> str:
    """`("documents", 0, "number")` as `documents[0].number`, without pydantic's tag of the union."""
    if loc[:1] and loc[0] in _TAGS:
        loc = loc[1:]
    place = ""
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
        else:
            name = part if _FIELD_NAME.fullmatch(part) else "(unknown field)"
            place += f".{name}" if place else name
    return place


def _unreadable(said: str) -> BadBody:
    found = _PLACE.search(said)
    where = f"line {found[1]}, column {found[2]}" if found else "body"
    fits = (sentences for words, *sentences in _UNREADABLE if words in said)
    what, remedy = next(fits, _NOT_JSON)
    return BadBody(f"The body {what} ({where}).", problems=[Problem(where, what, remedy)])
