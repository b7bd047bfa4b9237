"""`POST /v1/screen` beside the no-op POST, on the same server in the same run.

Throughput: wrk (Debian) loads from one thread over eight connections, both routes in turns, with ordinary
travellers, none asked twice in a row; figures are medians, the ratio is taken turn by turn. Latency: our own
open-loop driver at 70 % of the highest rate that was just measured.
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
        pairs = [
            (wrk(f"{started.address}/noop", script), wrk(f"{started.address}/v1/screen", script))
            for _ in range(TURNS)
        ]
        noop, screen = ([pair[i] for pair in pairs] for i in (0, 1))
        rate = _median(screen, "rate")
        share = statistics.median(b["rate"] / a["rate"] for a, b in pairs)
        return [
            figure("no-op POST, one worker", _median(noop, "rate"), "requests/s"),
            figure("POST /v1/screen, one worker", rate, "requests/s"),
            figure("POST /v1/screen as a share of the no-op", share),
            *_latency("no-op POST", noop),
            *_latency("POST /v1/screen", screen),
            *_open_loop(started.port, bodies, rate * SHARE_OF_HIGHEST),
        ]


def _latency(title: str, turns: list[dict[str, float]]) -> list[Row]:
    row = figure(f"{title}, {CONNECTIONS} connections", _median(turns, "50%"), "µs")
    return [row | {"p90": _median(turns, "90%"), "p99": _median(turns, "99%")}]


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
