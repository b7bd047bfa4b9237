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
from screening.synthetic.names.parts import Table, Word, capital, words

Mould = tuple[Table, ...]

SHORTEST, LONGEST = 3, 15  # Latin letters of a coined word
_TRIES = 6  # rows drawn for each word wanted: moulds that give fewer new words are too small
_CLUMSY = re.compile(r"(.)\1\1|[aeiou]{4}|[^aeiouy' -]{6}")


def moulds(text: str, **tables: Table) -> tuple[Mould, ...]:
    """Moulds from text, one a line: names of tables, and elements written as in a list of words.

    `C ا=a C =i/e C` is a root of three consonants C in the pattern of an agent. `3:` before a mould makes
    it three times as frequent as one without.
    """
    found: list[Mould] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        times, _, mould = line.rpartition(":")
        slots = tuple(tables[item] if item in tables else words(item) for item in mould.split())
        found += [slots] * int(times or 1)
    return tuple(found)


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
        elements = [pick(draw, table) for table in pick(draw, casts)]
        latin = "".join([element.spellings[0] for element in elements]).lower()
        native = "".join([element.native for element in elements])
        if latin in taken or (native or latin) in taken or _clumsy(latin, elements):
            continue
        taken.add(latin)
        taken.add(native)
        found.append(Word(native, _spellings(elements, latin)))
        if len(found) == count:
            return tuple(found)
    raise ValueError(f"{name}: the moulds gave {len(found)} of {count} words; give them more elements")


def _clumsy(latin: str, elements: list[Word]) -> bool:
    """Too short or long, a heap of letters, or a letter repeated as no root has it."""
    if not SHORTEST <= len(latin) <= LONGEST or _CLUMSY.search(latin):
        return True
    natives = [element.native for element in elements if element.native]
    return len(set(natives)) < len(natives)


def _spellings(elements: list[Word], first: str) -> tuple[str, ...]:
    """Each rank of spelling throughout the word, as `parts.glued` has it."""
    most = max(len(element.spellings) for element in elements)
    others = [
        "".join([one.spellings[min(rank, len(one.spellings) - 1)] for one in elements]).lower()
        for rank in range(1, most)
    ]
    return tuple(dict.fromkeys(map(capital, (first, *others))))
