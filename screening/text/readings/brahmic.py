"""Reads the Brahmic scripts of India, Nepal, Bangladesh and Sri Lanka: one walk over the tables of each script.

A consonant carries an inherent `a` unless a vowel sign or a virama follows. North of the Deccan that vowel
falls silent at the end of a word and between open syllables (Ohala 1983); the southern scripts speak it. A
word is cut into units once and spelled in the few ways of the states that write this script. Initials are
written by the name of the Latin letter or by a syllable: they are read as that letter. Knows words, not names.
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
# Which inherent vowels are silent: none, a final one, one between open syllables too; in the east a final one
# is spoken after two consonants (Ananta).
ALL, END, BOTH, EAST = "all", "end", "both", "east"

Spelling = dict[str, str]  # unit -> Latin letters; `unit$` where it ends the word


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
    VOICED: dict[str, str]  # stops between vowels and after nasals
    SUBJOINED: dict[str, str]  # letters after a virama, alone or with what they hang from
    GLIDED: dict[str, str]  # vowel -> what a glide with nukta becomes after it
    WORDS: dict[str, str]  # titles and short forms that are not spelled but translated
    READINGS: tuple[tuple[str, Spelling], ...]  # which inherent vowels are spoken, and how units are spelled


SCRIPTS: dict[str, Brahmic] = {
    "devanagari": devanagari, "bengali": bengali, "gurmukhi": gurmukhi, "gujarati": gujarati, "odia": odia,
    "tamil": tamil, "telugu": telugu, "kannada": kannada, "malayalam": malayalam, "sinhala": sinhala,
}  # fmt: skip

# How units are spelled where a reading does not say otherwise: Hunterian, long vowels like short ones.
_USUAL = {INHERENT: "a", "aa": "a", "ee": "i", "oo": "u", "ṭ": "t", "ḍ": "d", "ʸ": "y"}
_SILENCES = {script: {silent for silent, _ in table.READINGS} for script, table in SCRIPTS.items()}
_CONJUNCT_HEADS = {script: frozenset(c[0] for c in table.CONJUNCTS) for script, table in SCRIPTS.items()}


class _Spelled(Spelling):
    """Units as a reading spells them, all others as they are; `last` has those that end a word otherwise."""

    def __init__(self, own: Spelling) -> None:
        spelling = {**_USUAL, **own}
        super().__init__((unit, letters) for unit, letters in spelling.items() if not unit.endswith("$"))
        self.last = {unit[:-1]: letters for unit, letters in own.items() if unit.endswith("$")}

    def __missing__(self, unit: str) -> str:
        self[unit] = unit  # a table has some sixty units
        return unit


_READINGS = {
    script: [(silent, _Spelled(own)) for silent, own in table.READINGS] for script, table in SCRIPTS.items()
}


def _syllables(table: Brahmic, heads: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The units of a consonant alone, with each sign, and with the virama, if what is before it does not matter."""
    other = heads.union(table.VOICED, (group[-1] for group in table.SUBJOINED))
    found: dict[str, tuple[str, ...]] = {}
    for letter, unit in table.CONSONANTS.items():
        if letter not in other:
            found[letter + table.VIRAMA] = (unit,)
            found[letter] = (unit, INHERENT)
            found.update((letter + sign, (unit, vowel)) for sign, vowel in table.SIGNS.items())
    return found


_SYLLABLES = {script: _syllables(table, _CONJUNCT_HEADS[script]) for script, table in SCRIPTS.items()}

# Latin letters by name, as these scripts spell their English names, then what single syllables stand for that
# do not begin with the letter. The second letter is what some clerks mean by it: in school, a class
# is divided into क ख ग घ where English says A B C D; s and c sound alike.
_LETTERS = {
    "em": "m", "en": "n", "es": "s", "el": "l", "ef": "f", "eph": "f", "ech": "h", "ar": "r", "eks": "x", "eksa": "x",
    "dablyu": "w", "dabalyu": "w", "vai": "y", "yu": "u", "kyu": "q", "jed": "z", "zed": "z", "yas": "s",
    "yam": "m", "yan": "n", "aim": "m", "ain": "n", "ais": "s", "yes": "s", "yem": "m", "ai": "ia", "i": "ei",
    "e": "a", "si": "cs", "sa": "sc", "cha": "cs", "che": "cs", "chi": "cs", "ga": "gc", "gha": "gd",
    "kha": "kb", "ji": "g", "ja": "jg",
}  # fmt: skip
_LONGEST_LETTER = 9  # code points of the longest name of a letter


def brahmic_word(word: str, script: str) -> tuple[str, ...]:
    """As the official system and three kinds of clerks spell it; titles and initials as the Latin ones.

    An initial that may be a name of one syllable (Lee) is read as spoken too, in the middle ones.
    """
    latin = SCRIPTS[script].WORDS.get(word)
    if latin:
        first, _, other = latin.partition("/")
        return first, other or first, first, other or first
    readings = _spelled(word, script)
    letters = _initial(readings[0]) if len(word) <= _LONGEST_LETTER else ""
    if not letters:
        return readings
    spoken = readings[0] if _one_syllable(readings[0]) else letters[0]
    return letters[0], letters[1] if len(letters) > 1 else spoken, spoken, letters[0]


def _initial(reading: str) -> str:
    """The Latin letter that a word stands for, and the one it may stand for; "" for a whole name."""
    return _LETTERS.get(reading) or (reading[0] if _one_syllable(reading) else "")


