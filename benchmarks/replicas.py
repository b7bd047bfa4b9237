"""How soon a replica answers: a new one from a published snapshot, and one that was away while much has changed.

    python -m benchmarks.replicas new STORE INDEX PLACE     # publishes what is in INDEX, then starts with nothing
    python -m benchmarks.replicas behind REDIS PLACE        # replicas of a store of its own that were away

`new` takes a store that is there, and has it vouch for what it publishes: give it a copy. Times are those of a clock
on the wall from the start of the process; the plain copy of the same file beside them is what the disk gives.
"""

from __future__ import annotations

import argparse
import http.client
import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks import table
from screening import synthetic
from screening.index.library import Library
from screening.index.renew import renew
from screening.model import Record
from screening.published.place import Place
from screening.published.shelf import Shelf
from screening.store import Store, open_store

Row = dict[str, Any]
PATIENCE = 1800.0


class Replica:
    """A service with a folder of its own, at work."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])
        own = {"INDEX_DIR": "index", "JOBS_DIR": "jobs", "AUDIT_DIR": "audit", "ACCESS_FILE": "access.db"}
        chosen = {name: str(folder / path) for name, path in own.items()} | settings
        self._log = folder / "log"
        self.started = time.time()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "screening", "serve", "--port", str(self._port)],
                env={**os.environ, **{f"SCREENING_{name}": value for name, value in chosen.items()}},
                stderr=log,
            )

    def ready(self) -> float:
        """Seconds from the start until it says that it answers from complete data."""
        return self._until(lambda: self._asked("/readyz") == 200)

    def fetched(self) -> None:
        """Returns when what it fetched is durable, too."""
        self._until(lambda: '"event":"snapshot_fetched"' in self._log.read_text())

    def end(self) -> float:
        """Stops it: the seconds that all its processes were on a processor."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._process.terminate()
        self._process.wait(60)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def _asked(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def _until(self, true: Any) -> float:
        while not true():
            if self._process.poll() is not None or time.time() - self.started > PATIENCE:
                raise SystemExit(f"The service did not become ready: {self._log}")
            time.sleep(0.02)
        return round(time.time() - self.started, 2)


def started(folder: Path, **settings: str) -> tuple[float, float]:
    """Seconds until a replica with these settings is ready, and those on a processor of all its processes."""
    running = Replica(folder, settings)
    try:
        ready = running.ready()
        if settings.get("SNAPSHOTS_ROLE") == "fetch":
            running.fetched()
    finally:
        busy = running.end()
    return ready, busy


def new(store_url: str, index: Path, address: str, scratch: Path) -> list[Row]:
    """A replica with an empty folder beside a snapshot that is published."""
    store, library, place = open_store(store_url, create=False), Library(index), Place(address, seconds=300)
    path = library.current()
    if path is None:
        raise SystemExit(f"There is no snapshot in {index}.")
    size = path.stat().st_size
    shelf = Shelf(place, store.identity)
    published = _timed(shelf.publish, path, store)
    copied = _timed(shutil.copyfile, path, scratch / "copy")
    (scratch / "copy").unlink()
    fetched = _timed(shelf.fetch, shelf.entries()[0], Library(scratch / "fetched"), store)
    shutil.rmtree(scratch / "fetched")
    store.close()
    ready = started(scratch / "new", STORE=store_url, SNAPSHOTS=address, SNAPSHOTS_ROLE="fetch")
    shutil.rmtree(scratch / "new")
    return [
        _row("plain copy of the file", copied, size),
        _row("publish: verify, checksums, send", published, size),
        _row("fetch: checksums, write, open, make durable", fetched, size),
        _row("a new replica: ready, from the start of its process", ready, size),
    ]


def behind(redis: str, address: str, scratch: Path, persons: int, documents: int) -> list[Row]:
    """A replica that was away while every document changed: alone, and beside one that published since."""
    store = open_store(redis)
    rows = [_row("load", _timed(_load, store, persons, documents, "stolen"))]
    first = Library(scratch / "alone" / "index")
    rows.append(_row("build", _timed(renew, first, store)))
    for name in ("remembering", "fetching", "other"):
        shutil.copytree(first.folder, scratch / name / "index")
    rows.append(_row("load again, every document changed", _timed(_load, store, persons, documents, "lost")))
    rows.append(
        _row("one that is back and builds for itself is ready", started(scratch / "alone", STORE=redis))
    )
    ample = {"DELTA_LIMIT": str(2 * documents), "REBUILD_CHANGES": str(2 * documents)}
    ready = started(scratch / "remembering", STORE=redis, **ample)
    rows.append(_row("one that is back and takes all changes into memory is ready", ready))
    newer = renew(Library(scratch / "other" / "index"), store)
    shelf = Shelf(Place(address, seconds=300), store.identity)
    size, sent = newer.stat().st_size, _timed(shelf.publish, newer, store)
    rows.append(_row("another publishes its newer snapshot", sent, size))
    store.close()
    ready = started(scratch / "fetching", STORE=redis, SNAPSHOTS=address, SNAPSHOTS_ROLE="fetch")
    rows.append(_row("one that is back and fetches that is ready", ready, size))
    return rows


def _load(store: Store, persons: int, documents: int, status: str) -> None:
    people: Iterator[Record] = iter(islice(synthetic.persons(7, persons), persons))
    papers = (_with(record, status) for record in synthetic.documents(7, documents))
    with store.loading() as load:
        for record in chain(people, papers):
            load.add(record)
        load.commit()


def _with(record: Any, status: str) -> Record:
    changed: Record = replace(record, remarks=f"reported {status}")
    return changed


def _timed(call: Any, *arguments: Any) -> tuple[float, float]:
    """Seconds by the clock on the wall, and on a processor of this process."""
    began, busy = time.perf_counter(), time.process_time()
    call(*arguments)
    return time.perf_counter() - began, time.process_time() - busy


def _row(what: str, took: tuple[float, float], size: int = 0) -> Row:
    seconds, busy = took
    return {
        "measure": what,
        "seconds": round(seconds, 2),
        "on a processor": round(busy, 2),
        "MB": round(size / 1e6) or None,
        "MB/s": round(size / seconds / 1e6) if size else None,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures one of the two and prints a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=Path("replicas"), help="scratch, removed by you")
    kinds = parser.add_subparsers(dest="kind", required=True)
    fresh = kinds.add_parser("new")
    fresh.add_argument("store")
    fresh.add_argument("index", type=Path)
    fresh.add_argument("place")
    away = kinds.add_parser("behind")
    away.add_argument("redis")
    away.add_argument("place")
    away.add_argument("--persons", type=int, default=20_000)
    away.add_argument("--documents", type=int, default=1_000_000)
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.kind == "new":
        rows = new(given.store, given.index, given.place, given.folder)
    else:
        rows = behind(given.redis, given.place, given.folder, given.persons, given.documents)
    table.show("Replicas", rows, json=given.json)


if __name__ == "__main__":
    main()
