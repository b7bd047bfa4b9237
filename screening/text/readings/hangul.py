"""Reads Hangul: the surname as most bearers spell it, the rest by two systems and by habit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from screening.text.readings.learned import learned
from screening.text.tables import hangul

_Syllable = tuple[int, int, int]  # places of onset, vowel and coda in their tables


def hangul_words(words: Sequence[str]) -> tuple[str, ...]:
    """Readings of a whole name: Revised Romanisation, McCune-Reischauer, passport habit, uncut, as learned.

    One word of two to four syllables is cut after its surname: 김정은 -> kim jeongeun. Without a surname, or with
    syllables that no Korean given name has, it is taken for a foreign name, and the learned readings follow first.
    """
    surname, rest = _surname(words)
    family = hangul.SURNAMES.get(surname, "")
    revised = _row(family, map(_revised, rest))
    reischauer = _row(hangul.SURNAMES_MR.get(surname) or family, map(_reischauer, rest))
    if not surname or not hangul.GIVEN.issuperset("".join(rest)):
        whole = " ".join(map(_revised, words)) if surname else reischauer
        return revised, *_foreign(words), whole
    rows = (revised, reischauer, _row(family, map(_press, rest)), " ".join(map(_revised, words)))
    return tuple(dict.fromkeys((*rows, *_foreign(words))))


def _row(family: str, rest: Iterable[str]) -> str:
    return " ".join(filter(None, [family, *rest]))


def _foreign(words: Sequence[str]) -> Iterator[str]:
    """The words as learned, mostly from foreign names, one reading after the other."""
    each = [learned(word, "hangul") or (word, word) for word in words]
    return map(" ".join, zip(*each, strict=True))


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