def _one_syllable(reading: str) -> bool:
    """Whether it is one sound of at most two letters, and at most one vowel: m, mu, tha."""
    if not 0 < len(reading) < 4:
        return False
    vowels = reading.lstrip(_CONSONANTS)
    return len(vowels) < 2 and len(reading) - len(vowels) < 3


_CONSONANTS = "bcdfghjklmnpqrstvwxyz"


def _spelled(word: str, script: str) -> tuple[str, ...]:
    units = _units(word, script)
    spoken = {silent: _silence(units, silent) for silent in _SILENCES[script]}
    return tuple([_spell(spoken[silent], spelling) for silent, spelling in _READINGS[script]])


def _spell(units: list[str], spelling: _Spelled) -> str:
    if units and units[-1] in spelling.last:
        return "".join(map(spelling.__getitem__, units[:-1])) + spelling.last[units[-1]]
    return "".join(map(spelling.__getitem__, units))


def _units(word: str, script: str) -> list[str]:
    """Consonants, vowels and marks in order; the inherent vowel is a unit of its own."""
    table, heads, syllables = SCRIPTS[script], _CONJUNCT_HEADS[script], _SYLLABLES[script]
    units: list[str] = []
    place = 0
    while place < len(word):
        two = word[place : place + 2]
        letter = two[0]
        if two in syllables:
            units += syllables[two]
            place += 2
            continue
        if letter in syllables and two[1:] != table.NUKTA:
            units += syllables[letter]
            place += 1
            continue
        conjunct = _conjunct(word, place, table) if letter in heads else ""
        if conjunct:
            units.append(table.CONJUNCTS[conjunct])
            place += len(conjunct)
            if not _is_vowel(units[-1][-1]):
                place = _after_consonant(units, word, place, table)
        elif letter in table.CONSONANTS:
            place = _consonant(units, word, place, table)
        else:
            unit = _mark(word, place, table) or table.VOWELS.get(letter, "")
            units.extend([unit] if unit else [])
            place += 1
    return units


def _conjunct(word: str, place: int, table: Brahmic) -> str:
    """The longest group of letters from here on that is read as one; "" for none."""
    for length in (5, 4, 3, 2):
        group = word[place : place + length]
        if group in table.CONJUNCTS:
            return group
    return ""


def _consonant(units: list[str], word: str, place: int, table: Brahmic) -> int:
    letter = word[place]
    following = word[place + 1 : place + 2]
    if table.NUKTA and following == table.NUKTA:
        unit = table.WITH_NUKTA.get(letter, table.CONSONANTS[letter])
        place += 1
        if unit == "y" and units:
            unit = table.GLIDED.get(units[-1], unit)
    elif letter in table.VOICED and units and units[-1][-1] in "aeiouəmn" and following != table.VIRAMA:
        unit = table.VOICED[letter]
    else:
        unit = _subjoined(word, place, table) or table.CONSONANTS[letter]
    units.extend([unit] if unit else [])
    return _after_consonant(units, word, place + 1, table)


def _subjoined(word: str, place: int, table: Brahmic) -> str:
    if not table.SUBJOINED or word[place - 1 : place] != table.VIRAMA:
        return ""
    return table.SUBJOINED.get(word[place]) or table.SUBJOINED.get(word[place - 2 : place + 1], "")


def _after_consonant(units: list[str], word: str, place: int, table: Brahmic) -> int:
    following = word[place : place + 1]
    if following == table.VIRAMA:
        return place + 1
    if following in table.SIGNS:
        units.append(table.SIGNS[following])
        return place + 1
    units.append(INHERENT)
    return place


def _mark(word: str, place: int, table: Brahmic) -> str:
    """Anusvara is the nasal of the consonant after it; Singh has ng, Narasimha has m, Gohain neither."""
    nasal = table.MARKS.get(word[place], "")
    following = table.CONSONANTS.get(word[place + 1 : place + 2], "")
    if nasal not in ("n", "m") or not following:
        return nasal
    if following == "h":
        return "ng" if nasal == "n" and place + 2 == len(word) else nasal
    return "m" if following[0] in "pbm" else "n"


def _silence(units: list[str], silent: str) -> list[str]:
    """Takes away the inherent vowels that are written but not spoken."""
    if silent == ALL:
        return units
    spoken = list(units)
    if len(units) > 2 and units[-1] == INHERENT:
        before = units[-3]
        if _is_vowel(before) or (silent != EAST and _closes(before, units[-2])):
            spoken[-1] = ""
    if silent != END:
        for place in range(len(units) - 3, 1, -1):
            if units[place] == INHERENT and _between_open_syllables(units, spoken, place):
                spoken[place] = ""
    while spoken and not spoken[-1]:
        spoken.pop()
    return spoken


def _closes(before: str, consonant: str) -> bool:
    """Two final consonants need no vowel: a stop after a nasal, a liquid or s (Prashant, Singh, George)."""
    return before[0] in "nmrls" and consonant[0] in "tṭdḍkgcjpbhs"


def _between_open_syllables(units: list[str], spoken: list[str], place: int) -> bool:
    """True in V C ə C V: the vowel before is spoken and the consonant after begins a syllable."""
    opened = _is_vowel(units[place - 2]) and not _is_vowel(units[place - 1])
    return opened and not _is_vowel(units[place + 1]) and _is_vowel(spoken[place + 2])


_VOWELS = frozenset(("a", "e", "i", "o", "u", INHERENT))


def _is_vowel(unit: str) -> bool:
    return unit[:1] in _VOWELS
