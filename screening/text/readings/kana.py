"""Reads kana by Hepburn, with the long vowels written out, and as the foreign name it may stand for."""

from __future__ import annotations

import re

from screening.text.readings.learned import learned
from screening.text.tables import kana

_WESTERN = tuple((re.compile(pattern), spelling) for pattern, spelling in kana.WESTERN)
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_LONG = re.compile("ou|oo|uu")


def kana_word(word: str) -> tuple[str, ...]:
    """`さとう` -> sato, satou; `スティール` -> sutiru, as learned, then stil."""
    if kana.LENGTHENS in word or word[0] >= "ァ":
        plain, western = katakana_rules(word)
        return (plain, *learned(word.translate(_TO_KATAKANA), "kana"), western)
    spelled = _spelled(word.translate(_TO_KATAKANA))
    return _short(spelled), spelled


def katakana_rules(word: str) -> tuple[str, str]:
    """What the rules alone make of a word in katakana: Hepburn, and a foreign name."""
    western = spelled = _spelled(word.translate(_TO_KATAKANA))
    for pattern, spelling in _WESTERN:
        western = pattern.sub(spelling, western)
    return _short(spelled), western


def _short(spelled: str) -> str:
    return _LONG.sub(lambda match: match[0][0], spelled)


def _spelled(word: str) -> str:
    out: list[str] = []
    doubled = False
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        reading = kana.PAIRS.get(pair)
        place += 2 if reading else 1
        letter = pair[0]
        reading = reading or kana.HEPBURN.get(letter, "" if letter in "ッー" else letter)
        if doubled and reading:
            reading = ("t" if reading.startswith("ch") else reading[0]) + reading
        doubled = letter == kana.DOUBLES
        out.append(out[-1] if letter in kana.REPEATS and out else reading)
    return "".join(out)
