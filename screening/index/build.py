"""Builds a snapshot: gathers stretches of records, alone or with other processes, merges them, writes sections.

Bodies go straight into the file; hashes and keys are put aside in runs and merged part by part, so memory does
not grow with the documents (two bytes each) and little with the names. The file is the same, byte by byte,
however many processes gathered. It gets its name when it is complete, so a builder that is killed leaves
nothing that a reader could open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening.index import buckets, build_names
from screening.index.bodies import Places
from screening.index.gather import OF_PERSON, Before, Gathered, Gatherer
from screening.index.merge import merge
from screening.index.papers import Ranges
from screening.index.runs import Run, RunFile, read_part
from screening.index.snapshot import Section, SnapshotWriter
from screening.matchers import packed

STRETCH = 20_000  # records gathered at once: 6 MB of bodies

Progress = Callable[[int], None]
Runs = list[tuple[RunFile, Run]]
Stretch = tuple[list[str], list[bytes]]  # identifiers and bodies of some records


class Filed(NamedTuple):
    """One live record as the store holds it."""

    record_id: str
    body: bytes


@dataclass(slots=True)
class Collection:
    """All that was gathered, in the order of the records, and the runs put aside."""

    stretches: list[tuple[Gathered, RunFile]] = field(default_factory=list)
    numbers: Runs = field(default_factory=list)
    identifiers: Runs = field(default_factory=list)

    @property
    def total(self) -> Before:
        """How many documents and persons there are, and how long the bodies of all documents are."""
        sizes = [gathered.size for gathered, _ in self.stretches]
        return Before(*map(sum, zip(*sizes, strict=True))) if sizes else Before()

    def add_runs(self, file: RunFile, numbers: Sequence[Run], identifiers: Sequence[Run]) -> None:
        """Takes the runs that one gatherer put aside in its file."""
        self.numbers += [(file, run) for run in numbers]
        self.identifiers += [(file, run) for run in identifiers]


class Gathering(NamedTuple):
    """What gathering needs: where the snapshot grows, where its bodies begin, what closes files in the end."""

    path: Path
    snapshot: int
    bodies_at: int
    closing: ExitStack

    def run_file(self) -> RunFile:
        """A file for runs, on the disk of the snapshot, closed when the snapshot is written."""
        file = RunFile.beside(self.path)
        self.closing.callback(file.close)
        return file


Gather = Callable[[Gathering], Collection]


def build(
    path: Path, filed: Iterable[Filed], meta: Mapping[str, Any], progress: Progress | None = None
) -> Path:
    """Writes the snapshot of all records to `path`; `meta` is kept with it (store, sequence, lists)."""
    return build_with(path, lambda gathering: gather_alone(gathering, _stretches(filed), progress), meta)


def build_with(path: Path, gather: Gather, meta: Mapping[str, Any]) -> Path:
    """The same of what `gather` brings together."""
    writer = SnapshotWriter(path)
    try:
        with ExitStack() as closing:
            total = _write(writer, gather, closing)
        return writer.finish({**meta, "records": total, "tokens": packed.digest()})
    except BaseException:
        writer.abandon()
        raise


def _stretches(filed: Iterable[Filed]) -> Iterator[Stretch]:
    left = iter(filed)
    while some := list(islice(left, STRETCH)):
        yield [each.record_id for each in some], [each.body for each in some]


def gather_alone(gathering: Gathering, stretches: Iterable[Stretch], progress: Progress | None) -> Collection:
    """Gathers in this process."""
    file = gathering.run_file()
    gatherer = Gatherer(file, gathering.snapshot, gathering.bodies_at)
    collection, before, done = Collection(), Before(), 0
    tell = progress or _unheard
    tell(0)
    for record_ids, bodies in stretches:
        size = gatherer.read(record_ids, bodies)
        gatherer.prepare()
        collection.stretches.append((gatherer.settle(before), file))
        before, done = before.behind(size), done + len(bodies)
        tell(done)
    collection.add_runs(file, *gatherer.finish())
    return collection


def _unheard(_: int) -> None:
    """Progress that nobody asked for."""


def _write(writer: SnapshotWriter, gather: Gather, closing: ExitStack) -> int:
    with writer.section("body", np.dtype(np.uint8)) as section:
        found = gather(Gathering(writer.path, writer.fileno(), section.start, closing))
        _write_bodies(section, found)
    total = found.total
    _write_places(writer, found)
    _write_identifiers(writer, found.identifiers, total)
    build_names.write(writer, merge(found.stretches, total.documents))
    _write_numbers(writer, found.numbers, total)
    _write_ranges(writer, [blanks for gathered, _ in found.stretches for blanks in gathered.ranges])
    return total.documents + total.persons


def _write_bodies(section: Section, found: Collection) -> None:
    """Documents' bodies are in the file already, put there by whoever read them; persons' follow them."""
    for gathered, _ in found.stretches:
        section.take_over(gathered.size.document_bytes, gathered.document_crc)
    for gathered, file in found.stretches:
        section(file.read(gathered.persons_at, np.uint8, int(gathered.person_lengths.sum())).data)


def _write_places(writer: SnapshotWriter, found: Collection) -> None:
    documents = (file.read(g.lengths_at, np.uint32, g.size.documents) for g, file in found.stretches)
    places = Places()
    with writer.section("body_start", np.dtype(np.uint32)) as section:
        for starts in places.starts(chain(documents, (g.person_lengths for g, _ in found.stretches))):
            section(starts.data)
    writer.add("body_turn", np.array(places.turns, np.uint32))


def _write_identifiers(writer: SnapshotWriter, runs: Runs, total: Before) -> None:
    counts: list[NDArray[np.uint32]] = []
    tails: list[NDArray[np.uint8]] = []
    with writer.section("record_place", np.dtype(np.uint32)) as section:
        for _, counted, entries in _arranged(runs, total):
            counts.append(counted)
            tails.append((entries >> np.uint64(56)).astype(np.uint8))
            section(entries.astype(np.uint32).data)
    writer.add("record_tail", np.concatenate(tails))
    writer.add("record_bucket", buckets.starts(counts))


def _write_numbers(writer: SnapshotWriter, runs: Runs, total: Before) -> None:
    counts: list[NDArray[np.uint32]] = []
    bitmap: list[NDArray[np.uint64]] = []
    words = buckets.words_for(_held(runs))
    share = words // buckets.PARTS
    with writer.section("document_entry", np.dtype(np.uint64)) as section:
        for part, (hashes, counted, entries) in enumerate(_arranged(runs, total)):
            counts.append(counted)
            bitmap.append(buckets.marked(hashes, words, part * share, share))
            section(entries.data)
    writer.add("document_bucket", buckets.starts(counts))
    writer.add("document_bitmap", np.concatenate(bitmap))


def _arranged(
    runs: Runs, total: Before
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.uint32], NDArray[np.uint64]]]:
    """For each part its hashes, how many entries each of its buckets holds, and the entries."""
    count = buckets.buckets_for(_held(runs))
    share = count // buckets.PARTS
    for part in range(buckets.PARTS):
        hashes, records = read_part(part, runs)
        records[records >= OF_PERSON] -= OF_PERSON - np.uint32(
            total.documents
        )  # persons: behind all documents
        yield hashes, *buckets.arrange(hashes, records, count, part * share, share)


def _held(runs: Runs) -> int:
    return sum(int(run.counts.sum()) for _, run in runs)


def _write_ranges(writer: SnapshotWriter, found: list[tuple[int, int, int, int]]) -> None:
    group, first, last, record = np.array(found, np.uint64).reshape(-1, 4).T
    ranges = Ranges.build(group, first, last, record.astype(np.uint32))
    for name in ("group", "start", "first", "last", "reach", "record"):
        writer.add(f"range_{name}", getattr(ranges, name))
