"""Reads given names in Chinese characters as Hong Kong and Macao spell them: 國偉 -> kwokwai. No surnames."""

from __future__ import annotations

from collections.abc import Sequence

from screening.text.tables import cantonese


def given_words(words: Sequence[str]) -> str:
    """The given name, each word in one piece; "" where a character is not in the table, for half helps nobody."""
    if not all(character in cantonese.GIVEN for word in words for character in word):
        return ""
    return " ".join("".join(map(cantonese.GIVEN.__getitem__, word)) for word in words)
