"""Writes the sections of names: tokens, forms, who bears them, and the keys they are found by.

What is written here is already merged: every token and every form has its final number, every record its
final place. Knows nothing of records, processes or of how the names were collected (`screening.index.gather`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screening.index import kinds
from screening.index.births import DAY_NUMBERS, day_number
from screening.index.postings import Postings
from screening.index.snapshot import SnapshotWriter
from screening.index.tokens import TOKEN
from screening.matchers.packed import WEIGHTY

Uint16 = NDArray[np.uint16]
Uint32 = NDArray[np.uint32]
Uint64 = NDArray[np.uint64]


# A form: its first tokens, its date of birth (see `births`), how many tokens it has, where those behind the first
# begin, and where its bearers do. Half a cache line: one look into memory.
FIRST_TOKENS = 4
FORM = np.dtype(
    [
        ("tokens", "<u4", FIRST_TOKENS), ("first", "<u2"), ("last", "<u2"), ("day", "<u2"),
        ("count", "<u2"), ("token", "<u4"), ("bearer", "<u4"),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MergedNames:
    """All names of a snapshot. Tokens and forms are numbered from 0: tokens in order of their first appearance,
    forms, a reading of a name with one date of birth each, by `births.day_number` first.

    `token_parts` gives rows of `tokens.TOKEN`, their places not filled in, and the packed tokens. Form i has the
    `form_count[i]` tokens of `form_token` from `form_start[i]` on, the bearers from `bearer_offset[i]` to the next
    one's, of whom `form_kind[i]` is known beside `states` (`kinds.of_forms`), and was born on `form_born[i]` (first
    year, last year, day). `key_parts` gives (keys, forms) in parts that can be held in memory: together every key of
    every form, ascending by key, within a key ascending by form.
    """

    token_parts: Callable[[], Iterator[tuple[NDArray[np.void], NDArray[np.uint8]]]]
    form_token: Uint32
    form_start: Uint64
    form_count: Uint32
    form_born: Uint16
    form_kind: Uint16
    states: bytes
    bearer_offset: Uint64
    bearer_record: Uint32
    bearer_name: Uint16
    key_parts: Callable[[], Iterator[tuple[Uint32, Uint32]]]


def write(writer: SnapshotWriter, names: MergedNames) -> None:
    """Adds the sections of names to a snapshot that is being written."""
    weighty = _write_tokens(writer, names)
    _write_forms(writer, names, weighty)
    _write_keys(writer, names)


def _write_tokens(writer: SnapshotWriter, names: MergedNames) -> NDArray[np.bool_]:
    """As the kernel reads them: each token packed, one after the other; and a row each of what tells most apart.

    Gives which of them can contradict.
    """
    found = [np.empty(0, TOKEN)]
    with writer.section("token", np.dtype(np.uint8)) as write:
        for rows, packed in names.token_parts():
            found.append(rows)
            write(packed.data)
    rows = np.concatenate(found)
    rows["place"][1:] = np.cumsum(rows["size"], dtype=np.uint64)[:-1]
    writer.add("token_row", rows.view(np.uint64))
    return (rows["known"] >> np.uint64(WEIGHTY) & np.uint64(1)).astype(np.bool_)


def _write_forms(writer: SnapshotWriter, names: MergedNames, weighty: NDArray[np.bool_]) -> None:
    """A row a form, and one more that tells where the bearers of the last one end."""
    first, last, day = names.form_born.T
    rows = np.zeros(len(first) + 1, FORM)
    rows["first"][:-1], rows["last"][:-1], rows["day"][:-1] = first, last, day
    behind = _behind_the_first(names)
    rest = np.append(0, np.cumsum(behind, dtype=np.uint32))
    rows["count"][:-1], rows["token"][:-1] = names.form_count, rest[names.form_start]
    rows["bearer"] = names.bearer_offset
    before = np.append(0, np.cumsum(weighty[names.form_token], dtype=np.uint32))
    contradict = before[names.form_start + names.form_count] - before[names.form_start]
    kind = np.minimum(contradict, kinds.MOST_WEIGHTY).astype(np.uint16) << np.uint16(kinds.WEIGHTY_SHIFT)
    for i in range(FIRST_TOKENS):
        has = names.form_count > i
        rows["tokens"][:-1, i][has] = names.form_token[names.form_start[has] + np.uint64(i)]
    writer.add("form", rows.view(np.uint64))
    writer.add("form_kind", kind | names.form_kind)
    writer.add("state", np.frombuffer(names.states, np.uint8))
    writer.add("form_token", names.form_token[behind])
    numbers = np.arange(1, DAY_NUMBERS + 1)
    writer.add("form_day", np.searchsorted(day_number(first, day), numbers).astype(np.uint32))
    writer.add("bearer_record", names.bearer_record)
    writer.add("bearer_name", names.bearer_name)


def _behind_the_first(names: MergedNames) -> NDArray[np.bool_]:
    """Which of the tokens of all readings do not stand in the rows of forms."""
    start = np.append(np.unique(names.form_start), len(names.form_token)).astype(np.int64)
    return np.arange(len(names.form_token)) - np.repeat(start[:-1], np.diff(start)) >= FIRST_TOKENS


def _write_keys(writer: SnapshotWriter, names: MergedNames) -> None:
    """Part by part: the forms of all keys together need not be held in memory."""
    found, counts = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    with writer.section("name_key_form", np.dtype(np.uint32)) as write:
        for keys, forms in names.key_parts():
            part = Postings.build(keys, forms)
            found.append(part.key)
            counts.append(np.diff(part.offset))
            write(part.form.data)
    key = np.concatenate(found)
    found.clear()
    writer.add("name_directory", directory(key))
    writer.add("name_key", key)
    offset = np.zeros(len(key) + 1, np.uint32)
    np.cumsum(np.concatenate(counts), dtype=np.uint32, out=offset[1:])
    writer.add("name_key_offset", offset)


def directory(keys: Uint32) -> Uint32:
    """Where the keys of each bucket begin, and where the last one ends: a bucket for four to eight keys."""
    bits = max(1, min(28, len(keys).bit_length() - 3))
    buckets = np.arange(1 << bits, dtype=np.uint64) << np.uint64(32 - bits)
    return np.append(np.searchsorted(keys, buckets.astype(np.uint32)), len(keys)).astype(np.uint32)
