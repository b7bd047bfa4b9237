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
from rapidfuzz.distance import OSA
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
WRITTEN_TOGETHER = (
    0.75  # from this share on, names of as many letters may be one, with tokens joined or split
)
LETTERS_APART = 2

CONTRADICTION_ADDS = np.float32(0.3)  # least weight, of initials, that a contradiction has beyond an omission
SLACK = np.float32(0.02)  # what agreeing particles may add to a score

# How many of a token's letters and letter pairs slips may break, by their number in the larger token: one slip
# of a clerk breaks at most four, two slips, tolerated in long tokens only, seven.
BROKEN = ((6, 3), (8, 4), (10, 5), (13, 6), (64, 7))
_BROKEN = np.array([next(most for size, most in BROKEN if bits <= size) for bits in range(65)], np.uint8)

FEW = 6
_CUTOFF = 3
_LONGEST = 63


def _table() -> Floats:
    """Likeness by edit distance and length of the longer token, as `matchers.name` has it."""
    table = np.zeros((_CUTOFF + 2, _LONGEST + 1), np.float32)
    table[0] = 1.0
    for length in range(_LONGEST + 1):
        for distance in (1, 2, 3):
            row = matcher.BY_DISTANCE[distance - 1]
            table[distance, length] = row[min(length, len(row) - 1)]
    return table


_LIKENESS = _table()
_SKELETON = np.array(matcher.SAME_SKELETON, np.float32)


class Query(NamedTuple):
    """One reading of the name asked for, with what ranking needs of it."""

    name: PreparedName
    tokens: tuple[Token, ...]
    weights: Floats
    bits: Floats
    signature: int
    letters: int

    @classmethod
    def of(cls, name: PreparedName) -> Query:
        """What ranking needs of a reading."""
        tokens = name.significant or name.tokens
        weights = np.array([[matcher.weight(token)] for token in tokens], np.float32)
        bits = np.array([[token.bits] for token in tokens], np.float32)
        return cls(name, tokens, weights, bits, keys.signature(name), keys.letters(name))


class _Candidates(NamedTuple):
    """Forms of a snapshot with their tokens laid end to end; `first` is where each form's tokens begin."""

    forms: Uint32
    tokens: Uint32
    first: NDArray[np.int64]
    sizes: NDArray[np.int8]
    letters: NDArray[np.int16]

    @classmethod
    def of(cls, snapshot: Snapshot, forms: Uint32) -> _Candidates:
        start = snapshot.form_offset[forms].astype(np.int64)
        length = snapshot.form_offset[forms + np.uint32(1)].astype(np.int64) - start
        first = np.cumsum(length) - length
        flat = snapshot.form_token[np.arange(int(length.sum())) + np.repeat(start - first, length)]
        sizes, letters = snapshot.form_size[forms], snapshot.form_letters[forms]
        return cls(forms, flat, first, sizes.astype(np.int8), letters.astype(np.int16))

    def by_form(self, alike: NDArray[Any]) -> NDArray[Any]:
        """The greatest of each form's columns: (asked tokens, tokens) -> (asked tokens, forms)."""
        return np.maximum.reduceat(alike, self.first, axis=1)


class Asked(NamedTuple):
    """What is asked for: readings of the name, span of birth, the agreement needed, and how many forms at most."""

    queries: tuple[Query, ...]
    born: Born
    floors: Floors
    most: int


def rank(snapshot: Snapshot, found: Uint32, asked: Asked) -> tuple[list[tuple[int, float]], bool]:
    """The forms that can be referred, most promising first, with their bounds; whether `most` cut any off."""
    forms = _distinct(found)
    floors = _floors(snapshot, forms, asked)
    forms, floors = _kept(floors <= 1.0, forms, floors)
    contained = _contained(snapshot.signature[forms], asked.queries)
    forms, floors, contained = _kept(contained >= CONTAINED, forms, floors, contained)
    if not len(forms):
        return [], False
    candidates = _Candidates.of(snapshot, forms)
    kept = _possible(snapshot, candidates, contained, asked.queries) >= floors - SLACK
    forms, floors, contained = _kept(kept, forms, floors, contained)
    cut = len(forms) > asked.most
    if cut:
        best = np.argpartition(-contained, asked.most)[: asked.most]
        forms, floors, contained = _kept(best, forms, floors, contained)
    if not len(forms):
        return [], cut
    if len(forms) <= FEW:  # weighing them is quicker than bounding them
        return [(form, 1.0) for form in forms[np.argsort(-contained, kind="stable")].tolist()], cut
    bound = _bounds(snapshot, _Candidates.of(snapshot, forms), contained, asked.queries) + SLACK
    reach = np.flatnonzero(bound >= floors)
    order = reach[np.argsort(-(bound[reach] + contained[reach]), kind="stable")]
    return list(zip(forms[order].tolist(), bound[order].tolist(), strict=True)), cut


