"""The kinds of field on the wire, each checked and brought to its one internal form.

A pydantic type per kind: the length in compiled code, the rule of the trade in one small function that
answers with the normal form or raises a `PydanticCustomError` naming a rule in `RULES`. The sentences
never hold a value: what people send about travellers is personal data.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from screening.model import DOCUMENT_TYPES
from screening.text import calendars, countries, dates
from screening.wire import limits

RULES: dict[str, tuple[str, str]] = {
    "control_character": (
        "holds a control or direction-changing character, which could disguise it on an officer's screen",
        "Remove the invisible characters; letters of every script are welcome.",
    ),
    "no_letter": ("holds no letter", "Send the name as written, in any script, or leave the field out."),
    "no_digit_or_letter": ("holds neither a digit nor a letter", "Send the number printed on the document."),
    "blank": ("is empty", "Give it a value."),
    "date": (
        "is not a date that exists",
        "Write YYYY-MM-DD, or YYYY-MM or YYYY when the rest is not known.",
    ),
    "birth_date": (
        "is not a date that exists",
        "Write YYYY-MM-DD, YYYY-MM or YYYY in the calendar of the document, FIRST/LAST for a range, or circa YYYY.",
    ),
    "date_range": ("is a range, where one date is expected", "Write YYYY-MM-DD, YYYY-MM or YYYY."),
    "state": (
        "is not a state or nationality we know",
        "Write the ICAO three-letter code, for example KGZ; XXX stands for unspecified nationality.",
    ),
    "states": ("must be a string or a list of strings", 'Write "KAZ" or ["KAZ", "RUS"].'),
    "too_many_states": (
        f"lists more than {limits.NATIONALITIES} states",
        f"Send at most {limits.NATIONALITIES}.",
    ),
    "sex": ("is not M, F or X", "Write M, F or X, or leave the field out when it is not known."),
    "document_type": (
        "is not a document type we know",
        "Write P passport, I identity card, V visa, R residence permit, L driving licence or T other.",
    ),
    "no_name": ("has no name in it", "Give `name`, or `surname`, or `given_names`."),
    "two_forms": (
        "gives the name in two forms",
        "Give either `name` or `surname` with `given_names`, and a second entry for another spelling.",
    ),
    "no_zone": ("must hold the lines once", "Give them in `lines`, or in `mrz`."),
    "range_order": (
        "does not end a range that starts at `number`",
        "Give both ends with the same letters and as many characters, the lower one in `number`.",
    ),
}

# Controls, line separators, everything that changes or isolates direction, deprecated format characters,
# interlinear annotation, byte order mark and tag characters. Joiners (200C, 200D) are spelling in Persian
# and in Indic scripts, so they pass; `text.fold` takes them away before anything is compared.
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_CONTROL = re.compile(f"[\t\n\r{_FORBIDDEN}]")
_CONTROL_IN_PROSE = re.compile(f"[{_FORBIDDEN}]")
_LIST_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
_SEXES = {"M": "M", "F": "F", "X": "X", "<": "X", "MALE": "M", "FEMALE": "F"}
_SEXES |= dict.fromkeys(("", "U", "UNKNOWN", "UNSPECIFIED", "NOT SPECIFIED"), "")
_ONE_STATE = {code: (code,) for code in countries.NAMES if countries.country(code) == code}
# The first character of a TD1 or TD2 code may be A, C or I (9303-5, 4.2.2.2): all are identity cards to us.
_TYPE_OF_CODE = {**{letter: letter for letter in DOCUMENT_TYPES}, "A": "I", "C": "I"}


def broken(rule: str) -> PydanticCustomError:
    """The error that names a rule in `RULES`."""
    return PydanticCustomError(rule, "{rule}", {"rule": rule})  # the sentence is in RULES


def _plain(value: str) -> str:
    # isprintable() is one quick pass and false for every character refused here, so nearly all stop there.
    if not value.isprintable() and _CONTROL.search(value):
        raise broken("control_character")
    return value


def _prose(value: str) -> str:
    if not value.isprintable() and _CONTROL_IN_PROSE.search(value):
        raise broken("control_character")
    return value


def _present(value: str) -> str:
    if not value:
        raise broken("blank")
    return _plain(value)


def _name(value: str) -> str:
    if not value:
        return value
    if not (value[0].isalpha() or any(map(str.isalpha, value))):
        raise broken("no_letter")
    return _plain(value)


def _number(value: str) -> str:
    if value.isalnum() and value.isascii():
        return value
    if not any(map(str.isalnum, value)):
        raise broken("no_digit_or_letter" if value else "blank")
    return _plain(value)


def _state(value: str) -> str:
    if not value:
        return value
    code = countries.country(value)
    if not code:
        raise broken("state")
    return code


def _given_state(value: str) -> str:
    return _state(_present(value))


def _states(value: Any) -> tuple[str, ...]:
    """One state or a list of them: a traveller mostly has one, so no list is asked for."""
    if isinstance(value, str):
        if value in _ONE_STATE:  # of nearly every traveller
            return _ONE_STATE[value]
        value = [value] if value else []
    if not isinstance(value, list | tuple):
        raise broken("states")
    if len(value) > limits.NATIONALITIES:
        raise broken("too_many_states")
    if not all(isinstance(state, str) and len(state) <= limits.STATE_CHARACTERS for state in value):
        raise broken("states")
    return tuple(dict.fromkeys(_given_state(state.strip()) for state in value))


def _is_whole_date(value: str) -> bool:
    """Whether it is `YYYY-MM-DD` and exists, by the interpreter's own parser (0.2 us; `dates` takes 1.7)."""
    if len(value) != 10 or value[4] != "-" or value[7] != "-":
        return False
    try:
        return calendars.FIRST_YEAR <= date.fromisoformat(value).year <= calendars.LAST_YEAR
    except ValueError:
        return False


