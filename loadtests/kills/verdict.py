"""What is left when the killing is over, held against what the clients were told."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from loadtests.kills.clients import EDITIONS, LISTED, ROWS
from loadtests.kills.trial import Trial
from tests.faults.service import Service, run

Row = dict[str, Any]
SETTLING = 90.0
LOST_SHOWN = 5

UNFORESEEN = (
    "request_failed",
    "batch_item_failed",
    "row_failed",
    "list_failed",
    "process_failed",
    "upkeep_failed",
)
WRONG = (
    "acknowledged changes lost", "wrong clears", "wrong referrals", "withdrawn persons found", "audit gaps",
    "audit faults", "rows of lists lost, doubled or wrong", "errors nobody foresaw", "clients that failed",
)  # fmt: skip
"""The rows that must be 0."""


def judged(trial: Trial, folder: Path) -> list[Row]:
    """The table. Ends the service, for its audit is looked at when nobody writes it any more."""
    ledger = trial.ledger
    lost = _lost(trial)
    trial.service.end()
    faults, gaps, errors = _verified(trial), _gaps(trial, folder), _errors(folder)
    for told in (
        ledger.failures,
        ledger.wrong_clears,
        ledger.revived,
        ledger.bad_rows,
        lost,
        gaps,
        faults,
        errors,
    ):
        for line in told[:LOST_SHOWN]:
            print(line, file=sys.stderr)
    figures = {
        "kills": trial.kills.total(),
        **{f"kills of: {kind}": number for kind, number in sorted(trial.kills.items())},
        "queries answered": len(ledger.answered),
        "queries answered not_checked": sum(d == "not_checked" for d in ledger.answered.values()),
        "connections broken or refused": ledger.unanswered.total() + ledger.refused.total(),
        "changes acknowledged": len(ledger.on_file) + 2 * len(ledger.gone),
        "loads acknowledged": ledger.loads,
        "passenger lists answered": len(ledger.flights),
        "rows of passenger lists answered": len(ledger.flights) * ROWS,
    }
    wrong = dict(
        zip(
            WRONG,
            map(len, (lost, ledger.wrong_clears, ledger.wrong_referrals, ledger.revived, gaps, faults,
                      ledger.bad_rows, errors, ledger.failures)),
            strict=True,
        )
    )  # fmt: skip
    return [{"measure": name, "value": value} for name, value in (figures | wrong).items()]


def wrong(rows: Iterable[Row]) -> list[str]:
    """The rows that should be 0 and are not."""
    return [row["measure"] for row in rows if row["measure"] in WRONG and row["value"]]


# --- changes


def _lost(trial: Trial) -> list[str]:
    """What was acknowledged and does not hold in some worker, once all had time to come level."""
    service, ledger = trial.service, trial.ledger
    service.all_ready()
    weekly = set(EDITIONS[ledger.edition])
    expected = [
        (sorted({*LISTED, *ledger.on_file}), {*LISTED, *ledger.on_file}),
        (sorted(ledger.gone), set[int]()),
        (sorted({*EDITIONS[0], *EDITIONS[1]}), weekly),
    ]
    found = set[str]()
    for _ in service.each_worker():
        for asked, wanted in expected:
            found |= {f"person {number}" for number in _differing(service, asked, wanted)}
    return sorted(found)


def _differing(service: Service, asked: list[int], wanted: set[int]) -> set[int]:
    deadline = time.monotonic() + SETTLING
    while True:
        differing = _hits(service, asked) ^ wanted
        if not differing or time.monotonic() > deadline:
            return differing
        time.sleep(0.2)


def _hits(service: Service, asked: list[int], portion: int = 2_000) -> set[int]:
    found = set[int]()
    for first in range(0, len(asked), portion):
        found |= service.hits(asked[first : first + portion])
    return found


# --- the audit


def _verified(trial: Trial) -> list[str]:
    done = run(trial.settings, "audit", "verify", "--json")
    try:
        return [str(fault) for fault in json.loads(done.stdout)["faults"]]
    except (json.JSONDecodeError, KeyError):
        return [done.stderr]


def _gaps(trial: Trial, folder: Path) -> list[str]:
    """What somebody was told and the audit does not say."""
    path = folder / "audit.ndjson"
    exported = run(trial.settings, "audit", "export", "--output", path)
    if exported.returncode:
        return [exported.stderr]
    answered, rows, changed = dict[str, str](), set[tuple[str, int, str]](), set[str]()
    for entry in _entries(path):
        request = entry.get("request", "")
        if entry["event"] == "query" and "position" in entry:
            rows.add((request, entry["position"], entry["decision"]))
        elif entry["event"] == "query":
            answered[request] = entry["decision"]
        elif entry["event"] == "change" and entry["stage"] == "done":
            changed.add(request)
    ledger = trial.ledger
    gaps = [f"query {name}" for name, told in ledger.answered.items() if answered.get(name) != told]
    gaps += [f"change {name}" for name in ledger.changed - changed]
    for flight in ledger.flights:
        told = {(flight.request, n, decision) for n, decision in enumerate(flight.decisions, 1) if decision}
        gaps += [f"row {name} {number}" for name, number, _ in told - rows]
    return gaps


def _errors(folder: Path) -> list[str]:
    """What the processes logged of what they did not foresee."""
    lines = (line for log in folder.glob("service-*.log") for line in log.read_text().splitlines())
    return [
        line for line in lines if '"error":' in line and any(f'"{event}"' in line for event in UNFORESEEN)
    ]


def _entries(path: Path) -> Iterator[Row]:
    loads: Callable[[bytes], Row] = json.loads
    with path.open("rb") as file:
        yield from map(loads, file)