def _kept(which: NDArray[Any], *columns: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    return tuple(column[which] for column in columns)


def _distinct(found: Uint32) -> Uint32:
    """Sorted, without repeats: `np.unique` on ten thousand takes five times as long."""
    forms = np.sort(found)
    if len(forms) < 2:
        return forms
    return forms[np.concatenate(([True], forms[1:] != forms[:-1]))]


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


def _possible(
    snapshot: Snapshot, candidates: _Candidates, contained: Floats, queries: Sequence[Query]
) -> Floats:
    """A generous bound of each form's score: tokens that share enough letters count as equal."""
    spelled = snapshot.token_spelled[candidates.tokens]
    heard = snapshot.token_heard[candidates.tokens]
    skeletons = snapshot.token_skeleton[candidates.tokens]
    best = np.zeros(len(candidates.forms), np.float32)
    for query in queries:
        alike = np.empty((len(query.tokens), len(skeletons)), np.bool_)
        for row, token in enumerate(query.tokens):
            alike[row] = skeletons == keys.skeleton_hash(token.skeleton)
            alike[row] |= _few_broken(spelled, keys.token_signature(token.text))
            if token.sound != token.text:
                alike[row] |= _few_broken(heard, keys.token_signature(token.sound))
        np.maximum(best, _bound(query, alike.astype(np.float32), candidates, contained), out=best)
    return best


def _few_broken(filed: Uint64, asked: int) -> NDArray[np.bool_]:
    """Tokens from which no more letters and pairs are missing than slips break; and initials of one another."""
    shared = np.bitwise_count(filed & np.uint64(asked))
    sizes, size = np.bitwise_count(filed), np.uint8(asked.bit_count())
    larger = np.maximum(sizes, size)
    few = larger - shared <= _BROKEN[larger]
    few |= (shared == 2) & (np.minimum(sizes, size) == 2)
    return np.asarray(few, np.bool_)


def _bounds(
    snapshot: Snapshot, candidates: _Candidates, contained: Floats, queries: Sequence[Query]
) -> Floats:
    """An upper bound of each form's score, the best of all readings."""
    unique, place = np.unique(candidates.tokens, return_inverse=True)
    tokens = [snapshot.token(number) for number in unique.tolist()]
    skeletons = snapshot.token_skeleton[unique]
    best = np.zeros(len(candidates.forms), np.float32)
    for query in queries:
        alike = _likenesses(query.tokens, tokens, skeletons)
        np.maximum(best, _bound(query, alike[:, place], candidates, contained), out=best)
    return best


def _bound(query: Query, alike: Floats, candidates: _Candidates, contained: Floats) -> Floats:
    """The best score that the best partner of each asked token allows; see `matchers.name` for the terms.

    What is left over on both sides contradicts; of a contradiction at least CONTRADICTION_ADDS is counted
    beyond the missing token. Names of another length may be written together, and then tell nothing here.
    """
    sizes = candidates.sizes
    by_form = candidates.by_form(alike)
    matched = by_form >= matcher.MATCHED
    taken = np.add.reduceat(alike.max(axis=0) >= matcher.MATCHED, candidates.first, dtype=np.int8)
    agreed = (query.weights * by_form * matched).sum(axis=0)
    total = (query.weights * np.where(matched, np.float32(1.0), np.float32(matcher.ASKED_ONLY))).sum(axis=0)
    partners = np.minimum(matched.sum(axis=0, dtype=np.int8), taken)
    spare = np.maximum(sizes - partners, 0)
    bound: Floats = agreed / (total + CONTRADICTION_ADDS * np.minimum(len(query.tokens) - partners, spare))
    rarity = (query.bits * by_form * matched).sum(axis=0)
    bound[((partners < len(query.tokens)) | (spare > 0)) & (rarity < matcher.ENOUGH_BITS)] *= (
        matcher.COMMON_PART
    )
    if len(query.tokens) > 1:
        bound[partners < 2] = matcher.ONE_OF_SEVERAL
    other_size = sizes != len(query.tokens)
    as_long = np.abs(candidates.letters - query.letters) <= LETTERS_APART
    bound[other_size & as_long & (contained >= WRITTEN_TOGETHER)] = 1.0
    return bound


def _likenesses(asked: Sequence[Token], filed: Sequence[Token], skeletons: Uint32) -> Floats:
    """Likeness of every asked token (rows) with every filed token (columns), as `matchers.name.likeness`."""
    spelled = _from_edits([token.text for token in asked], [token.text for token in filed])
    heard = _from_edits([token.sound for token in asked], [token.sound for token in filed])
    alike = np.maximum(spelled, heard)
    for row, token in enumerate(asked):
        same = skeletons == keys.skeleton_hash(token.skeleton)
        alike[row, same] = np.maximum(alike[row, same], _SKELETON[min(len(token.skeleton), 3)])
    initials = [i for i, token in enumerate(filed) if len(token.text) == 1]
    for row, token in enumerate(asked):
        others = range(len(filed)) if token.initial else initials
        for i in others:
            if filed[i].text[0] == token.text[0]:
                alike[row, i] = max(alike[row, i], matcher.INITIAL_STANDS_FOR)
    return alike


def _from_edits(asked: list[str], filed: list[str]) -> Floats:
    distance: NDArray[Any] = cdist(asked, filed, scorer=OSA.distance, score_cutoff=_CUTOFF, dtype=np.uint8)
    ours = np.fromiter(map(len, asked), np.intp, len(asked))
    theirs = np.fromiter(map(len, filed), np.intp, len(filed))
    longer = np.minimum(np.maximum(ours[:, None], theirs), _LONGEST)
    alike: Floats = _LIKENESS[np.minimum(distance, _CUTOFF + 1), longer]
    return alike
