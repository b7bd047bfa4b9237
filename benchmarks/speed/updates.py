"""Updates beside queries: a hundred records a second put through one server while another answers.

Two servers follow one copy of the store, as two workers do: they share nothing but its change feed. How long
until the other one finds a record is looked up for one record after the other; how much queries suffer is the
open-loop latency with updates against that without, on the server that is read.
"""

from __future__ import annotations

import http.client
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from benchmarks.speed import mix, openloop, server
from benchmarks.speed.data import Loaded
from benchmarks.speed.mix import Asked
from benchmarks.speed.rows import Row, figure, percentile, ratio, timing

A_SECOND = 100.0
QUERIES_A_SECOND = 200.0
SHARE_OF_HIGHEST = 0.3
"""Queries beside: so many, or this share of what one connection gets through, whichever is less."""

PROBED = 1_000
TRAVELLERS = 5_000
VISIBLE_SECONDS = 10.0
LIST = "benchmark-updates"


def measure(loaded: Loaded, folder: Path, seconds: float) -> list[Row]:
    """Time until visible, and latency of queries with and without updates."""
    copied = _copied(loaded, folder)
    ordinary = mix.ordinary(loaded.size)  # none asked twice: a token that is known is quicker
    first, second = (_written(folder / f"readers-{n}.ndjson", ordinary) for n in (1, 2))
    with server.with_noop(copied) as written, server.with_noop(copied) as read:
        rate = min(QUERIES_A_SECOND, SHARE_OF_HIGHEST * _highest(read.port, ordinary))
        quiet = openloop.apart(read.port, first, rate, seconds)
        writer = Writer(written.port, read.port, seconds)
        with writer:
            busy = openloop.apart(read.port, second, rate, seconds)
    tails = [percentile(each.latencies, 0.99) for each in (busy, quiet)]
    return [
        figure("queries beside", rate, "requests/s"),
        figure("updates put", len(writer.took) / seconds, "records/s"),
        timing("update, until acknowledged", writer.took),
        timing("update, from acknowledged to visible on the other server", writer.visible, "ms"),
        figure("longest until visible", max(writer.visible, default=None), "ms"),
        timing("queries without updates, latency since due", quiet.latencies),
        timing("queries beside updates, latency since due", busy.latencies),
        figure("p99 of queries with updates over without", ratio(*tails), "times"),
    ]


def _written(path: Path, ordinary: Iterator[Asked]) -> Path:
    path.write_bytes(b"\n".join(asked.body for asked in islice(ordinary, TRAVELLERS)))
    return path


def _highest(port: int, ordinary: Iterator[Asked]) -> float:
    """Requests a second over one connection, one after the other; warms the server."""
    requests = [openloop.post("/v1/screen", asked.body) for asked in islice(ordinary, PROBED)]
    return openloop.drive(port, requests, [0.0] * PROBED, connections=1).rate


def _copied(loaded: Loaded, folder: Path) -> Loaded:
    """The store once more, to write to: the one that is measured stays as it was."""
    path = folder / "updated.db"
    original = loaded.store.removeprefix("sqlite:///")
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    shutil.copytree(loaded.index, folder / "updated-index", copy_function=_linked)
    return replace(loaded, store=f"sqlite:///{path}", index=folder / "updated-index")


def _linked(source: str, target: str) -> None:
    Path(target).symlink_to(source)


class Writer:
    """While entered: puts records at a steady rate, and watches when the other server finds them."""

    def __init__(self, written: int, read: int, seconds: float) -> None:
        self._ports = written, read
        self._seconds = seconds
        self._newest: tuple[str, float] | None = None
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._write), threading.Thread(target=self._watch)]
        self.took: list[float] = []
        self.visible: list[float] = []

    def __enter__(self) -> Writer:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        if not self.visible:
            raise SystemExit("No update became visible: the servers refused them, or the time was too short.")

    def _write(self) -> None:
        with _client(self._ports[0]) as ask:
            started = time.perf_counter()
            for place in range(int(A_SECOND * self._seconds)):
                time.sleep(max(0.0, started + place / A_SECOND - time.perf_counter()))
                if self._over.is_set():
                    return
                number = f"QQ{place:07d}"
                sent = time.perf_counter()
                ask("PUT", f"/v1/records/{LIST}:{number}", _record(number))
                acknowledged = time.perf_counter()
                self.took.append((acknowledged - sent) * 1e6)
                self._newest = number, acknowledged

    def _watch(self) -> None:
        """Looks for the newest record each time, until it is found: a query a millisecond."""
        seen = ""
        with _client(self._ports[1]) as ask:
            while not self._over.is_set():
                newest = self._newest
                if newest is None or newest[0] == seen:
                    time.sleep(0.001)
                    continue
                seen, acknowledged = newest
                while not _holds(ask("POST", "/v1/screen", _traveller(seen)), seen):
                    if time.perf_counter() - acknowledged > VISIBLE_SECONDS:
                        break
                    time.sleep(0.001)
                self.visible.append((time.perf_counter() - acknowledged) * 1e3)


def _record(number: str) -> dict[str, Any]:
    owner = {"type": "P", "issuing_state": "UTO", "owner": "UTO", "status": "stolen"}
    return {"kind": "document", "id": f"{LIST}:{number}", "list": LIST, "number": number, **owner}


def _traveller(number: str) -> dict[str, Any]:
    return {"documents": [{"number": number, "type": "P", "issuing_state": "UTO"}]}


def _holds(answer: dict[str, Any], number: str) -> bool:
    """Whether that very record is a hit: its neighbours, one digit away, are hits as well."""
    return any(hit["record_id"] == f"{LIST}:{number}" for hit in answer["hits"])


@contextmanager
def _client(port: int) -> Iterator[Callable[[str, str, dict[str, Any]], Any]]:
    """Asks over one connection: method, path, body, and the answer's JSON."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:

        def ask(method: str, path: str, body: dict[str, Any]) -> Any:
            connection.request(method, path, orjson.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            read = answer.read()
            if answer.status >= 300:
                raise SystemExit(f"{method} was refused: {read.decode()}")
            return orjson.loads(read)

        yield ask
