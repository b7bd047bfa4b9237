"""Who issued a document: the codes that stand in front of its number, and whether two issuers are one.

States are ICAO 9303-3 section 5 codes, as `text.countries` gives them. A clerk writes the three-letter code before
the number, or the two letters of ISO 3166-1. Knows nothing of records or scores.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from screening.text.tables import countries, places

LEAST_BEHIND_CODE = 5  # characters that a number must have left without the code in front of it

Relation = Literal["same", "successor", "different", "unknown"]

# Codes that say of a holder that no state is known: nobody issues documents under them (9303-3 section 5 part D).
_NOBODY = frozenset({"", "XXA", "XXB", "XXC", "XXX"})
_SHORT = {
    code: short
    for code, short in (
        line.split(" ")[:2] for line in (countries.STATES + countries.SPECIAL).split("\n") if line
    )
    if short != "-"
}
_EITHER = frozenset(_SHORT) | frozenset(_SHORT.values())
_SUCCESSORS = {
    line[:3]: frozenset(line[4:].split())
    for line in places.FAMILIES.split("\n")
    if line[:3] in {*places.UNIONS, "SCG"}
}


@lru_cache(maxsize=1_024)
def codes(state: str) -> tuple[str, ...]:
    """The codes of an issuer that may stand before a number: `KGZ` -> `KGZ`, `KG`; none for no issuer."""
    if state in _NOBODY:
        return ()
    return (state, _SHORT[state]) if state in _SHORT else (state,)


def bare(number: str, state: str = "") -> tuple[str, ...]:
    """What is left of a canonical number without its issuer's code in front; of any issuer where none is given.

    `IND1234567` may be a number with either code of India before it, so both are tried.
    """
    found = in_front(number, state)
    if not found:
        return ()
    left = (number[len(code) :] for code in found)
    return tuple(rest for rest in left if _is_number(rest))


def in_front(number: str, state: str = "") -> tuple[str, ...]:
    """The codes of its issuer, or of any where none is given, with which a canonical number begins."""
    own = codes(state) if state else (number[:3], number[:2])
    if not number.startswith(own):  # nearly every number of a known issuer
        return ()
    return tuple(code for code in own if number.startswith(code) and (state or code in _EITHER))


def relation(a: str, b: str) -> Relation:
    """Whether two issuers are one: Kosovo's codes are, British classes are; a union and its successor nearly are."""
    if a in _NOBODY or b in _NOBODY:
        return "unknown"
    if a == b:  # nearly always: nothing has to be looked up
        return "same"
    a, b = places.ONE_STATE.get(a, a), places.ONE_STATE.get(b, b)
    if a == b:
        return "same"
    if b in _SUCCESSORS.get(a, ()) or a in _SUCCESSORS.get(b, ()):
        return "successor"
    return "different"


def short_codes() -> NDArray[np.uint16]:
    """The two-letter codes by the three-letter ones, for the kernel: place (A*26 + B)*26 + C holds both letters."""
    table = np.zeros(26**3, np.uint16)
    for code, short in _SHORT.items():
        first, second, third = (ord(letter) - 65 for letter in code)
        table[(first * 26 + second) * 26 + third] = ord(short[0]) << 8 | ord(short[1])
    return table


def _is_number(rest: str) -> bool:
    return len(rest) >= LEAST_BEHIND_CODE and any(letter.isdigit() for letter in rest)
