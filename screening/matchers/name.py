"""Compares two prepared names token by token, in any order.

Contradiction costs more than omission: a different patronymic is worse than none. Agreement on rare tokens
proves more than agreement on Muhammad, Nguyen or Kim. Knows nothing of records, thresholds or the index.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from screening.matchers import heard, namesakes, spelling
from screening.text import endings, known, variants
from screening.text.names import PreparedName, Token

# What a plain slip of the pen, a difference that weighs 1, takes of the likeness of two tokens, by their mean
# length: one letter in three is nearly another name, one in eight nearly certain.
SLIP_COSTS = (1.0, 1.0, 0.5, 0.224, 0.175, 0.17, 0.139, 0.116, 0.093)
# Differences that weigh more than a slip: two tokens of this length stop being the same at this weight.
SAME_UP_TO = (0.2, 0.2, 0.3, 1.01, 1.1, 1.26, 1.37, 1.49, 1.61, 1.72, 1.84, 1.95, 2.06)
APART = 1.11  # added between two names known as different ones, where the difference is no single slip
APART_SLIP = 1.25  # what a single slip weighs that makes another well-known name
UNSURE_COSTS = 0.77  # what a doubtful variant takes of the likeness, times its doubt
UNSURE_SLIPS = 2.9
NO_DIFFERENCE = 0.41  # what weighs less is no difference between names, known or not
INITIAL_STANDS_FOR = 0.76
SAME_STEM = 3  # letters in which two forms of one surname begin alike
TWO_DIFFER_FROM = 5  # consonants from which two of them may differ
MATCHED = 0.5  # below this two tokens are not the same part of the name
LONG_ENOUGH_TO_JOIN = 7
JOINED_DIFFER = 1  # the consonant in which they may differ
JOINED = 0.88  # two neighbours joined must be at least this like the other side's one token

FIELD_FULL = 24  # letters and spaces from which a name may be cut: the shortest field holds thirty with <<
SHORTEST_CUT = 2
CUT = 0.9

MINOR_WEIGHT = 0.06
INITIAL_WEIGHT = 0.4
LIGHT = 0.3  # what weighs no more is put on and left off, Khan or Syed: it contradicts nothing
CONTRADICTED = 0.93  # weight of a token for which the other side has another one
CONTRADICTED_SHARE = 0.498
GUESSED = 0.668  # of that extra weight, where the script left sounds to guess
ANOTHER_SYLLABLE = 0.34  # share for another syllable in a Korean name: a date of birth outweighs it
ASKED_ONLY = 0.213  # weight of a token that the file does not have
FILED_ONLY = 0.17  # weight of a token that the traveller does not have
ONE_OF_SEVERAL = 0.51  # the most that one agreeing token out of several can be worth
ONE_AND_INITIALS = 0.7  # where all other parts that agree are initials, and something is left
ENOUGH_BITS = 6.33  # rarity of the agreeing tokens (-log10 shares added) below which a part proves little
PART_COSTS = 0.042  # what a part of a name loses for each power of ten by which it is too common
HARDER = 0.38  # how much more differences weigh for each power of ten that the agreeing tokens lack in rarity
ALONE = 0.886  # how much more differences weigh where one part agrees of several, or two that one side joins
AGAIN = 0.513  # how much more all differences weigh for each slip in a further token
OUT_OF_ORDER = 2.0  # how much more they weigh for each slip where the parts stand in another order as well
PART_BITS = 7.676
RARE_BITS = 8.0  # agreement that one in a hundred million would show: the name of one person
COMMON_SPAN = 4.0
SLIP_BITS = 2.113  # a slip of the pen makes some fifty times as many names pass for this one


class Pair(NamedTuple):
    """Tokens that stand for one another (two where one side joins them), their likeness, and the weight."""

    asked: tuple[Token, ...]
    filed: tuple[Token, ...]
    likeness: float
    weight: float
    slips: float = 0.0


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names agree; `matchers.wording` says it."""

    score: float
    pairs: tuple[Pair, ...] = ()
    asked_only: tuple[Token, ...] = ()
    filed_only: tuple[Token, ...] = ()
    in_order: bool = True
    proof: float = 0.0
    """-log10 of how many people's names would agree as well."""


def common(proof: float) -> float:
    """How many others may bear a name whose agreement proves so much, 0 to 1."""
    return min(1.0, max(0.0, (RARE_BITS - proof) / COMMON_SPAN))


class Alike(NamedTuple):
    """How alike two tokens are, 0 to 1, and the slips of the pen that their differences weigh."""

    likeness: float
    slips: float


SAME, OTHER = Alike(1.0, 0.0), Alike(0.0, 0.0)


