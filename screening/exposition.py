"""What a scrape reads: the metrics of this process, or the sum over all that share a folder, killed ones included.

Knows nothing of what the metrics mean.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import prometheus_client
from prometheus_client import CollectorRegistry
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from screening import metrics


def render() -> tuple[bytes, str]:
    """The exposition text of this process, or of all that share the folder, and its content type.

    Reads files when shared (3 to 20 ms): call it in a thread.
    """
    registry = metrics.REGISTRY
    if metrics.SHARED_FOLDER:
        _forget_dead(Path(metrics.SHARED_FOLDER))
        registry = CollectorRegistry()
        registry.register(_Shared())
    return prometheus_client.generate_latest(registry), prometheus_client.CONTENT_TYPE_LATEST


class _Shared(Collector):
    """All processes' files. One killed at its very start leaves an empty file, which cannot be read."""

    def collect(self) -> list[Metric]:
        files = [str(file) for file in Path(metrics.SHARED_FOLDER).glob("*.db") if _size(file)]
        return list(MultiProcessCollector.merge(files))  # type: ignore[no-untyped-call]


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # another scrape found its process dead
        return 0


def _forget_dead(folder: Path) -> None:
    """Removes the live gauges of processes that are gone: a killed worker cannot do it itself.

    What it counted stays: its files of counters and histograms are still part of the sums.
    """
    for number in {int(file.stem.rpartition("_")[2]) for file in folder.glob("gauge_live*_*.db")}:
        if _alive(number):
            continue
        with suppress(FileNotFoundError):  # another scrape was faster
            mark_process_dead(number, str(folder))  # type: ignore[no-untyped-call]


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
