"""What a name of one word loses where it is heard otherwise: Nadar is no spelling of Nasir, nor Lin of Lim.

Beside a second part that agrees, a spelling that clerks confuse is a small matter. A word alone has nothing else
to be known by: each sound and each consonant class that differs counts, the more the shorter the word is, as it
does for a reader who says both aloud. Compiled beside it: `kernel/weighing.pyx`. Knows two tokens, not scores.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from screening.text.names import Token

HARDER = 0.17  # how much more differences weigh in a word alone, beside what is heard otherwise,
HARDER_STILL = 0.26  # and for each power of ten by which it lacks in rarity
UNHEARD = 0.25  # for all sounds of a word, and as much for all of its consonants
OF_A_SLIP = 0.8  # the most that sounds take for each slip: what is one name by custom may sound as it will
MOST = 5  # edits that are told apart
SHORTEST = 3  # letters of the shortest word: in a shorter one a sound is no greater part


def unheard(a: Token, b: Token, slips: float) -> float:
    """What two words lose of their agreement, 0 to 1. `slips`: what their differences weigh."""
    if not slips:
        return 0.0
    sounds = OSA.distance(a.sound, b.sound, score_cutoff=MOST - 1) / max(len(a.text), len(b.text), SHORTEST)
    consonants = OSA.distance(a.skeleton, b.skeleton, score_cutoff=MOST - 1)
    classes = consonants / max(len(a.skeleton), len(b.skeleton))
    return min(UNHEARD * (sounds + classes), OF_A_SLIP * slips)