def alike(a: Token, b: Token) -> Alike:
    """How two tokens agree."""
    if a.text == b.text:
        return SAME
    if len(a.text) == 1 or len(b.text) == 1:
        return Alike(INITIAL_STANDS_FOR, 0.0) if a.text[0] == b.text[0] else OTHER
    how = spelled_alike(a.text, b.text) if _worth(a, b) else OTHER
    if how is not OTHER and how.slips < NO_DIFFERENCE:
        return how
    return max(how, known_alike(a.text, b.text)) if may_be_related(a, b) else how


def may_be_related(a: Token, b: Token) -> bool:
    """Whether tables or endings could make two tokens one name that their letters do not; quick."""
    if a.sound[:SAME_STEM] == b.sound[:SAME_STEM]:
        return True
    ours = variants.kin(a.text)
    return bool(ours) and not ours.isdisjoint(variants.kin(b.text))


@lru_cache(maxsize=65_536)
def known_alike(a: str, b: str) -> Alike:
    """Tokens that are one name by what is known of names: Peggy is Margaret, Ivanova the wife of Ivanov."""
    sure = max(variants.strength(a, b), endings.strength(a, b))
    return _unsure(sure) if sure else OTHER


def _unsure(sure: float) -> Alike:
    """How two words agree that are one name so surely, 0 to 1."""
    return Alike(1.0 - (1.0 - sure) * UNSURE_COSTS, (1.0 - sure) * UNSURE_SLIPS)


def _worth(a: Token, b: Token) -> bool:
    """Whether two tokens may be alike at all: a look at their consonants spares nine comparisons in ten."""
    if a.skeleton == b.skeleton:
        return True
    few = 1 if max(len(a.skeleton), len(b.skeleton)) < TWO_DIFFER_FROM else 2
    return (
        OSA.distance(a.skeleton, b.skeleton, score_cutoff=few) <= few
        or OSA.distance(a.sound, b.sound, score_cutoff=2) <= 2
        or OSA.distance(a.text, b.text, score_cutoff=1) <= 1
    )


def inflected(a: str, b: str) -> Alike:
    """Tokens that endings make one name."""
    sure = endings.strength(a, b)
    return _unsure(sure) if sure else OTHER


@lru_cache(maxsize=65_536)
def spelled_alike(a: str, b: str) -> Alike:
    """How two spellings agree, by what their differences weigh."""
    if (a.startswith(b) or b.startswith(a)) and (how := inflected(a, b)) is not OTHER:
        return how
    length = endings.telling(a, b)
    slip = SLIP_COSTS[min(length, len(SLIP_COSTS) - 1)]
    most = SAME_UP_TO[min(length, len(SAME_UP_TO) - 1)]
    slips = spelling.distance(spelling.spelled(a), spelling.spelled(b), most)
    one_slip = slips > 1.0 and (OSA.distance(a, b, score_cutoff=1) == 1 or spelling.rearranged(a, b))
    if (slips >= NO_DIFFERENCE or spelling.of_two_sexes(a, b)) and known.apart(a, b):
        if OSA.distance(a, b, score_cutoff=1) == 1:
            return Alike(1.0 - slip * APART_SLIP, APART_SLIP)
        slips += APART
    elif one_slip:
        slips = 1.0
    if slips > most:
        return OTHER
    if slips <= 1.0:
        return Alike(1.0 - slip * slips, slips)
    return Alike(1.0 - slip - (slips - 1.0) / (most - 1.0) * (1.0 - MATCHED - slip), slips)


def weight(token: Token) -> float:
    """What a token counts for: rare ones more, minor ones and initials little."""
    if token.minor:
        return MINOR_WEIGHT
    if token.initial:
        return INITIAL_WEIGHT
    return 0.3 + 0.7 * min(1.0, max(0.0, (token.bits - 1.0) / 3.5))


def compare(asked: PreparedName, filed: PreparedName) -> NameMatch:
    """Aligns two names and scores the alignment, 0 to 1."""
    if asked.tokens == filed.tokens:
        same = tuple(Pair((t,), (t,), 1.0, weight(t)) for t in asked.tokens)
        return NameMatch(1.0, same, proof=sum(map(proof_of, _major(same))))
    ours, theirs = list(enumerate(asked.tokens)), list(enumerate(filed.tokens))
    found = _joined(ours, theirs) + _joined(theirs, ours, mirrored=True) + _single(ours, theirs)
    found += _initials(ours, theirs) + _cut_off(ours, theirs, asked)
    found.sort()
    pairs = tuple(pair for _, _, pair in found)
    order = [place for _, place, _ in found]
    left, right = tuple(t for _, t in ours), tuple(t for _, t in theirs)
    major = _major(pairs)
    whole = NameMatch(0.0, pairs, left, right, order == sorted(order), sum(map(proof_of, major)))
    unlike = [pair for pair in major if pair.slips >= NO_DIFFERENCE and len(pair.asked + pair.filed) == 2]
    differing = [(pair.asked[0], pair.filed[0]) for pair in unlike]
    custom = namesakes.two_people(asked, filed, ours, theirs, len(major), differing, whole.in_order)
    return replace(whole, score=_score(whole, major, custom, guessed=asked.guessed))


