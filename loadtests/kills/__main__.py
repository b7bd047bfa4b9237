"""The trial by kills, on the command line: prints one table; ends with 1 where anything is wrong."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from loadtests.kills import verdict
from loadtests.kills.trial import PAUSE, Trial


def main() -> int:
    """Kills, and tells what was lost; the exit status."""
    asked = _parser().parse_args()
    began = time.time()
    with (
        TemporaryDirectory(prefix="kills-", ignore_cleanup_errors=True) as name,
        Trial(Path(name), seed=asked.seed, store=asked.store, pause=asked.pause) as trial,
    ):
        trial.run(60 * asked.minutes)
        rows = verdict.judged(trial, Path(name))
    rows = [{"measure": "minutes", "value": round((time.time() - began) / 60, 1)}, *rows]
    table.show(f"Kills at random, {asked.store}, seed {asked.seed}", rows, json=asked.json)
    return 1 if verdict.wrong(rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loadtests.kills", description=__doc__)
    add = parser.add_argument
    add("--minutes", type=float, default=10.0)
    add(
        "--seed",
        type=int,
        default=1,
        help="what is killed, and who is asked about (when is left to the machine)",
    )
    add("--store", choices=["sqlite", "redis"], default="sqlite", help="redis needs redis-server")
    add("--pause", type=float, default=PAUSE, metavar="SECONDS", help="between two kills, on average")
    add("--json", action="store_true", help="print JSON for machines")
    return parser


if __name__ == "__main__":
    sys.exit(main())
