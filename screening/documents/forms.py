"""What is odd about a document that was shown: a number that its issuer's passports never have, a day of expiry past.

Only a warning, never a lower score: the number may have been misread, the document may be false, and states begin new
forms before anybody hears of it. Knows nothing of records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from screening.documents import issuers, numbers
from screening.documents.passport_numbers import FORMS
from screening.documents.standing import before
from screening.model import Document
from screening.text.countries import NAMES

_CLASSES = {"A": "[A-Z]", "0": "[0-9]", "X": "[A-Z0-9]"}


def oddities(documents: Iterable[Document], today: str = "") -> tuple[str, ...]:
    """A sentence for each odd thing; `today` (`YYYY-MM-DD`) is the day on which the documents are shown."""
    found: tuple[str, ...] = ()
    for number, document in enumerate(documents, 1):
        if document.type == "P" and is_unknown_form(document):
            state = NAMES.get(document.issuing_state, document.issuing_state)
            said = f"The number of document {number} has no form that passports of {state} are known to have:"
            found += (f"{said} it may have been misread, or the document is worth a look.",)
        if today and document.expiry_date and before(document.expiry_date, today):
            found += (f"Document {number} expired on {document.expiry_date}.",)
    return found


def is_unknown_form(document: Document) -> bool:
    """Whether a passport's number has none of the forms known of its issuer; false where none is known."""
    if document.type != "P":
        return False
    known = _forms().get(document.issuing_state)
    if known is None:
        return False
    if known.fullmatch(document.number):  # nearly every number is canonical as it is shown
        return False
    number = numbers.canonical(document.number)
    if known.fullmatch(number):
        return False
    return not any(known.fullmatch(form) for form in issuers.bare(number, document.issuing_state))


@lru_cache(maxsize=1)
def _forms() -> dict[str, re.Pattern[str]]:
    lines = (line.split() for line in FORMS.split("\n") if line)
    return {state: re.compile("|".join(map(_expression, forms))) for state, *forms in lines}


def _expression(form: str) -> str:
    places = (place.split("*") for place in form.split("+"))
    return "".join(f"{_CLASSES.get(kind, f'[{kind[1:]}]')}{{{count}}}" for count, kind in places)
