"""`python -m benchmarks.accuracy`: one table of recall and noise by task and class of variation."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from benchmarks import table
from benchmarks.accuracy import published, world
from benchmarks.accuracy.task import measure

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main() -> None:
    """Measures the synthetic world, and the published names and lists where they are at hand."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--persons", type=int, default=5_000)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--travellers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of published names and lists")
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    asked = parser.parse_args()
    rows: list[dict[str, Any]] = measure(
        world.task(asked.persons, asked.documents, asked.travellers, asked.seed)
    )
    if asked.data.is_dir():
        for task in published.tasks(asked.data, asked.seed):
            rows += measure(task)
    table.show("Accuracy of the whole product, default policy", rows, json=asked.json)


if __name__ == "__main__":
    main()
