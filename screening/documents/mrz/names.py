"""Reads the name field: surname and given names, whether they were cut, and fillers that were read as letters.

The parts of a name are parted by one filler, surname and given names by two (ICAO 9303-3 section 4.6); single
names have no second part, and a few issuers print two fillers in front of a given name without a surname. No check
digit covers a name, so what is changed here rests on what can stand there, and where that leaves a choice both
readings are given, to be searched alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from screening.text import known

NO_DIGIT = "no digit can stand there"
FILLERS = "fillers to the end of the field"
SEPARATOR = "no two fillers part the names otherwise"
MOST_READINGS = 3  # further readings of one name

_AS_LETTER = str.maketrans("01245678", "OIZASGTB")
_OTHER_LETTER = str.maketrans("01245678", "DLZASGTB")
_MISREAD = "KCLS"
_TAIL = re.compile(f"<[<{_MISREAD}]*$")  # from a filler on nothing but fillers and what is read for them
_IN_TAIL = re.compile(f"(<+)([{_MISREAD}]+)")
_RUN = re.compile(f"([{_MISREAD}])\\1\\1+$")
_PAIR = re.compile(f"(?=<[{_MISREAD}]|[{_MISREAD}][<{_MISREAD}])")  # for the two fillers between the parts
_SHORTEST_OF_TWO = 7  # letters from which a word may be two
_SHORTEST = 3


class NameParts(NamedTuple):
    """Surname and given names, each with single spaces."""

    surname: str
    given_names: str


class NameRead(NamedTuple):
    """A name field as read, as printed before anything was changed, why it was, and what else it may say."""

    name: NameParts
    printed: NameParts
    proof: str
    truncated: bool
    others: tuple[NameParts, ...]


def read_name(field: str, full: bool) -> NameRead:
    """Reads a field with both parts of the name; `full` says that the field came without a filler at its end."""
    letters = field.translate(_AS_LETTER)
    body = _without_tail(letters)
    printed, name = _parted(field), _parted(body)
    proof = NO_DIGIT if letters != field else FILLERS
    others = []
    if "<<" not in body and len(body) > 1:
        divided, sure = _divided(body)
        if sure:
            name, proof, divided = divided[0], SEPARATOR, [name, *divided[1:]]
        others += divided
    if letters != field:
        others.append(_parted(_without_tail(field.translate(_OTHER_LETTER))))
    others += _two_in_one(name)
    truncated = full and body == letters
    readings = tuple(other for other in dict.fromkeys(others) if other != name)
    return NameRead(name, printed, proof, truncated, readings[:MOST_READINGS])


class PartRead(NamedTuple):
    """One part of a name as read, as printed, and whether it may be cut."""

    words: str
    printed: str
    truncated: bool


def read_part(field: str) -> PartRead:
    """Reads a field that holds the surname alone, or the given names: the French card has two."""
    letters = field.translate(_AS_LETTER)
    body = _without_tail(letters)
    return PartRead(_words(body), _words(field), body == letters)


def _parted(body: str) -> NameParts:
    surname, _, given = body.partition("<<")
    return NameParts(_words(surname), _words(given))


def _words(part: str) -> str:
    return " ".join(filter(None, part.split("<")))


def _without_tail(letters: str) -> str:
    """The field up to its last name: without fillers, and without letters that can only be fillers misread."""
    body = letters.rstrip("<")
    found = _TAIL.search(letters)
    if found and found.start() < len(body):
        body = letters[: found.start()] + _kept(letters[: found.start()], found.group())
    return _RUN.sub("", body).rstrip("<")


def _kept(head: str, tail: str) -> str:
    """What may be a name of one or two letters at the beginning of the tail: an initial, or KC of Nepal."""
    kept = ""
    for fillers, letters in _IN_TAIL.findall(tail):
        second = len(fillers) == 2 and "<<" not in head + kept
        if len(letters) > 2 or letters[1:] == letters[0] or not (len(fillers) == 1 or second):
            break
        kept += fillers + letters
    return kept


def _divided(body: str) -> tuple[list[NameParts], bool]:
    """Readings in which two characters are the fillers between the parts; whether names bear the first out."""
    likely, possible = [], []
    for found in _PAIR.finditer(body):
        at = found.start()
        (head, left), (right, tail) = _word_before(body, at), _word_after(body, at + 2)
        read = body[len(head) : len(body) - len(tail)].strip("<").split("<")
        if min(len(left), len(right)) < _SHORTEST or any(
            _is_name(word) for word in read if word not in (left, right)
        ):
            continue
        divided = _parted(f"{body[:at]}<<{body[at + 2 :]}")
        if _is_name(left) and _is_name(right):
            likely.append(divided)
        elif "<" in body[at : at + 2]:
            possible.append(divided)
    return likely + possible, bool(likely)


def _word_before(body: str, at: int) -> tuple[str, str]:
    head, filler, word = body[:at].rpartition("<")
    return head + filler, word


def _word_after(body: str, at: int) -> tuple[str, str]:
    word, filler, tail = body[at:].partition("<")
    return word, filler + tail


def _is_name(word: str) -> bool:
    """Whether a word is a well-known name, or two with a filler between them that was read as a letter."""
    return known.listed(word.lower()) or any(_halves(word))


def _halves(word: str) -> Iterator[tuple[str, str]]:
    if len(word) < _SHORTEST_OF_TWO or known.listed(word.lower()):
        return
    for at in range(_SHORTEST, len(word) - _SHORTEST):
        one, other = word[:at], word[at + 1 :]
        if word[at] in _MISREAD and known.listed(one.lower()) and known.listed(other.lower()):
            yield one, other


def _two_in_one(name: NameParts) -> Iterator[NameParts]:
    """Readings in which a word that is no known name is two that are."""
    for word in dict.fromkeys(f"{name.surname} {name.given_names}".split()):
        for halves in _halves(word):
            two = " ".join(halves)
            yield NameParts(name.surname.replace(word, two), name.given_names.replace(word, two))
