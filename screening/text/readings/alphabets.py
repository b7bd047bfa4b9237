"""Reads alphabets, where every vowel is a letter: Cyrillic, Greek, Armenian, Georgian.

Each function takes one folded word and returns its readings, the most official first, the learned one next.
Letters without a reading stay as they are for the caller's last resort.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from screening.text.readings.learned import learned
from screening.text.tables import armenian, cyrillic, georgian, greek


def spell(word: str, table: Mapping[str, str]) -> str:
    """Letter by letter, two letters first where the table has the pair."""
    _, pairs, letters = _CUT.get(id(table)) or _cut(table)
    if pairs is not None:
        word = pairs.sub(lambda found: table[found[0]], word)
    return word.translate(letters)


# By the identity of a table: they are constants, and each is kept here, so none gives its place to another.
_CUT: dict[int, tuple[Mapping[str, str], re.Pattern[str] | None, dict[int, str]]] = {}


def _cut(table: Mapping[str, str]) -> tuple[Mapping[str, str], re.Pattern[str] | None, dict[int, str]]:
    """The table, a pattern of its pairs of letters, and its single letters as `str.translate` wants them."""
    pairs = "|".join(re.escape(key) for key in table if len(key) == 2)
    # What a pair has become stays; `translate` raises and drops an error for each letter that it does not find.
    letters = {ord(letter): letter for letter in ascii_lowercase}
    letters |= str.maketrans({key: value for key, value in table.items() if len(key) == 1})
    found = _CUT[id(table)] = (table, re.compile(pairs) if pairs else None, letters)
    return found


def cyrillic_language(words: Iterable[str]) -> str:
    """The language of LANGUAGES that the letters of a name betray; "unsure" where they leave several."""
    words = tuple(words)
    if any(cyrillic.UKRAINIAN_OR_BELARUSIAN in word for word in words) and _is_kazakh(
        frozenset().union(*words)
    ):
        return "kazakh"
    found = set(map(_language, words))
    if found <= _BETRAYING_NONE:
        return "unsure" if "unsure" in found else "russian"
    return min(found - _BETRAYING_NONE)


def cyrillic_word(word: str, language: str = "russian") -> tuple[str, ...]:
    """By rule and as learned; `language` is the name's, which a word that betrays another one overrules."""
    official, *others = cyrillic_rules(word, language)
    read = [row if row.isascii() else spell(row, cyrillic.BGN) for row in learned(word, "cyrillic")]
    return (official, *read, *others)


def cyrillic_rules(word: str, language: str = "russian") -> tuple[str, ...]:
    """BGN/ODNI, ICAO 9303 and the national or press form; `Жапаров` -> zhaparov, zhaparov, japarov."""
    own = _language(word)
    if language in _OF_ALL_WORDS or (own in _BETRAYING_NONE and language != "russian"):
        own = language
    bgn, icao, last = cyrillic.LANGUAGES[own]
    voiced = final = word
    if "ъ" in word:
        turkish = word.count("ъ") > 1 or "йъ" in word  # Йълдъз is Yıldız: no Bulgarian word has two of them
        voiced = _BULGARIAN_VOWEL.sub("а", word)
        final = _BULGARIAN_VOWEL.sub("и" if turkish else "а", word)
    press = spell(final, last)
    press = press.replace("dzh", "j") if own == "unsure" else _press(word, press)
    return spell(voiced, bgn), spell(voiced, icao), press


_BETRAYING_NONE = frozenset({"russian", "unsure"})
_OF_ALL_WORDS = frozenset({"kazakh"})  # what one word shows for all: Сейітова alone would be Ukrainian
_COMMON = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_SHORTEST = 4  # Oleh, but not Huk: in three letters another first one makes too many other names
# Between consonants ъ is a Bulgarian vowel: Russian has it before е ё ю я only, Tajik and Uzbek after a vowel.
_BULGARIAN_VOWEL = re.compile(f"(?:(?<![{cyrillic.VOWELS}ъьй])|(?<=^й))ъ(?=[{cyrillic.CONSONANTS}])")
_BELARUSIAN_U = re.compile(f"(?<=[{cyrillic.VOWELS}])ў")


def _is_kazakh(letters: frozenset[str]) -> bool:
    """Of the letters of a whole name: і beside one that neither Ukrainian nor Belarusian has."""
    return cyrillic.UKRAINIAN_OR_BELARUSIAN in letters and not letters.isdisjoint(cyrillic.KAZAKH_BESIDE)


