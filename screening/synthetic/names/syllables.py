"""Rare names: words cast from the letters, syllables and elements that names of a culture are made of.

Lists of common names cover half of a people; the other half bears thousands of rare ones. They are coined
here: a mould is a row of elements (a root in its pattern, a stem and its ending), each written in the
native script and in its customary Latin spellings, so that both agree. A pure function of the culture's
name and its moulds. Knows no culture; that a word so made is somebody's name is an accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from screening.synthetic import chance
from screening.synthetic.chance import pick
from screening.synthetic.names.parts import Table, Word, words

Element = tuple[str, ...]  # native form, then a Latin spelling in small letters for each of RANKS
Mould = tuple[tuple[Element, ...], ...]

RANKS = 3
SHORTEST, LONGEST = 3, 15  # Latin letters of a coined word
_TRIES = 6  # rows drawn for each word wanted: moulds that give fewer new words are too small
_CLUMSY = re.compile(r"(.)\1\1|[aeiou]{4}|[^aeiouy' -]{6}")


def moulds(text: str, **tables: Table) -> tuple[Mould, ...]:
    """Moulds from text, one a line: names of tables, and elements written as in a list of words.

    `C ا=a C =i/e C` is a root of three consonants C in the pattern of an agent. `3:` before a mould makes
    it three times as frequent as one without.
    """
    stock = {name: _elements(table) for name, table in tables.items()}
    found: list[Mould] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        times, _, mould = line.rpartition(":")
        slots = tuple(stock[item] if item in stock else _elements(words(item)) for item in mould.split())
        found += [slots] * int(times or 1)
    return tuple(found)


def _elements(table: Table) -> tuple[Element, ...]:
    """Words as rows of equal length, so that joining columns joins every rank at once."""
    return tuple(
        (word.native, *[word.spellings[min(rank, len(word.spellings) - 1)].lower() for rank in range(RANKS)])
        for word in table
    )


def doubled(letters: Table) -> Table:
    """Consonants said twice and written once, as under a shadda: b -> bb, but sh stays sh."""
    return tuple(
        Word(letter.native, tuple(one * 2 if len(one) == 1 else one for one in letter.spellings))
        for letter in letters
    )


def coined(name: str, casts: tuple[Mould, ...], count: int, known: Iterable[Word] = ()) -> Table:
    """`count` words of the moulds, none like a known one or another in native or first Latin form.

    `name` is the key of chance: the same name, moulds and known words give the same table. Errors:
    `ValueError` where the moulds hold too few words.
    """
    taken = {form for word in known for form in (word.native, *map(str.lower, word.spellings))}
    found: list[Word] = []
    for draw in chance.rows(chance.key(0, name), count * _TRIES, width=8):
        elements = [table[int(draw() * len(table))] for table in pick(draw, casts)]
        native, latin, *others = map("".join, zip(*elements, strict=True))
        if latin in taken or (native or latin) in taken or _clumsy(latin, elements):
            continue
        taken.add(latin)
        taken.add(native)
        found.append(Word(native, tuple(dict.fromkeys(map(str.capitalize, (latin, *others))))))
        if len(found) == count:
            return tuple(found)
    raise ValueError(f"{name}: the moulds gave {len(found)} of {count} words; give them more elements")


def _clumsy(latin: str, elements: list[Element]) -> bool:
    """Too short or long, a heap of letters, or a letter repeated as no root has it."""
    if not SHORTEST <= len(latin) <= LONGEST or _CLUMSY.search(latin):
        return True
    natives = [element[0] for element in elements if element[0]]
    return len(set(natives)) < len(natives)