Numbered = list[tuple[int, Token]]
Found = list[tuple[int, int, Pair]]


def _single(ours: Numbered, theirs: Numbered) -> Found:
    """Best pairs first, each token used once; what is paired is taken out of both lists."""
    pairs = [
        (how, i, j)
        for i, (_, a) in enumerate(ours)
        for j, (_, b) in enumerate(theirs)
        if _comparable(a, b) and (how := alike(a, b)).likeness >= MATCHED
    ]
    pairs.sort(key=lambda item: -item[0].likeness)
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    found: Found = []
    for how, i, j in pairs:
        if i in taken_i or j in taken_j:
            continue
        taken_i.add(i)
        taken_j.add(j)
        found.append(_paired(ours[i], theirs[j], how))
    ours[:] = [item for i, item in enumerate(ours) if i not in taken_i]
    theirs[:] = [item for j, item in enumerate(theirs) if j not in taken_j]
    return found


def _comparable(a: Token, b: Token) -> bool:
    """Whether two tokens are of one kind; where a particle is all there is of a name, it is any name's that has it."""
    return a.initial == b.initial and (a.minor == b.minor or a.text == b.text)


def _paired(ours: tuple[int, Token], theirs: tuple[int, Token], how: Alike) -> tuple[int, int, Pair]:
    """Two tokens that stand for one another, with their places."""
    (place, a), (other, b) = ours, theirs
    return place, other, Pair((a,), (b,), how.likeness, (weight(a) + weight(b)) / 2, how.slips)


def _initials(ours: Numbered, theirs: Numbered) -> Found:
    """An initial stands for a whole token only when its own side has no whole token left to set against it."""
    found: Found = []
    whole = _whole(theirs) - _whole(ours)
    for item, other in [(i, o) for i in ours for o in theirs if i[1].initial != o[1].initial]:
        spare = whole > 0 if item[1].initial else whole < 0
        if spare and item in ours and other in theirs and item[1].text[0] == other[1].text[0]:
            found.append(_paired(item, other, Alike(INITIAL_STANDS_FOR, 0.0)))
            ours.remove(item)
            theirs.remove(other)
            whole += -1 if item[1].initial else 1
    return found


def _cut_off(ours: Numbered, theirs: Numbered, asked: PreparedName) -> Found:
    """The last part of a long name may have been cut by the field's length (ICAO 9303-3 section 4.6)."""
    if not ours or ours[-1][0] + 1 != len(asked.tokens) or len(asked.text) < FIELD_FULL:
        return []
    for other in theirs:
        if len(last := ours[-1][1].text) >= SHORTEST_CUT and other[1].text.startswith(last):
            theirs.remove(other)
            return [_paired(ours.pop(), other, Alike(CUT, 0.0))]
    return []


def _whole(side: Numbered) -> int:
    return sum(not token.minor and not token.initial for _, token in side)


def _joined(ours: Numbered, theirs: Numbered, mirrored: bool = False) -> Found:
    """Two neighbours on one side that are written as one on the other: Jong Un, Jongun."""
    found: Found = []
    lengths = {len(token.text) for _, token in theirs}
    i = 0
    while i + 1 < len(ours):
        (place, a), (_, b) = ours[i], ours[i + 1]
        together = len(a.text) + len(b.text)  # nearly always longer than any one token: the quick way out
        near = together in lengths or together - 1 in lengths or together + 1 in lengths
        match = _joined_with(a, b, theirs) if near else None
        if match is None:
            i += 1
            continue
        j, how = match
        other, c = theirs[j]
        pair = Pair((a, b), (c,), how.likeness, weight(c), how.slips)
        found.append(
            (other, place, pair._replace(asked=pair.filed, filed=pair.asked))
            if mirrored
            else (place, other, pair)
        )
        del ours[i : i + 2], theirs[j]
    return found


def _joined_with(a: Token, b: Token, theirs: Numbered) -> tuple[int, Alike] | None:
    text, skeleton = a.text + b.text, spelling.skeleton_of_both(a.skeleton, b.skeleton)
    best, place = Alike(JOINED, 0.0), -1
    for j, (_, c) in enumerate(theirs):
        if abs(len(c.text) - len(text)) > 1:
            continue
        how = _as_one(text, skeleton, c)
        if how.likeness >= best.likeness and how.likeness > max(alike(a, c).likeness, alike(b, c).likeness):
            best, place = how, j
    return None if place < 0 else (place, best)


