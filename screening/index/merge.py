"""Makes one set of names of those that were gathered apart, each token, reading and form numbered once.

A *form* is a reading of a name with one date of birth. Numbers follow the dates of birth, then first appearance in the
order of the records, so they do not depend on how the records were shared. Everything is done over whole arrays; what
is large, the keys, is merged part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screening.index import kinds
from screening.index.births import day_number
from screening.index.build_names import MergedNames
from screening.index.gather import NAME_PARTS, Gathered
from screening.index.numbering import mix
from screening.index.runs import RunFile
from screening.index.tokens import MergedTokens

_SALT = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio
_HALF = np.uint64(32)

Settled = tuple[Gathered, RunFile]


def merge(stretches: Sequence[Settled], documents: int) -> MergedNames:
    """The names of all stretches, which come in the order of their records; persons lie behind `documents`."""
    pieces = [gathered.names for gathered, _ in stretches]
    tokens = MergedTokens([(gathered.names.tokens, file) for gathered, file in stretches])
    token = _joined(
        [ids[piece.reading_token] for ids, piece in zip(tokens.numbers, pieces, strict=True)], np.uint32
    )
    length = _joined([piece.reading_tokens for piece in pieces], np.uint32)
    readings = _Readings.of(token, length)
    start = _starts([len(piece.reading_tokens) for piece in pieces])
    person = _joined([piece.bearer_person for piece in pieces], np.uint32)
    born = _joined([piece.bearer_born for piece in pieces], np.uint16).reshape(-1, 3)
    borne = _joined([piece.bearer_reading + at for piece, at in zip(pieces, start, strict=False)], np.int64)
    told = _joined([piece.person_told for piece in pieces], np.uint16)[person]
    count = length[readings.first]
    forms = _Forms.of(readings.number[borne], born, token, readings.start[readings.first], count)
    form_kind, states = kinds.of_forms(told[forms.order], forms.bearers)
    return MergedNames(
        token_parts=tokens.parts,
        form_token=token[_spread(readings.start[readings.first], count)],
        form_start=_starts(count)[forms.reading],
        form_count=count[forms.reading],
        form_born=forms.born,
        form_kind=form_kind,
        states=states,
        bearer_offset=forms.bearers,
        bearer_record=(person[forms.order] + documents).astype(np.uint32),
        bearer_name=_joined([piece.bearer_name for piece in pieces], np.uint16)[forms.order],
        key_parts=lambda: _key_parts(stretches, start, readings, forms),
    )


@dataclass(frozen=True, slots=True)
class _Readings:
    """Of all readings as gathered: where each one's tokens start, its final number, which ones are the first
    of their kind, in the order of final numbers, and whether each is.
    """

    start: NDArray[np.uint64]
    number: NDArray[np.uint32]
    first: NDArray[np.int64]
    is_first: NDArray[np.bool_]

    @classmethod
    def of(cls, tokens: NDArray[np.uint32], length: NDArray[np.uint32]) -> _Readings:
        start = _starts(length)[:-1]
        first, alike = _alike(tokens, start, length)
        by_appearance = np.argsort(first)
        number = np.empty(len(first), np.uint32)
        number[by_appearance] = np.arange(len(first), dtype=np.uint32)
        is_first = np.zeros(len(length), np.bool_)
        is_first[first] = True
        return cls(start, number[alike], first[by_appearance], is_first)


@dataclass(frozen=True, slots=True)
class _Forms:
    """All forms, a reading with a date of birth each: both of them, and the places in `order` where its bearers begin;
    and the forms of each reading, `of_reading[start:start + count]`.
    """

    reading: NDArray[np.uint32]
    born: NDArray[np.uint16]
    order: NDArray[np.int64]
    bearers: NDArray[np.uint64]
    of_reading: NDArray[np.uint32]
    start: NDArray[np.uint64]
    count: NDArray[np.uint32]

    @classmethod
    def of(
        cls,
        reading: NDArray[np.uint32],
        born: NDArray[np.uint16],
        tokens: NDArray[np.uint32],
        begin: NDArray[np.uint64],
        length: NDArray[np.uint32],
    ) -> _Forms:
        """From what each bearer is called and when it was born, and where the tokens of each reading lie.

        Numbered by date of birth, so that those of a year or a day lie together; those of one date, or of any, follow
        their first tokens: what a key finds then lies close together.
        """
        first, last, day = (column.astype(np.uint64) for column in born.T)
        place = begin[reading].astype(np.int64)
        one, two = tokens[place], tokens[np.minimum(place + 1, len(tokens) - 1)]
        two[length[reading] < 2] = 0  # what follows there is a token of another reading
        when = day_number(born[:, 0], born[:, 2]).astype(np.uint64) << _HALF | one
        named = two.astype(np.uint64) << _HALF | reading
        span = first << np.uint64(48) | last << _HALF | day
        order = np.lexsort((span, named, when))
        named, span = named[order], span[order]
        begins = np.ones(len(order), np.bool_)
        begins[1:] = (named[1:] != named[:-1]) | (span[1:] != span[:-1])
        bearers = np.append(np.flatnonzero(begins), len(order)).astype(np.uint64)
        chosen = order[begins]
        count = np.bincount(reading[chosen], minlength=len(begin)).astype(np.uint32)
        return cls(
            reading[chosen],
            born[chosen],
            order,
            bearers,
            np.argsort(reading[chosen], kind="stable").astype(np.uint32),
            _starts(count)[:-1],
            count,
        )


def _alike(
    tokens: NDArray[np.uint32], start: NDArray[np.uint64], length: NDArray[np.uint32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first of each kind of reading, and for each reading which kind it is.

    Told by a hash, and compared token by token: should two kinds ever share a hash, another hash is taken.
    """
    place = np.arange(len(tokens), dtype=np.uint64) - np.repeat(start, length)
    for salt in count(1):
        hashed = _starts(mix(tokens + place * _SALT + np.uint64(salt << 32)))
        reading = mix(hashed[start + length] - hashed[start]) ^ length
        _, first, alike = np.unique(reading, return_index=True, return_inverse=True)
        model = first[alike]
        if np.array_equal(length[model], length) and np.array_equal(
            tokens[_spread(start[model], length)], tokens
        ):
            return first, alike
    raise AssertionError("there is always another hash")


