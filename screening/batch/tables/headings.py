"""What columns are called, in English, Russian and French, and what stands in some of them in so many words.

A heading is compared without case, accents, punctuation and small words: `Date de naissance`, `date_naissance` and
`DATE NAISSANCE (JJ/MM/AAAA)` are one. Nothing is guessed from a likeness: a column taken for another would be worse
than one passed over, which is told. Knows nothing of files and rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from screening.batch.tables.heading_words import FIELDS, SEXES, TYPES
from screening.batch.written_dates import Order

DOCUMENT_COLUMNS = {
    "document_number": "number",
    "document_type": "type",
    "issuing_state": "issuing_state",
    "expiry_date": "expiry_date",
}
PERSON_COLUMNS = (
    "id", "name", "surname", "given_names", "birth_date", "sex", "nationality", "birth_place",
)  # fmt: skip
COLUMNS = (*PERSON_COLUMNS, *DOCUMENT_COLUMNS)
"""The fields of a traveller and of one document, as columns are called by us."""

JOURNEY_COLUMNS = ("flight", "flight_date", "departure", "arrival", "locator", "seat")
MORE_COLUMNS = (
    "middle_name",
    "document_series",
    "visa_number",
    "mrz",
    "mrz_1",
    "mrz_2",
    "mrz_3",
    *JOURNEY_COLUMNS,
)

_SMALL = frozenset(
    "a an as at by d de des du en et for in l la le les of on or ou per the to und"
    " в во и из на о об по passenger passengers pax traveller traveler traveller's guest person passager voyageur"
    " пассажир пассажира туриста человека".split()
)

_FIELD_OF: dict[str, str] = {}

UNSETTLED = {
    "name": ("given_names", "surname", "name"),
    "nom": ("given_names", "surname", "name"),
    "имя": ("surname", "given_names", "name"),
    "номер": ("document_series", "document_number", "id"),
    "number": ("document_series", "document_number", "id"),
    "no": ("document_series", "document_number", "id"),
}
"""Headings that hang on another column: where the first field is present they mean the second, otherwise the third."""

SEX_OF = {word.strip(): sex for sex, words in SEXES.items() for word in words.split(";")}

_TYPE_OF: dict[str, str] = {}
_REMARK = re.compile(r"[(\[{].*?[)\]}]")
_NOT_A_WORD = re.compile(r"[^\w]+|_+")
_DAY_FIRST = re.compile(r"\b(?:dd?|jj?|дд?)[ ./-]?(?:mm?|мм?)[ ./-]?(?:y|a|г)", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b(?:mm?|мм?)[ ./-]?(?:dd?|jj?|дд?)[ ./-]?(?:y|a|г)", re.IGNORECASE)
LONGEST = 200
"""Characters of a heading; more is no heading."""


def plain(heading: str) -> str:
    """The heading as it is compared: folded words without the small ones, remarks in brackets left out."""
    text = unicodedata.normalize("NFKD", heading[:LONGEST].replace("№", " no ").replace("#", " no "))
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    words = _NOT_A_WORD.sub(" ", _REMARK.sub(" ", text.replace("°", ""))).split()
    return " ".join([word for word in words if word not in _SMALL] or words)


def field(heading: str) -> str:
    """Which field a column of this name holds by itself, or nothing."""
    return _FIELD_OF.get(plain(heading), "")


def fields(headings: Sequence[str]) -> list[str]:
    """Which field each column of a table holds, or nothing."""
    found = [field(heading) for heading in headings]
    for place, heading in enumerate(headings):
        if unsettled := UNSETTLED.get(plain(heading)):
            other, beside, alone = unsettled
            found[place] = beside if other in found else alone
    return found


def order(heading: str) -> Order:
    """The order of day and month that a heading prescribes: `DOB (MM/DD/YYYY)`."""
    if _MONTH_FIRST.search(heading[:LONGEST]):
        return "month"
    return "day" if _DAY_FIRST.search(heading[:LONGEST]) else ""


def sex(text: str) -> str:
    """M, F, X or nothing for the words of three languages; text that is none of them as it is."""
    return SEX_OF.get(text.strip().rstrip(".").casefold().replace("é", "e"), text)


def document_type(text: str) -> str:
    """The letter of a document type called by its name; text that is none of them as it is."""
    return _TYPE_OF.get(plain(text), text)


def _enter() -> None:
    for name, written in FIELDS.items():
        for heading in (name, *written.split(";")):
            _FIELD_OF.setdefault(plain(heading), name)
    for letter, written in TYPES.items():
        for kind in written.split(";"):
            _TYPE_OF[plain(kind)] = letter


_enter()
