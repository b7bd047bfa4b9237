"""Makes one set of names of those that were gathered apart, each token and each form numbered once.

Numbers follow the dates of birth, then first appearance in the order of the records, so they do not depend on how
the records were shared. Everything is done over whole arrays; what is large, the keys, is merged part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screening.index.births import VARIOUS, day_number
from screening.index.build_names import MergedNames
from screening.index.gather import NAME_PARTS, Gathered, GatheredNames
from screening.index.numbering import mix
from screening.index.runs import RunFile

_SALT = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio
_HALF = np.uint64(32)

Settled = tuple[Gathered, RunFile]


def merge(stretches: Sequence[Settled], documents: int) -> MergedNames:
    """The names of all stretches, which come in the order of their records; persons lie behind `documents`."""
    pieces = [gathered.names for gathered, _ in stretches]
    tokens, form_token = _merged_tokens(pieces)
    length = _joined([piece.form_tokens for piece in pieces], np.uint32)
    forms = _Forms.of(form_token, length)
    start = _starts([len(piece.form_tokens) for piece in pieces])
    person = _joined([piece.bearer_person for piece in pieces], np.uint32)
    born = _joined([piece.bearer_born for piece in pieces], np.uint16).reshape(-1, 3)
    borne = _joined([piece.bearer_form + at for piece, at in zip(pieces, start, strict=False)], np.int64)
    forms = forms.by_birth(born, forms.number[borne], form_token)
    bearer = forms.number[borne]
    order = np.argsort(bearer, kind="stable")
    offset = _starts(np.bincount(bearer, minlength=len(forms.first)))
    bearer_born = born[order]
    return MergedNames(
        tokens=tokens,
        form_token=form_token[_spread(forms.start[forms.first], length[forms.first])],
        form_offset=_starts(length[forms.first]),
        signatures=_joined([piece.signatures for piece in pieces], np.uint64).reshape(-1, 2)[forms.first],
        form_born=_spans(bearer_born, offset),
        bearer_offset=offset,
        bearer_born=bearer_born,
        bearer_record=(person[order] + documents).astype(np.uint32),
        bearer_name=_joined([piece.bearer_name for piece in pieces], np.uint16)[order],
        key_parts=lambda: _key_parts(stretches, start, forms),
    )


def _merged_tokens(pieces: Sequence[GatheredNames]) -> tuple[list[tuple[str, bool]], NDArray[np.uint32]]:
    """Every token once, and the tokens of every form of every piece."""
    ids: dict[tuple[str, bool], int] = {}
    columns = []
    for piece in pieces:
        numbers = np.fromiter(
            (ids.setdefault(t, len(ids)) for t in piece.tokens), np.uint32, len(piece.tokens)
        )
        columns.append(numbers[piece.form_token])
    return list(ids), _joined(columns, np.uint32)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Of all forms as gathered: where each one's tokens start, its final number, which ones are the first
    of their kind, in the order of final numbers, and whether each is.
    """

    start: NDArray[np.uint64]
    number: NDArray[np.uint32]
    first: NDArray[np.int64]
    is_first: NDArray[np.bool_]

    @classmethod
    def of(cls, tokens: NDArray[np.uint32], length: NDArray[np.uint32]) -> _Forms:
        start = _starts(length)[:-1]
        first, alike = _alike(tokens, start, length)
        by_appearance = np.argsort(first)
        number = np.empty(len(first), np.uint32)
        number[by_appearance] = np.arange(len(first), dtype=np.uint32)
        is_first = np.zeros(len(length), np.bool_)
        is_first[first] = True
        return cls(start, number[alike], first[by_appearance], is_first)

    def by_birth(
        self, born: NDArray[np.uint16], bearer: NDArray[np.uint32], tokens: NDArray[np.uint32]
    ) -> _Forms:
        """The same numbered by the dates of birth of their bearers, so that those of a year or a day lie together.

        Those of one date, or of any, follow their first tokens: what a key finds then lies close together.
        """
        order = np.argsort(bearer, kind="stable")
        offset = _starts(np.bincount(bearer, minlength=len(self.first)))
        first, _, day = _spans(born[order], offset)
        place = self.start[self.first].astype(np.int64)
        second = np.minimum(place + 1, len(tokens) - 1)
        sequence = np.lexsort((tokens[second], tokens[place], day_number(first, day)))
        number = np.empty(len(sequence), np.uint32)
        number[sequence] = np.arange(len(sequence), dtype=np.uint32)
        return replace(self, number=number[self.number], first=self.first[sequence])


def _alike(
    tokens: NDArray[np.uint32], start: NDArray[np.uint64], length: NDArray[np.uint32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first of each kind of form, and for each form which kind it is.

    Told by a hash, and compared token by token: should two kinds ever share a hash, another hash is taken.
    """
    place = np.arange(len(tokens), dtype=np.uint64) - np.repeat(start, length)
    for salt in count(1):
        hashed = _starts(mix(tokens + place * _SALT + np.uint64(salt << 32)))
        form = mix(hashed[start + length] - hashed[start]) ^ length
        _, first, alike = np.unique(form, return_index=True, return_inverse=True)
        model = first[alike]
        if np.array_equal(length[model], length) and np.array_equal(
            tokens[_spread(start[model], length)], tokens
        ):
            return first, alike
    raise AssertionError("there is always another hash")


def _spans(born: NDArray[np.uint16], offset: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """One span for all bearers of each form, as `births.together` makes it: three rows, a column a form."""
    start, count = offset[:-1].astype(np.int64), np.diff(offset)
    if not len(start):
        return np.empty((3, 0), np.uint16)
    first, last, day = born.T
    known = first > 0
    all_known, any_known = (each.reduceat(known, start) for each in (np.logical_and, np.logical_or))
    several = np.array(
        [
            np.where(all_known, np.minimum.reduceat(first, start), 0),
            np.where(all_known, np.maximum.reduceat(last, start), 0),
            np.where(any_known, VARIOUS, 0),
        ]
    )
    alone = np.array([first[start], last[start], day[start]])
    return np.where(count == 1, alone, several).astype(np.uint16)


def _key_parts(
    stretches: Sequence[Settled], start: NDArray[np.uint64], forms: _Forms
) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.uint32]]]:
    """Keys and forms, part by part; a form brings its keys where it appears first."""
    for part in range(NAME_PARTS):
        columns = []
        for (gathered, file), before in zip(stretches, start, strict=False):
            counts, place = gathered.names.key_counts, gathered.names.keys_at
            skipped, here, total = (int(each) for each in (counts[:part].sum(), counts[part], counts.sum()))
            key = file.read(place + 4 * skipped, np.uint32, here)
            form = file.read(place + 4 * (total + skipped), np.uint32, here) + before
            kept = forms.is_first[form]
            columns.append(key[kept].astype(np.uint64) << _HALF | forms.number[form[kept]])
        pairs = np.sort(_joined(columns, np.uint64))
        yield (pairs >> _HALF).astype(np.uint32), pairs.astype(np.uint32)


def _spread(start: NDArray[np.uint64], length: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The places start, start + 1, ... of each stretch, one stretch after the other."""
    before = _starts(length)
    return np.arange(int(before[-1]), dtype=np.uint64) + np.repeat(start - before[:-1], length)


def _starts(lengths: Sequence[int] | NDArray[Any]) -> NDArray[np.uint64]:
    starts = np.zeros(len(lengths) + 1, np.uint64)
    np.cumsum(lengths, dtype=np.uint64, out=starts[1:])
    return starts


def _joined(arrays: Sequence[NDArray[Any]], dtype: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)
