"""Orders name forms of a snapshot before any is weighed exactly, in a handful of array operations.

First a 128-bit signature of letter pairs throws out forms that share too little; then the distinct tokens of
the rest are compared with the query's tokens in bulk, which bounds each form's score from above. What the
bound leaves below the floor cannot be referred and is not weighed. Knows nothing of records or policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import cdist

from screening.index import keys
from screening.index.births import Born, Floors, needed_by_all
from screening.index.postings import Uint32, Uint64
from screening.index.reader import Snapshot
from screening.matchers import name as matcher
from screening.text.names import PreparedName, Token

Floats = NDArray[np.float32]

CONTAINED = (
    0.45  # least share of letter pairs in common; one edit in each of two four-letter tokens leaves half
)
WRITTEN_TOGETHER = 0.7  # from this share on, names of as many letters may be one, with tokens joined or split
CONSONANTS_OTHER = 4  # consonants that one side has and the other not: two slips
LETTERS_APART = 2

SLACK = np.float32(0.02)  # what agreeing particles may add to a score
FEW = 6
SHARED_KEY = 0.01  # of two forms that contain as much, the one found by more keys is likelier
EXACT = 1_000_000
BOUNDED = 3  # forms bounded in bulk for each that may be weighed
_VOWELS = frozenset("aeiou")
NOTHING = np.float32(1e-6)


class Query(NamedTuple):
    """One reading of the name asked for, with what ranking needs of it."""

    name: PreparedName
    tokens: tuple[Token, ...]
    signature: int
    letters: int

    @classmethod
    def of(cls, name: PreparedName) -> Query:
        """What ranking needs of a reading."""
        return cls(name, name.significant or name.tokens, keys.signature(name), keys.letters(name))


class _Candidates(NamedTuple):
    """Forms of a snapshot with their tokens laid end to end; `first` is where each form's tokens begin."""

    forms: Uint32
    tokens: Uint32
    first: NDArray[np.int64]
    lengths: NDArray[np.int64]
    sizes: NDArray[np.int8]
    letters: NDArray[np.int16]

    @classmethod
    def of(cls, snapshot: Snapshot, forms: Uint32) -> _Candidates:
        start = snapshot.form_offset[forms].astype(np.int64)
        length = snapshot.form_offset[forms + np.uint32(1)].astype(np.int64) - start
        first = np.cumsum(length) - length
        flat = snapshot.form_token[np.arange(int(length.sum())) + np.repeat(start - first, length)]
        sizes, letters = snapshot.form_size[forms], snapshot.form_letters[forms]
        return cls(forms, flat, first, length, sizes.astype(np.int8), letters.astype(np.int16))


class Asked(NamedTuple):
    """What is asked for: readings of the name, span of birth, the agreement needed, and how many forms at most."""

    queries: tuple[Query, ...]
    born: Born
    floors: Floors
    most: int
    exact: Uint32
    """Forms that are spelled as asked: no crowd of alike ones may push them out."""


def rank(snapshot: Snapshot, found: Uint32, asked: Asked) -> tuple[list[tuple[int, float]], bool]:
    """The forms that can be referred, most promising first, with their bounds; whether `most` cut any off."""
    forms, shared = _distinct(found)
    shared[np.isin(forms, asked.exact)] += EXACT
    floors = _floors(snapshot, forms, asked)
    forms, shared, floors = _kept(floors <= 1.0, forms, shared, floors)
    contained = _contained(snapshot.signature[forms], asked.queries)
    forms, shared, floors, contained = _kept(contained >= CONTAINED, forms, shared, floors, contained)
    if not len(forms):
        return [], False
    most = asked.most * BOUNDED
    cut = len(forms) > most
    if cut:
        best = np.argpartition(-(contained + SHARED_KEY * shared), most)[:most]
        forms, floors, contained = _kept(best, forms, floors, contained)
    if len(forms) <= FEW:  # weighing them is quicker than bounding them
        return [(form, 1.0) for form in forms[np.argsort(-contained, kind="stable")].tolist()], cut
    bound = _bounds(snapshot, _Candidates.of(snapshot, forms), contained, asked.queries) + SLACK
    reach = np.flatnonzero(bound >= floors)
    order = reach[np.argsort(-(bound[reach] + contained[reach]), kind="stable")]
    return list(zip(forms[order].tolist(), bound[order].tolist(), strict=True)), cut


