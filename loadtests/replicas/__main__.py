"""Replicas on one Redis server behind a proxy, while each of them, Redis and the network between them fail in turn.

    python -m loadtests.replicas --minutes 10 [--replicas 3] [--proxy nginx|haproxy] [--json]

Prints one table; ends with 1 where a question failed, an answer was wrong, an acknowledged change was lost, or the
replicas are not equal at the end. Needs nginx or haproxy, redis-server, and the repository's tests beside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from loadtests.replicas.cluster import Cluster
from loadtests.replicas.ledger import Ledger
from loadtests.replicas.trial import Row, Trial, wrong


def main() -> int:
    """The trial; the exit status."""
    asked = _parser().parse_args()
    with TemporaryDirectory(prefix="replicas-", ignore_cleanup_errors=True) as name:
        rows = tried(
            Path(asked.folder or name), 60 * asked.minutes, replicas=asked.replicas, proxy=asked.proxy,
            persons=asked.persons, pause=asked.pause, rate=asked.rate, seed=asked.seed,
        )  # fmt: skip
    title = f"{asked.replicas} replicas behind {asked.proxy}, one killed every {asked.pause:g} s"
    table.show(title, rows, json=asked.json)
    return 1 if wrong(rows) else 0


def tried(
    folder: Path,
    seconds: float,
    *,
    replicas: int = 3,
    proxy: str = "nginx",
    persons: int = 1000,
    pause: float = 20.0,
    rate: float = 60.0,
    seed: int = 1,
    slow_machine: bool = False,
    enough: Callable[[Ledger], bool] = lambda _: True,
) -> list[Row]:
    """One trial in a folder; the rows of its table. `rate` is in questions a second, a sixth as many changes.

    On a `slow_machine` nothing is wrong for having come late. It goes on until the clients have heard `enough`.
    """
    with Cluster(folder, replicas, persons, proxy, patient=slow_machine) as cluster:
        grace = cluster.replicas[0].settings.store_grace_seconds
        ledger = Ledger(persons, grace, seed, prompt=not slow_machine)
        return Trial(cluster, ledger, pause=pause, rate=rate).run(seconds, enough)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loadtests.replicas", description=__doc__)
    add = parser.add_argument
    add("--minutes", type=float, default=10.0)
    add("--replicas", type=int, default=3)
    add("--proxy", choices=["nginx", "haproxy"], default="nginx")
    add("--persons", type=int, default=1000, help="on file before it begins")
    add("--pause", type=float, default=20.0, metavar="SECONDS", help="from one killed replica to the next")
    add("--rate", type=float, default=60.0, help="questions a second; a sixth as many changes")
    add("--seed", type=int, default=1, help="who is asked for")
    add("--folder", help="an empty folder in which everything is kept, logs too")
    add("--json", action="store_true", help="print JSON for machines")
    return parser


if __name__ == "__main__":
    sys.exit(main())
