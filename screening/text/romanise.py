"""Reads a name of any script in Latin letters, in the few ways that states and clerks would write it.

The text is folded, cut where the script changes, and each part read by the tables of its script; AnyASCII
reads what has no table. Several readings, because no script has one: the official system, the passport's,
the national or older one. Pure; knows nothing of what the readings are compared with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import groupby

from anyascii import anyascii

from screening.text.fold import fold
from screening.text.readings import abjads, alphabets, brahmic, han, hangul, kana, syllables, table_c
from screening.text.script import only_script, runs
from screening.text.tables import cyrillic

MAX_READINGS = 4
_LONGEST_CACHED = 64  # a longer word is no name: reading it again costs less than remembering it

WordReader = Callable[[str], tuple[str, ...]]
NameReader = Callable[[Sequence[str]], tuple[str, ...]]

# Scripts read word by word.
_WORDS: dict[str, WordReader] = {
    "greek": alphabets.greek_word,
    "armenian": alphabets.armenian_word,
    "georgian": alphabets.georgian_word,
    "arabic": abjads.arabic_word,
    "hebrew": abjads.hebrew_word,
    "khmer": syllables.khmer_word,
    "burmese": syllables.burmese_word,
    "ethiopic": syllables.ethiopic_word,
    "thai": partial(syllables.thai_word, script="thai"),
    "lao": partial(syllables.thai_word, script="lao"),
    "kana": kana.kana_word,
    **{language: partial(alphabets.cyrillic_word, language=language) for language in cyrillic.LANGUAGES},
    **{script: partial(brahmic.brahmic_word, script=script) for script in brahmic.SCRIPTS},
}
# Scripts in which the place of a word matters: the surname comes first and is read by its own table.
_NAMES: dict[str, NameReader] = {"hangul": hangul.hangul_words, "han": han.han_words}

_TO_CYRILLIC = str.maketrans(cyrillic.TWINS)
_TO_LATIN = str.maketrans({twin: letter for letter, twin in cyrillic.TWINS.items()})


# ICAO 9303-3 section 6 A: some states mark the Ñ and the Ü of the MRZ so.
_MARKED = re.compile("(?<=[nu])xx")


def romanise(text: str) -> tuple[str, ...]:
    """One to four Latin readings (`a-z0-9`, single spaces, words in order), best first; () for nothing.

    `text` may be raw or folded, of one word or several. Latin text is its own reading, and the only one
    unless an X in it may be a mark of the machine-readable zone.
    """
    return read(fold(text))


def read(folded: str) -> tuple[str, ...]:
    """The same of a text that is folded already."""
    return _read_latin(folded) if folded.isascii() else _read_native(folded)


def _read_latin(folded: str) -> tuple[str, ...]:
    """The text itself, and what else its X may say: NUNXXEZ is Nunez, MXHMD محمد."""
    if "x" not in folded:  # nearly all names
        return (folded,) if folded else ()
    arabic = table_c.decode_name(folded.split())
    others = _read_native(fold(" ".join(arabic))) if arabic else (_MARKED.sub("", folded),)
    return tuple(dict.fromkeys((folded, *others)))[:MAX_READINGS]


def _read_native(folded: str) -> tuple[str, ...]:
    script = only_script(folded)
    if script:  # nearly every name
        return _distinct(_read(script, folded.split()))
    parts = [
        (script, [word for _, word in group])
        for script, group in groupby(_words(folded), key=lambda word: word[0])
    ]
    readings = [_read(script, words) for script, words in parts]
    return _distinct(_together(readings))


def _distinct(readings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_clean, readings[:MAX_READINGS]))))


def _together(readings: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The readings of the parts side by side; the first of a part stands for those that it lacks."""
    if len(readings) == 1:
        return readings[0]
    count = max(map(len, readings))
    full = [read if len(read) == count else (*read, *read[:1] * (count - len(read))) for read in readings]
    return tuple(map(" ".join, zip(*full, strict=True)))


def _words(folded: str) -> list[tuple[str, str]]:
    """Each word with its script; "" where several meet in one word."""
    words = []
    for word in folded.split():
        if word.endswith("0") and not word.isascii():
            word = word.rstrip("0")  # the zero of Indic scripts marks an abbreviation
        cut = runs(word)
        if len(cut) > 1:
            word = _one_alphabet(word, cut)
            cut = runs(word)
        words.append((cut[0][0] if len(cut) == 1 else "", word))
    return words


def _one_alphabet(word: str, cut: list[tuple[str, str]]) -> str:
    """Latin look-alikes typed into a Cyrillic word, and the reverse, become letters of the other script."""
    if {script for script, _ in cut} != {"latin", "cyrillic"}:
        return word
    in_latin, in_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    return in_latin if in_latin.isascii() and len(runs(in_cyrillic)) > 1 else in_cyrillic


def _read(script: str, words: list[str]) -> tuple[str, ...]:
    if script in _NAMES:
        return _NAMES[script](words)
    if script == "cyrillic":  # all words of a name are of the language that one of them betrays
        script = alphabets.cyrillic_language(words)
    return _together([_read_word(script, word) for word in words])


def _read_word(script: str, word: str) -> tuple[str, ...]:
    return _read_cached(script, word) if len(word) <= _LONGEST_CACHED else _read_afresh(script, word)


def _read_afresh(script: str, word: str) -> tuple[str, ...]:
    if not script:
        return tuple(
            "".join(reading) for reading in zip(*(_first_two(*run) for run in runs(word)), strict=True)
        )
    reader = _WORDS.get(script)
    return reader(word) if reader else (anyascii(word),)


_read_cached = lru_cache(maxsize=16_384)(_read_afresh)


def remember(words: int) -> None:
    """Makes room for so many words: see `names.remember`."""
    global _read_cached
    _read_cached = lru_cache(maxsize=words)(_read_afresh)


def _first_two(script: str, letters: str) -> tuple[str, str]:
    readings = _read(script, [letters])
    return readings[0], readings[min(1, len(readings) - 1)]


def _clean(reading: str) -> str:
    """Only `a-z0-9` and single spaces: letters that a table lacks are read by AnyASCII."""
    if not reading.isascii():
        reading = anyascii(reading)
    return fold(reading)