def _key_parts(
    stretches: Sequence[Settled], start: NDArray[np.uint64], readings: _Readings, forms: _Forms
) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.uint32]]]:
    """Keys and forms, part by part; a reading brings its keys, for all its forms, where it appears first."""
    counts = np.array([gathered.names.key_counts for gathered, _ in stretches]).reshape(-1, NAME_PARTS)
    for part in range(NAME_PARTS):
        key, reading = _gathered_keys(stretches, counts, part)
        reading += np.repeat(start[:-1], counts[:, part])
        kept = readings.is_first[reading]
        number = readings.number[reading[kept]]
        count = forms.count[number]
        found = forms.of_reading[_spread(forms.start[number], count)]
        pairs = np.repeat(key[kept], count) << _HALF | found
        pairs.sort()
        yield (pairs >> _HALF).astype(np.uint32), pairs.astype(np.uint32)


def _gathered_keys(
    stretches: Sequence[Settled], counts: NDArray[np.int64], part: int
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The keys of a part as they were put aside, and their readings as each stretch numbers them."""
    keys, found = [], []
    for (gathered, file), its in zip(stretches, counts, strict=True):
        place, skipped, here = gathered.names.keys_at, int(its[:part].sum()), int(its[part])
        keys.append(file.read(place + 4 * skipped, np.uint32, here))
        found.append(file.read(place + 4 * (int(its.sum()) + skipped), np.uint32, here))
    return _joined(keys, np.uint32).astype(np.uint64), _joined(found, np.uint32).astype(np.uint64)


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
