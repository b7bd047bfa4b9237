"""Compares a document shown with a document on file: number, issuing state and type, each with its own weight.

The same number from another state is not the same document (INTERPOL's SLTD is keyed by issuer, type and
number together); a query without issuer or type is answered, as weaker evidence. Every difference is named.
"""

from __future__ import annotations

from screening.documents import numbers
from screening.documents.numbers import NumberMatch
from screening.matchers.evidence import Evidence
from screening.model import Document
from screening.text.countries import NAMES

NUMBER_AGREEMENT = {
    "same": 1.0,
    "zeros": 0.98,
    "prefix": 0.97,
    "reading": 0.93,
    "edit": 0.84,
    "different": 0.0,
}
READING_STEP = 0.03  # what each further misread character costs
ISSUER_UNKNOWN = 0.95
ISSUER_DIFFERS = 0.6
TYPE_UNKNOWN = 0.99
TYPE_DIFFERS = 0.88
IN_RANGE = 0.97

_TYPES = {
    "P": "a passport", "I": "an identity card", "V": "a visa", "R": "a residence permit",
    "T": "a travel document", "L": "a driving licence",
}  # fmt: skip


def compare(asked: Document, filed: Document) -> Evidence | None:
    """Evidence that two documents are one, or None when their numbers have nothing in common."""
    state = asked.issuing_state or filed.issuing_state
    match = numbers.compare(numbers.canonical(asked.number), numbers.canonical(filed.number), state)
    if match.rule == "different":
        return None
    agreement = NUMBER_AGREEMENT[match.rule] - READING_STEP * max(0, match.differences - 1)
    return _with_issuer_and_type(asked, filed, agreement, _number_words(match))


def compare_range(asked: Document, first: Document, last: str) -> Evidence | None:
    """Evidence that a document is one of a range of blanks on file, or None when it lies outside."""
    number = numbers.canonical(asked.number)
    if not in_range(number, numbers.canonical(first.number), numbers.canonical(last)):
        return None
    words = f"The number lies in the range {first.number} to {last}"
    return _with_issuer_and_type(asked, first, IN_RANGE, words)


def in_range(number: str, first: str, last: str) -> bool:
    """Whether a canonical number lies between two others of the same prefix and width."""
    low, high = numbers.serial(first), numbers.serial(last)
    mine = numbers.serial(number)
    return (mine.prefix, mine.width) == (low.prefix, low.width) and low.value <= mine.value <= high.value


def _with_issuer_and_type(asked: Document, filed: Document, agreement: float, words: str) -> Evidence:
    said = [words]
    if not asked.issuing_state or not filed.issuing_state:
        agreement *= ISSUER_UNKNOWN
        said.append("the issuing state is not known on one side")
    elif asked.issuing_state != filed.issuing_state:
        agreement *= ISSUER_DIFFERS
        said.append(f"but {_name(asked.issuing_state)} issued one and {_name(filed.issuing_state)} the other")
    if not asked.type or not filed.type:
        agreement *= TYPE_UNKNOWN
    elif asked.type != filed.type:
        agreement *= TYPE_DIFFERS
        said.append(f"one is {_TYPES[asked.type]}, the other {_TYPES[filed.type]}")
    return Evidence("document", agreement, _shown(asked), _shown(filed), "; ".join(said) + ".")


def _number_words(match: NumberMatch) -> str:
    if match.rule == "same":
        return "The document number is the same"
    if match.rule == "zeros":
        return "The document number is the same but for leading zeros"
    if match.rule == "prefix":
        return "The document number is the same but for the issuer's code in front"
    pairs = ", ".join(f"{ours} for {theirs}" for ours, theirs in match.pairs)
    if match.rule == "reading":
        return f"The document number differs in characters that readers confuse ({pairs})"
    return "The document number differs in one place" + (f" ({pairs})" if pairs else "")


def _shown(document: Document) -> str:
    return " ".join(part for part in (document.issuing_state, document.type, document.number) if part)


def _name(state: str) -> str:
    return NAMES.get(state, state)
