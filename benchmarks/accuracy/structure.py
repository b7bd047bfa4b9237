"""Tasks of one slip or one change of form in a real Latin full name: what clerks, forms and states do to names.

Each class varies one thing and draws from the names that it applies to. Knows nothing of matching.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.accuracy import names
from benchmarks.accuracy.task import Case, Size, Task

Change = Callable[[random.Random, list[str]], str]
"""The words of a name as somebody else writes them; "" where the change does not apply."""

TITLES = ("Dr", "Mr", "Mrs", "Prof", "Haji", "Sheikh", "Md", "Mst", "Col", "Capt")
SPLIT_FROM = 6  # letters of a word that somebody may write as two
VOWELS = frozenset("aeiouy")


def one_edit(folder: Path, size: Size) -> Task:
    """One letter inserted, left out, replaced, or two swapped, in one word of a full name."""
    return _task("one edit", EDITS, folder, size)


def structure(folder: Path, size: Size) -> Task:
    """Order, joined and split words, initials, a part missing, a title more."""
    return _task("structure", STRUCTURES, folder, size)


def _task(title: str, changes: dict[str, Change], folder: Path, size: Size) -> Task:
    filed = _filed(names.full_names(folder), size)
    cases = (case for label, change in changes.items() for case in _cases(filed, label, change, size))
    return Task(title, names.records(filed), tuple(cases))


def _filed(every: list[str], size: Size) -> list[str]:
    """Names by chance, enough of them of three words or more that each class finds its queries."""
    chance = random.Random(size.seed)
    longer = [name for name in every if len(name.split()) > 2]
    first = chance.sample(longer, min(size.queries, size.records, len(longer)))
    rest = chance.sample(every, min(size.records, len(every)))
    chosen = list(dict.fromkeys([*first, *rest]))[: size.records]
    chance.shuffle(chosen)
    return chosen


def _cases(filed: Sequence[str], label: str, change: Change, size: Size) -> list[Case]:
    chance = random.Random(f"{size.seed} {label}")
    changed = ((i, change(chance, name.split())) for i, name in enumerate(filed))
    differing = (
        Case(names.traveller(asked), names.record_id(i), label)
        for i, asked in changed
        if asked and asked != filed[i]
    )
    return list(islice(differing, size.queries))


def edited(chance: random.Random, words: list[str], edit: Callable[[random.Random, str], str]) -> str:
    """The name with one of its longer words edited."""
    place = chance.choice([i for i, word in enumerate(words) if len(word) > 2] or [0])
    return " ".join([*words[:place], edit(chance, words[place]), *words[place + 1 :]])


def _insert(chance: random.Random, word: str) -> str:
    i = chance.randrange(len(word) + 1)
    return word[:i] + chance.choice(string.ascii_lowercase) + word[i:]


def _delete(chance: random.Random, word: str) -> str:
    i = chance.randrange(len(word))
    return word[:i] + word[i + 1 :]


def _substitute(chance: random.Random, word: str) -> str:
    i = chance.randrange(len(word))
    others = [letter for letter in string.ascii_lowercase if letter != word[i].lower()]
    return word[:i] + chance.choice(others) + word[i + 1 :]


def _transpose(chance: random.Random, word: str) -> str:
    i = chance.choice([k for k in range(len(word) - 1) if word[k].lower() != word[k + 1].lower()] or [0])
    return word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]


def _edit(edit: Callable[[random.Random, str], str]) -> Change:
    return lambda chance, words: edited(chance, words, edit)


def _rotated(_chance: random.Random, words: list[str]) -> str:
    return " ".join([words[-1], *words[:-1]])


def _reversed(_chance: random.Random, words: list[str]) -> str:
    return " ".join(words[::-1])


def _joined(chance: random.Random, words: list[str], mark: str = "") -> str:
    i = chance.randrange(len(words) - 1)
    second = words[i + 1] if mark else words[i + 1].lower()
    return " ".join([*words[:i], f"{words[i]}{mark}{second}", *words[i + 2 :]])


def _hyphenated(chance: random.Random, words: list[str]) -> str:
    return _joined(chance, words, "-")


def _split(chance: random.Random, words: list[str]) -> str:
    """One long word in two, both of three letters or more, the second beginning a syllable."""
    cuts = [(i, cut) for i, word in enumerate(words) for cut in _syllables(word)]
    if not cuts:
        return ""
    i, cut = chance.choice(cuts)
    return " ".join([*words[:i], words[i][:cut], words[i][cut:].capitalize(), *words[i + 1 :]])


def _syllables(word: str) -> list[int]:
    if len(word) < SPLIT_FROM:
        return []
    return [k for k in range(3, len(word) - 2) if word[k] not in VOWELS and word[k + 1] in VOWELS]


def _initial(chance: random.Random, words: list[str]) -> str:
    """A given name cut to its first letter; two whole words are left."""
    if len(words) < 3:
        return ""
    i = chance.randrange(len(words) - 1)
    return " ".join([*words[:i], words[i][0], *words[i + 1 :]])


def _without_middle(chance: random.Random, words: list[str]) -> str:
    if len(words) < 3:
        return ""
    i = chance.randrange(1, len(words) - 1)
    return " ".join([*words[:i], *words[i + 1 :]])


def _titled(chance: random.Random, words: list[str]) -> str:
    return " ".join([chance.choice(TITLES), *words])


def _surname_first(_chance: random.Random, words: list[str]) -> str:
    return f"{words[-1].upper()}, {' '.join(words[:-1])}"


EDITS: dict[str, Change] = {
    "insert": _edit(_insert),
    "delete": _edit(_delete),
    "substitute": _edit(_substitute),
    "transpose": _edit(_transpose),
}
STRUCTURES: dict[str, Change] = {
    "order rotated": _rotated,
    "order reversed": _reversed,
    "joined": _joined,
    "split": _split,
    "hyphenated": _hyphenated,
    "initial": _initial,
    "missing middle": _without_middle,
    "title added": _titled,
    "surname first, comma": _surname_first,
}
