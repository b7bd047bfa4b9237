"""Titles that carriers write with names, apart (`JOHN MR`) or glued to them (`JOHNMR`), taken off.

A glued title cannot be told from the end of a name for certain (`AMR` is one), so whoever asks is told both
readings and both are searched. Knows nothing of lists.
"""

from __future__ import annotations

import re

from screening.model import Name

_APART = frozenset("MR MRS MS MSTR MISS MME MLLE CHD CHLD INF INFT ADT".split())
_NOBODY = frozenset("FNU LNU NFN NLN NMN XX XXX XXXX".split())
_GLUED = re.compile(r"([^\W\d_]{2,}?)(?:(?:MSTR|MISS|MRS|MR|MS)(?:CHD|INF)?|CHD|INF)")
_GLUED_WITHIN = re.compile(r"([^\W\d_]{2,}?)(?:MSTR|MISS|MRS|MR)")
_GLUED_BEFORE = re.compile(r"(?:MSTR|MISS|MRS|MR)(\w{3,})")
_LIKELY = re.compile(
    r"(?:M(?:R|RS|S|STR|ISS|ME|LLE)|CHL?D|INFT?|ADT|[FL]NU|N[FM]N|NLN|XX)\b|\b(?:MR|MISS|MSTR)", re.IGNORECASE
)
_SHORT = 3
"""Letters of a name that may as well be a name with the title's letters: `SAMR`."""


def untitled(text: str, *, expected: bool = False) -> tuple[str, str]:
    """The name without its titles, and the other reading of it where a glued title is not certain, else nothing.

    `expected` says that the list glues titles by convention, as reservations do.
    """
    words = text.split()
    kept = _without_apart(words)
    if not kept:
        return " ".join(words), ""
    bare, certain = _without_glued(kept)
    if bare != kept:
        short, whole = " ".join(bare), " ".join(kept)
        if kept[-1].upper().endswith("MS") and not expected:  # WILLIAMS, ADAMS
            return whole, short
        return short, "" if expected and certain else whole
    before = _GLUED_BEFORE.fullmatch(kept[0].upper())
    if before:
        return " ".join(kept), " ".join([kept[0][before.start(1) :], *kept[1:]])
    return " ".join(kept), ""


def _without_glued(words: list[str]) -> tuple[list[str], bool]:
    """The words without the titles glued to them, and whether these can be nothing else; MS ends only the last."""
    bare, certain = [], True
    for place, word in enumerate(words, 1):
        found = (_GLUED if place == len(words) else _GLUED_WITHIN).fullmatch(word.upper())
        if found is None:
            bare.append(word)
            continue
        bare.append(word[: found.end(1)])
        certain = certain and len(found[1]) >= _SHORT and not word.upper().endswith("MS")
    return bare, certain


def _without_apart(words: list[str]) -> list[str]:
    """Without titles at either end and words that stand for a name nobody knows; not the only word."""
    kept = [word for word in words if word.upper() not in _NOBODY] or words
    while len(kept) > 1 and kept[-1].upper().rstrip(".") in _APART:
        kept = kept[:-1]
    while len(kept) > 1 and kept[0].upper().rstrip(".") in _APART:
        kept = kept[1:]
    return [] if len(kept) == 1 and kept[0].upper() in _APART | _NOBODY else kept


def named(surname: str, given: str, *, expected: bool = False) -> tuple[dict[str, str], tuple[Name, ...]]:
    """The name of a traveller's body and other readings of it; what has no given name may be the whole of it."""
    surname, given = surname.strip(), given.strip()
    if not _LIKELY.search(f"{surname} {given}"):  # nearly always, and quick
        return _parts(surname, given), ()
    if not given:
        whole, other = untitled(surname, expected=expected)
        return _parts(whole, ""), _others("", other)
    if surname.upper() in _NOBODY:
        return named(given, "", expected=expected)
    bare, other = untitled(given, expected=expected)
    if bare.upper() in _APART | _NOBODY:  # a title or nobody where the given name should be
        return _parts(surname, ""), ()
    return _parts(surname, bare), _others(surname, other)


def _parts(surname: str, given: str) -> dict[str, str]:
    if surname and given:
        return {"surname": surname, "given_names": given}
    return {"name": surname or given} if surname or given else {}


def _others(surname: str, given: str) -> tuple[Name, ...]:
    if not given:
        return ()
    return (Name(f"{given} {surname}".strip(), "primary", surname, given if surname else ""),)
