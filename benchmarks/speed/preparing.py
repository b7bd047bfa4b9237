"""What a name costs before it is looked for: prepared with nothing cached, by script; and what importing costs.

Names are those of invented persons. Tables are read before the first is timed, and every cache of words is emptied
before each. What importing takes is measured in processes of its own.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections import defaultdict
from functools import _lru_cache_wrapper
from typing import Any

from benchmarks.speed.data import SEED
from benchmarks.speed.rows import Clock, Row, figure, timed, timing
from screening import kernel, synthetic
from screening.text.fold import fold
from screening.text.names import prepare
from screening.text.script import runs

if kernel.PRESENT:
    from screening.kernel import tokens

PERSONS, NAMES, FEWEST = 30_000, 400, 150
IMPORTED = ("screening.matchers.name", "screening.engine")
_IMPORT = """
import json, sys, time
def resident():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
before, began = resident(), time.process_time()
__import__(sys.argv[1])
print(json.dumps([time.process_time() - began, resident() - before]))
"""


def measure(clock: Clock) -> list[Row]:
    """Rows for each script with names enough, and for the matchers with their tables and the whole engine."""
    rows: list[Row] = []
    written = _by_script()
    for names in written.values():
        for name in names[:NAMES]:
            prepare(name)  # reads the tables
    for script, names in sorted(written.items(), key=lambda item: -len(item[1])):
        rows.append(timing(f"prepare a name, nothing cached: {script}", _cold(names[:NAMES], clock)))
    for module in IMPORTED:
        seconds, size = _imported(module)
        rows += [figure(f"import {module}", seconds, "s"), figure(f"import {module}: memory", size, "MB")]
    return rows


def _by_script() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person in synthetic.persons(SEED, PERSONS):
        for name in person.names:
            if name.quality != "weak_alias":
                scripts = {script for script, _ in runs(fold(name.full))} - {"latin"}
                found["/".join(sorted(scripts)) or "latin"].append(name.full)
    return {script: names for script, names in found.items() if len(names) >= FEWEST}


def _cold(names: list[str], clock: Clock) -> list[float]:
    caches: list[Any] = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    words = [each for each in caches if each.cache_info().maxsize]  # those without a bound hold tables
    took = []
    for name in names:
        for cache in words:
            cache.cache_clear()
        if kernel.PRESENT:
            tokens.forget()
        took += timed(prepare, [name], clock)
    return took


def _imported(module: str) -> tuple[float, float]:
    """Seconds of processor time, and megabytes, that importing a module takes in a process of its own."""
    command = [sys.executable, "-c", _IMPORT, module]
    seconds, size = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return seconds, size
