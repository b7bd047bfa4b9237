"""When two names that agree are two people's all the same: father and son, or two Korean names.

A careful reader knows that Rafid Qusay Jabbar al-Samawi is the son of Qusay Jabbar al-Samawi, and that Pak Song Gil
and Pak Sok Gil differ in a whole character. What only says so by a word is in `text.customs`. Compiled
beside it: `kernel/weighing.pyx`. Knows places of tokens, not scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from typing import Literal

from screening.text import customs
from screening.text.names import PreparedName, Token

FEWEST_OF_A_CHAIN = 3  # parts that agree: fewer are any two names

Numbered = Sequence[tuple[int, Token]]
Custom = Literal["", "generation", "syllable"]


def two_people(
    asked: PreparedName,
    filed: PreparedName,
    ours: Numbered,
    theirs: Numbered,
    agreed: int,
    differing: Sequence[tuple[Token, Token]],
    in_order: bool,
) -> Custom:
    """The custom by which two names are two people's, if any.

    `ours`, `theirs`: what has no partner, with its place. `agreed`: how many parts have one. `differing`: those of
    them that differ by more than custom.
    """
    left, right = _telling(ours), _telling(theirs)
    one_sided = bool(left) is not bool(right)
    if one_sided and in_order and agreed >= FEWEST_OF_A_CHAIN and (_is_a_chain(asked) or _is_a_chain(filed)):
        return "generation" if (_put_first(asked, left) if left else _put_first(filed, right)) else ""
    if not (one_sided or differing) or not (_is_korean(asked) and _is_korean(filed)):
        return ""  # most names
    if not (_in_syllables(asked) and _in_syllables(filed)):
        return ""
    return "syllable" if one_sided or any(starmap(_other_syllable, differing)) else ""


def _telling(left: Numbered) -> list[tuple[int, Token]]:
    return [(place, token) for place, token in left if not token.minor]


def _put_first(name: PreparedName, left: Sequence[tuple[int, Token]]) -> bool:
    """Whether all that is left of a name is the person's own, with which it begins.

    Muhammad is put before at will and says nothing.
    """
    place, token = left[0]
    begins = len(left) == 1 and all(earlier.minor for earlier in name.tokens[:place])
    return begins and not token.initial and not customs.put_before(token.text)


def _is_a_chain(name: PreparedName) -> bool:
    return any(token.minor and customs.ties(token.text) for token in name.tokens)


def _is_korean(name: PreparedName) -> bool:
    return any(customs.korean(token.text) for token in name.significant)


def _in_syllables(name: PreparedName) -> bool:
    return all(customs.syllable(token.text) for token in name.significant)


def _other_syllable(a: Token, b: Token) -> bool:
    """Whether two parts of Korean names are two characters. Spellings of one surname are one syllable."""
    return customs.syllable(a.text) != customs.syllable(b.text)
