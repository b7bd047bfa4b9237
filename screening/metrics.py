"""Every Prometheus name of the service, declared once, and the few calls that feed them.

Right for one process and for many: when the parent process sets PROMETHEUS_MULTIPROC_DIR before this
module is imported, each worker counts into a file of its own there and any of them renders the sum.
Labels are few and bounded (a scrape of 8 processes with 200 label sets takes 74 ms) and hold no
personal data. Knows nothing of HTTP, the engine or the model: callers pass plain values.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Literal

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Read here and not in settings because the library itself decides by it, once, when it is imported.
SHARED_FOLDER = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
Mode = Literal["mostrecent", "livemin", "livemax", "livesum"]
SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

# Several processes have no `_created` series: the same names in both modes.
prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()


def _counter(name: str, meaning: str, *labels: str) -> Counter:
    return Counter(name, meaning, labels, registry=REGISTRY)


def _histogram(name: str, meaning: str, *labels: str) -> Histogram:
    return Histogram(name, meaning, labels, buckets=SECONDS, registry=REGISTRY)


def _gauge(over_processes: Mode, name: str, meaning: str, *labels: str) -> Gauge:
    return Gauge(name, meaning, labels, multiprocess_mode=over_processes, registry=REGISTRY)


REQUESTS = _counter(
    "screening_requests_total", "HTTP requests answered, by route and class of status.", "route", "status"
)
REQUEST_SECONDS = _histogram(
    "screening_request_seconds", "Time from the request's arrival to its answer, by route.", "route"
)
REJECTED = _counter("screening_rejected_inputs_total", "Inputs refused, by error code.", "code")
TRAWLING = _counter(
    "screening_trawling_signs_total", "Signs that a client looks for who is listed: names or finds.", "sign"
)
DECISIONS = _counter("screening_decisions_total", "Travellers screened, by decision.", "decision")
HITS = _counter("screening_hits_total", "Hits listed in answers, by list and kind of record.", "list", "kind")
CLEARANCES_USED = _counter(
    "screening_clearances_used_total",
    "Records left out of answers because the traveller was cleared of them.",
)
QUERY_SECONDS = _histogram("screening_query_seconds", "Time to screen one traveller, without HTTP.")
STAGE_SECONDS = _counter(
    "screening_stage_seconds_total", "Time spent on travellers by stage: prepare, find or weigh.", "stage"
)
CANDIDATES = _counter("screening_candidates_weighed_total", "Records weighed against travellers.")
EXHAUSTED = _counter(
    "screening_budget_exhausted_total", "Travellers for whom candidates were cut off by the budget."
)
LATE = _counter(
    "screening_late_queries_total",
    "Travellers looked up after their deadline, by what was found then; lost: never looked up.",
    "decision",
)
CHANGES = _counter("screening_changes_applied_total", "Changes of the store applied in memory.")
SWAPS = _counter("screening_snapshot_swaps_total", "Snapshots taken into use.")
STORE_ERRORS = _counter("screening_store_errors_total", "Failed reads and writes of the store.")
WORKER_STARTS = _counter(
    "screening_worker_starts_total", "Workers that came to answer since the service began."
)

PASSENGER_LISTS = _counter(
    "screening_passenger_lists_total",
    "Passenger lists by what became of them: accepted, repeated, done or failed.",
    "outcome",
)
PASSENGER_ROWS = _counter(
    "screening_passenger_rows_total", "Rows of passenger lists, screened or unreadable.", "outcome"
)
ANSWERS_CHANGED = _counter(
    "screening_answers_changed_total",
    "Passengers whose answer changed after it was given, by the decision that they have now.",
    "decision",
)

WITHDRAWN = _counter(
    "screening_records_withdrawn_total", "Records withdrawn after their review date, by list.", "list"
)
AUDIT_ENTRIES = _counter("screening_audit_entries_total", "Entries written to the audit, by event.", "event")
AUDIT_FAILURES = _counter("screening_audit_failures_total", "Entries that could not be written to the audit.")

# What every process sees alike: the latest word counts.
PASSENGER_LISTS_WAITING = _gauge(
    "mostrecent", "screening_passenger_lists_waiting", "Passenger lists that are not done, by state.", "state"
)
PASSENGER_ROWS_WAITING = _gauge(
    "mostrecent",
    "screening_passenger_rows_waiting",
    "Rows of passenger lists that are read and not screened.",
)
STORE_SEQUENCE = _gauge(
    "mostrecent", "screening_store_sequence", "Sequence number of the store's last change."
)
LIST_RECORDS = _gauge("mostrecent", "screening_list_records", "Records on file, by list.", "list")
LIST_LOADED = _gauge(
    "mostrecent",
    "screening_list_loaded_timestamp_seconds",
    "When the list was last loaded whole, by list.",
    "list",
)

LIST_MAX_AGE = _gauge(
    "mostrecent",
    "screening_list_max_age_seconds",
    "How old the list may be, by list that has a limit.",
    "list",
)
LIST_OVERDUE = _gauge(
    "mostrecent",
    "screening_list_overdue",
    "1 when the list is older than its limit or missing, so that answers do not rely on it.",
    "list",
)
REVIEWS = _gauge(
    "mostrecent", "screening_reviews", "Records whose review is due or has passed.", "list", "state"
)
WITHDRAWAL_REFUSED = _gauge(
    "mostrecent", "screening_withdrawal_refused", "1 while what lapsed waits for an operator.", "list", "why"
)
WORKERS_WANTED = _gauge("mostrecent", "screening_workers_wanted", "Workers that the service is set to run.")
DELTA_LIMIT = _gauge(
    "mostrecent", "screening_delta_limit_records", "Changes beyond which a worker waits for a new snapshot."
)
DISK_FREE = _gauge(
    "mostrecent",
    "screening_disk_free_bytes",
    "Space left where the folder lies, for the service's user.",
    "folder",
)
DISK_SIZE = _gauge(
    "mostrecent", "screening_disk_size_bytes", "Size of the disk on which the folder lies.", "folder"
)
VERSION = _gauge("mostrecent", "screening_version_info", "1, with the version that answers.", "version")

# What each worker has for itself: the worst living worker counts. The label `process` is there because
# a gauge without labels is 0 from the import on, so that a process which answers nothing (the parent,
# the builder) would make the service look not ready.
READY = _gauge("livemin", "screening_ready", "1 when every worker answers from complete data.", "process")
INDEX_SEQUENCE = _gauge(
    "livemin",
    "screening_index_sequence",
    "Sequence number up to which every worker's answers take changes into account.",
    "process",
)
SNAPSHOT_SEQUENCE = _gauge(
    "livemin", "screening_snapshot_sequence", "Sequence number of the oldest snapshot in use.", "process"
)
DELTA_RECORDS = _gauge(
    "livemax",
    "screening_delta_records",
    "Most changes that a worker holds in memory since its snapshot.",
    "process",
)

SNAPSHOT_TIME = _gauge(
    "livemin",
    "screening_snapshot_built_timestamp_seconds",
    "When the oldest snapshot in use was built.",
    "process",
)
WORKERS = _gauge("livesum", "screening_workers", "Workers that answer.", "process")
MEMORY = _gauge(
    "livemax",
    "screening_worker_memory_bytes",
    "Memory that the largest worker occupies, the shared snapshot's pages included.",
    "process",
)
OPEN_FILES = _gauge(
    "livemax",
    "screening_worker_open_files",
    "Files and connections of the worker that has the most of them open.",
    "process",
)
OPEN_FILES_LIMIT = _gauge(
    "livemin", "screening_worker_open_files_limit", "How many a worker may have open.", "process"
)
AUDIT_WRITABLE = _gauge(
    "livemin",
    "screening_audit_writable",
    "1 when every process that keeps an audit could write its last entry.",
    "process",
)
KEYS_AGE = _gauge(
    "livemax",
    "screening_keys_age_seconds",
    "How long ago the worker that is worst off could last read the keys, where keys are asked for.",
    "process",
)

# Made at once, so that each decision is shown as 0 before its first; kept, because `labels` costs 0.7 us.
_DECISIONS = {decision: DECISIONS.labels(decision) for decision in ("clear", "refer", "not_checked")}
_ROWS = {outcome: PASSENGER_ROWS.labels(outcome) for outcome in ("screened", "unreadable")}
_STAGES = tuple(STAGE_SECONDS.labels(stage) for stage in ("prepare", "find", "weigh"))
_hits, _audit_entries = cache(HITS.labels), cache(AUDIT_ENTRIES.labels)
_request_seconds = cache(REQUEST_SECONDS.labels)
# A series that begins with its first event hides that event from `increase`, and from the alert that waits for it.
_SHOWN = [
    counted.labels(value)
    for counted, values in (
        (TRAWLING, ("names", "finds")),
        (LATE, ("clear", "refer", "not_checked", "lost")),
        (PASSENGER_LISTS, ("accepted", "repeated", "done", "failed")),
        (ANSWERS_CHANGED, ("clear", "refer", "not_checked")),
    )
    for value in values
]


def observe_screens(
    decisions: Mapping[str, int], seconds: Iterable[float], weighed: int, exhausted: int
) -> None:
    """Counts travellers screened: how many by decision, what each took; candidates and cut off ones of all."""
    for decision, number in decisions.items():
        _DECISIONS[decision].inc(number)
    for each in seconds:
        QUERY_SECONDS.observe(each)
    CANDIDATES.inc(weighed)
    if exhausted:
        EXHAUSTED.inc(exhausted)


def observe_stages(prepare: float, find: float, weigh: float) -> None:
    """Adds the seconds that travellers took in each stage; 2 us."""
    stages = _STAGES
    stages[0].inc(prepare)
    stages[1].inc(find)
    stages[2].inc(weigh)


def observe_request(route: str, status: int, seconds: float) -> None:
    """Counts one HTTP request; `route` is the route's template, never the path, which names records."""
    _requests(route, status // 100).inc()
    _request_seconds(route).observe(seconds)


def count_hit(list_name: str, kind: str) -> None:
    """Counts one hit listed in an answer."""
    _hits(list_name, kind).inc()


def count_cleared(records: int) -> None:
    """Counts the records of which one traveller was cleared."""
    CLEARANCES_USED.inc(records)


def count_rejected(code: str) -> None:
    """Counts one input refused; `code` is that of the error."""
    REJECTED.labels(code).inc()


def count_late(decision: str) -> None:
    """Counts one traveller looked up after the deadline, or lost."""
    LATE.labels(decision).inc()


def count_trawling(sign: str) -> None:
    """Counts one sign that a client looks for who is listed."""
    TRAWLING.labels(sign).inc()


def count_changes(number: int) -> None:
    """Counts changes applied in memory."""
    CHANGES.inc(number)


def count_swap() -> None:
    """Counts one snapshot taken into use."""
    SWAPS.inc()


def count_job(outcome: str) -> None:
    """Counts one passenger list: accepted, repeated, done or failed."""
    PASSENGER_LISTS.labels(outcome).inc()


def count_row(outcome: str) -> None:
    """Counts one row of a passenger list: screened or unreadable."""
    _ROWS[outcome].inc()


def count_changed(decision: str) -> None:
    """Counts one passenger whose answer changed after it was given."""
    ANSWERS_CHANGED.labels(decision).inc()


def show_queue(lists: Mapping[str, int], rows: int) -> None:
    """Shows how many lists wait, by state, and how many rows of them; called by processes that screen lists."""
    for state, number in lists.items():
        PASSENGER_LISTS_WAITING.labels(state).set(number)
    PASSENGER_ROWS_WAITING.set(rows)


def show_reviews(list_name: str, *, due: int, passed: int) -> None:
    """Shows how many records of a list are to be reviewed soon, and how many should have been."""
    REVIEWS.labels(list_name, "due").set(due)
    REVIEWS.labels(list_name, "passed").set(passed)


def show_refused(list_name: str, why: str, *, refused: bool) -> None:
    """Shows whether what has lapsed of a list waits for an operator's word."""
    WITHDRAWAL_REFUSED.labels(list_name, why).set(refused)


def count_store_errors(number: int = 1) -> None:
    """Counts failed reads and writes of the store."""
    STORE_ERRORS.inc(number)


def count_start(version: str, wanted: int, delta_limit: int) -> None:
    """Counts one worker that begins to answer, and shows what is installed and set."""
    WORKER_STARTS.inc()
    VERSION.labels(version).set(1)
    WORKERS_WANTED.set(wanted)
    DELTA_LIMIT.set(delta_limit)


def count_audit(event: str) -> None:
    """Counts one entry of the audit; 1 us."""
    _audit_entries(event).inc()


def count_audit_failure() -> None:
    """Counts one entry that could not be written."""
    AUDIT_FAILURES.inc()


def show_keys(age: float) -> None:
    """Shows how many seconds ago this worker could last read the keys."""
    KEYS_AGE.labels("worker").set(age)


def show_audit(*, writable: bool) -> None:
    """Shows whether this process could write its last entry."""
    AUDIT_WRITABLE.labels("worker").set(writable)


def show_list(name: str, records: int, loaded_at: str) -> None:
    """Shows a list's size and age; `loaded_at` is RFC 3339, or "" for a list never loaded whole."""
    LIST_RECORDS.labels(name).set(records)
    if loaded_at:
        LIST_LOADED.labels(name).set(datetime.fromisoformat(loaded_at).timestamp())


def show_freshness(name: str, limit: float | None, overdue: bool) -> None:
    """Shows how old a list may be, and whether it is older."""
    LIST_OVERDUE.labels(name).set(overdue)
    if limit is not None:
        LIST_MAX_AGE.labels(name).set(limit)


def show_disk(folder: str, free: int, size: int) -> None:
    """Shows the space left, in bytes, where a folder lies; `folder` is what it is for, not its path."""
    DISK_FREE.labels(folder).set(free)
    DISK_SIZE.labels(folder).set(size)


def show_process(*, memory: int, open_files: int, open_files_limit: int) -> None:
    """Shows what this worker takes of the machine: bytes of memory, files and connections."""
    WORKERS.labels("worker").set(1)
    MEMORY.labels("worker").set(memory)
    OPEN_FILES.labels("worker").set(open_files)
    OPEN_FILES_LIMIT.labels("worker").set(open_files_limit)


def show_snapshot(built: float) -> None:
    """Shows when this worker's snapshot was built, in seconds since 1970."""
    SNAPSHOT_TIME.labels("worker").set(built)


def show_worker(*, ready: bool, sequence: int, head: int, snapshot_sequence: int, delta_records: int) -> None:
    """Shows how far this worker is; called by processes that answer, and by no others."""
    STORE_SEQUENCE.set(head)
    READY.labels("worker").set(ready)
    INDEX_SEQUENCE.labels("worker").set(sequence)
    SNAPSHOT_SEQUENCE.labels("worker").set(snapshot_sequence)
    DELTA_RECORDS.labels("worker").set(delta_records)


@cache
def _requests(route: str, status_class: int) -> Counter:
    return REQUESTS.labels(route, f"{status_class}xx")
