"""Turns what a document or a list calls a state into its ICAO 9303-3 three-letter code.

Understands ISO and ICAO codes, names in English and those of the region in Russian and French, former names
and demonyms, in any order of words. Never guesses from a likeness: a wrong state is worse than none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from screening.text.fold import fold
from screening.text.tables import countries as table

NAMES: dict[str, str] = {}  # code -> short English name
_CODES: dict[str, str] = {}  # two or three letters in capitals -> code
_BY_NAME: dict[str, str] = {}  # folded name -> code
_BY_WORDS: dict[frozenset[str], str] = {}  # the words that tell, in any order -> code

_FORMAL = frozenset(table.FORMAL.split())
_LONGEST = 100  # letters of the longest name we could know; more is no country
_NOTE = re.compile(
    r"\s*\([^)]*\)\s*$|\s+(?:passport|citizen|citizenship|national|nationality|by birth)$|^possibly\s+", re.I
)


def country(text: str) -> str:
    """The three-letter code for a code, country name or demonym; "" when it is not recognised.

    `D<<` -> DEU, `Korea, North` -> PRK, `Russian` -> RUS, `Кыргызстан` -> KGZ. Two names parted by a slash
    count when they are the same state (`Russia / Russie`).
    """
    code = _CODES.get(text)
    if code is not None:
        return code
    return _look_up(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4_096)
def _look_up(text: str) -> str:
    text = text.strip().rstrip("<")
    found = _BY_NAME.get(fold(text)) or _CODES.get(text.upper())  # "na" is no answer, "NA" is Namibia
    if found:
        return found
    if "/" in text:  # Sudan/South Sudan is neither
        states = {_named(part) for part in text.split("/")}
        return states.pop() if len(states) == 1 else ""
    return _named(text) or _named(_NOTE.sub("", text))


def _named(text: str) -> str:
    folded = fold(text)
    return _BY_NAME.get(folded) or _BY_WORDS.get(_telling_words(folded), "")


def _telling_words(folded: str) -> frozenset[str]:
    words = frozenset(folded.split())
    return words - _FORMAL or words


def _enter(line: str) -> None:
    code, short_code, rest = line.split(" ", 2)
    names = [name.strip() for name in rest.split(";")]
    NAMES[code] = names[0]
    _CODES[code] = code
    if short_code != "-":
        _CODES[short_code] = code
    for name in names:
        _BY_NAME[fold(name)] = code


def _load() -> None:
    for line in (table.STATES + table.SPECIAL).split("\n"):
        if line:
            _enter(line)
    renamed = table.RENAMED.split()
    _CODES.update(zip(renamed[::2], renamed[1::2], strict=True))
    _CODES["D"] = "DEU"
    for name, code in _BY_NAME.items():
        words = _telling_words(name)
        # Words that two states share (Congo, Korea) tell nothing out of order: only the exact name does.
        _BY_WORDS[words] = code if _BY_WORDS.get(words, code) == code else ""


_load()
