"""Names the letter of another alphabet by which two Latin spellings of one word differ: ж is written zh or j.

For Cyrillic, whose states write one letter in several ways by rule (tables/cyrillic.py). Pure; knows words only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from screening.matchers import spelling
from screening.text.fold import fold
from screening.text.readings import alphabets
from screening.text.script import script_of
from screening.text.tables import cyrillic

_PAIRS = {"дж": ("dzh", "j", "dj"), "кс": ("ks", "x")}  # two letters that the press writes as one sound


def rules(written: str, spelled: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The rules by which words of a name differ from other spellings of them, each once, in words.

    `written` is the name in its own letters; `spelled` pairs the reading of a word of it with the other spelling.
    Nothing for names that are not in Cyrillic.
    """
    if script_of(written) != "cyrillic":
        return ()
    words = fold(written).split()
    language = alphabets.cyrillic_language(words)
    readings = {word: alphabets.cyrillic_word(word, language) for word in words}
    found = (
        rule
        for reading, other in spelled
        for word, read in readings.items()
        if reading in read
        for rule in _rules(word, language, read[0], other)
    )
    return tuple(dict.fromkeys(found))


def _rules(word: str, language: str, official: str, other: str) -> Iterator[str]:
    differences = {_bare(*fragments) for fragments in spelling.differences(official, other)}
    for letters, ways in _ways(language).items():
        if letters in word and any(
            _bare(ours, theirs) in differences and ours in official and theirs in other
            for ours in ways
            for theirs in ways
        ):
            yield f"{letters} is written {', '.join(ways[:-1])} or {ways[-1]}"


def _bare(ours: str, theirs: str) -> tuple[str, str]:
    """Two fragments without what they begin and end with alike."""
    while ours and theirs and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    while ours and theirs and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    return ours, theirs


@cache
def _ways(language: str) -> dict[str, tuple[str, ...]]:
    """The letters that are written in several ways, the language's own first."""
    tables = (*cyrillic.LANGUAGES[language], cyrillic.BGN, cyrillic.ICAO, cyrillic.NATIONAL)
    ways = {
        letter: tuple(dict.fromkeys(table[letter] for table in tables if table[letter]))
        for letter in cyrillic.BGN
        if len(letter) == 1
    }
    return _PAIRS | {letter: spellings for letter, spellings in ways.items() if len(spellings) > 1}
