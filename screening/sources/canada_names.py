"""The names of one person on Canada's list: two cells with the name, and one with all its aliases.

The alias cell was filled in by many hands: `Иван Иванов; Ivan Ivanov`, `Иванов, Иван`, `Yevgeny, Evgeni`
(given names alone), `IVANOFF` (a surname alone), `Belarusian: Іван Іваноў, Russian: Иван Иванов`,
`Иван Иванов / Iван Iванов`, `Ivan Ivanov or Ivanoff`, `Ivan (Vanya) Ivanov`, `Ali Hasan علي حسن`. A spelling
of one part is completed from the person's name. What fits no form is a name as it stands, and one of a
single word is a weak alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from rapidfuzz.distance import Indel

from screening.text.fold import fold
from screening.text.phonetic import sound
from screening.text.romanise import romanise
from screening.text.script import runs, script_of
from screening.text.tables.titles import PARTICLES, TITLES
from screening.wire import limits

Fields = dict[str, str]

MOST = 2 * limits.NAMES
"""Names of one person that are looked at; the fullest cell has 12. Bounds the work on hostile input."""

MOST_OPTIONS = 10
"""Spellings parted by `or` that are completed from one another; above that each stands as it is."""

ALIKE = 0.7
"""Two words this alike spell one name: Katsiaryna and Katerina are 0.71, Elena and Galina 0.55."""

_APART = re.compile(
    r"[;/\n]|\b(?:[Aa]lso known as\b|aka\b|AKA\b|a\.k\.a\.|A\.K\.A\.):?|\b[A-Z][a-z]{3,}\s?:|,?\s+and\s+"
)
_OR = re.compile(r",?\s+(?:or|OR)\s+")
_PARENTHESIS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*")
_PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vna|ichna)$")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', ""))
_EDGES = " ,.;:/()（）’‘'-"
_SPACED = frozenset("latin cyrillic greek arabic hebrew armenian georgian ethiopic devanagari".split())
"""Scripts that put spaces between the parts of a name: one word in them is a part of a name only."""


def names(surname: str, given: str, aliases: str) -> list[Fields]:
    """The names on the wire, the primary one first, none twice; empty when the cells have no letters."""
    found: dict[str, Fields] = {}
    for name in islice(_all(surname, given, aliases), MOST):
        full = name["name"] if "name" in name else f"{name['given_names']} {name['surname']}"
        if any(map(str.isalpha, full)):
            found.setdefault(full.casefold(), name)
    return list(found.values())


def _all(surname: str, given: str, aliases: str) -> Iterator[Fields]:
    (main_surname, *surnames), (main_given, *givens) = _spellings(surname), _spellings(given)
    main_given = _without_surname(main_given, main_surname)
    yield _parts(main_surname, main_given, "primary")
    for place in range(max(len(surnames), len(givens))):
        other = surnames[place] if place < len(surnames) else ""
        other_given = givens[place] if place < len(givens) else ""
        if bool(other) != bool(other_given) and _is_whole(other or other_given, surname):
            yield _whole(other or other_given)
        else:
            yield _parts(other or main_surname, other_given or main_given, "alias")
    yield from _aliases(aliases.translate(_QUOTES), main_surname, main_given)


def _spellings(cell: str) -> list[str]:
    """A name cell's main spelling and the others, which stand in parentheses or after a slash."""
    parts = [*_PARENTHESIS.sub(" ", cell).split("/"), *_PARENTHESIS.findall(cell)]
    return [part for part in (part.strip(_EDGES) for part in parts) if part] or [""]


def _without_surname(given: str, surname: str) -> str:
    """Given names without the surname in capitals that some rows repeat after them."""
    words = given.split()
    repeated = len(words) > 1 and words[-1] == surname and surname.isupper()
    return " ".join(words[:-1]) if repeated else given


def _is_whole(text: str, beside: str) -> bool:
    """Whether a spelling in one name cell is a whole name in another script."""
    return script_of(text) != script_of(beside) and not _is_short(text)


def _parts(surname: str, given: str, quality: str) -> Fields:
    surname, given = surname[: limits.NAME_CHARACTERS], given[: limits.NAME_CHARACTERS]
    if surname and given:
        return {"surname": surname, "given_names": given, "quality": quality}
    return {"name": surname or given, "quality": quality}


def _whole(text: str) -> Fields:
    """A name as it stands."""
    original = "alias" if script_of(text) == "latin" else "original_script"
    return {"name": text[: limits.NAME_CHARACTERS], "quality": "weak_alias" if _is_short(text) else original}


