"""Writes the sections of names: tokens, forms, who bears them, and the keys they are found by.

What is written here is already merged: every token and every form has its final number, every record its
final place. Knows nothing of records, processes or of how the names were collected (`screening.index.gather`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screening.index.births import DAY_NUMBERS, day_number
from screening.index.postings import Postings
from screening.index.snapshot import SnapshotWriter
from screening.matchers import packed

Uint16 = NDArray[np.uint16]
Uint32 = NDArray[np.uint32]
Uint64 = NDArray[np.uint64]


# A form: letter pairs that occur (two words) and how many, span of birth (see `births`), where its tokens and its
# bearers begin.
# Half a cache line, so that most forms are ruled out, or not, by one look into memory.
FORM = np.dtype(
    [
        ("signature", "<u8", 2), ("first", "<u2"), ("last", "<u2"), ("day", "<u2"), ("pairs", "<u2"),
        ("token", "<u4"), ("bearer", "<u4"),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MergedNames:
    """All names of a snapshot. Tokens and forms are numbered from 0: tokens in order of their first appearance,
    forms by `births.day_number` first.

    `tokens` are (text, minor); the tokens of form i are `form_token[form_offset[i]:form_offset[i + 1]]`, its
    bearers likewise by `bearer_offset`. `signatures` has two words a form, `form_born` is three rows (first
    year, last year, day) of a column a form, `bearer_born` such a column as a row for each bearer. `key_parts`
    gives (keys, forms) in parts that can be held in memory: together every key of every form, ascending by key,
    within a key ascending by form.
    """

    tokens: Sequence[tuple[str, bool]]
    form_token: Uint32
    form_offset: Uint64
    signatures: Uint64
    form_born: Uint16
    bearer_offset: Uint64
    bearer_born: Uint16
    bearer_record: Uint32
    bearer_name: Uint16
    key_parts: Callable[[], Iterator[tuple[Uint32, Uint32]]]


def write(writer: SnapshotWriter, names: MergedNames) -> None:
    """Adds the sections of names to a snapshot that is being written."""
    _write_tokens(writer, names.tokens)
    _write_forms(writer, names)
    _write_keys(writer, names)


def _write_tokens(writer: SnapshotWriter, tokens: Sequence[tuple[str, bool]]) -> None:
    """As the kernel reads them: each token packed, one after the other."""
    lengths = []
    with writer.section("token", np.dtype(np.uint8)) as write:
        for text, minor in tokens:
            made = packed.pack(text, minor)
            lengths.append(len(made))
            write(made)
    writer.add("token_offset", np.append(0, np.cumsum(lengths)).astype(np.uint32))


def _write_forms(writer: SnapshotWriter, names: MergedNames) -> None:
    """A row a form, and one more whose places are where all others end."""
    first, last, day = names.form_born.reshape(3, -1)
    rows = np.zeros(len(first) + 1, FORM)
    rows["signature"][:-1] = names.signatures.reshape(-1, 2)
    rows["first"][:-1], rows["last"][:-1], rows["day"][:-1] = first, last, day
    rows["pairs"][:-1] = np.bitwise_count(names.signatures.reshape(-1, 2)).sum(axis=1)
    rows["token"], rows["bearer"] = names.form_offset, names.bearer_offset
    writer.add("form", rows.view(np.uint64))
    writer.add("form_token", names.form_token)
    numbers = np.arange(1, DAY_NUMBERS + 1)
    writer.add("form_day", np.searchsorted(day_number(first, day), numbers).astype(np.uint32))
    writer.add("bearer_born", names.bearer_born)
    writer.add("bearer_record", names.bearer_record)
    writer.add("bearer_name", names.bearer_name)


def _write_keys(writer: SnapshotWriter, names: MergedNames) -> None:
    """Part by part: the forms of all keys together need not be held in memory."""
    found, counts = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    with writer.section("name_key_form", np.dtype(np.uint32)) as write:
        for keys, forms in names.key_parts():
            part = Postings.build(keys, forms)
            found.append(part.key)
            counts.append(np.diff(part.offset))
            write(part.form.tobytes())
    key = np.concatenate(found)
    writer.add("name_directory", directory(key))
    writer.add("name_key", key)
    writer.add("name_key_offset", np.append(0, np.cumsum(np.concatenate(counts))).astype(np.uint32))


def directory(keys: Uint32) -> Uint32:
    """Where the keys of each bucket begin, and where the last one ends: a bucket for each two keys or so."""
    bits = max(1, min(28, len(keys).bit_length() - 1))
    buckets = np.arange(1 << bits, dtype=np.uint64) << np.uint64(32 - bits)
    return np.append(np.searchsorted(keys, buckets.astype(np.uint32)), len(keys)).astype(np.uint32)
