"""How much agreement a form promises by the keys that found it, before anything of it but its row is read.

Keys tell which tokens asked for they stand for. A form that shares two tokens of three was found by keys of these
two; had the third a partner there, keys of it would nearly always have found the form too. So what no key stands for
is taken to be without a partner, and the rest to agree wholly. That is no bound, for a partner may be so far off that
no key tells of it; `ranking` looks at a few of those forms too. Compiled beside it: `screening.kernel.retrieval`.
"""

from __future__ import annotations

from typing import NamedTuple

from screening.index import keys
from screening.matchers import name as matcher
from screening.text.names import PreparedName


class Reading(NamedTuple):
    """A name asked for: the slot of its first significant token, what each of them weighs and proves.

    Without slots none is told of.
    """

    shift: int = 0
    weights: tuple[float, ...] = ()
    bits: tuple[float, ...] = ()


def readings(names: tuple[PreparedName, ...]) -> tuple[Reading, ...]:
    """The readings of a name asked for."""
    found = []
    for name, shift in zip(names, keys.shifts(names), strict=True):
        tokens = name.significant
        told = Reading(shift or 0, tuple(map(matcher.weight, tokens)), tuple(token.bits for token in tokens))
        found.append(Reading() if shift is None else told)
    return tuple(found)


def promised(asked: tuple[Reading, ...], told: int, weighty: int) -> float:
    """The agreement of a form with so many tokens that can contradict, found by keys that stand for some tokens."""
    return max(_promised(reading, told >> reading.shift, weighty) for reading in asked)


def _promised(reading: Reading, told: int, weighty: int) -> float:
    """`matchers.name._score`, as far as it can be told."""
    if not reading.weights:
        return 1.0
    matched = proof = left = 0.0
    found, heavy = 0, False
    for place, weight in enumerate(reading.weights):
        if told >> place & 1:
            matched += weight
            proof += reading.bits[place]
            found += 1
        else:
            left += weight
            heavy |= weight > matcher.LIGHT
    if not found:
        return 0.0
    more = max(0, weighty - found)
    if heavy and more:
        apart = matcher.CONTRADICTED_SHARE * matched
    else:
        apart = matcher.ASKED_ONLY * left + matcher.FILED_ONLY * matcher.LIGHT * more
    score = matched / (matched + apart)
    if more or found < len(reading.weights):
        score *= 1.0 - matcher.PART_COSTS * max(0.0, matcher.PART_BITS - proof)
        if found == 1:
            score = min(score, matcher.ONE_OF_SEVERAL)
    return score
