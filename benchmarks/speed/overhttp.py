"""`POST /v1/screen` beside the no-op POST, on the same server in the same run.

Throughput: wrk (Debian) loads from one thread over eight connections, and over as many as look-ups are made together
(`api.turns`), both routes in turns, with ordinary travellers, none asked twice in a row; figures are medians, ratios
are taken turn by turn. Latency: our own open-loop driver at 70 % of the highest rate that was just measured.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
from itertools import islice
from pathlib import Path

from benchmarks.speed import mix, openloop, server
from benchmarks.speed.data import Loaded
from benchmarks.speed.rows import Row, figure, percentile, ratio, timing
from screening.api.turns import MOST

TRAVELLERS = 5_000
TURNS = 3
SECONDS = 5
CONNECTIONS = 8
OPEN_SECONDS = 20.0
SHARE_OF_HIGHEST = 0.7
SCRIPT = """
local bodies, turn = {}, 0
for line in io.lines("%s") do bodies[#bodies + 1] = line end
request = function()
  turn = turn %% #bodies + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, bodies[turn])
end
"""
_UNITS = {"us": 1.0, "ms": 1e3, "s": 1e6}


def measure(loaded: Loaded, folder: Path) -> list[Row]:
    """Throughput of both routes and latency under arrivals by chance; says so where wrk is not installed."""
    if shutil.which("wrk") is None:
        return [figure("wrk is not installed (Debian: apt install wrk)", None)]
    bodies = folder / "bodies.ndjson"
    bodies.write_bytes(b"\n".join(asked.body for asked in islice(mix.ordinary(loaded.size), TRAVELLERS)))
    script = folder / "wrk.lua"
    script.write_text(SCRIPT % bodies)
    with server.with_noop(loaded) as started:
        rows, rates = [], []
        for connections in (CONNECTIONS, MOST):
            found, rate = _throughput(started.address, script, connections)
            rows += found
            rates.append(rate)
        return [*rows, *_open_loop(started.port, bodies, max(rates) * SHARE_OF_HIGHEST)]


def _throughput(address: str, script: Path, connections: int) -> tuple[list[Row], float]:
    """Both routes over so many connections; and how many look-ups a second."""
    pairs = [
        (wrk(f"{address}/noop", script, connections), wrk(f"{address}/v1/screen", script, connections))
        for _ in range(TURNS)
    ]
    noop, screen = ([pair[i] for pair in pairs] for i in (0, 1))
    rate = _median(screen, "rate")
    share = statistics.median(b["rate"] / a["rate"] for a, b in pairs)
    over = f"one worker, {connections} connections"
    rows = [
        figure(f"no-op POST, {over}", _median(noop, "rate"), "requests/s"),
        figure(f"POST /v1/screen, {over}", rate, "requests/s"),
        figure(f"POST /v1/screen as a share of the no-op, {connections} connections", share),
        _latency(f"no-op POST, {connections} connections: latency", noop),
        _latency(f"POST /v1/screen, {connections} connections: latency", screen),
    ]
    return rows, rate


def _latency(title: str, turns: list[dict[str, float]]) -> Row:
    row = figure(title, _median(turns, "50%"), "µs")
    return row | {"p90": _median(turns, "90%"), "p99": _median(turns, "99%")}


def _open_loop(port: int, bodies: Path, rate: float) -> list[Row]:
    found = openloop.apart(port, bodies, rate, OPEN_SECONDS)
    nearly_all, half = (percentile(found.latencies, share) for share in (0.99, 0.5))
    title = f"open loop at {SHARE_OF_HIGHEST:.0%} of the highest rate"
    return [
        figure(f"{title}: offered", rate, "requests/s"),
        figure(f"{title}: answered", found.rate, "requests/s"),
        figure(f"{title}: refused", found.refused),
        timing(f"{title}: latency since due", found.latencies),
        figure(f"{title}: p99 over p50", ratio(nearly_all, half), "times"),
    ]


def wrk(url: str, script: Path, connections: int = CONNECTIONS) -> dict[str, float]:
    """Requests a second, and latencies in microseconds by percentile. Ends the program where any is refused."""
    wanted = ["-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", "-s", str(script), url]
    text = subprocess.run(["wrk", *wanted], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"The server refused requests:\n{text}")
    found = {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])}  # type: ignore[index]
    for share, value, unit in re.findall(r"(\d+%)\s+([\d.]+)(us|ms|s)\n", text):
        found[share] = float(value) * _UNITS[unit]
    if not {"50%", "90%", "99%"} <= found.keys():
        raise SystemExit(f"wrk told no latencies:\n{text}")
    return found


def _median(turns: list[dict[str, float]], name: str) -> float:
    return statistics.median(turn[name] for turn in turns)
