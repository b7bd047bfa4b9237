"""Every Prometheus name of the service, declared once, and the few calls that feed them.

Right for one process and for many: when the parent process sets PROMETHEUS_MULTIPROC_DIR before this
module is imported, each worker counts into a file of its own there and any of them renders the sum.
Labels are few and bounded (a scrape of 8 processes with 200 label sets takes 74 ms) and hold no
personal data. Knows nothing of HTTP, the engine or the model: callers pass plain values.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

# Read here and not in settings because the library itself decides by it, once, when it is imported.
SHARED_FOLDER = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

# Several processes have no `_created` series: the same names in both modes.
prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()

REQUESTS = Counter(
    "screening_requests_total",
    "HTTP requests answered, by route and class of status.",
    ["route", "status"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "screening_request_seconds",
    "Time from the request's arrival to its answer, by route.",
    ["route"],
    buckets=SECONDS,
    registry=REGISTRY,
)
REJECTED = Counter(
    "screening_rejected_inputs_total", "Inputs refused, by error code.", ["code"], registry=REGISTRY
)
DECISIONS = Counter(
    "screening_decisions_total", "Travellers screened, by decision.", ["decision"], registry=REGISTRY
)
HITS = Counter(
    "screening_hits_total",
    "Hits listed in answers, by list and kind of record.",
    ["list", "kind"],
    registry=REGISTRY,
)
QUERY_SECONDS = Histogram(
    "screening_query_seconds",
    "Time to screen one traveller, without HTTP.",
    buckets=SECONDS,
    registry=REGISTRY,
)
CANDIDATES = Counter(
    "screening_candidates_weighed_total", "Records weighed against travellers.", registry=REGISTRY
)
EXHAUSTED = Counter(
    "screening_budget_exhausted_total",
    "Travellers for whom candidates were cut off by the budget.",
    registry=REGISTRY,
)
CHANGES = Counter(
    "screening_changes_applied_total", "Changes of the store applied in memory.", registry=REGISTRY
)
SWAPS = Counter("screening_snapshot_swaps_total", "Snapshots taken into use.", registry=REGISTRY)
STORE_ERRORS = Counter(
    "screening_store_errors_total", "Failed reads and writes of the store.", registry=REGISTRY
)

# What every process sees alike: the latest word counts.
STORE_SEQUENCE = Gauge(
    "screening_store_sequence",
    "Sequence number of the store's last change.",
    multiprocess_mode="mostrecent",
    registry=REGISTRY,
)
LIST_RECORDS = Gauge(
    "screening_list_records",
    "Records on file, by list.",
    ["list"],
    multiprocess_mode="mostrecent",
    registry=REGISTRY,
)
LIST_LOADED = Gauge(
    "screening_list_loaded_timestamp_seconds",
    "When the list was last loaded whole, by list.",
    ["list"],
    multiprocess_mode="mostrecent",
    registry=REGISTRY,
)

# What each worker has for itself: the worst living worker counts. The label `process` is there because
# a gauge without labels is 0 from the import on, so that a process which answers nothing (the parent,
# the builder) would make the service look not ready.
READY = Gauge(
    "screening_ready",
    "1 when every worker answers from complete data.",
    ["process"],
    multiprocess_mode="livemin",
    registry=REGISTRY,
)
INDEX_SEQUENCE = Gauge(
    "screening_index_sequence",
    "Sequence number up to which every worker's answers take changes into account.",
    ["process"],
    multiprocess_mode="livemin",
    registry=REGISTRY,
)
SNAPSHOT_SEQUENCE = Gauge(
    "screening_snapshot_sequence",
    "Sequence number of the oldest snapshot in use.",
    ["process"],
    multiprocess_mode="livemin",
    registry=REGISTRY,
)
DELTA_RECORDS = Gauge(
    "screening_delta_records",
    "Most changes that a worker holds in memory since its snapshot.",
    ["process"],
    multiprocess_mode="livemax",
    registry=REGISTRY,
)

# Made at once, so that each decision is shown as 0 before its first; kept, because `labels` costs 0.7 us.
_DECISIONS = {decision: DECISIONS.labels(decision) for decision in ("clear", "refer", "not_checked")}


def observe_screen(decision: str, seconds: float, weighed: int, exhausted: bool) -> None:
    """Counts one traveller screened; 3 us."""
    _DECISIONS[decision].inc()
    QUERY_SECONDS.observe(seconds)
    CANDIDATES.inc(weighed)
    if exhausted:
        EXHAUSTED.inc()


def observe_request(route: str, status: int, seconds: float) -> None:
    """Counts one HTTP request; `route` is the route's template, never the path, which names records."""
    _requests(route, status // 100).inc()
    _request_seconds(route).observe(seconds)


def count_hit(list_name: str, kind: str) -> None:
    """Counts one hit listed in an answer."""
    HITS.labels(list_name, kind).inc()


def count_rejected(code: str) -> None:
    """Counts one input refused; `code` is that of the error."""
    REJECTED.labels(code).inc()


def count_changes(number: int) -> None:
    """Counts changes applied in memory."""
    CHANGES.inc(number)


def count_swap() -> None:
    """Counts one snapshot taken into use."""
    SWAPS.inc()


def count_store_error() -> None:
    """Counts one failed read or write of the store."""
    STORE_ERRORS.inc()


def show_list(name: str, records: int, loaded_at: str) -> None:
    """Shows a list's size and age; `loaded_at` is RFC 3339, or "" for a list never loaded whole."""
    LIST_RECORDS.labels(name).set(records)
    if loaded_at:
        LIST_LOADED.labels(name).set(datetime.fromisoformat(loaded_at).timestamp())


def show_worker(*, ready: bool, sequence: int, head: int, snapshot_sequence: int, delta_records: int) -> None:
    """Shows how far this worker is; called by processes that answer, and by no others."""
    STORE_SEQUENCE.set(head)
    READY.labels("worker").set(ready)
    INDEX_SEQUENCE.labels("worker").set(sequence)
    SNAPSHOT_SEQUENCE.labels("worker").set(snapshot_sequence)
    DELTA_RECORDS.labels("worker").set(delta_records)


def render() -> tuple[bytes, str]:
    """The exposition text of this process, or of all that share the folder, and its content type.

    Reads files when shared (3 to 20 ms): call it in a thread.
    """
    registry = REGISTRY
    if SHARED_FOLDER:
        _forget_dead(Path(SHARED_FOLDER))
        registry = CollectorRegistry()
        registry.register(_Shared())
    return prometheus_client.generate_latest(registry), prometheus_client.CONTENT_TYPE_LATEST


class _Shared(Collector):
    """All processes' files. One killed at its very start leaves an empty file, which cannot be read."""

    def collect(self) -> list[Metric]:
        files = [str(file) for file in Path(SHARED_FOLDER).glob("*.db") if _size(file)]
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


@cache
def _requests(route: str, status_class: int) -> Counter:
    return REQUESTS.labels(route, f"{status_class}xx")


@cache
def _request_seconds(route: str) -> Histogram:
    return REQUEST_SECONDS.labels(route)
