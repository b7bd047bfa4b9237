"""Reads Hangul: the surname as most bearers spell it, the rest by two systems and by habit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screening.text.tables import hangul

_Syllable = tuple[int, int, int]  # places of onset, vowel and coda in their tables


def hangul_words(words: Sequence[str]) -> tuple[str, ...]:
    """Readings of a whole name: Revised Romanisation, McCune-Reischauer, passport habit, and uncut.

    One word of two to four syllables is cut after its surname: 김정은 -> kim jeongeun.
    """
    surname, rest = _surname(words)
    press = " ".join(filter(None, [hangul.SURNAMES.get(surname, ""), *map(_press, rest)]))
    revised = " ".join(filter(None, [hangul.SURNAMES.get(surname, ""), *map(_revised, rest)]))
    reischauer = [
        hangul.SURNAMES_MR.get(surname) or hangul.SURNAMES.get(surname, ""),
        *map(_reischauer, rest),
    ]
    whole = " ".join(map(_revised, words))
    return revised, " ".join(filter(None, reischauer)), press, whole


def _surname(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    if not words:
        return "", words
    first = words[0]
    if len(words) > 1:
        return (first, words[1:]) if first in hangul.SURNAMES else ("", words)
    for length in (2, 1):
        if first[:length] in hangul.SURNAMES and length < len(first) <= length + 2:
            return first[:length], [first[length:]]
    return "", words


def _taken_apart(word: str) -> list[_Syllable | str]:
    parts: list[_Syllable | str] = []
    for letter in word:
        place = ord(letter) - hangul.FIRST
        if 0 <= place <= hangul.LAST - hangul.FIRST:
            parts.append((place // 588, place % 588 // 28, place % 28))
        else:
            parts.append(letter)
    return parts


def _revised(word: str) -> str:
    return _spelled(word, hangul.ONSETS, hangul.VOWELS, voiced=False)


def _reischauer(word: str) -> str:
    return _spelled(word, hangul.ONSETS_MR, hangul.VOWELS_MR, voiced=True)


def _press(word: str) -> str:
    spelled = _spelled(word, hangul.ONSETS, hangul.VOWELS_PRESS, voiced=False)
    return "k" + spelled[1:] if spelled.startswith("g") else spelled


def _spelled(word: str, onsets: Sequence[str], vowels: Sequence[str], *, voiced: bool) -> str:
    parts = _taken_apart(word)
    out: list[str] = []
    for place, (part, following) in enumerate(pairwise([*parts, ""])):
        if isinstance(part, str):
            out.append(part)
            continue
        onset, vowel, coda = part
        head = onsets[onset]
        if voiced and place and onset in hangul.VOICEABLE and out[-1][-1:] in "aeioumnlg":
            head = hangul.VOICED_MR[head]
        links = isinstance(following, tuple) and following[0] == 11  # a silent onset takes the coda over
        out.append(head + vowels[vowel] + (hangul.LINKED if links else hangul.CODAS)[coda])
    return "".join(out).replace("lr", "ll")