def _is_short(text: str) -> bool:
    """Whether it has but one word that tells people apart: `Hemedti`, `Abu Ibrahim`."""
    words = [word for word in fold(text).split() if len(word) > 1 and word not in PARTICLES | TITLES]
    return len(words) < 2 and script_of(text) in _SPACED


# --- the cell of aliases -----------------------------------------------------------------------------


def _aliases(cell: str, surname: str, given: str) -> Iterator[Fields]:
    for part in _APART.split(cell):
        for words in _between_commas(part, surname, given):
            if isinstance(words, tuple):
                yield _parts(*words, "alias" if script_of(words[0]) == "latin" else "original_script")
                continue
            for text in _spelled(words):
                yield _completed(text, surname, given)


def _between_commas(part: str, surname: str, given: str) -> Iterator[str | tuple[str, str]]:
    """The names in a row; two that are like surname and given names are one, `Surname, Given names`."""
    texts = [text.strip(" .:") for text in _OR.sub(" or ", part).split(",")]
    texts = [text for text in texts if text]
    if len(texts) == 2 and _alike(texts[0], surname) and _is_given(texts[1], surname, given):
        yield texts[0], texts[1]
    else:
        yield from texts


def _is_given(text: str, surname: str, given: str) -> bool:
    """Whether a text begins like the given names and does not hold the surname as well."""
    words, first = text.split(), given.split()[:1]
    return bool(first) and _alike(words[0], first[0]) and not any(_alike(word, surname) for word in words)


def _spelled(text: str) -> Iterator[str]:
    """The ways in which one name is spelled: after `or`, in a parenthesis, in another script."""
    for option in _options(text):
        for name in _with_parentheses(option):
            yield from _by_script(name)


def _options(text: str) -> list[str]:
    """`A B or B' C` as A B C and A B' C when the words beside `or` are alike, else the two names."""
    first, *rest = [option.split() for option in _OR.split(text)]
    if len(rest) > MOST_OPTIONS:
        return [" ".join(words) for words in (first, *rest)]
    found = [first]
    for words in rest:
        before = found[-1]
        if not words:
            continue
        if before and _alike(before[-1], words[0]) and len(words) < 6:
            found = [[*name, *words[1:]] for name in found] + [[*before[:-1], *words]]
        elif len(words) == 1 and len(before) > 1:
            found.append([*before[:-1], *words])
        else:
            found.append(words)
    return [" ".join(words) for words in found]


def _with_parentheses(text: str) -> Iterator[str]:
    """The name without its parentheses, and what each stands for: what is before it, or a name of its own."""
    outside = _PARENTHESIS.sub(" ", text).strip(_EDGES)
    yield outside
    for found in _PARENTHESIS.finditer(text):
        inside, before, after = found[1].strip(_EDGES), text[: found.start()].split(), text[found.end() :]
        if " " in inside or script_of(inside) != script_of(outside):
            yield inside
        elif after.strip(_EDGES):
            yield f"{inside} {_PARENTHESIS.sub(' ', after)}"
        else:
            yield " ".join([*before[:-1], inside])


def _by_script(text: str) -> Iterator[str]:
    """Cuts where another script begins: names in two scripts that nothing parts."""
    script = ""
    scripts = []
    for word in text.split():
        script = _script(word) or script
        scripts.append((script, word))
    for _, group in groupby(scripts, key=lambda pair: pair[0]):
        yield " ".join(word for _, word in group).strip(_EDGES)


def _script(word: str) -> str:
    """A word's script; Cyrillic as soon as one letter is: the list has Latin look-alikes in such words."""
    return "cyrillic" if any(script == "cyrillic" for script, _ in runs(word)) else script_of(word)


def _completed(text: str, surname: str, given: str) -> Fields:
    """A name, completed from the person's own when it spells only the surname or only given names."""
    words, first_names = text.split(), given.split()
    if not words or not given or not surname or script_of(text) != "latin":
        return _whole(text)
    if len(words) == 1 and _alike(text, surname):
        return _parts(text, given, "alias")
    for place in range(len(first_names) - len(words) + 1):
        if all(map(_alike, words, first_names[place:])):
            spelled = [*first_names[:place], *words, *first_names[place + len(words) :]]
            return _parts(surname, " ".join(spelled), "alias")
    if len(words) == 1 and _PATRONYMIC.search(text):
        return _parts(surname, f"{given} {text}", "alias")
    return _whole(text)


def _alike(a: str, b: str) -> bool:
    """Whether two texts, of any script, are spellings of one name, by their letters or by their sound."""
    one, other = (next(iter(romanise(text[: limits.NAME_CHARACTERS])), "") for text in (a, b))
    if not one or not other:
        return False
    letters = Indel.normalized_similarity(one, other)
    return max(letters, Indel.normalized_similarity(sound(one), sound(other))) >= ALIKE
