"""A list screened by this machine and by a Ray cluster: whether the answers are the same, and how long each takes.

    ray start --head --port 6379 --num-cpus 1 && ray start --address 127.0.0.1:6379 --num-cpus 1
    python -m benchmarks.cluster sqlite:////data/store.db travellers.ndjson --ray-address 127.0.0.1:6379

Both are `screening batch` as anybody runs it, one after the other, from the start of the process to its end. Answers
are compared but for `as_of` and `elapsed_us`, which differ between any two runs. The cluster is somebody else's.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.speed.rows import Row, figure

_OF_THE_RUN = re.compile(rb'"as_of":"[^"]*"|"elapsed_us":\d+')


def main() -> int:
    """Measure what the arguments say; 1 when the answers differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", help="the address of the store, whose snapshot lies beside it")
    parser.add_argument("travellers", type=Path, help="the list")
    parser.add_argument("--ray-address", default="auto")
    parser.add_argument("--processes", type=int, default=2, help="of this machine, and of the cluster")
    parser.add_argument(
        "--folder", type=Path, default=None, help="for the answers; otherwise a temporary one"
    )
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    engines: dict[str, tuple[str, ...]] = {
        "local": (),
        "ray": ("--engine", "ray", "--ray-address", chosen.ray_address),
    }
    with TemporaryDirectory(dir=chosen.folder) as folder:
        outputs = {name: Path(folder) / f"{name}.ndjson" for name in engines}
        rows: list[Row] = []
        for name, options in engines.items():
            took = _screened(chosen.store, chosen.travellers, outputs[name], chosen.processes, options)
            total = sum(1 for _ in outputs[name].open("rb"))
            rows += [
                figure(f"{name}: whole command", took, "s"),
                figure(f"{name}: travellers a second", total / took),
            ]
        same = len({digest(output) for output in outputs.values()}) == 1
    rows.append(figure("answers that are the same", total if same else None))
    table.show("A list by this machine, and by a Ray cluster", rows, json=chosen.json)
    return 0 if same else 1


def _screened(store: str, source: Path, output: Path, processes: int, options: tuple[str, ...]) -> float:
    """Seconds that the command took."""
    started = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-m", "screening", "batch", str(source), "--output", str(output)),
            *("--processes", str(processes), *options),
        ],
        env={**os.environ, "SCREENING_STORE": store},
        check=True,
    )
    return time.perf_counter() - started


def digest(path: Path) -> str:
    """SHA-256 of the answers without what belongs to the run."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        for line in file:
            found.update(_OF_THE_RUN.sub(b"", line))
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
