"""What a name loses where it is heard otherwise: Kadek is no spelling of Gatek, though each letter of it may be.

A spelling that clerks confuse is a small matter beside a rare part that agrees. A word alone, or beside a name that
many bear, has little else to be known by: each sound and each consonant class that differs counts, the more the
shorter the word is, as it does for a reader who says both aloud. Compiled beside it: `kernel/weighing.pyx`. Knows
tokens, not scores.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from screening.text import variants
from screening.text.names import Token

HARDER = 0.17  # how much more differences weigh in a word alone, beside what is heard otherwise,
HARDER_STILL = 0.26  # and for each power of ten by which it lacks in rarity
UNHEARD = 0.235  # for all sounds of a word, and as much for all of its consonants
OF_A_SLIP = 0.8  # the most that sounds take for each slip: endings change by law, and sound as they will
MOST = 5  # edits that are told apart
SHORTEST = 3  # letters of the shortest word: in a shorter one a sound is no greater part
BESIDE = 0.09  # what may be heard otherwise beside a part that agrees
TAKEN = 0.28  # of what is above it, for each power of ten that all parts lack in rarity

Differing = tuple[Token, Token, float]
"""Two words that stand for one another, and what their differences weigh in slips."""


def alone(pairs: Sequence[Differing]) -> float:
    """What a name of one word loses of its agreement, 0 to 1."""
    return sum(unheard(*pair) for pair in pairs)


def in_all(pairs: Sequence[Differing], lacking: float) -> float:
    """What a name of several parts loses, by that which is heard most otherwise.

    A single letter more, less, exchanged or other may be a slip of the pen, which has no sound. `lacking`: the powers
    of ten by which the agreement of all parts is too common.
    """
    heard = [unheard(*pair) for pair in pairs if OSA.distance(pair[0].text, pair[1].text, score_cutoff=1) > 1]
    return TAKEN * lacking * max(0.0, max(heard, default=0.0) - BESIDE)


def unheard(a: Token, b: Token, slips: float) -> float:
    """How much of two words, 0 to 1, is heard otherwise; nothing of Kwok and Guo, which tables know for one name."""
    if not variants.kin(a.text).isdisjoint(variants.kin(b.text)):
        return 0.0
    sounds = OSA.distance(a.sound, b.sound, score_cutoff=MOST - 1) / max(len(a.text), len(b.text), SHORTEST)
    consonants = OSA.distance(a.skeleton, b.skeleton, score_cutoff=MOST - 1)
    classes = consonants / max(len(a.skeleton), len(b.skeleton))
    return min(UNHEARD * (sounds + classes), OF_A_SLIP * slips)
