"""The document cells of the UN list: type, number and state, which may stand in sentences.

`{"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "Afghan passport number SE 012820"}`: the number is `SE 012820`
and the state Afghanistan. Notes and words that are not understood are handed back as a remark.
"""

from __future__ import annotations

import re

from screening.sources import published
from screening.text import countries
from screening.wire import limits

_PLAIN = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 ./-]*")
_LABEL = re.compile(r"^(?:N[Oo°º]\.?\s*(?=[\dA-Z]*\d)|SSN\s+)")
# Blocks of capitals and digits at the end of a sentence, of which at least one holds a digit.
_IN_WORDS = re.compile(
    r"\b((?:[A-Z]{1,3}[ -]+)*[A-Z]{0,8}[/-]?\d[\dA-Z]*(?:[./-][\dA-Z]+)*"
    r"(?:[ -]+\d[\dA-Z./-]*|[ -]+No\. \d+)*)"
)
_AFTERWARDS = re.compile(
    r"\b(?:issued|expire[sd]?|expiration|expiry|valid|under|born|made out)\b.*", re.IGNORECASE
)
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_EXPIRY = re.compile(
    r"(?:expire[sd]?|expiration(?: date)?|date of expir\w+|valid until)(?: on)?:?\s*"
    r"(\d{4}-\d\d-\d\d|\d{1,2} ?[A-Z][a-z]+\.? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})",
    re.IGNORECASE,
)
# `Afghan passport number`, `Central African Republic number`; never two capitals alone, which are a series.
_FIRST_WORDS = re.compile(r"([A-Z][a-z]+)(?: [A-Z][a-z]+)*?(?= (?:[a-z]|[A-Z]*[\d/]|Passport|$))")
_TYPES = (
    ("L", ("driv",)),
    ("T", ("travel document", "laissez-passer", "reiseausweis")),
    ("R", ("resid", "alien registration")),
    ("V", ("visa",)),
    ("P", ("passport", "passeport", "pasaporte")),
)


def document(cells: dict[str, str]) -> tuple[dict[str, str], str]:
    """The document's fields, empty when there is no number, and the remark that keeps the rest."""
    words = " ".join(cells.get(tag, "") for tag in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER"))
    number, source = _number(cells)
    if not number or len(number) > limits.NUMBER_CHARACTERS:
        return {}, ", ".join(filter(None, cells.values()))
    fields = {
        "number": number,
        "type": _type(words, cells.get("TYPE_OF_DOCUMENT", "")),
        "issuing_state": _state(cells, source),
        "expiry_date": _expiry(f"{cells.get('NUMBER', '')} {cells.get('NOTE', '')}"),
    }
    note = cells.get("NOTE", "")
    unsaid = note if note and not _EXPIRY.fullmatch(note.removeprefix("and ").strip(" .")) else ""
    return fields, f"{number}: {unsaid}" if unsaid else ""


def _number(cells: dict[str, str]) -> tuple[str, str]:
    """The number and the words it stood in; the note counts only when nothing else holds one."""
    for tag in ("NUMBER", "TYPE_OF_DOCUMENT2", "NOTE"):
        words = cells.get(tag, "")
        bare = _LABEL.sub("", _PARENTHESIS.sub("", words).split(",")[0]).strip(" .:")
        if _PLAIN.fullmatch(bare):
            return bare, words
        found = _IN_WORDS.findall(_AFTERWARDS.sub("", _LABEL.sub("", _PARENTHESIS.sub(" ", words))))
        if found:
            return _LABEL.sub("", found[-1]).replace("No. ", "").strip(" .-"), words
    return "", ""


def _type(words: str, kind: str) -> str:
    lower = words.lower()
    for letter, marks in _TYPES:
        if any(mark in lower for mark in marks):
            return letter
    return "P" if "pass" in kind.lower() else "I"


def _state(cells: dict[str, str], words: str) -> str:
    """The issuer: its own cell, a country or nationality in the words, else where it was issued."""
    guesses = [cells.get("ISSUING_COUNTRY", ""), *_PARENTHESIS.findall(words), words.split(",")[-1].strip()]
    first = _FIRST_WORDS.match(words)
    guesses += [first[0], first[1]] if first else []
    guesses.append(cells.get("COUNTRY_OF_ISSUE", ""))
    return next((code for guess in guesses if (code := countries.country(guess))), "")


def _expiry(words: str) -> str:
    found = _EXPIRY.search(words)
    return published.date(found[1]) if found else ""
