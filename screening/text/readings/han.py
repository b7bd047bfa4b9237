"""Reads Chinese characters in toneless pinyin, surname apart, given name in one word: 习近平 -> xi jinping.

Then as Taiwan and older papers spell it (Wade-Giles) and with the surname of the south. Japanese and Korean
bearers of the same characters are read in Chinese too: their names arrive in Latin, kana or Hangul. A foreign
name is spelled out in characters by their sound; what it was before is learned, not ruled: 斯特兰德 -> strand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from anyascii import anyascii

from screening.text.readings import wade_giles
from screening.text.readings.cantonese import given_words
from screening.text.readings.japanese import japanese_words
from screening.text.readings.learned import learned
from screening.text.tables import han

_PERSONAL = (2, 3)  # characters of a name written in one piece; longer ones render foreign names by sound


def han_words(words: Sequence[str]) -> tuple[str, ...]:
    """Readings of a whole name; the surname is taken apart where it is known. Japanese ones come second."""
    official, *others = _chinese_words(words)
    return official, *japanese_words(words), *others


def _chinese_words(words: Sequence[str]) -> tuple[str, ...]:
    """The readings of a Chinese name, and of the foreign one that it may spell out: any surname may begin that."""
    surname, rest = _surname(words)
    foreign = _foreign(words)
    if not surname:
        return _joined(words, _pinyin), *foreign
    official = f"{_surname_pinyin(surname)} {_joined(rest, _pinyin)}"
    given = "".join(rest).translate(han.SIMPLIFIED)
    if not han.FOREIGN.isdisjoint(given):
        return official, *foreign
    wade = f"{_wade_syllables(surname)} {_joined(rest, _wade)}"
    family = han.SOUTHERN.get(surname) or _surname_pinyin(surname)
    southern = f"{family} {given_words(rest) or _joined(rest, _pinyin)}"
    uncut = official.replace(" ", "") if len(words) == 1 else official
    if not han.SOUNDS.issuperset(given):
        first = uncut if han.SOUNDS.isdisjoint(given) else next(filter(str.isascii, foreign), uncut)
        return official, wade, southern, first
    if surname.translate(han.SIMPLIFIED) in han.DOUBTFUL:
        return tuple(dict.fromkeys((official, *foreign[:2], southern, *foreign[2:])))
    return tuple(dict.fromkeys((official, wade, southern, *foreign)))


def _foreign(words: Sequence[str]) -> tuple[str, ...]:
    """The words as the foreign names that they may spell out, one reading after the other."""
    each = [learned(word.translate(han.SIMPLIFIED), "han") for word in words]
    return tuple(map(" ".join, zip(*each, strict=True))) if all(each) else ()


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
    return wade_giles.spelled(_pinyin(character))


def _wade_syllables(surname: str) -> str:
    if surname in han.SURNAMES:
        return wade_giles.spelled(han.SURNAMES[surname])
    return "".join(map(_wade, surname))
