"""Compares nationalities and places of birth: soft evidence, because people move and states rename.

States are ICAO 9303-3 codes. A place is read part by part in Latin letters, from the smallest to the country; there
is no gazetteer here, only the few dozen cities that were renamed. Nothing here can decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from screening.matchers.evidence import Evidence
from screening.text.countries import NAMES, country
from screening.text.phonetic import sound
from screening.text.romanise import romanise
from screening.text.tables import places as table

Compared = tuple[float, str]

BEST_NATIONALITY = Evidence("nationality", 0.7, "", "", "Both are of one state.")
BEST_BIRTH_PLACE = Evidence("birth_place", 0.7, "", "", "The place of birth agrees.")

RELATED_STATES, ONE_UNION, OTHER_STATES = 0.55, 0.45, 0.3

_FAMILIES = tuple((line[:3], frozenset(line[4:].split())) for line in table.FAMILIES.split("\n") if line)
_TODAY = {name: line.split()[0] for line in table.RENAMED.split("\n") if line for name in line.split()}

ALIKE = 82.0  # `fuzz.ratio` of two names from which they are spellings of one place
ALIKE_VOWELS = 75.0  # the same where only vowels differ, or an h that many alphabets do not write
ALIKE_INITIALS = 90.0  # the same where the first letters differ
MOST_PARTS, MOST_WORDS = 6, 8  # parts of a place, and words of a part, that are read; more is an address
_COUNTRY_WORDS = 4  # words that the name of a country may have after a city without a comma
_CUT = re.compile(r"[,;/()|،、]+")
_VOWELS = str.maketrans("", "", "aeiouh")


class Part(NamedTuple):
    """A village, a district, a region: its readings as words of sounds, and each written in one."""

    words: tuple[frozenset[str], ...]
    joined: tuple[str, ...]


class PlaceOfBirth(NamedTuple):
    """Parts from the smallest on, as far as the order tells, and the states named."""

    parts: tuple[Part, ...]
    states: frozenset[str]


def compare_nationalities(asked: Sequence[str], filed: Sequence[str]) -> Evidence | None:
    """Evidence from two sets of state codes, or None when either side does not tell."""
    if not asked or not filed:
        return None
    found = _nationalities(tuple(asked), tuple(filed))
    if found is None:
        return None
    return Evidence("nationality", found[0], ", ".join(asked), ", ".join(filed), found[1])


def nationality_agreement(asked: Sequence[str], filed: Sequence[str]) -> float | None:
    """What `compare_nationalities` finds, without the words."""
    found = _nationalities(tuple(asked), tuple(filed)) if asked and filed else None
    return None if found is None else found[0]


def state_agreements(asked: Sequence[str], states: Sequence[str]) -> list[float | None]:
    """`nationality_agreement` with each of some states alone, for who asks it of all there are."""
    ours = frozenset(_states(asked))
    related = {b for head, others in _FAMILIES if head in ours for b in others}
    related |= {head for head, others in _FAMILIES if not ours.isdisjoint(others)}
    united = {
        b for head, parts in _FAMILIES if head in table.UNIONS and not ours.isdisjoint(parts) for b in parts
    }
    found: list[float | None] = []
    for code in states:
        state = table.ONE_STATE.get(code, code)
        if not ours or code in table.NO_STATE:
            found.append(None)
        elif state in ours:
            found.append(BEST_NATIONALITY.agreement)
        else:
            found.append(
                RELATED_STATES if state in related else ONE_UNION if state in united else OTHER_STATES
            )
    return found


def compare_birth_places(asked: str, filed: Sequence[str]) -> Evidence | None:
    """Evidence from a place of birth against those on file: agreement counts, difference hardly does."""
    best = _best_place(asked, filed)
    if best is None:
        return None
    (agreement, why), place = best
    return Evidence("birth_place", agreement, asked, place, why)


def birth_place_agreement(asked: str, filed: Sequence[str]) -> float | None:
    """What `compare_birth_places` finds, without the words."""
    best = _best_place(asked, filed)
    return None if best is None else best[0][0]


def _best_place(asked: str, filed: Sequence[str]) -> tuple[Compared, str] | None:
    """The best comparison with a place on file, and that place."""
    if not asked or not filed:
        return None
    compared = [(found, place) for place in filed if (found := _places(asked, place)) is not None]
    return max(compared, key=lambda item: item[0][0], default=None)


@lru_cache(maxsize=4_096)
def _nationalities(asked: tuple[str, ...], filed: tuple[str, ...]) -> Compared | None:
    ours, theirs = _states(asked), _states(filed)
    if not ours or not theirs:
        return None
    if shared := [state for state in ours if state in theirs]:
        return BEST_NATIONALITY.agreement, f"Both are of {_name(shared[0])}."
    pairs = tuple(product(ours, theirs))
    for a, b in pairs:
        if _related(a, b):
            return RELATED_STATES, f"{_name(a)} and {_name(b)} are related states."
    for a, b in pairs:
        if union := _union(a, b):
            return ONE_UNION, f"{_name(a)} and {_name(b)} were one state, {_name(union)}."
    return OTHER_STATES, f"The traveller is of {_name(ours[0])}, the person on file of {_name(theirs[0])}."


def _states(codes: Sequence[str]) -> list[str]:
    """The states of origin among some codes, each under one code."""
    return [table.ONE_STATE.get(code, code) for code in codes if code not in table.NO_STATE]


def _related(a: str, b: str) -> bool:
    return any((a == head and b in others) or (b == head and a in others) for head, others in _FAMILIES)


def _union(a: str, b: str) -> str:
    """The union of which both were part, or ""."""
    return next((head for head, parts in _FAMILIES if head in table.UNIONS and {a, b} <= parts), "")


def _name(state: str) -> str:
    return NAMES.get(state, state)


@lru_cache(maxsize=16_384)
def _places(asked: str, filed: str) -> Compared | None:
    ours, theirs = _read(asked), _read(filed)
    if ours.parts and theirs.parts:
        return _localities(ours, theirs)
    if not ours.states or not theirs.states:
        return None
    if ours.states & theirs.states:
        return 0.55, "The country of birth is the same."
    if _near(ours.states, theirs.states):
        return 0.5, "The countries of birth are related states."
    return 0.4, "Another country of birth is on file."


def _localities(ours: PlaceOfBirth, theirs: PlaceOfBirth) -> Compared:
    elsewhere = bool(ours.states and theirs.states) and not _near(ours.states, theirs.states)
    smallest = (*product(ours.parts[:1], theirs.parts), *product(ours.parts[1:], theirs.parts[:1]))
    if any(_alike(a, b) for a, b in smallest):
        if elsewhere:
            return 0.5, "A place of that name is on file, but in another country."
        return BEST_BIRTH_PLACE.agreement, BEST_BIRTH_PLACE.why
    if elsewhere:
        return 0.4, "Another country of birth is on file."
    if any(_alike(a, b) for a, b in product(ours.parts[1:], theirs.parts[1:])):
        return 0.6, "The region of birth agrees."
    return 0.45, "Another place of birth is on file."


def _near(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) or any(_related(a, b) for a, b in product(ours, theirs))


def _alike(a: Part, b: Part) -> bool:
    """Two spellings of one name, or one name within the other (Delhi, New Delhi)."""
    if any(_one_name(x, y) for x, y in product(a.joined, b.joined)):
        return True
    return any(_within(x, y) or _within(y, x) for x, y in product(a.words, b.words) if len(x) != len(y))


def _within(few: frozenset[str], many: frozenset[str]) -> bool:
    return len(few) < len(many) and all(any(_one_name(x, y) for y in many) for x in few)


def _one_name(a: str, b: str) -> bool:
    likeness = fuzz.ratio(a, b)
    if a[0] != b[0]:
        return likeness >= ALIKE_INITIALS
    return likeness >= ALIKE or (likeness >= ALIKE_VOWELS and a.translate(_VOWELS) == b.translate(_VOWELS))


@lru_cache(maxsize=16_384)
def _read(text: str) -> PlaceOfBirth:
    parts: list[Part] = []
    states: set[str] = set()
    for written in _CUT.split(text)[:MOST_PARTS]:
        local, state = _without_country(written.strip())
        part, named = _part(local)
        if part is not None:
            parts.append(part)
        state = state or named
        if state:
            states.add(table.ONE_STATE.get(state, state))
    return PlaceOfBirth(tuple(parts), frozenset(states))


def _without_country(written: str) -> tuple[str, str]:
    """A part without the country at its end, and that country's code: `Baku USSR` -> `Baku`, SUN."""
    words = written.split()
    for count in range(min(len(words), _COUNTRY_WORDS), 0, -1):
        if state := country(" ".join(words[-count:])):
            return " ".join(words[:-count]), state
    return written, ""


def _part(written: str) -> tuple[Part | None, str]:
    """A part without the words that say what it is; and the state whose name is left (`Kuwait City`)."""
    words, joined = [], []
    state = ""
    for reading in romanise(written):
        plain = [word for word in reading.split() if word not in table.KINDS] or reading.split()
        plain = plain[:MOST_WORDS]
        name = _TODAY.get("".join(plain))
        sounds = [sound(name)] if name else [sound(word) for word in plain]
        words.append(frozenset(sounds))
        joined.append("".join(sounds))
        state = state or country(" ".join(plain))
    return (Part(tuple(words), tuple(joined)), state) if words else (None, "")
