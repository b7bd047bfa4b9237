"""Which words are names of their own: `Brian` and `Ryan` are no spellings of one another, `Bryan` is.

A reader who knows both names does not take one for a slip of the other. Pure; the tables are distilled from
published counts and groups of spellings (tools/generate_known.py).
"""

from __future__ import annotations

from functools import cache

from screening.text.tables import frequencies, known

_SHORTEST = 3
_LINKED = frozenset(
    (first, other)
    for first, *others in (entry.split(":") for entry in known.LINKED.split())
    for other in others
)


def listed(word: str) -> bool:
    """Whether a word (`a-z`) is a name that many bear."""
    return len(word) >= _SHORTEST and word in frequencies.TENTHS


def number(word: str) -> int:
    """A number from 1 for each well-known name, ascending by spelling; 0 for any other word."""
    return _numbers().get(word, 0)


def linked_numbers() -> list[int]:
    """The pairs of well-known names that are spellings of one, as `first << 16 | other`, sorted."""
    numbers = _numbers()
    return sorted(numbers[a] << 16 | numbers[b] for a, b in _LINKED if a in numbers and b in numbers)


def some_names() -> list[str]:
    """Every hundredth of the well-known names."""
    return list(_numbers())[::100]


@cache
def _numbers() -> dict[str, int]:
    return {word: place for place, word in enumerate(sorted(filter(listed, frequencies.TENTHS)), 1)}


def apart(a: str, b: str) -> bool:
    """Whether both words (`a-z`) are well-known names and no spellings of one name."""
    return listed(a) and listed(b) and ((a, b) if a < b else (b, a)) not in _LINKED
