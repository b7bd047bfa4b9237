"""What trust costs: `POST /v1/screen` with key check, limits, audit and metrics, beside the same without any of it.

Four in turns in one run, so that what else the machine does falls on all: the no-op POST, the route as the `http`
section measures it (nobody is asked for a key, no audit), the bare one (`bare`), and the service as it is operated,
one worker, every query with a key that has a rate and a quota. Throughput by wrk, as in `overhttp`.
"""

from __future__ import annotations

import os
import statistics
from itertools import islice
from pathlib import Path

from benchmarks.speed import mix, overhttp, server
from benchmarks.speed.data import Loaded
from benchmarks.speed.rows import Row, figure
from screening.access.keyring import Keyring

TURNS = 5
LEAST = 0.75
"""The issue's bound: so much of the bare throughput must be left."""

MUCH = 1_000_000.0
FSYNC = ("never", "interval", "always")
SCRIPT = """
local bodies, turn = {}, 0
for line in io.lines("%s") do
  bodies[#bodies + 1] = line
end
local headers = {
  ["Content-Type"] = "application/json", ["Authorization"] = "Bearer %s",
  ["X-Purpose"] = "border_entry", ["X-Terminal"] = "ALA-07",
}
request = function()
  turn = turn %% #bodies + 1
  return wrk.format("POST", nil, headers, bodies[turn])
end
"""


def measure(loaded: Loaded, folder: Path) -> list[Row]:
    """Throughput of the four, and the shares turn by turn."""
    plain, keyed = folder / "plain.lua", folder / "keyed.lua"
    bodies = folder / "bodies.ndjson"
    asked = islice(mix.ordinary(loaded.size), overhttp.TRAVELLERS)
    bodies.write_bytes(b"\n".join(one.body for one in asked))
    plain.write_text(overhttp.SCRIPT % bodies)
    settings, key = trusted(folder / "trusted")
    keyed.write_text(SCRIPT % (bodies, key))
    with (
        server.with_noop(loaded) as open_one,
        server.bare(loaded) as bare,
        server.service(loaded, 1, settings) as full,
    ):
        (worker,) = server.workers_of(full)
        ways = {
            "no-op POST": (open_one.pid, f"{open_one.address}/noop", plain),
            "without keys and audit": (open_one.pid, f"{open_one.address}/v1/screen", plain),
            "bare": (bare.pid, f"{bare.address}/v1/screen", plain),
            "with everything": (worker, f"{full.address}/v1/screen", keyed),
        }
        turns = [{name: _turn(*way) for name, way in ways.items()} for _ in range(TURNS)]
    return _rows(turns)


def _turn(pid: int, url: str, script: Path) -> dict[str, float]:
    """What wrk tells, and the microseconds of a processor that each request took of that process."""
    before = processor(pid)
    told = overhttp.wrk(url, script)
    return told | {"processor": (processor(pid) - before) / (told["rate"] * overhttp.SECONDS) * 1e6}


def processor(pid: int) -> float:
    """Seconds of a processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def trusted(folder: Path, fsync: str = "interval") -> tuple[dict[str, str], str]:
    """The settings of a service that asks for keys and keeps an audit, and a key that may ask as much as it can."""
    folder.mkdir()
    _, key = Keyring(folder / "access.db").create(
        client="bench", role="second_line", rate=MUCH, quota=1_000_000_000
    )
    return {
        "SCREENING_ACCESS_FILE": str(folder / "access.db"),
        "SCREENING_AUDIT": "on",
        "SCREENING_AUDIT_DIR": str(folder / "audit"),
        "SCREENING_AUDIT_KEY_FILE": str(folder / "audit.key"),
        "SCREENING_AUDIT_FSYNC": fsync,
        "SCREENING_JOBS_DIR": str(folder / "jobs"),
        "SCREENING_REQUIRE_PURPOSE": "true",
    }, key


def _rows(turns: list[dict[str, dict[str, float]]]) -> list[Row]:
    def share(over: str, under: str) -> float:
        return statistics.median(turn[over]["rate"] / turn[under]["rate"] for turn in turns)

    def middle(name: str, what: str) -> float:
        return statistics.median(turn[name][what] for turn in turns)

    rates = [figure(f"POST /v1/screen, {name}", middle(name, "rate"), "requests/s") for name in turns[0]]
    taken = [figure(f"{name}: processor a request", middle(name, "processor"), "µs") for name in turns[0]]
    spared = statistics.median(t["bare"]["processor"] / t["with everything"]["processor"] for t in turns)
    before = share("without keys and audit", "no-op POST")
    after = share("with everything", "no-op POST")
    return [
        *rates,
        figure("with everything as a share of bare", share("with everything", "bare")),
        figure("share of the no-op, without keys and audit", before),
        figure("share of the no-op, with everything", after),
        figure("the one over the other", after / before),
        *taken,
        figure("with everything as a share of bare, by processor time", spared),
        *(figure(f"{name}: p99", middle(name, "99%"), "µs") for name in ("bare", "with everything")),
    ]


def by_fsync(loaded: Loaded, folder: Path) -> list[Row]:
    """Throughput of the whole service under each policy of the audit's disk, sixteen connections, in turns."""
    bodies = folder / "fsync.ndjson"
    asked = islice(mix.ordinary(loaded.size), overhttp.TRAVELLERS)
    bodies.write_bytes(b"\n".join(one.body for one in asked))
    found: dict[str, list[float]] = {policy: [] for policy in FSYNC}
    for turn in range(overhttp.TURNS):
        for policy in FSYNC:
            place = folder / f"{policy}-{turn}"
            settings, key = trusted(place, policy)
            (place / "keyed.lua").write_text(SCRIPT % (bodies, key))
            with server.service(loaded, 1, settings) as started:
                told = overhttp.wrk(f"{started.address}/v1/screen", place / "keyed.lua", connections=16)
            found[policy].append(told["rate"])
    rates = {policy: statistics.median(rates) for policy, rates in found.items()}
    return [
        *(figure(f"audit, fsync {policy}, 16 connections", rates[policy], "requests/s") for policy in FSYNC),
        figure("always as a share of never", rates["always"] / rates["never"]),
    ]
