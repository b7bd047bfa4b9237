"""Whether a carrier can tell a hit from a miss by the time that its answer takes.

Hits and misses are asked in turn over one connection; what is told is how often a hit took longer than a miss (the
area under the curve: 0.5 when nobody can tell), beside the same for misses among themselves, which shows what chance
does in this run, and for an officer's answers, which shows what the beat of a carrier's answers hides.
"""

from __future__ import annotations

import http.client
import json
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.speed import cost, server
from benchmarks.speed.data import DOCUMENTS, SEED, Loaded
from benchmarks.speed.rows import Row, figure
from screening import synthetic
from screening.access.keyring import Keyring

PAIRS = 1_500
WARMING = 100


def measure(loaded: Loaded, folder: Path, pairs: int = PAIRS) -> list[Row]:
    """The three areas, and the lengths of the answers."""
    settings, officer = cost.trusted(folder / "beat")
    _, carrier = Keyring(folder / "beat" / "access.db").create(client="airline", role="carrier")
    hits, misses = _asked(loaded)
    rows = []
    with server.service(loaded, 1, settings) as started:
        for who, key in (("carrier", carrier), ("officer", officer)):
            told = _Timed(started.port, key)
            found = told.pairs(hits, misses, pairs)
            rows += [
                figure(f"{who}: a hit takes longer than a miss", area(found[0], found[1])),
                figure(f"{who}: a miss takes longer than another miss", area(found[1][::2], found[1][1::2])),
                figure(f"{who}: difference of medians", _apart(*found), "µs"),
                figure(f"{who}: different lengths of answers", len(told.lengths)),
            ]
    return rows


def area(over: list[float], under: list[float]) -> float:
    """How often one of `over` is greater than one of `under`; equal ones count half."""
    values = np.array([*over, *under])
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    most = len(over) * len(under)
    return float((ranks[: len(over)].sum() - len(over) * (len(over) + 1) / 2) / most)


def _apart(hits: list[float], misses: list[float]) -> float:
    return float(np.median(hits) - np.median(misses)) * 1e6


def _asked(loaded: Loaded) -> tuple[list[bytes], list[bytes]]:
    """Documents on file, and such that nobody reported: bodies of equal lengths."""
    on_file = [
        {"number": record.number, "type": record.type, "issuing_state": record.issuing_state}
        for record in islice(synthetic.documents(SEED, loaded.size.documents, DOCUMENTS), 1_000)
        if not record.number_to
    ]
    absent = [{**document, "number": document["number"][::-1]} for document in on_file]
    return _bodies(on_file), _bodies(absent)


def _bodies(documents: list[dict[str, str]]) -> list[bytes]:
    return [json.dumps({"id": "1", "documents": [document]}).encode() for document in documents]


class _Timed:
    """Asks over one connection and takes the time."""

    def __init__(self, port: int, key: str) -> None:
        self._port = port
        self._headers = {
            "Authorization": f"Bearer {key}",
            "X-Purpose": "border_entry",
            "X-Terminal": "ALA-07",
        }
        self.lengths: set[int] = set()

    def pairs(self, hits: list[bytes], misses: list[bytes], pairs: int) -> tuple[list[float], list[float]]:
        """Seconds of hits and of misses, asked in turn; by what was answered, not by what was meant."""
        found: dict[str, list[float]] = {"refer": [], "clear": []}
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)) as connection:
            for number in range(WARMING + pairs):
                for bodies in (hits, misses) if number % 2 else (misses, hits):
                    decision, took = self._ask(connection, bodies[number % len(bodies)])
                    if number >= WARMING:
                        found[decision].append(took)
        return found["refer"], found["clear"]

    def _ask(self, connection: http.client.HTTPConnection, body: bytes) -> tuple[str, float]:
        began = time.perf_counter()
        connection.request("POST", "/v1/screen", body, self._headers)
        answer = connection.getresponse()
        content = answer.read()
        took = time.perf_counter() - began
        if answer.status != 200:
            raise SystemExit(f"A query was answered with {answer.status}.")
        decision = str(json.loads(content)["decision"])
        self.lengths.add(len(content))
        return decision, took
