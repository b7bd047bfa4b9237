"""`POST /v1/screen` beside the no-op POST, on the same server in the same run, with wrk in turns.

wrk (Debian) loads from one thread over eight connections, with ordinary travellers, none asked twice in a
row. Figures are medians of several turns, the ratio is taken turn by turn.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.speed.data import Loaded

TURNS = 3
SECONDS = 5
CONNECTIONS = 8
SCRIPT = """
local bodies, turn = {}, 0
for line in io.lines("%s") do bodies[#bodies + 1] = line end
request = function()
  turn = turn %% #bodies + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, bodies[turn])
end
"""
_UNITS = {"us": 1.0, "ms": 1e3, "s": 1e6}


def measure(loaded: Loaded, bodies: list[bytes], folder: Path) -> list[dict[str, Any]]:
    """Throughput, latency and memory of one worker; nothing where wrk is not installed."""
    if shutil.which("wrk") is None:
        return [_row("HTTP: wrk is not installed (Debian: apt install wrk)", 0, "")]
    script = _script(folder, bodies)
    with _server(loaded) as (address, process):
        pairs = [
            (_wrk(f"{address}/noop", script), _wrk(f"{address}/v1/screen", script)) for _ in range(TURNS)
        ]
        noop, screen = ([pair[i] for pair in pairs] for i in (0, 1))
        ratio = statistics.median(b["rate"] / a["rate"] for a, b in pairs)
        return [
            _row("HTTP no-op POST, one worker", _median(noop, "rate"), "requests/s"),
            _row("HTTP POST /v1/screen, one worker", _median(screen, "rate"), "requests/s"),
            _row("POST /v1/screen as a share of the no-op", ratio, ""),
            _row("HTTP POST /v1/screen p50, 8 connections", _median(screen, "50%"), "µs"),
            _row("HTTP POST /v1/screen p99, 8 connections", _median(screen, "99%"), "µs"),
            *_memory(process.pid),
        ]


@contextmanager
def _server(loaded: Loaded) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.speed.noop", loaded.store, str(loaded.index), str(port)]
    process = subprocess.Popen(command)
    try:
        _wait(f"http://127.0.0.1:{port}/readyz", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(20)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):
            if json.load(urllib.request.urlopen(url))["ready"]:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not become ready.")


def _script(folder: Path, bodies: list[bytes]) -> Path:
    lines, script = folder / "bodies.ndjson", folder / "wrk.lua"
    lines.write_bytes(b"\n".join(bodies))
    script.write_text(SCRIPT % lines)
    return script


def _wrk(url: str, script: Path) -> dict[str, float]:
    wanted = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script), url]
    text = subprocess.run(["wrk", *wanted], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"The server refused requests:\n{text}")
    found = {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])}  # type: ignore[index]
    for share, value, unit in re.findall(r"(\d+%)\s+([\d.]+)(us|ms|s)\n", text):
        found[share] = float(value) * _UNITS[unit]
    return found


def _memory(pid: int) -> list[dict[str, Any]]:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    kilobytes = {name: int(size) for name, size in re.findall(r"^(\w+):\s+(\d+) kB", text, re.MULTILINE)}
    private = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return [
        _row("memory of a worker, resident", kilobytes["Rss"] / 1e3, "MB"),
        _row("memory of a worker, of its own (private, dirty)", kilobytes["Private_Dirty"] / 1e3, "MB"),
        _row("memory of a worker, private in all", private / 1e3, "MB"),
    ]


def _median(turns: list[dict[str, float]], name: str) -> float:
    return statistics.median(turn[name] for turn in turns)


def _row(measure: str, value: float, unit: str) -> dict[str, Any]:
    return {"measure": measure, "value": value, "unit": unit}