def _as_one(text: str, skeleton: str, token: Token) -> Alike:
    """How parts written together agree with a whole token; short ones must be the same, or chance joins them."""
    if token.text == text:
        return SAME
    if len(text) < LONG_ENOUGH_TO_JOIN:
        return OTHER
    near = OSA.distance(skeleton, token.skeleton, score_cutoff=JOINED_DIFFER) <= JOINED_DIFFER
    return spelled_alike(token.text, text) if near else OTHER


def _score(match: NameMatch, major: list[Pair], custom: namesakes.Custom, *, guessed: bool) -> float:
    pairs, left, right, proof = match.pairs, match.asked_only, match.filed_only, match.proof
    slips = [pair.slips for pair in major]
    lacking = max(0.0, ENOUGH_BITS - proof)
    lone = len(major) == 1 and len(major[0].asked) == len(major[0].filed) == 1
    rest = any(not token.minor for token in left + right)
    harder = HARDER * lacking + AGAIN * (sum(slips) - max(slips, default=0.0))
    if len(major) == 1:
        harder = heard.HARDER + heard.HARDER_STILL * lacking if lone and not rest else harder + ALONE
    if not match.in_order:
        harder += OUT_OF_ORDER * sum(slips)
    if guessed:
        harder *= GUESSED
    agreed = sum(pair.weight * (1.0 - (1.0 - pair.likeness) * (1.0 + harder)) for pair in pairs)
    matched = sum(pair.weight for pair in pairs)
    total = matched + max(_unmatched(left, right, matched), _apart(custom) * matched)
    if not total:
        return 0.0
    score = max(0.0, agreed / total)
    if all(pair.asked[0].initial or pair.filed[0].initial for pair in major):
        return min(score, ONE_OF_SEVERAL)  # initials alone name nobody
    if lone and rest:
        return min(score, ONE_OF_SEVERAL)
    if lone:
        return max(0.0, score - _taken(major, 1.0, guessed))
    if rest:
        score *= 1.0 - PART_COSTS * max(0.0, PART_BITS - proof)
    if rest and proof < ENOUGH_BITS and _one_and_initials(major):
        score = min(score, ONE_AND_INITIALS)
    if score <= ONE_OF_SEVERAL or proof >= PART_BITS:
        return score
    return max(ONE_OF_SEVERAL, score - _taken(major, PART_BITS - proof, guessed))


def _one_and_initials(major: list[Pair]) -> bool:
    """Whether but one part agrees, beside the same initials on both sides."""
    initials = [pair.asked[0].initial for pair in major if pair.asked[0].initial == pair.filed[0].initial]
    return len(initials) == len(major) == sum(initials) + 1 > 1


def _taken(major: list[Pair], lacking: float, guessed: bool) -> float:
    pairs = [
        (p.asked[0], p.filed[0], p.slips) for p in major if p.slips and len(p.asked) == len(p.filed) == 1
    ]
    taken = heard.in_all(pairs, lacking) if len(major) > 1 else heard.alone(pairs)
    return taken * GUESSED if guessed else taken


def _apart(custom: namesakes.Custom) -> float:
    """The share of all that agrees which a custom weighs against it."""
    return CONTRADICTED_SHARE if custom == "generation" else ANOTHER_SYLLABLE if custom == "syllable" else 0.0


def _major(pairs: tuple[Pair, ...]) -> list[Pair]:
    return [pair for pair in pairs if not (pair.asked[0].minor and pair.filed[0].minor)]


def proof_of(pair: Pair) -> float:
    """What the agreement of two tokens proves, as -log10 of how many people would show it."""
    ours, theirs = (sum(token.bits for token in side) for side in (pair.asked, pair.filed))
    return max(0.0, min(ours, theirs) - SLIP_BITS * pair.slips)


def _unmatched(left: tuple[Token, ...], right: tuple[Token, ...], matched: float) -> float:
    """Weight of what has no partner: a contradiction where both sides have something left.

    However much of a long name agrees, one other part makes it a brother's: it counts for a share of all.
    """
    ours, ours_light = _heavy_and_light(left)
    theirs, theirs_light = _heavy_and_light(right)
    both = min(len(ours), len(theirs))
    contradicted = sum((a + b) / 2 for a, b in zip(ours, theirs, strict=False)) * CONTRADICTED
    if both:
        contradicted = max(contradicted, CONTRADICTED_SHARE * matched)
    asked_only, filed_only = sum(ours[both:]) + ours_light, sum(theirs[both:]) + theirs_light
    return contradicted + asked_only * ASKED_ONLY + filed_only * FILED_ONLY


def _heavy_and_light(tokens: tuple[Token, ...]) -> tuple[list[float], float]:
    """The weights of those that can contradict, heaviest first; and of the others together."""
    weights = [weight(token) for token in tokens if not token.minor]
    heavy = sorted((weight for weight in weights if weight > LIGHT), reverse=True)
    return heavy, sum(weight for weight in weights if weight <= LIGHT)
