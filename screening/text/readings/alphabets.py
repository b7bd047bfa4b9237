"""Reads alphabets, where every vowel is a letter: Cyrillic, Greek, Armenian, Georgian.

Each function takes one folded word and returns its readings, the most official first. Letters without a
reading stay as they are for the caller's last resort.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from screening.text.tables import armenian, cyrillic, georgian, greek


def spell(word: str, table: Mapping[str, str]) -> str:
    """Letter by letter, two letters first where the table has the pair."""
    out: list[str] = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        if len(pair) == 2 and pair in table:
            out.append(table[pair])
            place += 2
        else:
            out.append(table.get(word[place], word[place]))
            place += 1
    return "".join(out)


def cyrillic_word(word: str) -> tuple[str, ...]:
    """BGN/ODNI, ICAO 9303 and the national or press form; `Жапаров` -> zhaparov, zhaparov, japarov."""
    letters = frozenset(word)
    bgn = _spell_cyrillic(word, cyrillic.BGN, _of_language(letters))
    icao = _spell_cyrillic(word, cyrillic.ICAO, {})
    national = _spell_cyrillic(word, cyrillic.NATIONAL, {})
    return bgn, icao, _press(word, national)


def _of_language(letters: frozenset[str]) -> Mapping[str, str]:
    if letters & cyrillic.UKRAINIAN_ONLY:
        return cyrillic.UKRAINIAN
    if letters & cyrillic.AZERI_ONLY:
        return {"ј": "y"}
    if letters & cyrillic.SERBIAN_ONLY:
        return cyrillic.SERBIAN
    if "і" in letters and not letters & cyrillic.NOT_UKRAINIAN:
        return cyrillic.UKRAINIAN
    return {"ў": "u"} if letters & cyrillic.BELARUSIAN_ONLY else {}


def _spell_cyrillic(word: str, table: Mapping[str, str], language: Mapping[str, str]) -> str:
    out = [language.get(letter) or table.get(letter, letter) for letter in word]
    place = word.find(cyrillic.BULGARIAN_VOWEL)
    while place >= 0:
        following = word[place + 1 : place + 2]
        if following and following not in cyrillic.SOFTENING:
            out[place] = "a"
        place = word.find(cyrillic.BULGARIAN_VOWEL, place + 1)
    return "".join(out)


_PRESS = (
    (re.compile("dj(?=[aeiou])|dj$"), "j"),  # Russian writes a foreign j as дж
    (re.compile("ks"), "x"),
    (re.compile("(?:iy|yy)$"), "y"),
)


def _press(word: str, national: str) -> str:
    """As newspapers spell it: Yelena, Dmitry, Alexander, Solovyov."""
    for pattern, spelling in _PRESS:
        national = pattern.sub(spelling, national)
    return "y" + national if word[0] == "е" else national


def greek_word(word: str) -> tuple[str, ...]:
    """ELOT 743, then by ear: `Μπακογιάννη` -> bakogianni, bakoyanni."""
    word = _greek_diphthongs(word)
    first = greek.INITIAL.get(word[:2])
    official = first + spell(word[2:], greek.ELOT) if first else spell(word, greek.ELOT)
    return official, spell(word, greek.HEARD), spell(word, greek.NATIVE)


_UPSILON = re.compile("(?<=[αεη])υ(.?)")


def _greek_diphthongs(word: str) -> str:
    def consonant(match: re.Match[str]) -> str:
        return ("v" if match[1] in greek.VOICED_AFTER and match[1] else "f") + match[1]

    return _UPSILON.sub(consonant, word)


def armenian_word(word: str) -> tuple[str, ...]:
    """Eastern, Western and a plainer Eastern reading."""
    first = armenian.INITIAL.get(word[:1], "") if word[:2] != "ու" else ""
    rest = word[1:] if first else word
    return first + spell(rest, armenian.EASTERN), spell(word, armenian.PLAIN), spell(word, armenian.WESTERN)


def georgian_word(word: str) -> tuple[str, ...]:
    """The national system, then the form of Soviet papers."""
    return spell(word, georgian.NATIONAL), spell(word, georgian.RUSSIAN)
