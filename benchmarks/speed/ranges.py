"""Ranges of stolen blanks by the million: how long a number takes that lies in one, at its ends, just outside.

Ranges of every country overlap, and every thousandth holds half of its series, so that those before a number are
many. All of it is a pure function of the seed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.data import SEED
from benchmarks.speed.rows import Clock, Row, figure, timing
from screening.engine import Engine
from screening.model import Document, DocumentRecord, Traveller
from screening.store import open_store
from screening.synthetic.world import countries

RANGES, QUERIES, WARMING = 1_000_000, 3_000, 500
WIDTH = 7
LETTERS = "ABCDEFGHJKLMNPRTUVWXYZ"
WIDE_EVERY = 1_000


def measure(_: object, folder: Path, *, count: int, clock: Clock) -> list[Row]:
    """Rows for loading and building, then for each place that a number may have beside a range."""
    store = open_store(f"sqlite:///{folder}/ranges.db")
    started = time.perf_counter()
    with store.loading(source="benchmark") as loading:
        for record in ranges(count):
            loading.add(record)
        loading.commit()
    rows = [figure("ranges loaded", count / (time.perf_counter() - started), "records/s")]
    engine = Engine(store, folder / "ranges")
    started = time.perf_counter()
    engine.build()
    rows.append(figure("snapshot of ranges built", count / (time.perf_counter() - started), "records/s"))
    engine.open(build=False)
    draw = random.Random(SEED + 1)
    some = [one for one in (ranges_at(draw, count) for _ in range(QUERIES)) if _length(one) > 2]
    for place, asked in _asked(some, draw).items():
        rows += _timed(engine, place, list(zip(some, asked, strict=True)), clock)
    engine.close()
    return rows


def ranges(count: int) -> Iterator[DocumentRecord]:
    """That many ranges; the k-th is the same however many there are."""
    return map(one_range, range(count))


def ranges_at(draw: random.Random, count: int) -> DocumentRecord:
    """One of that many."""
    return one_range(draw.randrange(count))


def one_range(k: int) -> DocumentRecord:
    """Range k."""
    draw = random.Random(SEED * 10**9 + k)
    state = draw.choice(countries()).code
    stem = draw.choice(LETTERS) + draw.choice(LETTERS)
    length = 10**WIDTH // 2 if k % WIDE_EVERY == 0 else draw.randint(1, 2_000)
    first = draw.randrange(10**WIDTH - length)
    return DocumentRecord(
        f"blanks:{k}", "blanks", f"{stem}{first:0{WIDTH}d}", "P", state, "stolen_blank",
        f"{stem}{first + length - 1:0{WIDTH}d}",
    )  # fmt: skip


def _asked(some: list[DocumentRecord], draw: random.Random) -> dict[str, list[str]]:
    inside = [_moved(one.number, draw.randrange(1, _length(one) - 1)) for one in some]
    return {
        "inside": inside,
        "first": [one.number for one in some],
        "last": [one.number_to for one in some],
        "inside, 0 read as O": [number.replace("0", "O", 1) for number in inside],
        "just outside": [_moved(one.number_to, 1) for one in some],
        "of another series": [f"X{number[2:]}" for number in inside],
    }


def _timed(
    engine: Engine, place: str, asked: list[tuple[DocumentRecord, str]], clock: Clock
) -> Iterator[Row]:
    travellers = [Traveller(documents=(Document(number, "P", one.issuing_state),)) for one, number in asked]
    for traveller in travellers[:WARMING]:
        engine.screen(traveller)
    took, found = [], 0
    for traveller, (one, _) in zip(travellers, asked, strict=True):
        started = clock()
        answer = engine.screen(traveller)
        took.append((clock() - started) / 1e3)
        found += any(hit.record_id == one.id for hit in answer.hits)
    yield timing(f"number {place}: whole screen", took)
    yield figure(f"number {place}: refers to that range", found / len(asked), "share")


def _length(one: DocumentRecord) -> int:
    return int(one.number_to[2:]) - int(one.number[2:]) + 1


def _moved(number: str, by: int) -> str:
    return f"{number[:2]}{int(number[2:]) + by:0{WIDTH}d}"
