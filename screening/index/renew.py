"""A new snapshot of a store, made and put into use: what `screening build` and the service's builder do.

A large store is read by several processes, a small one by this alone; the snapshot is the same. Knows nothing of
any store but `Store`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from screening.index.build import STRETCH, Collection, Gathering, Progress, build_with, gather_alone
from screening.index.crew import Crew, Source, View
from screening.index.library import Library

LARGE = 50_000  # records from which starting other processes, half a second, is worth while
MOST_PROCESSES = 8


class Listed(Protocol):
    """A list and how many records it has."""

    @property
    def list(self) -> str:
        """Its name."""

    @property
    def records(self) -> int:
        """How many live records it has."""


class Scan(View, Protocol):
    """All live records as they were at `head`, and the lists that they belong to."""

    @property
    def lists(self) -> Sequence[Listed]:
        """The lists of this view."""

    @property
    def total(self) -> int:
        """How many records there are."""


class Store(Source[Scan], Protocol):
    """The truth that a snapshot is made from."""

    @property
    def identity(self) -> str:
        """Tells this store from any other."""

    def lists(self) -> Sequence[Listed]:
        """Every list."""

    def vouch(self, token: str) -> None:
        """Remembers that what bears this token was made from this store."""


def renew(
    library: Library,
    store: Store,
    progress: Callable[[int, int], None] | None = None,
    processes: int | None = None,
) -> Path:
    """Makes a snapshot of the store as it is the live one; waits for another builder.

    `progress` is told how many records are read, and of how many; `processes` is how many read, by default one
    for each processor where there is much to read.
    """
    with library.lock(), _scanned(store, processes) as (scan, crew):
        token, total = uuid4().hex, scan.total
        meta = {
            "store": store.identity,
            "token": token,
            "sequence": scan.head,
            "built_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "lists": [{"list": info.list, "records": info.records} for info in scan.lists],
        }
        report = (lambda done: progress(done, total)) if progress is not None else None

        def write(path: Path) -> Path:
            build_with(path, lambda gathering: _gather(gathering, scan, crew, report), meta)
            store.vouch(token)
            return path

        return library.publish(scan.head, write)


@contextmanager
def _scanned(store: Store, processes: int | None) -> Iterator[tuple[Scan, Crew | None]]:
    """A view of the store, and who else sees the same."""
    if processes is None:
        large = sum(info.records for info in store.lists()) >= LARGE
        processes = min(len(os.sched_getaffinity(0)), MOST_PROCESSES) if large else 1
    if processes == 1:
        with store.scan() as scan:
            yield scan, None
        return
    with Crew(store, processes) as crew, crew.scan(store) as scan:
        yield scan, crew if len(crew) else None


def _gather(gathering: Gathering, scan: Scan, crew: Crew | None, report: Progress | None) -> Collection:
    if crew is not None:
        return crew.gather(gathering, scan.head, report)
    stretches = (scan.stretch(after, after + STRETCH) for after in range(0, scan.head, STRETCH))
    return gather_alone(gathering, stretches, report)
