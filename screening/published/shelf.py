"""The snapshots of one store where they are published: put there, found, fetched, and removed when they are many.

Nothing is believed for lying there: its manifest must be one that the store vouches for, every part must have its
checksum, and the whole must open as what the manifest says. Then it becomes the live snapshot of the machine's own
folder, as if it had been built there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from screening.errors import SnapshotDamaged, SnapshotError, SnapshotOutdated, SnapshotsUnavailable
from screening.index.library import Library
from screening.index.reader import Snapshot
from screening.index.snapshot import SEAL, SnapshotFile
from screening.published.manifest import (
    MOST_BYTES,
    PART,
    Entry,
    Manifest,
    entry_of,
    is_store,
    readable,
    seal,
)
from screening.published.patience import in_parallel
from screening.published.place import Place

THREADS = 4  # parts fetched at once
MOST_TRIED = 5  # snapshots, one after the other, when those that are newer cannot be used
ABANDONED = timedelta(hours=24)  # data without a manifest is by then of a publisher that died
OTHER_FORMATS = timedelta(days=7)  # for so long the way back to another version stays short

Progress = Callable[[int, int], None]
"""Told how many bytes are there, and of how many."""


class Store(Protocol):
    """Who says what may be believed."""

    @property
    def identity(self) -> str:
        """Tells this store from any other."""

    def vouch(self, token: str) -> None:
        """Remembers that what bears this token was made from this store."""

    def vouches(self, token: str) -> bool:
        """Whether it does."""


def stores(place: Place) -> list[str]:
    """The identities of the stores whose snapshots lie there."""
    return [name for name in place.names() if is_store(name)]


class Shelf:
    """Published snapshots of the store with this identity, as this version can read them."""

    def __init__(self, place: Place, identity: str) -> None:
        self._place = place
        self._identity = identity
        self._folder = f"{identity}/{readable()}"

    # --- looking ------------------------------------------------------------------------------------

    def entries(self, folder: str = "") -> list[Entry]:
        """The published snapshots, the one with the latest change first; those for other versions in other folders."""
        folder = folder or self._folder
        found = (entry_of(folder, name) for name in self._place.names(folder) if name.endswith(".json"))
        return sorted((entry for entry in found if entry), reverse=True)

    def folders(self) -> list[str]:
        """Of every version that published."""
        return [f"{self._identity}/{name}" for name in self._place.names(self._identity)]

    def manifest(self, entry: Entry, store: Store | None) -> tuple[Manifest, str]:
        """What is told of a snapshot, and its seal. Without a store to ask it is taken as it is.

        SnapshotDamaged and SnapshotOutdated say why it must not be used.
        """
        content = self._place.read(entry.manifest, 0, MOST_BYTES)
        if content is None:
            raise SnapshotDamaged("The published snapshot is not there any more.")
        manifest = Manifest.of_bytes(content)
        if (manifest.store, manifest.sequence, manifest.token) != (
            self._identity,
            entry.sequence,
            entry.token,
        ):
            raise SnapshotDamaged("The manifest of the published snapshot is that of another.")
        sealed = seal(content)
        if store is not None and not store.vouches(sealed):
            raise SnapshotOutdated("The store does not vouch for the published snapshot.")
        return manifest, sealed

    # --- publishing ---------------------------------------------------------------------------------

    def publish(self, path: Path, store: Store) -> Entry:
        """Publishes a snapshot file; nothing is sent that lies there already.

        SnapshotDamaged when the file is not sound, SnapshotsUnavailable when it cannot be put there.
        """
        file = SnapshotFile(path)
        if file.meta["store"] != self._identity or not store.vouches(file.token):
            raise SnapshotOutdated("The store does not vouch for the snapshot.")
        if faults := file.verify():
            raise SnapshotDamaged(f"The snapshot's section {faults[0]!r} does not have its checksum.")
        manifest = _described(path, file)
        built_at = datetime.fromisoformat(manifest.built_at)
        entry = Entry(manifest.sequence, built_at, manifest.token, self._folder)
        content = manifest.to_bytes()
        if entry not in self.entries() or not store.vouches(seal(content)):
            self._place.copy(path, entry.data)
            if self._place.size(entry.data) != manifest.size:
                raise SnapshotsUnavailable("the published snapshot does not have its size where it was put")
            store.vouch(seal(content))  # before anybody can find it
            self._place.write(entry.manifest, content)
        return entry

    def tidy(self, store: Store, *, kept: int) -> None:
        """Removes all but the last few that the store vouches for; those of other versions after a week."""
        now = datetime.now(UTC)
        for folder in self.folders():
            told = self.entries(folder)  # one look: what others publish after it is none of our business
            if folder == self._folder:
                good = [entry for entry in told if store.vouches(entry.token)][:kept]
            else:
                good = [entry for entry in told if entry.built_at >= now - OTHER_FORMATS]
            for entry in told:
                if entry not in good:
                    self._place.remove(entry.manifest)  # first: without it nobody begins to fetch
                    self._place.remove(entry.data)
            for name in self._place.names(folder):
                data = entry_of(folder, name) if name.endswith(".snap") else None
                if data and data not in told and data.built_at < now - ABANDONED:
                    self._place.remove(data.data)
            self._place.sweep(folder, ABANDONED.total_seconds())

    # --- fetching -----------------------------------------------------------------------------------

    def fetch(
        self, entry: Entry, library: Library, store: Store | None, progress: Progress | None = None
    ) -> Path:
        """Makes a published snapshot the live one of this machine; waits for a builder that is at work there.

        SnapshotDamaged and SnapshotOutdated when it must not be used, SnapshotsUnavailable when it cannot be had,
        SnapshotError when there is no room for it: then all is as before.
        """
        manifest, sealed = self.manifest(entry, store)
        with library.lock():
            path = library.publish(
                entry.sequence,
                lambda path: self._received(entry, manifest, sealed, path, progress or _unheard),
            )
            _made_durable(path)
        return path

    def _received(
        self, entry: Entry, manifest: Manifest, sealed: str, path: Path, progress: Progress
    ) -> Path:
        beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        try:
            os.posix_fallocate(handle, 0, manifest.size)  # a full disk is told before anything is fetched
            arrived = 0
            parts = range(len(manifest.parts))
            for start, content in in_parallel(
                partial(self._part, entry, manifest), parts, THREADS, self._place.seconds
            ):
                _write(handle, content, start)
                arrived += len(content)
                progress(arrived, manifest.size)
            _must_be(manifest, Snapshot(beside))
            path.with_suffix(SEAL).write_text(
                sealed, encoding="ascii"
            )  # first: it says what must be vouched for
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            path.with_suffix(SEAL).unlink(missing_ok=True)
            raise
        finally:
            os.close(handle)
        return path

    def _part(self, entry: Entry, manifest: Manifest, part: int) -> tuple[int, bytes]:
        """Where a part begins, and the part."""
        start, end = manifest.span(part)
        for _ in range(2):  # what was damaged on the way may come whole the second time
            content = self._place.read(entry.data, start, end)
            if content is None:
                raise SnapshotDamaged("The published snapshot is not there any more.")
            if sha256(content).hexdigest() == manifest.parts[part]:
                return start, content
        raise SnapshotDamaged(f"Part {part + 1} of the published snapshot does not have its checksum.")


def _described(path: Path, file: SnapshotFile) -> Manifest:
    size, meta = path.stat().st_size, file.meta
    with path.open("rb") as content:
        parts = [sha256(piece).hexdigest() for piece in iter(lambda: content.read(PART), b"")]
    return Manifest(
        store=meta["store"],
        token=meta["token"],
        sequence=meta["sequence"],
        records=meta["records"],
        built_at=meta["built_at"],
        size=size,
        parts=parts,
    )


def _must_be(manifest: Manifest, snapshot: Snapshot) -> None:
    """What arrived opens, and is what was told."""
    told = (manifest.store, manifest.token, manifest.sequence)
    if tuple(map(snapshot.meta.get, ("store", "token", "sequence"))) != told:
        raise SnapshotOutdated("The published snapshot is not the one that its manifest tells of.")


def _write(handle: int, content: bytes, start: int) -> None:
    left = memoryview(content)
    while left:
        written = os.pwrite(handle, left, start)
        start, left = start + written, left[written:]


def _made_durable(path: Path) -> None:
    """After it is in use: that takes seconds, and what a loss of power leaves is checked before it is used again."""
    with suppress(OSError), path.open("rb") as file:
        os.fsync(file.fileno())


def _unheard(arrived: int, size: int) -> None:
    """Progress that nobody asked for."""


def reach(library: Library, store: Store) -> int:
    """Up to which change the live snapshot goes; -1 when there is none, or none that can be used."""
    path = library.current()
    try:
        file = SnapshotFile(path) if path is not None else None
        token = file.token if file is not None else ""
    except (SnapshotError, OSError):
        return -1
    known = file is not None and file.meta.get("store") == store.identity and store.vouches(token)
    return int(file.meta["sequence"]) if file is not None and known else -1


def newest(
    shelf: Shelf,
    library: Library,
    store: Store | None,
    wanted: Callable[[Entry], bool],
    refused: Callable[[Entry, SnapshotError], None],
    progress: Progress | None = None,
) -> Path | None:
    """Fetches the newest of those wanted that can be used; None when there is none.

    `refused` is told each that cannot be, and why; SnapshotsUnavailable when the place itself cannot be used.
    """
    for entry in list(filter(wanted, shelf.entries()))[:MOST_TRIED]:
        try:
            return shelf.fetch(entry, library, store, progress)
        except (SnapshotDamaged, SnapshotOutdated) as error:
            refused(entry, error)
    return None
