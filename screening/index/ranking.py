"""Orders name forms of a snapshot before any is weighed exactly, in a handful of array operations.

First a 64-bit signature of letter pairs throws out forms that share too little; then the distinct tokens of
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
from screening.index.postings import Uint32, Uint64
from screening.index.reader import Snapshot
from screening.matchers import name as matcher
from screening.text.names import PreparedName, Token

Floats = NDArray[np.float32]

CONTAINED = (
    0.45  # least share of letter pairs in common; one edit in each of two four-letter tokens leaves half
)
WRITTEN_TOGETHER = (
    0.8  # from this share on a form is weighed whatever its tokens: they may be joined or split
)

SHORT_TOKEN = 9  # letters and letter pairs
BROKEN = (5, 7)  # letters and pairs that slips may break in a short and in a longer token

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
    signature: int

    @classmethod
    def of(cls, name: PreparedName) -> Query:
        """What ranking needs of a reading."""
        return cls(name, name.significant or name.tokens, keys.signature(name))


class _Candidates(NamedTuple):
    """Forms of a snapshot with their tokens laid end to end; `first` is where each form's tokens begin."""

    forms: Uint32
    tokens: Uint32
    first: NDArray[np.int64]

    @classmethod
    def of(cls, snapshot: Snapshot, forms: Uint32) -> _Candidates:
        start = snapshot.form_offset[forms].astype(np.int64)
        length = snapshot.form_offset[forms + np.uint32(1)].astype(np.int64) - start
        first = np.cumsum(length) - length
        flat = snapshot.form_token[np.arange(int(length.sum())) + np.repeat(start - first, length)]
        return cls(forms, flat, first)

    def by_form(self, alike: NDArray[Any]) -> NDArray[Any]:
        """The greatest of each form's columns: (asked tokens, tokens) -> (asked tokens, forms)."""
        return np.maximum.reduceat(alike, self.first, axis=1)


def rank(
    snapshot: Snapshot, found: Uint32, queries: Sequence[Query], most: int, floor: float
) -> tuple[list[tuple[int, float]], bool]:
    """The forms that can reach `floor`, most promising first, with their bounds; whether `most` cut any off."""
    forms = np.unique(found)
    if not len(forms):
        return [], False
    contained = _contained(snapshot.signature[forms], queries)
    kept = contained >= CONTAINED
    forms, contained = forms[kept], contained[kept]
    if not len(forms):
        return [], False
    kept = (contained >= WRITTEN_TOGETHER) | _plausible(snapshot, _Candidates.of(snapshot, forms), queries)
    forms, contained = forms[kept], contained[kept]
    cut = len(forms) > most
    if cut:
        best = np.argpartition(-contained, most)[:most]
        forms, contained = forms[best], contained[best]
    if not len(forms):
        return [], cut
    bound = _bounds(snapshot, _Candidates.of(snapshot, forms), queries)
    bound[contained >= WRITTEN_TOGETHER] = 1.0
    reach = np.flatnonzero(bound >= floor)
    order = reach[np.argsort(-(bound[reach] + contained[reach]), kind="stable")]
    return list(zip(forms[order].tolist(), bound[order].tolist(), strict=True)), cut


def _contained(signatures: Uint64, queries: Sequence[Query]) -> Floats:
    """Share of the smaller signature's bits that the other has too, the best of all readings."""
    sizes = np.bitwise_count(signatures)
    best = np.zeros(len(signatures), np.float32)
    for query in queries:
        shared = np.bitwise_count(signatures & np.uint64(query.signature))
        smaller = np.minimum(sizes, query.signature.bit_count())
        np.maximum(best, shared / np.maximum(smaller, 1), out=best)
    return best


def _plausible(snapshot: Snapshot, candidates: _Candidates, queries: Sequence[Query]) -> NDArray[np.bool_]:
    """Forms in which two asked tokens (or the only one) may have a partner, told by letter pairs alone."""
    signatures = snapshot.token_signature[candidates.tokens]
    skeletons = snapshot.token_skeleton[candidates.tokens]
    sizes = np.bitwise_count(signatures).astype(np.int8)
    kept = np.zeros(len(candidates.forms), np.bool_)
    for query in queries:
        alike = np.empty((len(query.tokens), len(signatures)), np.bool_)
        for row, token in enumerate(query.tokens):
            mine = keys.token_signature(token.sound)
            size = mine.bit_count()
            shared = np.bitwise_count(signatures & np.uint64(mine)).astype(np.int8)
            larger = np.maximum(sizes, size)
            alike[row] = larger - shared <= np.where(larger <= SHORT_TOKEN, BROKEN[0], BROKEN[1])
            alike[row] |= skeletons == keys.skeleton_hash(token.skeleton)
            alike[row] |= (shared == 2) & (np.minimum(sizes, size) == 2)  # an initial
        kept |= candidates.by_form(alike).sum(axis=0) >= min(2, len(query.tokens))
    return kept


def _bounds(snapshot: Snapshot, candidates: _Candidates, queries: Sequence[Query]) -> Floats:
    """An upper bound of each form's score, the best of all readings."""
    unique, place = np.unique(candidates.tokens, return_inverse=True)
    tokens = [snapshot.token(number) for number in unique.tolist()]
    skeletons = snapshot.token_skeleton[unique]
    best = np.zeros(len(candidates.forms), np.float32)
    for query in queries:
        alike = _likenesses(query.tokens, tokens, skeletons)
        np.maximum(best, _bound(query.tokens, candidates.by_form(alike[:, place])), out=best)
    return best


def _bound(asked: Sequence[Token], by_form: Floats) -> Floats:
    weights = np.array([matcher.weight(token) for token in asked], np.float32)[:, None]
    matched = by_form >= matcher.MATCHED
    agreed = (weights * by_form * matched).sum(axis=0)
    total = (weights * np.where(matched, np.float32(1.0), np.float32(matcher.ASKED_ONLY))).sum(axis=0)
    bound: Floats = agreed / total
    if len(asked) > 1:
        bound[matched.sum(axis=0) < 2] = matcher.ONE_OF_SEVERAL
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
