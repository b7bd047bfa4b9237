"""Words that nobody wrote down: the long tail of rare names, coined from the common ones of a culture.

Half of all people bear a name outside the hundred commonest; a world without those is far denser than any
list or flight. A word is coined by joining the beginning of one listed word and the end of another where a
syllable begins, so it sounds of its culture and keeps its endings (-ov, -dze, -ez) as often as they are met.
Pure functions of the words given. Knows no spelling rules: `parts.written` spells what is coined here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screening.synthetic import chance

_VOWELS = frozenset(
    "aeiouyäöüıəáàâãéèêëíìîïóòôõúùûåæøýąęě"  # Latin
    "аеёиоуыэюяәөұүіїєӣӯў"  # Cyrillic
    "აეიოუ"  # Georgian
    "աեէըիոօուև"  # Armenian
)
_NO_ONSET = frozenset("ьъйğ")
_SECOND = {"h": "sckgtpdz", "z": "scrd", "n": "g", "l": "gbcfptk", "r": "bcdfgptk"}
"""Letters that go with the consonant before them: the cut is before both (As-hok no, A-shok yes)."""
_TRIES = 12
_PAIRS = 24  # of a row of chance: its numbers are made at once


def spliced(words: Sequence[str], count: int) -> list[str]:
    """Up to `count` words of the beginning of one word and the end of another, none of them listed.

    No letter is doubled and no three consonants meet at the joint, no two differ in the letter after it
    alone (Markov, Marnov: neighbours would be denser than among real names), and none is shorter or longer
    than nine in ten of the listed words. The same words always give the same answer; fewer than `count`
    come where the words are too few to give more within twelve attempts each.
    """
    whole = [word for word in words if word.isalpha()]  # nothing is cut out of Jean-Marc or De Luca
    cuts = [(word, place) for word in whole for place in _onsets(_lowered(word))]
    beginnings = [word[:place] for word, place in cuts if _light(word[:place])]
    ends = [word[place:] for word, place in cuts]
    if not beginnings:
        return []
    lengths = sorted(map(len, words))
    low, high = lengths[len(lengths) // 20], lengths[-1 - len(lengths) // 20]
    seen, shapes = set(words), set[str]()
    coined: list[str] = []
    for beginning, end in _pairs(beginnings, ends, chance.key(len(words), " ".join(words)), count * _TRIES):
        if not low <= len(beginning) + len(end) <= high or beginning[-1] == end[0]:
            continue
        word, shape = beginning + end, beginning + end[1:]
        if word not in seen and shape not in shapes:
            seen.add(word)
            shapes.add(shape)
            coined.append(word)
            if len(coined) == count:
                break
    return coined


def tailed(words: Sequence[str], count: int, compounds: Sequence[str] = ()) -> list[str]:
    """The words, the compounds of the culture, and up to `count` rarer words coined from the words alone."""
    return list(dict.fromkeys([*words, *compounds, *spliced(words, count)]))


def _pairs(beginnings: list[str], ends: list[str], key: int, limit: int) -> Iterator[tuple[str, str]]:
    firsts, lasts = len(beginnings), len(ends)
    for draw in chance.rows(key, limit // _PAIRS + 1, width=2 * _PAIRS):
        for _ in range(_PAIRS):
            yield beginnings[int(draw() * firsts)], ends[int(draw() * lasts)]


def _lowered(word: str) -> str:
    return word.replace("İ", "i").lower()  # the Turkish capital would become two signs and shift the places


def _light(beginning: str) -> bool:
    """Whether at most one consonant closes it."""
    return any(letter in _VOWELS or letter in _NO_ONSET for letter in beginning[-2:].lower())


def _onsets(word: str) -> Iterator[int]:
    """Where a syllable begins within the word: a consonant before a vowel, after a vowel somewhere."""
    sounded = False
    for place in range(1, len(word) - 1):
        before, sign, after = word[place - 1], word[place], word[place + 1]
        sounded = sounded or before in _VOWELS
        consonant = sign not in _VOWELS or (sign == "y" and after != "y")
        if not sounded or not consonant or sign in _NO_ONSET or after not in _VOWELS:
            continue
        moved = before in _SECOND.get(sign, "") and place > 1
        if (place := place - moved) > 1 and any(letter in _VOWELS for letter in word[:place]):
            yield place