def _date(value: str) -> str:
    """A single Gregorian date: of an event or a document."""
    if not value or _is_whole_date(value):
        return value
    try:
        canonical = dates.canonical(value)
    except ValueError:
        raise broken("date") from None
    if "/" in canonical:
        raise broken("date_range")
    return canonical


def _birth_date(value: str) -> str:
    """A date of birth or a range of them, kept in the calendar in which it was written."""
    if not value or _is_whole_date(value):
        return value
    try:
        return dates.canonical_birth(value)
    except ValueError:
        raise broken("birth_date") from None


def _given_birth_date(value: str) -> str:
    return _birth_date(_present(value))


def _sex(value: str) -> str:
    sex = _SEXES.get(value.upper())
    if sex is None:
        raise broken("sex")
    return sex


def document_type(code: str) -> str:
    """The type letter of a document code, `P` of `PN`; "" for a code that says none."""
    return _TYPE_OF_CODE.get(code[:1].upper(), "")


def _lines(value: Any) -> Any:
    """One string is a zone too, whatever its lines end in."""
    return [line for line in value.splitlines() if line.strip()] if isinstance(value, str) else value


def _document_type(value: str) -> str:
    if not value or value in DOCUMENT_TYPES:
        return value
    letter = document_type(value)
    if not letter or len(value) > 2:  # `P`, or the two characters of a machine-readable zone: `PN`, `P<`
        raise broken("document_type")
    return letter


def _text(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, max_length=longest)


Id = Annotated[str, _text(limits.ID_CHARACTERS), AfterValidator(_plain)]
RecordId = Annotated[str, _text(limits.ID_CHARACTERS), AfterValidator(_present)]
ListName = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=limits.LIST_CHARACTERS, pattern=_LIST_NAME)
]
NameText = Annotated[str, _text(limits.NAME_CHARACTERS), AfterValidator(_name)]
Number = Annotated[str, _text(limits.NUMBER_CHARACTERS), AfterValidator(_number)]
State = Annotated[str, _text(limits.STATE_CHARACTERS), AfterValidator(_state)]
GivenState = Annotated[str, _text(limits.STATE_CHARACTERS), AfterValidator(_given_state)]
States = Annotated[
    tuple[str, ...],
    PlainValidator(_states),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": limits.STATE_CHARACTERS},
                {
                    "type": "array",
                    "maxItems": limits.NATIONALITIES,
                    "items": {"type": "string", "maxLength": limits.STATE_CHARACTERS},
                },
            ]
        }
    ),
]
Date = Annotated[str, _text(limits.DATE_CHARACTERS), AfterValidator(_date)]
BirthDate = Annotated[str, _text(limits.DATE_CHARACTERS), AfterValidator(_birth_date)]
GivenBirthDate = Annotated[str, _text(limits.DATE_CHARACTERS), AfterValidator(_given_birth_date)]
Sex = Annotated[str, _text(limits.CODE_CHARACTERS), AfterValidator(_sex)]
DocumentType = Annotated[str, _text(limits.CODE_CHARACTERS), AfterValidator(_document_type)]
Place = Annotated[str, _text(limits.PLACE_CHARACTERS), AfterValidator(_plain)]
GivenPlace = Annotated[str, _text(limits.PLACE_CHARACTERS), AfterValidator(_present)]
Label = Annotated[str, _text(limits.LABEL_CHARACTERS), AfterValidator(_plain)]
Reference = Annotated[str, _text(limits.REFERENCE_CHARACTERS), AfterValidator(_present)]
Action = Annotated[str, _text(limits.ACTION_CHARACTERS), AfterValidator(_prose)]
Remarks = Annotated[str, _text(limits.REMARKS_CHARACTERS), AfterValidator(_prose)]
MrzLines = Annotated[
    list[Annotated[str, StringConstraints(max_length=limits.MRZ_CHARACTERS)]],
    Field(max_length=limits.MRZ_LINES),
    BeforeValidator(_lines, json_schema_input_type=str | list[str]),
]
