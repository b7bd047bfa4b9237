"""Passenger lists: travellers a second in one process, and in two that have a half of the list each.

Each process opens the snapshot and screens a few travellers first; all begin at a word. Run as a process:
python -m benchmarks.speed.batching STORE INDEX LIST
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import orjson

from benchmarks.speed import mix
from benchmarks.speed.data import SEED, Loaded, Size, opened
from benchmarks.speed.rows import Row, figure
from screening import synthetic, wire
from screening.api import logs
from screening.batch.run import run
from screening.serve.collector import settle

TRAVELLERS = 20_000
ON_A_LIST = 0.001
"""The share of a passenger list that is on a watch-list: far more than in life, far less than in a test."""

WARMING = 300


def measure(loaded: Loaded, folder: Path, count: int = TRAVELLERS) -> list[Row]:
    """Rates, and what a second process adds."""
    lines = passengers(loaded.size, count)
    one = _rate(loaded, folder, [lines])
    two = _rate(loaded, folder, [lines[::2], lines[1::2]])
    return [
        figure("batch, one process", one, "travellers/s"),
        figure("batch, two processes", two, "travellers/s"),
        figure("batch, two processes over one", two / one, "times"),
    ]


def passengers(size: Size, count: int) -> list[bytes]:
    """So many travellers, one JSON object each."""
    found = synthetic.travellers(SEED + 3, count, size.persons, size.documents, share=ON_A_LIST)
    return [orjson.dumps(body) for body, _ in found]


def _rate(loaded: Loaded, folder: Path, shares: list[list[bytes]]) -> float:
    with ExitStack() as stack:
        processes = [
            stack.enter_context(_start(loaded, folder / f"passengers-{n}.ndjson", lines))
            for n, lines in enumerate(shares)
        ]
        for process in processes:
            _expect(process)
        started = time.perf_counter()
        for process in processes:
            process.stdin.write(b"go\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        for process in processes:
            _expect(process)
        return sum(map(len, shares)) / (time.perf_counter() - started)


def _start(loaded: Loaded, path: Path, lines: list[bytes]) -> subprocess.Popen[bytes]:
    path.write_bytes(b"\n".join(lines) + b"\n")
    command = [sys.executable, "-m", "benchmarks.speed.batching", loaded.store, str(loaded.index), str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _expect(process: subprocess.Popen[bytes]) -> None:
    if not process.stdout.readline():  # type: ignore[union-attr]
        raise SystemExit("A batch process ended early.")


def main() -> None:
    """Opens the engine, says so, waits for the word, screens the list, and says so."""
    logs.configure("error")  # on standard output we say that we are ready
    store, index, path = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    with opened(Loaded(store, index, Size(0, 0), False)) as engine:
        for asked in islice(mix.ordinary(Size(0, 0), SEED + 2), WARMING):
            engine.screen(wire.traveller(asked.body))
        settle()  # as the processes of `screening batch` and of the service do
        print("ready", flush=True)
        if not sys.stdin.readline():  # whoever measures has given up
            return
        run(engine, path, path.with_suffix(".answers.ndjson"))
        print("done", flush=True)


if __name__ == "__main__":
    main()
