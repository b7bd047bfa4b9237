"""Reads a word of another script as its bearers are attested to spell it, by tables learned from real names.

Each letter is looked up with the letters around it, in the widest context that the table holds. This finds
what rules cannot know: unwritten vowels, foreign names in the clothes of another script. The tables come
from tools/learn_readings.py; they know no language and no official system, so rules always read first.
"""

from __future__ import annotations

from functools import cache

from screening import kernel
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


class Speller(dict[str, tuple[str, Lists]]):
    """What a list says of a unit between its neighbours: the Latin for it, and those wider contexts to ask first.

    Of three units in a row most have no wider context at all, so that one look-up in place of fourteen spells them.
    Each three are looked up in the lists when they are first met.
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = [(*row, _middles(*row)) for row in lists]

    def __missing__(self, three: str) -> tuple[str, Lists]:
        wider = []
        spelled = three[1]
        for left, right, known, middles in self._lists:
            part = three[1 - min(left, 1) : 2 + min(right, 1)]
            if middles is not None:
                if part in middles:
                    wider.append((left, right, known))
            elif part in known:
                spelled = known[part]
                break
        found = spelled, tuple(wider)
        if len(self) < _REMEMBERED:
            self[three] = found
        return found


def _middles(left: int, right: int, known: dict[str, str]) -> frozenset[str] | None:
    """What contexts wider than three units say of a unit and its neighbours; None for narrower ones."""
    return (
        frozenset(context[max(left - 1, 0) : left + 2] for context in known) if max(left, right) > 1 else None
    )


_TABLES: dict[str, tuple[Lists, ...]] = {
    "arabic": arabic.LISTS, "armenian": armenian.LISTS, "cyrillic": cyrillic.LISTS, "georgian": georgian.LISTS,
    "greek": greek.LISTS, "han": han.LISTS, "hangul": hangul.LISTS, "hebrew": hebrew.LISTS, "kana": kana.LISTS,
}  # fmt: skip
_REMEMBERED = 8_000  # threes of units, of each list; bounds memory under hostile input
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_SILENT = 11  # the onset of a syllable that begins with its vowel


def learned(word: str, script: str) -> tuple[str, ...]:
    """The likeliest Latin spellings of a folded word; () for a word longer than any name, which has none.

    Letters that a table does not know stay as they are, for the caller's last resort.
    """
    if len(word) > LONGEST:
        return ()
    row = units(word, script)
    return tuple([spell(row, speller) for speller in _spellers(script)])


@cache
def _spellers(script: str) -> tuple[Speller, ...]:
    return tuple(map(Speller, _TABLES[script]))


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


def spell(row: str, speller: Speller) -> str:
    """The units spelled by one list: each by the widest context of it that is known."""
    padded = EDGE + row + EDGE
    out: list[str] = []
    for place in range(len(EDGE), len(EDGE) + len(row)):
        piece, wider = speller[padded[place - 1 : place + 2]]
        for left, right, known in wider:
            found = known.get(padded[place - left : place + right + 1])
            if found is not None:
                piece = found
                break
        out.append(piece)
    return "".join(out)


if kernel.PRESENT:
    from screening.kernel import words as compiled

    compiled.use_edge(EDGE)
    spell = compiled.spell
