"""Reads a word of another script as its bearers are attested to spell it, by tables learned from real names.

Each letter is looked up with the letters around it, in the widest context that the table holds. This finds
what rules cannot know: unwritten vowels, foreign names in the clothes of another script. The tables come
from tools/learn_readings.py; they know no language and no official system, so rules always read first.
"""

from __future__ import annotations

from screening.text.tables.learned import (
    arabic,
    armenian,
    cyrillic,
    georgian,
    greek,
    han,
    hangul,
    hebrew,
    kana,
)

EDGE = "__"  # before and after a word, so that a context can tell its ends
# Units to the left and right that a context spans, widest first: the order in which lists are asked.
WIDTHS = (
    (2, 3), (3, 2), (2, 2), (1, 3), (3, 1), (1, 2), (2, 1), (0, 3), (0, 2), (1, 1), (2, 0), (0, 1), (1, 0), (0, 0),
)  # fmt: skip
LONGEST = 40  # letters of a word worth reading so: no longer one is a name

# For each width that a list has entries of: units to the left, to the right, context -> Latin for its unit.
Lists = tuple[tuple[int, int, dict[str, str]], ...]
_TABLES: dict[str, tuple[Lists, ...]] = {
    "arabic": arabic.LISTS, "armenian": armenian.LISTS, "cyrillic": cyrillic.LISTS, "georgian": georgian.LISTS,
    "greek": greek.LISTS, "han": han.LISTS, "hangul": hangul.LISTS, "hebrew": hebrew.LISTS, "kana": kana.LISTS,
}  # fmt: skip
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_SILENT = 11  # the onset of a syllable that begins with its vowel


def learned(word: str, script: str) -> tuple[str, ...]:
    """The likeliest Latin spellings of a folded word; () for a word longer than any name, which has none.

    Letters that a table does not know stay as they are, for the caller's last resort.
    """
    if len(word) > LONGEST:
        return ()
    row = units(word, script)
    return tuple(spell(row, lists) for lists in _TABLES[script])


def units(word: str, script: str) -> str:
    """The letters that the tables of a script are about: Hangul syllables become their jamo."""
    if script != "hangul":
        return word
    return "".join(
        _jamo(letter) if _FIRST_SYLLABLE <= letter <= _LAST_SYLLABLE else letter for letter in word
    )


def _jamo(syllable: str) -> str:
    """Onset, vowel and coda by the arithmetic of Unicode 3.12; a silent onset is left out."""
    place = ord(syllable) - ord(_FIRST_SYLLABLE)
    onset, vowel, coda = place // 588, place % 588 // 28, place % 28
    head = "" if onset == _SILENT else chr(0x1100 + onset)
    return head + chr(0x1161 + vowel) + (chr(0x11A7 + coda) if coda else "")


def spell(row: str, lists: Lists) -> str:
    """The units spelled by one list: each by the widest context of it that is known."""
    padded = EDGE + row + EDGE
    out: list[str] = []
    for place in range(len(EDGE), len(EDGE) + len(row)):
        for left, right, known in lists:
            piece = known.get(padded[place - left : place + right + 1])
            if piece is not None:
                out.append(piece)
                break
        else:
            out.append(padded[place])
    return "".join(out)
