"""Tells which script a text is written in, letter by letter and as a whole.

Works from the block a letter lies in (Unicode Blocks.txt), which is exact enough to choose a table of
readings. Knows nothing of languages: Persian and Arabic are both "arabic".
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from unicodedata import category

# First letter of each block of interest and the script of all that follows up to the next row.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0041, "latin"), (0x0370, "greek"), (0x0400, "cyrillic"), (0x0530, "armenian"), (0x0590, "hebrew"),
    (0x0600, "arabic"), (0x0700, "syriac"), (0x0750, "arabic"), (0x0780, "thaana"), (0x07C0, "nko"),
    (0x0800, "samaritan"), (0x0840, "mandaic"), (0x0860, "syriac"), (0x0870, "arabic"),
    (0x0900, "devanagari"),
    (0x0980, "bengali"), (0x0A00, "gurmukhi"), (0x0A80, "gujarati"), (0x0B00, "odia"), (0x0B80, "tamil"),
    (0x0C00, "telugu"), (0x0C80, "kannada"), (0x0D00, "malayalam"), (0x0D80, "sinhala"), (0x0E00, "thai"),
    (0x0E80, "lao"), (0x0F00, "tibetan"), (0x1000, "burmese"), (0x10A0, "georgian"), (0x1100, "hangul"),
    (0x1200, "ethiopic"), (0x13A0, "cherokee"), (0x1400, "other"), (0x1780, "khmer"), (0x1800, "mongolian"),
    (0x18B0, "other"), (0x1C80, "cyrillic"), (0x1C90, "georgian"), (0x1CC0, "other"), (0x1D00, "latin"),
    (0x1D26, "greek"), (0x1D2B, "cyrillic"), (0x1D2C, "latin"), (0x1DC0, "other"), (0x1E00, "latin"),
    (0x1F00, "greek"), (0x2000, "other"), (0x2071, "latin"), (0x20A0, "other"), (0x212A, "latin"),
    (0x2150, "other"), (0x2C60, "latin"), (0x2C80, "coptic"), (0x2D00, "georgian"), (0x2D30, "tifinagh"),
    (0x2D80, "ethiopic"), (0x2DE0, "cyrillic"), (0x2E00, "other"), (0x2E80, "han"), (0x2FF0, "other"),
    (0x3005, "han"), (0x3008, "other"), (0x3040, "kana"),
    (0x3100, "bopomofo"), (0x3130, "hangul"), (0x3190, "other"), (0x31A0, "bopomofo"), (0x31C0, "other"),
    (0x31F0, "kana"), (0x3200, "other"), (0x3400, "han"), (0x4DC0, "other"), (0x4E00, "han"), (0xA000, "yi"),
    (0xA4D0, "other"), (0xA640, "cyrillic"), (0xA6A0, "other"), (0xA722, "latin"), (0xA800, "other"),
    (0xA8E0, "devanagari"), (0xA900, "other"), (0xA960, "hangul"), (0xA980, "other"), (0xA9E0, "burmese"),
    (0xAA00, "other"), (0xAA60, "burmese"), (0xAA80, "other"), (0xAB00, "ethiopic"), (0xAB30, "latin"),
    (0xAB70, "cherokee"), (0xABC0, "other"), (0xAC00, "hangul"), (0xD800, "other"), (0xF900, "han"),
    (0xFB00, "latin"), (0xFB13, "armenian"), (0xFB1D, "hebrew"), (0xFB50, "arabic"), (0xFE00, "other"),
    (0xFE70, "arabic"), (0xFEFF, "other"), (0xFF21, "latin"), (0xFF5B, "other"), (0xFF66, "kana"),
    (0xFFA0, "hangul"), (0xFFE0, "other"), (0x1B000, "kana"), (0x1B170, "other"), (0x20000, "han"),
    (0x32400, "other"),
)  # fmt: skip
_FIRSTS = [first for first, _ in _BLOCKS]
_REMEMBERED = 30_000  # bounds memory under hostile input


class _Scripts(dict[str, str]):
    """The script of each letter, found on its first appearance; "" for what is no letter or vowel sign."""

    def __missing__(self, letter: str) -> str:
        found = _script(letter)
        if len(self) < _REMEMBERED:
            self[letter] = found
        return found


def _script(letter: str) -> str:
    if letter.isascii():
        return "latin" if letter.isalpha() else ""
    script = _BLOCKS[bisect_right(_FIRSTS, ord(letter)) - 1][1]
    if letter.isalpha() or letter == "〇":
        return script
    is_vowel_sign = category(letter)[0] == "M" and script not in ("latin", "other")
    return script if is_vowel_sign else ""


_SCRIPTS = _Scripts()


def script_of(text: str) -> str:
    """The script most letters of the text are in ("latin", "cyrillic", "han", ...); "" without letters.

    Of equals the one that comes first wins. Scripts without a name here are "other".
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else ""
    counts: dict[str, int] = {}
    for letter in text:
        script = _SCRIPTS[letter]
        counts[script] = counts.get(script, 0) + 1
    counts.pop("", None)
    return max(counts, key=counts.__getitem__, default="")


def scripts(text: str) -> set[str]:
    """Every script that a letter of the text is of; what is no letter counts as Latin."""
    return {script or "latin" for script in set(map(_SCRIPTS.__getitem__, text))}


def only_script(text: str) -> str:
    """The script of all words of a text of letters and spaces; "" where there are several, or anything else."""
    found = set(map(_SCRIPTS.__getitem__, text.replace(" ", "")))
    return found.pop() if len(found) == 1 else ""


def runs(word: str) -> list[tuple[str, str]]:
    """The word cut where its script changes: [(script, letters), ...]; digits count as Latin."""
    if len(found := scripts(word)) == 1:  # nearly every word
        return [(found.pop(), word)]
    each = [_SCRIPTS[letter] or "latin" for letter in word]
    cut = groupby(zip(each, word, strict=True), key=lambda pair: pair[0])
    return [(script, "".join(letter for _, letter in group)) for script, group in cut]
