"""Sound forms and consonant skeletons of romanised tokens.

A *sound form* merges spellings that clerks of different states use for one sound (q/k, kh/h, ou/u, ii/y,
doubled letters) and is compared letter by letter. A *skeleton* keeps only consonant classes and is what
the index is keyed on: vowels are the first thing to change when a name crosses alphabets (domain: ICAO
9303-3 App. B counts 32 spellings of one Mohammed). Pure functions of an `a-z0-9` token; knows nothing of
names, particles or records. A change here changes what is stored: raise KEY_VERSION in index/keys.py.
Where the compiled kernel is present it takes the place of these functions, with these tables.
"""

from __future__ import annotations

import re

from screening import kernel

SKELETON_LETTERS = 8

# Longest first: a multigraph is one sound. Sources: BGN/PCGN and ICAO 9303-3 section 6 tables, French and
# German press forms, Malay and Turkish orthography.
_SOUNDS: dict[str, str] = {
    "shch": "x", "tsch": "c", "dsch": "j", "dzh": "j", "tch": "c", "sch": "x", "sh": "x", "ch": "c", "cz": "c",
    "zh": "j", "dj": "j", "dz": "z", "ts": "c", "tz": "c", "kh": "h", "gh": "g", "ph": "f", "th": "t",
    "dh": "d", "bh": "b", "jh": "j", "rh": "r", "lh": "l", "wh": "v", "ck": "k", "qu": "ku", "ce": "se",
    "ci": "si", "cy": "si", "oo": "u", "ou": "u", "ow": "ou", "ee": "i", "ie": "i", "ue": "u", "oe": "o", "ae": "e",
    "q": "k", "c": "k", "w": "v", "y": "i", "x": "ks",
}  # fmt: skip
_MULTIGRAPH = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))

# The units in which spellings are compared: a letter, or letters that are one sound in most alphabets.
_UNITS: dict[str, str] = {
    "shch": "SC", "tsch": "C", "dsch": "j", "tch": "C", "sch": "S", "sh": "S", "ch": "C", "cz": "C",
    "kh": "X", "gh": "G", "zh": "Z", "th": "T", "dh": "D", "ph": "P", "bh": "B", "jh": "J", "ck": "k",
}  # fmt: skip
_UNIT = re.compile("|".join(sorted(_UNITS, key=len, reverse=True)))
UNITS = "abcdefghijklmnopqrstuvwxyzSCXGZTDPBJ0123456789"
"""All units, in the order of the tables of costs."""
_REPEATED = re.compile(r"(.)\1+")
_CLASSES = str.maketrans("bpvfdtgkcjxszhlmnr", "BBVVDTGKJJSSSHLMNR")
_COARSE = str.maketrans({"V": "B", "J": "G", "S": "G", "K": "G", "M": "N", "H": "", "A": ""})
_VOWELS = frozenset("aeiou")
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")


def sound(token: str) -> str:
    """The sound form of a romanised token: `khassym` -> `hasim`, `mahmoud` -> `mahmud`."""
    if token.startswith("ye"):  # Yelena, Elena: the glide is spelled by some states only
        token = token[1:]
    merged = _MULTIGRAPH.sub(lambda match: _SOUNDS[match[0]], token)
    return _REPEATED.sub(r"\1", _FINAL_H.sub("", merged)) or token


def units(token: str) -> str:
    """The spelling with each multigraph as one unit: `shukhrat` -> `SuXrat`. Letters of UNITS only."""
    return _UNIT.sub(lambda match: _UNITS[match[0]], token)


def skeleton(sounded: str) -> str:
    """The consonant classes of a sound form, at most eight; never empty: `A` marks a vowel at the start."""
    head = "A" if sounded[:1] in _VOWELS else ""
    consonants = "".join(letter for letter in _SILENT_H.sub("", sounded) if letter not in _VOWELS)
    # `x` sounds as two consonants but is one slip of the pen: one class, lest it count as two.
    letters = _REPEATED.sub(r"\1", (head + consonants.translate(_CLASSES)).replace("KS", "K"))
    return letters[:SKELETON_LETTERS] or "A"


def coarse(letters: str) -> str:
    """A skeleton in six classes of sounds that alphabets exchange for one another, h and the beginning left out."""
    return _REPEATED.sub(r"\1", letters.translate(_COARSE)) or letters


def deletions(letters: str) -> tuple[str, ...]:
    """Every skeleton with one letter left out: two of these meet when one consonant was wrong on a side."""
    return tuple(dict.fromkeys(letters[:i] + letters[i + 1 :] for i in range(len(letters))))


if kernel.PRESENT:
    from screening.kernel import phonetic as compiled

    compiled.use(_SOUNDS, _UNITS, _CLASSES, _COARSE, (sound, units, skeleton, coarse, deletions))
    sound, units, skeleton = compiled.sound, compiled.units, compiled.skeleton
    coarse, deletions = compiled.coarse, compiled.deletions
