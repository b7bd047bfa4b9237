"""Compares a document shown with a document on file: number, issuing state and type, each with its own weight.

The same number from another state is not the same document (INTERPOL's SLTD is keyed by issuer, type and
number together); a query without issuer or type is answered, as weaker evidence. Every difference is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from screening.documents import blanks, issuers, numbers
from screening.documents.numbers import Difference, NumberMatch
from screening.matchers.evidence import Evidence
from screening.model import Document
from screening.text.countries import NAMES

NUMBER_AGREEMENT = {"same": 1.0, "zeros": 0.98, "reading": 0.93, "edit": 0.84, "different": 0.0}
READING_STEP = 0.03  # what each further misread character costs
CODE_IN_FRONT = 0.97  # of the issuer, on one side only
SPELT = 0.98  # a number of letters of another alphabet, read as they look or as they are spelt
ISSUER_UNKNOWN = (
    0.88  # so that an edit alone no longer refers: of every issuer, some document is an edit away
)
ISSUER_SUCCEEDED = 0.9
ISSUER_DIFFERS = 0.6
TYPE_UNKNOWN = 0.99
TYPE_DIFFERS = 0.88
IN_RANGE = 0.97

_ISSUER = {
    "same": 1.0, "successor": ISSUER_SUCCEEDED, "unknown": ISSUER_UNKNOWN, "different": ISSUER_DIFFERS,
}  # fmt: skip
_WORDS = {
    "reading": "The document number differs in characters that readers confuse",
    "edit": "The document number differs in one place",
}
_TYPES = {
    "P": "a passport", "I": "an identity card", "V": "a visa", "R": "a residence permit",
    "T": "a travel document", "L": "a driving licence",
}  # fmt: skip


class Said(NamedTuple):
    """How far numbers agree, the words for it, and whether only but for an edit."""

    agreement: float
    words: str
    edited: bool = False


def compare(asked: Document, filed: Document) -> Evidence | None:
    """Evidence that two documents are one, or None when their numbers have nothing in common."""
    codes = issuers.codes(asked.issuing_state or filed.issuing_state)
    best: Said | None = None
    for place, ours in enumerate(numbers.readings(asked.number)):
        for other, theirs in enumerate(numbers.readings(filed.number)):
            match = numbers.compare(ours, theirs, codes)
            if match.rule != "different":
                spelt = place + other > 0 or asked.number.isascii() != filed.number.isascii()
                said = _of_number(match, spelt and _foreign(asked.number, filed.number))
                best = said if best is None or said.agreement > best.agreement else best
    return None if best is None else _with_issuer_and_type(asked, filed, best)


def compare_range(asked: Document, first: Document, last: str) -> Evidence | None:
    """Evidence that a document is one of a range of blanks on file, or None when it lies outside."""
    low, high = numbers.canonical(first.number), numbers.canonical(last)
    if blanks.plainly_within(numbers.canonical(asked.number), low, high):
        words = f"The number lies in the range {first.number} to {last}"
        return _with_issuer_and_type(asked, first, Said(IN_RANGE, words))
    filed = blanks.blanks(low, high)
    if filed is None:
        return None
    best: Said | None = None
    for number in _forms(asked, first):
        said = _in_range(number, filed, first.number, last)
        if said is not None and (best is None or said.agreement > best.agreement):
            best = said
            if best.agreement == IN_RANGE:
                break
    return None if best is None else _with_issuer_and_type(asked, first, best)


def _forms(asked: Document, filed: Document) -> Iterator[str]:
    """The readings of a number shown, as they are, without the issuer's code in front, and with it."""
    state = asked.issuing_state or filed.issuing_state
    for number in numbers.readings(asked.number):
        yield number
        if state:
            yield from issuers.bare(number, state)
            yield from (code + number for code in issuers.codes(state))


def _in_range(number: str, filed: blanks.Blanks, first: str, last: str) -> Said | None:
    found = blanks.within(number, filed)
    if found is None:
        return None
    differences, zeros = found
    words = f"The number lies in the range {first} to {last}"
    agreement = IN_RANGE * (NUMBER_AGREEMENT["zeros"] if zeros else 1.0)
    if differences:
        edited = any(each.kind == "wrong" for each in differences)
        agreement = NUMBER_AGREEMENT["edit" if edited else "reading"] - READING_STEP * (len(differences) - 1)
        words += f" ({_listed(differences)})"
    return Said(agreement, words + " if zeros are put in front" * zeros)


def _of_number(match: NumberMatch, spelt: bool) -> Said:
    misread = sum(each.kind == "misread" for each in match.differences)
    agreement = NUMBER_AGREEMENT[match.rule] - READING_STEP * max(0, misread - (match.rule == "reading"))
    agreement *= (CODE_IN_FRONT if match.code else 1.0) * (SPELT if spelt else 1.0)
    return Said(agreement, _number_words(match, spelt), match.rule == "edit")


def _number_words(match: NumberMatch, spelt: bool) -> str:
    said = _WORDS.get(match.rule, "The document number is the same")
    if match.differences:
        said += f" ({_listed(match.differences)})"
    if match.zeros or match.code or spelt:
        but = ["leading zeros"] if match.zeros else []
        but += [f"the issuer's code {match.code} in front"] if match.code else []
        but += ["letters of another alphabet, read as Latin ones"] if spelt else []
        said += (", and in " if match.differences else " but for ") + " and ".join(but)
    return said


def _listed(differences: tuple[Difference, ...]) -> str:
    return ", ".join(map(_in_words, differences))


def _in_words(difference: Difference) -> str:
    kind, place, asked, filed = difference
    if kind == "misread":
        return f"{asked} read for {filed} at place {place}"
    if kind == "swapped":
        return f"{asked} instead of {filed} from place {place}"
    if kind == "extra":
        return f"{asked} at place {place} too many"
    if kind == "missing":
        return f"{filed} missing before place {place}"
    return f"{asked} instead of {filed} at place {place}"


def _with_issuer_and_type(asked: Document, filed: Document, number: Said) -> Evidence:
    said = [number.words]
    relation = issuers.relation(asked.issuing_state, filed.issuing_state)
    agreement = number.agreement * _ISSUER[relation]
    if relation == "unknown":
        side = "was not given" if not asked.issuing_state else "is not on file"
        said.append(f"which state issued it {side}, and numbers repeat between states")
    elif relation == "successor":
        said.append(f"issued by {_name(asked.issuing_state)}; on file is {_name(filed.issuing_state)}")
    elif relation == "different":
        said.append(f"but {_name(asked.issuing_state)} issued one and {_name(filed.issuing_state)} the other")
    if not asked.type or not filed.type:
        agreement *= TYPE_UNKNOWN
        said.append(f"what type of document it is {'was not given' if not asked.type else 'is not on file'}")
    elif asked.type != filed.type:
        agreement *= TYPE_DIFFERS
        said.append(f"one is {_TYPES[asked.type]}, the other {_TYPES[filed.type]}")
    why = "; ".join(said) + "."
    return Evidence("document", agreement, _shown(asked), _shown(filed), why, edited=number.edited)


def _foreign(asked: str, filed: str) -> bool:
    return any(letter.isalpha() and not letter.isascii() for letter in asked + filed)


def _shown(document: Document) -> str:
    kind = f"{document.type} " if document.type else ""
    return (
        f"{document.issuing_state} {kind}{document.number}"
        if document.issuing_state
        else kind + document.number
    )


def _name(state: str) -> str:
    return NAMES.get(state, state)
