"""Reads a machine-readable zone: lays it out, mends what the check digits prove, and takes the fields.

Every odd thing is a repair or a warning and none keeps the rest from being read: only what is no zone at all is
refused. The warnings hold no value, so that they may be shown beside any answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from screening.documents.mrz import dates, names, repair
from screening.documents.mrz.digits import verdicts
from screening.documents.mrz.layout import CODE, FRA_ID, STATE, Layout, Span
from screening.documents.mrz.lines import Laid, lay_out, looks_like_zone, unreadable
from screening.documents.mrz.names import NameParts, NameRead
from screening.documents.mrz.repair import Change
from screening.documents.mrz.zone import Repair, Zone
from screening.text import countries

FIELDS = {
    "document_number": "document number", "birth_date": "date of birth", "expiry_date": "date of expiry",
    "optional_data": "optional data", "composite": "whole zone", "surname": "surname", "given_names": "given names",
    "issuing_state": "issuing state", "nationality": "nationality", "document_code": "document code",
}  # fmt: skip
"""What an officer calls the fields."""

CHECK_FAILED = (
    "The check digit of the {field} does not agree: a character was misread, or the document was altered."
)
NO_DATE = "The {field} is not a date that exists; what of it can be one was taken."
NO_STATE = "The {field} is no code of a state or organisation that we know."
NO_SEX = "The character for the sex is none of M, F and a filler."
NO_NAME = "The zone has no name in it."
NAME_CUT = "The name fills its field to the end and may have been cut."
LIKELIEST = (
    "The document number was misread, and in more than one way it would be right: the likeliest was taken."
)
OTHER_NAMES = "The name can be read in more than one way; each is searched."

_SEXES = {"M": "M", "F": "F", "<": "X", "X": "X"}
_AS_LETTER = str.maketrans("01245678", "OIZASGTB")
_LETTERS_ALIKE = {
    "0": "ODQ", "1": "IL", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B",
    "O": "DQ", "Q": "O", "I": "L", "L": "I<", "K": "<", "C": "<", "S": "<",
}  # fmt: skip
_ONLY_CODE = "the only code of a state that can be meant"


def read(lines: Sequence[str], today: date) -> Zone:
    """Reads a zone of one, two or three lines; `today` settles the centuries.

    Raises InputError, which holds nothing of what was sent, for what is no zone at all.
    """
    laid = lay_out(lines)
    layout, agreed = laid.layout, verdicts(laid.layout, laid.text)
    if not any(agreed.values()) and not looks_like_zone(laid):
        raise unreadable("has no dates and no check digits where a machine-readable zone has them")
    text, changes = repair.mend(layout, laid.text, agreed)
    repairs = [_repair(layout, laid.text, text, change) for change in changes]
    warnings = [*laid.warnings, *_failed(layout, text, agreed)]
    code = text[: CODE[1]].translate(_AS_LETTER)
    if code != text[: CODE[1]]:
        repairs.append(Repair("document_code", text[: CODE[1]], code, names.NO_DIGIT))
    issuer = _state(_of(text, STATE), "issuing_state", repairs, warnings)
    nationality = issuer
    if layout is not FRA_ID:
        nationality = _state(_of(text, layout.nationality), "nationality", repairs, warnings)
    name = _name(laid, text)
    repairs += _name_repairs(name)
    birth_date, birth_exists = dates.birth(_of(text, layout.birth), today)
    expiry_date, expiry_exists = (
        dates.expiry(_of(text, layout.expiry), today) if layout.expiry[1] else ("", True)
    )
    sex = _SEXES.get(text[layout.sex], "")
    odd = {
        NO_DATE.format(field=FIELDS["birth_date"]): not birth_exists,
        NO_DATE.format(field=FIELDS["expiry_date"]): not expiry_exists,
        LIKELIEST: any(change.proof == repair.LIKELIEST for change in changes),
        NO_SEX: not sex,
        NO_NAME: not any(name.name),
        NAME_CUT: name.truncated,
        OTHER_NAMES: bool(name.others),
    }
    return Zone(
        layout.format,
        tuple(laid.text[at : at + layout.width] for at in range(0, layout.characters, layout.width)),
        all(agreed.values()),
        code.rstrip("<"),
        issuer,
        _number(layout, text),
        name.name.surname,
        name.name.given_names,
        nationality,
        birth_date,
        sex,
        expiry_date,
        tuple(filter(None, (_of(text, span).strip("<") for span in layout.optional))),
        agreed,
        name.truncated,
        name.others,
        tuple(repairs),
        (*warnings, *(warning for warning, holds in odd.items() if holds)),
    )


def _of(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def _number(layout: Layout, text: str) -> str:
    return "".join([_of(text, span) for span in layout.number]).strip("<")


def _failed(layout: Layout, text: str, agreed: dict[str, bool]) -> Iterator[str]:
    """A warning for each check digit that does not agree, with all repairs made."""
    if not all(agreed.values()):
        for field, agrees in verdicts(layout, text).items():
            if not agrees:
                yield CHECK_FAILED.format(field=FIELDS[field])


def _repair(layout: Layout, read: str, mended: str, change: Change) -> Repair:
    if change.of_digit:
        at = layout.checks[change.field].at
        return Repair(f"check_digits.{change.field}", read[at], mended[at], change.proof)
    return Repair(
        change.field,
        _printed(layout, read, change.field),
        _printed(layout, mended, change.field),
        change.proof,
    )


def _printed(layout: Layout, text: str, field: str) -> str:
    if field == "document_number":
        return _number(layout, text)
    spans = layout.optional if field == "optional_data" else layout.checks[field].spans
    return " ".join(filter(None, (_of(text, span).rstrip("<") for span in spans)))


def _state(printed: str, field: str, repairs: list[Repair], warnings: list[str]) -> str:
    """The code as printed, repaired where it is none and only one can be meant."""
    code = printed.rstrip("<")
    if not code or _is_code(printed):
        return code
    choices = [letter + _LETTERS_ALIKE.get(letter, "") for letter in printed]
    meant = {reading for letters in product(*choices) if _is_code(reading := "".join(letters))}
    if len(meant) != 1:
        if not countries.country(code):  # of two letters in ISO 3166-1 a few issuers print
            warnings.append(NO_STATE.format(field=FIELDS[field]))
        return code
    found = meant.pop().rstrip("<")
    repairs.append(Repair(field, code, found, _ONLY_CODE))
    return found


def _is_code(printed: str) -> bool:
    return printed == "D<<" or (printed.isalpha() and bool(countries.country(printed)))


def _name(laid: Laid, text: str) -> NameRead:
    layout = laid.layout
    if not layout.given_names[1]:
        return names.read_name(_of(text, layout.name), laid.name_full)
    surname, given = names.read_part(_of(text, layout.name)), names.read_part(_of(text, layout.given_names))
    return NameRead(
        NameParts(surname.words, given.words),
        NameParts(surname.printed, given.printed),
        names.FILLERS,
        surname.truncated or given.truncated,
        (),
    )


def _name_repairs(name: NameRead) -> Iterator[Repair]:
    for field, printed, part in zip(NameParts._fields, name.printed, name.name, strict=True):
        if printed != part:
            yield Repair(field, printed, part, name.proof)
