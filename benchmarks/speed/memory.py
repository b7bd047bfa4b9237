"""Memory of the service's workers by part: their own, and what they share through the page cache.

From /proc/PID/smaps. `Pss` counts a page shared by n processes as one n-th for each of them, so the sum over
workers is what they take together; but the snapshot is counted whole and once, for the batch process maps it too.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.speed import mix, openloop, server
from benchmarks.speed.data import Loaded
from benchmarks.speed.rows import Row, figure, ratio

TOGETHER = 4
QUERIES = 4_000
CONNECTIONS = 64
"""So many that every worker takes some of them."""

_MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)$")
_SIZE = re.compile(r"^(\w+): +(\d+) kB")


def measure(loaded: Loaded) -> list[Row]:
    """One worker, then four; each asked the same ordinary travellers, so that they touch what they need."""
    requests = [
        openloop.post("/v1/screen", asked.body) for asked in islice(mix.ordinary(loaded.size), QUERIES)
    ]
    one = _workers(loaded, 1, requests)
    many = _workers(loaded, TOGETHER, requests)
    alone, together = _together(one) / 1e3, _together(many) / 1e3
    return [
        figure("one worker, resident", one[0]["Rss"] / 1e3, "MB"),
        figure("one worker, its own (private)", _private(one[0]) / 1e3, "MB"),
        figure("one worker, of the snapshot", one[0]["snapshot"] / 1e3, "MB"),
        figure(f"{TOGETHER} workers together", together, "MB"),
        figure(f"{TOGETHER} workers, their own (private), sum", sum(map(_private, many)) / 1e3, "MB"),
        figure(f"{TOGETHER} workers together over one", ratio(together, alone), "times"),
    ]


def _workers(loaded: Loaded, workers: int, requests: list[bytes]) -> list[Counter[str]]:
    with server.service(loaded, workers) as started:
        openloop.drive(started.port, requests, [0.0] * len(requests), CONNECTIONS)
        return [kilobytes(Path(f"/proc/{pid}/smaps")) for pid in server.workers_of(started)]


def kilobytes(smaps: Path) -> Counter[str]:
    """The sums of a process's mappings by name (Rss, Pss, Private_Clean ...), and `snapshot`, `others`: Rss, Pss."""
    found: Counter[str] = Counter()
    mapped = ""
    for line in smaps.read_text(encoding="utf-8").splitlines():
        if size := _SIZE.match(line):
            found[size[1]] += int(size[2])
            if size[1] == "Rss" and mapped.endswith(".snap"):
                found["snapshot"] += int(size[2])
            if size[1] == "Pss" and not mapped.endswith(".snap"):
                found["others"] += int(size[2])
        elif mapping := _MAPPING.match(line):
            mapped = mapping[1]
    return found


def _together(parts: list[Counter[str]]) -> int:
    """What workers take: the snapshot once, as far as any of them has it, and all else."""
    return max(part["snapshot"] for part in parts) + sum(part["others"] for part in parts)


def _private(parts: Counter[str]) -> int:
    """What a worker has alone: its heap and what it wrote to; not pages of a file that nobody else reads."""
    return parts["Private_Dirty"]
