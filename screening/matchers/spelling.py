"""How far two spellings of one word lie apart: an edit distance whose edits weigh what they prove.

`mohamed` and `muhammad` differ in four letters that clerks exchange every day, `marina` and `martina` in one
that they do not. The weights are learned (tools/learn_costs.py): a plain slip of the pen weighs 1, customary
differences of romanisation a tenth to a half. Pure; knows words only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from screening.text import phonetic
from screening.text.tables import costs

FAR = 9.0
LEVELS = 30  # of a plain slip: weights are counted in whole levels, so that sums are exact
SWAPPED = LEVELS
ANOTHER = 12  # levels that each edit more weighs where the differences are to be read
_VOWELS = "aeiou"
_LONGEST = 4  # letters of one unit: tsch

_UNITS = phonetic.UNITS
_SIDE = len(_UNITS) + 2  # the edges of the word are neighbours too
_NUMBER = {unit: number for number, unit in enumerate(_UNITS)}
_BEGIN, _END = len(_UNITS), len(_UNITS) + 1


def _rows(packed: str, columns: int) -> list[list[int]]:
    levels = [int(level, 36) for level in packed]
    return [levels[start : start + columns] for start in range(0, len(levels), columns)]


SUBSTITUTED = _rows(costs.SUBSTITUTED, len(_UNITS))
AFTER = _rows(costs.OMITTED_AFTER, _SIDE)
BEFORE = _rows(costs.OMITTED_BEFORE, _SIDE)


class Spelled(NamedTuple):
    """A word ready for comparison: its units, and what leaving out each of them weighs in levels."""

    units: tuple[int, ...]
    omitted: tuple[int, ...]


@lru_cache(maxsize=65_536)
def spelled(word: str) -> Spelled:
    """The units of a word of `a-z0-9`."""
    numbers = tuple(_NUMBER[unit] for unit in phonetic.units(word))
    around = (_BEGIN, *numbers, _END)
    omitted = (
        min(AFTER[number][around[i]], BEFORE[number][around[i + 2]]) for i, number in enumerate(numbers)
    )
    return Spelled(numbers, tuple(omitted))


def distance(a: Spelled, b: Spelled, most: float) -> float:
    """The least weight of edits that turn one spelling into the other; FAR when above `most`."""
    start, shorter = 0, min(len(a.units), len(b.units))
    while start < shorter and a.units[start] == b.units[start]:
        start += 1
    ours, theirs = a.units, b.units
    omit_ours, omit_theirs = a.omitted, b.omitted
    width = len(theirs) - start
    limit = most * LEVELS
    above = [0] * (width + 1)
    for j in range(width):
        above[j + 1] = above[j] + omit_theirs[start + j]
    before = above
    for i in range(start, len(ours)):
        unit, omit = ours[i], omit_ours[i]
        costs_of = SUBSTITUTED[unit]
        left = above[0] + omit
        row = [left]
        least = left
        for j in range(width):
            other = theirs[start + j]
            cost = above[j] + costs_of[other]
            if (way := above[j + 1] + omit) < cost:
                cost = way
            if (way := left + omit_theirs[start + j]) < cost:
                cost = way
            if (
                i > start
                and j
                and unit == theirs[start + j - 1]
                and other == ours[i - 1]
                and unit != other
                and (way := before[j - 1] + SWAPPED) < cost
            ):
                cost = way
            row.append(cost)
            left = cost
            if cost < least:
                least = cost
        if least > limit:
            return FAR
        before, above = above, row
    return above[width] / LEVELS if above[width] <= limit else FAR


def rearranged(a: str, b: str) -> bool:
    """Whether three neighbouring letters stand in another order: Ghadir and Gharid, Tabrizian and Trabizian."""
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return (
        len(a) == len(b) and sorted(a[at : at + 3]) == sorted(b[at : at + 3]) and a[at + 3 :] == b[at + 3 :]
    )


def of_two_sexes(a: str, b: str) -> bool:
    """Whether two words differ in a final -a alone: Amir and Amira, Valentin and Valentina."""
    short = min(a, b, key=len)
    return short[-1] not in "aeiouh" and short + "a" in (a, b)


def skeleton_of_both(first: str, second: str) -> str:
    """Nearly the skeleton of two tokens written together: a vowel at the start of the second is within."""
    second = second.removeprefix("A")
    return (first + (second[1:] if second[:1] == first[-1] else second))[: phonetic.SKELETON_LETTERS]


NOWHERE = 1 << 30  # weighs more than any way to a place


class Way(NamedTuple):
    """What a way to a place in two words weighs, and how many units of each its last step takes."""

    weight: int
    back: int = 0
    across: int = 0


Step = tuple[str, str]  # letters of the one word and those of the other that stand for them


def differences(a: str, b: str) -> tuple[Step, ...]:
    """Which letters of two words (`a-z0-9`) stand for which: mohamed, muhammad -> (o, u), (m, mm), (e, a).

    Edits weigh as in `distance`, but few of them read better than light ones. Letters that only one word has come
    with a neighbour: a fragment is empty only where a word is. Each difference once, in the order of the words.
    """
    found: list[Step] = []
    steps = _doublings(_aligned(a, b))
    for place, step in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else ("", "")
        if found and _belongs(found[-1], step, following):
            found[-1] = found[-1][0] + step[0], found[-1][1] + step[1]
        else:
            found.append(step)
    return tuple(dict.fromkeys(step for step in found if step[0] != step[1]))


def _belongs(last: Step, step: Step, following: Step) -> bool:
    """Neighbouring differences are one; what has no letter on a side is named with the neighbour before it."""
    if not all(last):
        return True
    if not _differs(step):
        return False
    return _differs(last) or (not all(step) and not _goes_with(step, following, last))


def _goes_with(step: Step, following: Step, last: Step) -> bool:
    """Whether the neighbour after it says more: another difference, or a vowel for a vowel (u for ou)."""
    if _differs(following):
        return all(following)
    return _vowels(step) and _vowels(following) and not _vowels(last)


def _differs(step: Step) -> bool:
    return step[0] != step[1] and not _doubles(step)


def _vowels(step: Step) -> bool:
    return bool("".join(step)) and not "".join(step).strip(_VOWELS)


def _doubles(step: Step) -> bool:
    return all(step) and step[0] != step[1] and len(set("".join(step))) == 1


def _doublings(steps: list[Step]) -> list[Step]:
    """A letter more, beside the same letter, doubles it: (m, m), ("", m) -> (m, mm)."""
    found: list[Step] = []
    for step in steps:
        together = (found[-1][0] + step[0], found[-1][1] + step[1]) if found else step
        if found and sorted(map(len, together)) == [1, 2] and _doubles(together):
            found[-1] = together
        else:
            found.append(step)
    return found


def _aligned(a: str, b: str) -> list[Step]:
    """Both words cut into the letters that stand for one another; what they begin and end with alike is theirs."""
    ours, theirs = _letters(a), _letters(b)
    start = _alike(ours, theirs)
    end = _alike(ours[start:][::-1], theirs[start:][::-1])
    i, j = len(ours) - end, len(theirs) - end
    taken = _taken(_part(a, start, i), _part(b, start, j))
    steps: list[Step] = [(letter, letter) for letter in reversed(ours[i:])]
    while (i, j) != (start, start):
        _, back, across = taken[i - start][j - start]
        steps.append(("".join(ours[i - back : i]), "".join(theirs[j - across : j])))
        i, j = i - back, j - across
    return [(letter, letter) for letter in ours[:start]] + steps[::-1]


def _alike(ours: list[str], theirs: list[str]) -> int:
    """How many units two words begin with in common."""
    return next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
    )


def _part(word: str, start: int, end: int) -> Spelled:
    units, omitted = spelled(word)
    return Spelled(units[start:end], omitted[start:end])


def _letters(word: str) -> list[str]:
    """The letters of each unit of a word: shukhrat -> sh, u, kh, r, a, t."""
    if len(phonetic.units(word)) == len(word):  # half of all words: each letter is one
        return list(word)
    found: list[str] = []
    while word:
        length = next(n for n in range(_LONGEST, 0, -1) if len(phonetic.units(word[:n])) == 1)
        found.append(word[:length])
        word = word[length:]
    return found


def _taken(a: Spelled, b: Spelled) -> list[list[Way]]:
    """How many units of each word the last step of the lightest way to each place takes, and what it weighs."""
    rows: list[list[Way]] = []
    for i in range(len(a.units) + 1):
        row: list[Way] = []
        for j in range(len(b.units) + 1):
            row.append(_lightest(a, b, i, j, rows, row) if i or j else Way(0))
        rows.append(row)
    return rows


def _lightest(a: Spelled, b: Spelled, i: int, j: int, rows: list[list[Way]], row: list[Way]) -> Way:
    """The lightest way to a place; of equals the one whose last step is the easiest to read."""
    least, back, across = NOWHERE, 0, 0
    if i and j:
        unit, other = a.units[i - 1], b.units[j - 1]
        step = SUBSTITUTED[unit][other] + ANOTHER if unit != other else 0
        least, back, across = rows[i - 1][j - 1].weight + step, 1, 1
    if i and (way := rows[i - 1][j].weight + a.omitted[i - 1] + ANOTHER) < least:
        least, back, across = way, 1, 0
    if j and (way := row[j - 1].weight + b.omitted[j - 1] + ANOTHER) < least:
        least, back, across = way, 0, 1
    swapped = i > 1 and j > 1 and a.units[i - 1] == b.units[j - 2] and a.units[i - 2] == b.units[j - 1]
    if swapped and (way := rows[i - 2][j - 2].weight + SWAPPED + ANOTHER) < least:
        least, back, across = way, 2, 2
    return Way(least, back, across)
