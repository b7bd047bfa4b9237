"""Wade-Giles, the spelling of Taiwan and of older papers, and its way back: Teng Hsiao-ping is Deng Xiaoping.

Latin letters on both sides, and hardly one in common, so the name is read in pinyin too. What the apostrophe told
(chi for ji, ch'i for qi) papers leave out: both are read. Only a name that is Wade-Giles throughout is read so, with
a Chinese surname at an end and a syllable that no other spelling has. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from screening.text.tables import han, pinyin

MOST = 4  # readings of one name
_WORDS = (2, 4)  # words of a name, the fewest and the most: Chang Chihwei, Ou Yang Chih Wei
_SYLLABLES = 3  # of a word written as one
_LONGEST = 6  # letters of a syllable: chuang, hsiung
_ELSEWHERE = "j"  # Jan, Juan and Jo are names of other peoples, spelled as no pinyin is
_OTHERS = "r"  # nor are they the surnames Ran, Ruan and Rao


class Syllable(NamedTuple):
    """What a syllable of Wade-Giles is in pinyin, plain before aspirated; and whether no pinyin is spelled so."""

    pinyin: tuple[str, ...]
    decisive: bool


def spelled(syllable: str) -> str:
    """A syllable of pinyin in Wade-Giles, without apostrophes: zhang -> chang."""
    whole = han.WADE_WHOLE.get(syllable)
    if whole:
        return whole
    for length in (2, 1):
        initial = syllable[:length]
        if initial in han.WADE_INITIALS:
            return han.WADE_INITIALS[initial] + _final(syllable[length:])
    return syllable[:1] + _final(syllable[1:])


def _final(final: str) -> str:
    return han.WADE_FINALS.get(final, final)


def in_pinyin(words: Sequence[str]) -> Iterator[list[str]]:
    """The words of a folded Latin name in pinyin, in the ways that it may be meant; nothing for any other name."""
    if not _WORDS[0] <= len(words) <= _WORDS[1]:
        return
    known = surnames()
    for at in (0, len(words) - 1):
        surname = known.get(words[at])
        if surname is None:
            continue  # nearly all names
        given = [_split(word) for i, word in enumerate(words) if i != at]
        parts = [part for word in given for part in word]
        told = words[at] != surname and _is_decisive(words[at])
        if not all(given) or not (told or any(part.decisive for part in parts)):
            continue
        for choice in islice(product(*(part.pinyin for part in parts)), MOST):
            each = iter(choice)
            read = ["".join(islice(each, len(word))) for word in given]
            yield [*read[:at], surname, *read[at:]]
        return


@cache
def _syllables() -> dict[str, Syllable]:
    """Wade-Giles, its apostrophes left out -> pinyin. What differs by a breath alone (d and t) is read as d."""
    found: dict[str, list[str]] = {}
    for syllable in pinyin.SYLLABLES:
        found.setdefault(spelled(syllable), []).append(syllable)
    return {wade: Syllable(tuple(_told_apart(read)), _is_decisive(wade)) for wade, read in found.items()}


def _told_apart(read: Sequence[str]) -> Iterator[str]:
    """The plain ones first; an aspirated one only where the comparison of letters would not forgive it."""
    plain = sorted(read, key=lambda syllable: (syllable[0] in "ptkqc", len(syllable), syllable))
    yield plain[0]
    yield from (other for other in plain[1:] if other[0] in "jqzcyln")


@cache
def surnames() -> dict[str, str]:
    """What every name read here has at an end: Wade-Giles -> pinyin of the commonest surname that is spelled so."""
    found: dict[str, str] = {}
    for surname in (*han.SURNAMES.values(), *han.COMPOUND.values()):
        if surname[0] not in _OTHERS:
            found.setdefault(spelled(surname), surname)
    return found


def _is_decisive(syllable: str) -> bool:
    """Whether a syllable is spelled as nothing else is."""
    return syllable not in pinyin.SYLLABLES and syllable[0] not in _ELSEWHERE


@lru_cache(maxsize=4_096)
def _split(word: str) -> tuple[Syllable, ...]:
    """The syllables of a word, the longest first where there is a choice; () where it is no Wade-Giles."""
    return next(_splits(word, _SYLLABLES), ())


def _splits(word: str, most: int) -> Iterator[tuple[Syllable, ...]]:
    for length in range(min(_LONGEST, len(word)), 0, -1):
        found = _syllables().get(word[:length])
        if found and length == len(word):
            yield (found,)
        elif found and most > 1 and len(word) - length > 1:  # Fai is no Fa-i
            yield from ((found, *rest) for rest in _splits(word[length:], most - 1))
