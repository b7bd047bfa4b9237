"""Builds a snapshot from a scan of the store: collects entries record by record, sorts once, writes sections.

Bodies are streamed straight into the file; only keys are held in memory. The file gets its name when it is
complete, so a builder that is killed leaves nothing that a reader could open.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import orjson

from screening.documents import numbers
from screening.index import keys
from screening.index.births import Born, together
from screening.index.entries import BlankRange, Entries, entries, id_hash
from screening.index.postings import DocumentPostings, Postings, Ranges
from screening.index.snapshot import SnapshotWriter
from screening.model import record_from_json
from screening.text.names import PreparedName

PROGRESS_EVERY = 2_000  # records between two calls of the progress function

Progress = Callable[[int], None]


class Filed(NamedTuple):
    """One live record as the store holds it."""

    record_id: str
    body: bytes


class _Names:
    """Distinct tokens, distinct forms, who bears them, and the keys they are found by."""

    def __init__(self) -> None:
        self.token_ids: dict[tuple[str, bool], int] = {}
        self.form_ids: dict[tuple[int, ...], int] = {}
        self.form_tokens = array("I")
        self.form_offsets = array("Q", [0])
        self.signatures = array("Q")
        self.letters = array("B")
        self.sizes = array("B")
        self.bearer_forms = array("I")
        self.bearer_records = array("I")
        self.bearer_names = array("H")
        self.born: list[list[Born]] = []
        self.keys = array("I")
        self.key_forms = array("I")

    def add(self, record: int, found: Entries) -> None:
        for name, place in found.names:
            form = self._form(name)
            self.born[form].append(found.born)
            self.bearer_forms.append(form)
            self.bearer_records.append(record)
            self.bearer_names.append(place)

    def _form(self, name: PreparedName) -> int:
        ids = self.token_ids
        tokens = tuple(ids.setdefault((token.text, token.minor), len(ids)) for token in name.tokens)
        form = self.form_ids.get(tokens)
        if form is None:
            form = self.form_ids[tokens] = len(self.form_ids)
            self.form_tokens.extend(tokens)
            self.form_offsets.append(len(self.form_tokens))
            self.signatures.extend(divmod(keys.signature(name), 1 << 64))
            self.letters.append(min(255, keys.letters(name)))
            self.sizes.append(len(name.significant or name.tokens))
            self.born.append([])
            found = keys.filed_keys(name)
            self.keys.extend(found)
            self.key_forms.extend([form] * len(found))
        return form

    def write(self, writer: SnapshotWriter) -> None:
        texts = [text.encode() for text, _ in self.token_ids]
        writer.add("token_text", np.frombuffer(b"".join(texts), np.uint8))
        writer.add("token_offset", _offsets(texts))
        writer.add("token_minor", np.array([minor for _, minor in self.token_ids], np.uint8))
        writer.add("form_token", _numpy(self.form_tokens, np.uint32))
        writer.add("form_offset", _numpy(self.form_offsets, np.uint64))
        writer.add("form_signature", _numpy(self.signatures, np.uint64))
        writer.add("form_letters", _numpy(self.letters, np.uint8))
        writer.add("form_size", _numpy(self.sizes, np.uint8))
        writer.add("form_born", _columns([together(each) for each in self.born]))
        forms = _numpy(self.bearer_forms, np.uint32)
        order = np.argsort(forms, kind="stable")
        counts = np.bincount(forms, minlength=len(self.form_ids)) if len(forms) else np.zeros(0, np.int64)
        writer.add("bearer_offset", np.append(0, np.cumsum(counts)).astype(np.uint64))
        writer.add("bearer_record", _numpy(self.bearer_records, np.uint32)[order])
        writer.add("bearer_name", _numpy(self.bearer_names, np.uint16)[order])
        postings = Postings.build(_numpy(self.keys, np.uint32), _numpy(self.key_forms, np.uint32))
        writer.add("name_key", postings.key)
        writer.add("name_key_offset", postings.offset)
        writer.add("name_key_form", postings.form)


class _Documents:
    """Keys of single documents and intervals of blanks."""

    def __init__(self) -> None:
        self.hashes = array("Q")
        self.records = array("I")
        self.ranges: list[tuple[BlankRange, int]] = []

    def add(self, record: int, found: Entries) -> None:
        for number in found.numbers:
            self.hashes.append(keys.number_hash(numbers.reading_form(number)))
            self.records.append(record)
        if found.blanks is not None:
            self.ranges.append((found.blanks, record))

    def write(self, writer: SnapshotWriter) -> None:
        mixed = keys.mix(_numpy(self.hashes, np.uint64))
        postings = DocumentPostings.build(mixed, _numpy(self.records, np.uint32))
        writer.add("document_key", postings.key)
        writer.add("document_record", postings.record)
        writer.add("document_bitmap", postings.bitmap)
        columns = [(blanks.group, blanks.first, blanks.last) for blanks, _ in self.ranges]
        group, first, last = np.array(columns, np.uint64).reshape(-1, 3).T
        ranges = Ranges.build(group, first, last, np.array([record for _, record in self.ranges], np.uint32))
        for name in ("group", "first", "last", "reach", "record"):
            writer.add(f"range_{name}", getattr(ranges, name))


def build(
    path: Path, filed: Iterable[Filed], meta: Mapping[str, Any], progress: Progress | None = None
) -> Path:
    """Writes the snapshot of all records to `path`; `meta` is kept with it (store, sequence, lists)."""
    writer = SnapshotWriter(path)
    try:
        total = _write(writer, filed, progress)
        return writer.finish({**meta, "records": total})
    except BaseException:
        writer.abandon()
        raise


def _write(writer: SnapshotWriter, filed: Iterable[Filed], progress: Progress | None) -> int:
    names, documents = _Names(), _Documents()
    hashes, born = array("Q"), array("H")
    offsets = array("Q", [0])
    with writer.section("body", np.dtype(np.uint8)) as write:
        for ordinal, (record_id, body) in enumerate(filed):
            found = entries(record_from_json(orjson.loads(body)))
            names.add(ordinal, found)
            documents.add(ordinal, found)
            hashes.append(id_hash(record_id))
            born.extend(found.born)
            write(body)
            offsets.append(offsets[-1] + len(body))
            if progress is not None and ordinal % PROGRESS_EVERY == 0:
                progress(ordinal)
    writer.add("body_offset", _numpy(offsets, np.uint64))
    writer.add("born", _numpy(born, np.uint16))
    ids = _numpy(hashes, np.uint64)
    order = np.argsort(ids, kind="stable")
    writer.add("record_hash", ids[order])
    writer.add("record_place", order.astype(np.uint32))
    names.write(writer)
    documents.write(writer)
    return len(hashes)


def _numpy(values: array[int], dtype: type[np.generic]) -> Any:
    return np.frombuffer(values, dtype) if values else np.empty(0, dtype)


def _columns(rows: list[Born]) -> Any:
    """One column after the other, so that each is read in one run."""
    return np.array(rows, np.uint16).reshape(-1, 3).T.ravel()


def _offsets(pieces: list[bytes]) -> Any:
    return np.append(0, np.cumsum([len(piece) for piece in pieces])).astype(np.uint64)
