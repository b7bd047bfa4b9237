"""Reads Chinese characters in toneless pinyin, surname apart, given name in one word: 习近平 -> xi jinping.

Then as Taiwan and older papers spell it (Wade-Giles) and with the surname of the south. Japanese and Korean
bearers of the same characters are read in Chinese too: their names arrive in Latin, kana or Hangul.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from anyascii import anyascii

from screening.text.tables import han

_PERSONAL = (2, 3)  # characters of a name written in one piece; longer ones render foreign names by sound


def han_words(words: Sequence[str]) -> tuple[str, ...]:
    """Readings of a whole name; the surname is taken apart where it is known."""
    surname, rest = _surname(words)
    if not surname:
        apart = [words[0][:1], words[0][1:], *words[1:]] if words[0][:1] in han.SURNAMES else words
        return _joined(words, _pinyin), _joined(words, _wade), _joined(apart, _pinyin)
    southern = [han.SOUTHERN.get(surname) or _surname_pinyin(surname), _joined(rest, _pinyin)]
    official = f"{_surname_pinyin(surname)} {_joined(rest, _pinyin)}"
    older = f"{_wade_syllables(surname)} {_joined(rest, _wade)}"
    return official, older, " ".join(southern), official.replace(" ", "") if len(words) == 1 else official


def _surname(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    first = words[0]
    for length in (2, 1):
        if first[:length] not in (han.COMPOUND if length == 2 else han.SURNAMES):
            continue
        if len(words) > 1:
            return (first, words[1:]) if len(first) == length else ("", words)
        if length < len(first) and (len(first) in _PERSONAL or (length == 2 and len(first) <= 4)):
            return first[:length], [first[length:]]
    return "", words


def _joined(words: Sequence[str], read: Callable[[str], str]) -> str:
    return " ".join("".join(map(read, word)) for word in words)


def _pinyin(character: str) -> str:
    return han.GIVEN.get(character) or anyascii(character).lower()


def _surname_pinyin(surname: str) -> str:
    return han.COMPOUND.get(surname) or han.SURNAMES[surname]


def _wade(character: str) -> str:
    return _wade_syllable(_pinyin(character))


def _wade_syllables(surname: str) -> str:
    return _wade_syllable(han.SURNAMES[surname]) if surname in han.SURNAMES else "".join(map(_wade, surname))


def _wade_syllable(pinyin: str) -> str:
    whole = han.WADE_WHOLE.get(pinyin)
    if whole:
        return whole
    for length in (2, 1):
        initial = pinyin[:length]
        if initial in han.WADE_INITIALS:
            return han.WADE_INITIALS[initial] + _wade_final(pinyin[length:])
    return pinyin[:1] + _wade_final(pinyin[1:])


def _wade_final(final: str) -> str:
    return han.WADE_FINALS.get(final, final)
