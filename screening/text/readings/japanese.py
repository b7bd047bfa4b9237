"""Reads Japanese names in Chinese characters: the surname by its table, the given name by one, else as learned."""

from __future__ import annotations

from collections.abc import Sequence

from screening.text.readings.learned import learned
from screening.text.tables import han, japanese

_MOST = 3  # readings of one name


def japanese_words(words: Sequence[str]) -> tuple[str, ...]:
    """Readings of a whole name that begins with a Japanese surname: 田中角栄 -> tanaka kakuei; else ()."""
    surname, given = _cut(words)
    if not given:
        return ()
    readings = (*japanese.GIVEN.get(given, ()), *learned(given.translate(han.SIMPLIFIED), "han"))
    return tuple(dict.fromkeys(f"{japanese.SURNAMES[surname]} {reading}" for reading in readings))[:_MOST]


def _cut(words: Sequence[str]) -> tuple[str, str]:
    """Surname and given name; ("", "") where the name does not begin with a surname of the table."""
    if len(words) == 2:
        return (words[0], words[1]) if words[0] in japanese.SURNAMES else ("", "")
    whole = words[0] if len(words) == 1 else ""
    for length in (3, 2):
        if whole[:length] in japanese.SURNAMES and length < len(whole) <= length + japanese.LONGEST_GIVEN:
            return whole[:length], whole[length:]
    return "", ""
