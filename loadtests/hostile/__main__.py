"""The hostile crowd, on the command line: prints one table; ends with 1 where the honest client noticed too much."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from loadtests.hostile import trial
from loadtests.hostile.crowd import KINDS


def main() -> int:
    """Measures; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m loadtests.hostile", description=__doc__)
    add = parser.add_argument
    add("--clients", type=int, default=100, help="hostile ones, of ten kinds")
    add("--seconds", type=float, default=20.0, help="of a turn")
    add("--turns", type=int, default=3)
    add("--workers", type=int, default=1, help="of the service")
    add("--only", nargs="+", choices=[kind.__name__ for kind in KINDS], default=[], metavar="KIND",
        help="clients of these kinds only")  # fmt: skip
    add("--json", action="store_true", help="print JSON for machines")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="hostile-", ignore_cleanup_errors=True) as name:
        rows = trial.measured(
            Path(name),
            clients=asked.clients,
            seconds=asked.seconds,
            turns=asked.turns,
            workers=asked.workers,
            only=asked.only,
        )
    table.show(f"An honest client beside {asked.clients} hostile ones", rows, json=asked.json)
    return 1 if trial.failed(rows) else 0


if __name__ == "__main__":
    sys.exit(main())
