"""Which words are names of their own: `Brian` and `Ryan` are no spellings of one another, `Bryan` is.

A reader who knows both names does not take one for a slip of the other. Pure; the tables are distilled from
published counts and groups of spellings (tools/generate_known.py).
"""

from __future__ import annotations

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


def apart(a: str, b: str) -> bool:
    """Whether both words (`a-z`) are well-known names and no spellings of one name."""
    return listed(a) and listed(b) and ((a, b) if a < b else (b, a)) not in _LINKED
