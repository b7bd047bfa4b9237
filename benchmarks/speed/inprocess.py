"""Times each stage of a screening in one process: parse, prepare, find, and the whole of it, by kind of traveller."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from benchmarks.speed.data import Loaded
from screening import decide, wire
from screening.engine import Engine
from screening.index.births import Floors
from screening.screen import prepare_probe
from screening.store import open_store

T = TypeVar("T")


def measure(loaded: Loaded, mix: dict[str, list[bytes]]) -> list[dict[str, Any]]:
    """Rows of percentiles in microseconds. Every query is new to the caches of tokens, as at a border."""
    engine = Engine(open_store(loaded.store), loaded.index)
    started = time.perf_counter()
    engine.open(build=False)
    rows = [{"measure": "open the snapshot", "value": (time.perf_counter() - started) * 1e3, "unit": "ms"}]
    asked = {label: [wire.traveller(body) for body in bodies] for label, bodies in mix.items()}
    rows += _percentiles("parse and validate", wire.query, mix["ordinary"])
    rows += _percentiles("prepare", prepare_probe, asked["ordinary"])
    floors = Floors(decide.DEFAULT.threshold, 0.63, 0.69, 0.82, 0.91, 2.0)
    probes = [replace(prepare_probe(traveller), floors=floors) for traveller in asked["ordinary"]]
    searcher, at = engine._view.searcher, engine._view.at
    rows += _percentiles(
        "find candidates", lambda probe: searcher.find(probe, at, decide.DEFAULT.budget), probes
    )
    for label, travellers in asked.items():
        rows += _percentiles(f"screen: {label}", engine.screen, travellers)
    answers = [engine.screen(traveller) for traveller in asked["ordinary"]]
    rows += _percentiles("answer to bytes", wire.answer, answers)
    for name in ("keys", "postings", "candidates"):
        counts = sorted(getattr(answer.effort, name) for answer in answers)
        rows += [_row(f"{name} a query, {p}", _at(counts, share), "") for p, share in PERCENTILES]
    engine.close()
    return rows


PERCENTILES = (("p50", 0.5), ("p90", 0.9), ("p99", 0.99))


def _percentiles(title: str, call: Callable[[T], object], arguments: Iterable[T]) -> list[dict[str, Any]]:
    took = []
    for argument in arguments:
        started = time.perf_counter_ns()
        call(argument)
        took.append((time.perf_counter_ns() - started) / 1e3)
    took.sort()
    return [_row(f"{title}, {name}", _at(took, share), "µs") for name, share in PERCENTILES]


def _at(values: list[Any], share: float) -> float:
    return float(values[min(int(len(values) * share), len(values) - 1)]) if values else float("nan")


def _row(measure: str, value: float, unit: str) -> dict[str, Any]:
    return {"measure": measure, "value": value, "unit": unit}