def _kept(which: NDArray[Any], *columns: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    return tuple(column[which] for column in columns)


def _distinct(found: Uint32) -> tuple[Uint32, NDArray[np.int64]]:
    """Sorted, without repeats, and by how many keys each was found: `np.unique` takes five times as long."""
    forms = np.sort(found)
    first = np.flatnonzero(np.concatenate(([True], forms[1:] != forms[:-1])) if len(forms) else forms)
    return forms[first], np.diff(first, append=len(forms))


def _floors(snapshot: Snapshot, forms: Uint32, asked: Asked) -> Floats:
    columns = (snapshot.form_first[forms], snapshot.form_last[forms], snapshot.form_day[forms])
    return needed_by_all(asked.born, *columns, asked.floors)


def _contained(signatures: Uint64, queries: Sequence[Query]) -> Floats:
    """Share of the smaller signature's bits that the other has too, the best of all readings."""
    sizes = np.bitwise_count(signatures).sum(axis=1, dtype=np.uint8)
    best = np.zeros(len(signatures), np.float32)
    for query in queries:
        halves = np.array(divmod(query.signature, 1 << 64), np.uint64)
        shared = np.bitwise_count(signatures & halves).sum(axis=1, dtype=np.uint8)
        smaller = np.minimum(sizes, query.signature.bit_count())
        np.maximum(best, shared / np.maximum(smaller, np.uint8(1)), out=best)
    return best


def shares_enough(signature: int, queries: Sequence[Query]) -> bool:
    """Whether a form that lies in no snapshot passes the same test by letter pairs."""
    size = signature.bit_count()
    return any(
        (signature & query.signature).bit_count()
        >= CONTAINED * max(1, min(size, query.signature.bit_count()))
        for query in queries
    )


class _Filed(NamedTuple):
    """The distinct tokens of all candidates, and what each counts for."""

    tokens: list[Token]
    weights: Floats
    skeletons: list[str]
    sounds: list[str]
    texts: list[str]

    @classmethod
    def of(cls, tokens: list[Token]) -> _Filed:
        weights = [0.0 if token.minor else matcher.weight(token) for token in tokens]
        skeletons, sounds = [token.skeleton for token in tokens], [token.sound for token in tokens]
        return cls(tokens, np.array(weights, np.float32), skeletons, sounds, [token.text for token in tokens])


def _bounds(
    snapshot: Snapshot, candidates: _Candidates, contained: Floats, queries: Sequence[Query]
) -> Floats:
    """An upper bound of each form's score, the best of all readings."""
    unique, place = np.unique(candidates.tokens, return_inverse=True)
    filed = _Filed.of([snapshot.token(number) for number in unique.tolist()])
    best = np.zeros(len(candidates.forms), np.float32)
    for query in queries:
        np.maximum(best, _bound(query, filed, place, candidates, contained), out=best)
    return best


def _bound(
    query: Query, filed: _Filed, place: NDArray[np.intp], candidates: _Candidates, contained: Floats
) -> Floats:
    """The best score that the best partner of each asked token allows; see `matchers.name` for the terms.

    Names of another length that have the same consonants may be written together, and then tell nothing here.
    """
    form = _Forms(candidates, filed.weights[place])
    worth = _worth(query.tokens, filed)
    worth &= _in_likely_forms(worth, place, candidates)
    for token, row in zip(query.tokens, worth, strict=True):
        form.add(token, _partners(token, filed, np.flatnonzero(row)), place)
    bound = form.score(len(query.tokens), query.name.guessed)
    other_size = candidates.sizes != len(query.tokens)
    other_size |= candidates.lengths != len(query.name.tokens)
    as_long = np.abs(candidates.letters - query.letters) <= LETTERS_APART
    together = np.flatnonzero(other_size & as_long & (contained >= WRITTEN_TOGETHER))
    asked = _consonants(query.name.tokens)
    for i in together.tolist():
        start = candidates.first[i]
        parts = [filed.tokens[j] for j in place[start : start + candidates.lengths[i]].tolist()]
        if Indel.distance(asked, _consonants(parts)) <= CONSONANTS_OTHER:
            bound[i] = 1.0
    return bound


def _consonants(tokens: Sequence[Token]) -> str:
    """The consonants of a name, sorted: the same however its parts are joined or stand."""
    return "".join(sorted(letter for token in tokens for letter in token.sound if letter not in _VOWELS))


class _Partners(NamedTuple):
    """How each filed token agrees with one asked token: likeness, slips, what it proves, weight of the pair."""

    like: Floats
    slips: Floats
    proof: Floats
    weight: Floats


class _Forms:
    """The terms of the score of every candidate form, summed up asked token by asked token."""

    def __init__(self, candidates: _Candidates, weights: Floats) -> None:
        self._of, self._weights = candidates, weights
        count = len(candidates.forms)
        self._loss, self._matched, self._proof, self._absent = (np.zeros(count, np.float32) for _ in range(4))
        self._slips, self._most_slips, self._missing = (np.zeros(count, np.float32) for _ in range(3))
        self._partners = np.zeros(count, np.int8)
        self._taken = np.zeros(len(weights), np.bool_)

    def add(self, asked: Token, partners: _Partners, place: NDArray[np.intp]) -> None:
        """One asked token with the best partner that each form has for it."""
        like = partners.like[place]
        best = np.maximum.reduceat(like, self._of.first)
        matched = best > 0
        at_best = (like > 0) & (like >= np.repeat(best, self._of.lengths))
        weight = self._best(np.where(at_best, partners.weight[place], np.float32(0)))
        slips = np.minimum.reduceat(np.where(like > 0, partners.slips[place], np.float32(9)), self._of.first)
        slips[~matched] = 0
        own = np.float32(matcher.weight(asked))
        self._loss += weight * (1 - best) * matched
        self._matched += weight
        self._absent += np.where(matched, np.float32(0), matcher.ASKED_ONLY * own)
        self._proof += self._best(partners.proof[place])
        self._slips += slips
        np.maximum(self._most_slips, slips, out=self._most_slips)
        np.maximum(self._missing, np.where(matched, np.float32(0), own), out=self._missing)
        self._partners += matched
        self._taken |= like > 0

    def score(self, asked: int, guessed: bool) -> Floats:
        """The bound, when all asked tokens are in."""
        spare = np.where(self._taken, np.float32(0), self._weights)
        most = self._best(spare)
        contradicted = (self._missing > 0) & (most > 0)
        omitted = matcher.FILED_ONLY * np.add.reduceat(spare, self._of.first)
        share = matcher.CONTRADICTED_SHARE * self._matched
        more = np.maximum(matcher.CONTRADICTED * (self._missing + most) / 2, share)
        more -= matcher.ASKED_ONLY * self._missing + matcher.FILED_ONLY * most
        omitted += np.where(contradicted, more, np.float32(0))
        further = self._slips - self._most_slips
        harder = matcher.HARDER * np.maximum(matcher.ENOUGH_BITS - self._proof, 0) + matcher.AGAIN * further
        harder = 1 + harder * (matcher.GUESSED if guessed else 1.0)
        total = self._matched + self._absent + omitted
        bound: Floats = np.maximum(self._matched - self._loss * harder, 0) / np.maximum(total, NOTHING)
        in_part = (self._partners < asked) | (most > 0)
        bound *= np.where(in_part, 1 - matcher.PART_COSTS * np.maximum(matcher.PART_BITS - self._proof, 0), 1)
        if asked > 1:
            bound[self._partners < 2] = matcher.ONE_OF_SEVERAL
        return bound

    def _best(self, values: Floats) -> Floats:
        found: Floats = np.maximum.reduceat(values, self._of.first)
        return found


def _partners(asked: Token, filed: _Filed, worth: NDArray[np.intp]) -> _Partners:
    """Compares one asked token with those filed tokens that are worth it."""
    columns = np.zeros((4, len(filed.tokens)), np.float32)
    like, slips, proof, weight = columns
    for i in worth.tolist():
        token = filed.tokens[i]
        how = matcher.alike(asked, token)
        if how.likeness >= matcher.MATCHED and token.minor == asked.minor:
            pair = matcher.paired(asked, token, how)
            like[i], slips[i] = how.likeness, how.slips
            proof[i], weight[i] = matcher.proof_of(pair), pair.weight
    return _Partners(like, slips, proof, weight)


def _in_likely_forms(
    worth: NDArray[np.bool_], place: NDArray[np.intp], candidates: _Candidates
) -> NDArray[np.bool_]:
    """The tokens of forms in which two asked tokens may have a partner: one of several refers nobody."""
    partners = np.add.reduceat(worth[:, place].any(axis=0), candidates.first, dtype=np.int16)
    asked = np.maximum.reduceat(worth[:, place], candidates.first, axis=1).sum(axis=0)
    likely = np.minimum(partners, asked) >= min(2, len(worth))
    used = np.zeros(worth.shape[1], np.bool_)
    used[place[np.repeat(likely, candidates.lengths)]] = True
    return used


def _worth(asked: Sequence[Token], filed: _Filed) -> NDArray[np.bool_]:
    """For each asked token (row) the filed ones that `matchers.name.alike` can find like it, and few others."""
    classes = _distances([t.skeleton for t in asked], filed.skeletons, 2)
    sounds = _distances([t.sound for t in asked], filed.sounds, 2)
    texts = _distances([t.text for t in asked], filed.texts, 1)
    sizes = np.fromiter(map(len, filed.skeletons), np.intp, len(filed.skeletons))
    few = 1 + (np.maximum(sizes, [[len(t.skeleton)] for t in asked]) >= matcher.TWO_DIFFER_FROM)
    near = (classes <= few) | (sounds <= 2) | (texts <= 1)
    stems = np.array([sound[: matcher.SAME_STEM] for sound in filed.sounds])
    initials = np.array([token.text[0] if token.initial else "" for token in filed.tokens])
    for row, token in zip(near, asked, strict=True):
        if token.initial:
            row |= np.array([text[0] == token.text[0] for text in filed.texts])
            continue
        row |= (stems == token.sound[: matcher.SAME_STEM]) | (initials == token.text[0])
        row[matcher.variants_among(token, filed.tokens)] = True
    return np.asarray(near, np.bool_)


def _distances(asked: list[str], filed: list[str], most: int) -> NDArray[np.uint8]:
    found: NDArray[np.uint8] = cdist(asked, filed, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
    return found
