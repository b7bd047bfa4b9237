"""Reads the Brahmic scripts of India and Sri Lanka: one walk over the tables of each script.

A consonant carries an inherent `a` unless a vowel sign or a virama follows. North of the Deccan that vowel
falls silent at the end of a word and between open syllables (Ohala 1983); the southern scripts speak it.
"""

from __future__ import annotations

from typing import Protocol

from screening.text.tables import (
    bengali,
    devanagari,
    gujarati,
    gurmukhi,
    kannada,
    malayalam,
    odia,
    sinhala,
    tamil,
    telugu,
)

INHERENT = "ə"  # kept apart from a written a until it is known to be spoken


class Brahmic(Protocol):
    """What a table of this family holds."""

    CONSONANTS: dict[str, str]
    NUKTA: str
    WITH_NUKTA: dict[str, str]
    VOWELS: dict[str, str]
    SIGNS: dict[str, str]
    MARKS: dict[str, str]
    CONJUNCTS: dict[str, str]
    VIRAMA: str
    SILENT: str


SCRIPTS: dict[str, Brahmic] = {
    "devanagari": devanagari, "bengali": bengali, "gurmukhi": gurmukhi, "gujarati": gujarati, "odia": odia,
    "tamil": tamil, "telugu": telugu, "kannada": kannada, "malayalam": malayalam, "sinhala": sinhala,
}  # fmt: skip


def brahmic_word(word: str, script: str) -> tuple[str, ...]:
    """As spoken (Salman), silent at the end only (Vijayan), all vowels (Rama), long ones doubled (Raam)."""
    table = SCRIPTS[script]
    units = _units(word, table)
    spoken = "".join(_silence(units, table.SILENT)).replace(INHERENT, "a")
    partly = "".join(_silence(units, "end" if table.SILENT else "")).replace(INHERENT, "a")
    full = "".join(units).replace(INHERENT, "a")
    return _short(spoken), _short(partly), _short(full), spoken


def _short(reading: str) -> str:
    return reading.replace("aa", "a").replace("ee", "i").replace("oo", "u")


def _units(word: str, table: Brahmic) -> list[str]:
    """Consonants, vowels and marks in order; the inherent vowel is a unit of its own."""
    units: list[str] = []
    place = 0
    while place < len(word):
        conjunct = next(
            (c for c in (word[place : place + 5], word[place : place + 3]) if c in table.CONJUNCTS), ""
        )
        if conjunct:
            units.append(table.CONJUNCTS[conjunct])
            place = _after_consonant(units, word, place + len(conjunct), table)
        elif word[place] in table.CONSONANTS:
            place = _consonant(units, word, place, table)
        else:
            letter = word[place]
            unit = _mark(letter, word[place + 1 : place + 2], table) or table.VOWELS.get(letter, "")
            units.extend([unit] if unit else [])
            place += 1
    return units


def _consonant(units: list[str], word: str, place: int, table: Brahmic) -> int:
    letter = word[place]
    place += 1
    if table.NUKTA and word[place : place + 1] == table.NUKTA:
        units.append(table.WITH_NUKTA.get(letter, table.CONSONANTS[letter]))
        place += 1
    elif (
        table is SCRIPTS["tamil"]
        and units
        and units[-1][-1] in "aeiouəmn"
        and word[place : place + 1] != table.VIRAMA
    ):
        units.append(tamil.VOICED.get(letter, tamil.CONSONANTS[letter]))
    else:
        units.append(table.CONSONANTS[letter])
    return _after_consonant(units, word, place, table)


def _after_consonant(units: list[str], word: str, place: int, table: Brahmic) -> int:
    following = word[place : place + 1]
    if following == table.VIRAMA:
        return place + 1
    if following in table.SIGNS:
        units.append(table.SIGNS[following])
        return place + 1
    units.append(INHERENT)
    return place


def _mark(letter: str, following: str, table: Brahmic) -> str:
    """Anusvara is the nasal of the consonant after it."""
    nasal = table.MARKS.get(letter, "")
    following = table.CONSONANTS.get(following, "")
    if nasal not in ("n", "m") or not following:
        return nasal
    return "m" if following[0] in "pbm" else "ng" if following == "h" else "n"


def _silence(units: list[str], silent: str) -> list[str]:
    """Takes away the inherent vowels that are written but not spoken."""
    if not silent:
        return units
    spoken = list(units)
    if len(units) > 2 and units[-1] == INHERENT and _closes(units[-3], units[-2]):
        spoken[-1] = ""
    if silent == "both":
        for place in range(len(units) - 3, 1, -1):
            if units[place] == INHERENT and _between_open_syllables(units, spoken, place):
                spoken[place] = ""
    return spoken


def _closes(before: str, consonant: str) -> bool:
    """A final consonant needs no vowel after a vowel (Ram) or as a stop after its nasal (Prashant, Singh)."""
    return _is_vowel(before) or (before[0] in "nm" and consonant[0] in "tdkgcjpbh")


def _between_open_syllables(units: list[str], spoken: list[str], place: int) -> bool:
    """True in V C ə C V: the vowel before is spoken and the consonant after begins a syllable."""
    opened = _is_vowel(units[place - 2]) and not _is_vowel(units[place - 1])
    return opened and not _is_vowel(units[place + 1]) and _is_vowel(spoken[place + 2])


def _is_vowel(unit: str) -> bool:
    return unit[:1] in ("a", "e", "i", "o", "u", INHERENT) if unit else False
