"""Rows of the table: a timing with three percentiles, or one figure. Knows nothing of what is measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
Row = dict[str, Any]
"""`measure`, `value` (of a timing: its median), `p90` and `p99` (None for a figure), `unit`."""


def figure(measure: str, value: float | None, unit: str = "") -> Row:
    """One number; None where there is nothing to measure."""
    return {"measure": measure, "value": value, "p90": None, "p99": None, "unit": unit}


def timing(measure: str, values: Iterable[float], unit: str = "µs") -> Row:
    """Median, 90th and 99th percentile of the values."""
    ordered = sorted(values)
    half, most, nearly_all = (percentile(ordered, share) for share in (0.5, 0.9, 0.99))
    return {"measure": measure, "value": half, "p90": most, "p99": nearly_all, "unit": unit}


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """The value below which that share (0 to 1) of the ordered values lies; None of no values."""
    return float(ordered[min(int(len(ordered) * share), len(ordered) - 1)]) if ordered else None


def ratio(over: float | None, under: float | None) -> float | None:
    """One figure over another; None where either is missing."""
    return over / under if over is not None and under else None


Clock = Callable[[], int]
CLOCKS: dict[str, Clock] = {"wall": time.perf_counter_ns, "processor": time.thread_time_ns}
"""Nanoseconds that passed, or that this thread had a processor: the latter leaves out what others took."""


def timed(
    call: Callable[[T], object], arguments: Iterable[T], clock: Clock = time.perf_counter_ns
) -> list[float]:
    """Microseconds that the call took for each argument."""
    took = []
    for argument in arguments:
        started = clock()
        call(argument)
        took.append((clock() - started) / 1e3)
    return took


@contextmanager
def undisturbed(rows: list[Row]) -> Iterator[None]:
    """Adds a row that says how much of a core the block had: below 0.95 others took part of its time."""
    wall, own = time.perf_counter(), time.process_time()
    yield
    share = (time.process_time() - own) / (time.perf_counter() - wall)
    rows.append(figure("share of a core that the measurement had", share))