def _language(word: str) -> str:
    if _COMMON.issuperset(word):
        return _unsure(word)
    letters = frozenset(word)
    if letters & cyrillic.UKRAINIAN_ONLY:
        return "ukrainian"
    if letters & cyrillic.MACEDONIAN_ONLY:
        return "macedonian"
    if letters & cyrillic.AZERI_ONLY or ("ј" in letters and letters & cyrillic.AZERI_BESIDE_JE):
        return "azeri"
    if letters & cyrillic.SERBIAN_OR_MACEDONIAN:
        return "serbian"
    return _eastern(word, letters)


def _eastern(word: str, letters: frozenset[str]) -> str:
    """Belarusian and Ukrainian share і, Belarusian and Uzbek ў: after a vowel that is the Belarusian one."""
    slavic_i = cyrillic.UKRAINIAN_OR_BELARUSIAN in letters
    if slavic_i and not letters & cyrillic.NOT_UKRAINIAN:
        return "ukrainian"
    if not letters & cyrillic.NOT_BELARUSIAN and (slavic_i or _BELARUSIAN_U.search(word)):
        return "belarusian"
    if letters & cyrillic.UZBEK_OR_OTHER and not letters & cyrillic.NOT_UZBEK:
        return "uzbek"
    return "tajik" if letters & cyrillic.TAJIK_ONLY and not letters & cyrillic.NOT_TAJIK else "russian"


def _unsure(word: str) -> str:
    """Of a word without a letter that betrays its language."""
    if "ъ" in word and _BULGARIAN_VOWEL.search(word):
        return "bulgarian"
    if len(word) < _SHORTEST or cyrillic.DIFFERING.isdisjoint(word):
        return "russian"
    other = cyrillic.NOT_UKRAINIAN.isdisjoint(word) or cyrillic.NOT_BELARUSIAN.isdisjoint(word)
    return "unsure" if other else "russian"


_FOREIGN_J = re.compile("dj(?=[aeiou])|dj$")  # Russian writes it as дж


def _press(word: str, national: str) -> str:
    """As newspapers spell it: Yelena, Dmitry, Alexander, Solovyov."""
    if "dj" in national:
        national = _FOREIGN_J.sub("j", national)
    national = national.replace("ks", "x")
    if national.endswith(("iy", "yy")):
        national = national[:-2] + "y"
    return "y" + national if word[0] == "е" else national


def greek_word(word: str) -> tuple[str, ...]:
    """By rule and as learned."""
    official, *others = greek_rules(word)
    read = [row if row.isascii() else spell(row, greek.ELOT) for row in learned(word, "greek")]
    return (official, *read, *others)


def greek_rules(word: str) -> tuple[str, ...]:
    """ELOT 743, then by ear: `Μπακογιάννη` -> bakogianni, bakoyanni."""
    word = _greek_diphthongs(word)
    first = greek.INITIAL.get(word[:2])
    official = first + spell(word[2:], greek.ELOT) if first else spell(word, greek.ELOT)
    return official, spell(word, greek.NATIVE), spell(word, greek.HEARD)


_UPSILON = re.compile("(?<=[αεη])υ(.?)")


def _greek_diphthongs(word: str) -> str:
    def consonant(match: re.Match[str]) -> str:
        return ("v" if match[1] in greek.VOICED_AFTER and match[1] else "f") + match[1]

    return _UPSILON.sub(consonant, word)


def armenian_word(word: str) -> tuple[str, ...]:
    """By rule and as learned."""
    official, *others = armenian_rules(word)
    return (official, *learned(word, "armenian"), *others)


def armenian_rules(word: str) -> tuple[str, ...]:
    """Eastern, Western and a plainer Eastern reading."""
    first = armenian.INITIAL.get(word[:1], "") if word[:2] != "ու" else ""
    rest = word[1:] if first else word
    return first + spell(rest, armenian.EASTERN), spell(word, armenian.PLAIN), spell(word, armenian.WESTERN)


def georgian_word(word: str) -> tuple[str, ...]:
    """By rule and as learned."""
    official, *others = georgian_rules(word)
    return (official, *learned(word, "georgian"), *others)


def georgian_rules(word: str) -> tuple[str, ...]:
    """The national system, then the form of Soviet papers."""
    return spell(word, georgian.NATIONAL), spell(word, georgian.RUSSIAN)
