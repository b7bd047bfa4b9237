"""`screening bench`: builds its data, measures, prints one table."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import table
from benchmarks.speed import (
    batching,
    beat,
    building,
    cost,
    data,
    growth,
    inprocess,
    lists,
    memory,
    overhttp,
    preparing,
    ranges,
    reading,
    scanning,
    updates,
)
from benchmarks.speed.rows import CLOCKS, Row

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
RESULTS = Path(__file__).parent / "results"
FULL = data.Size(1_000_000, 10_000_000)
DEFAULT = data.Size(100_000, 1_000_000)
UPDATE_SECONDS = 60.0

Section = Callable[[data.Loaded, Path], list[Row]]
SECTIONS: dict[str, Section] = {
    "data": lambda loaded, _: loaded.rows,
    "process": lambda loaded, _: inprocess.measure(loaded, CLOCKS["wall"]),
    "scan": lambda loaded, _: scanning.measure(loaded),
    "http": overhttp.measure,
    "batch": batching.measure,
    "reading": reading.measure,
    "lists": lists.measure,
    "memory": lambda loaded, _: memory.measure(loaded),
    "build": lambda loaded, folder: building.measure(loaded.size, folder),
}
"""What is measured unless told otherwise, in this order."""
EXTRA = ("updates", "growth", "ranges", "names", "cost", "fsync", "beat")


def main() -> None:
    """Measures on invented persons and documents, and the published lists where they are at hand."""
    asked = _parser().parse_args()
    began, rows = time.time(), []
    with _store(asked) as (loaded, folder):
        for name, measure in _sections(asked).items():
            print(f"{name} ...", file=sys.stderr, flush=True)
            rows += [{"section": name, **row} for row in measure(loaded, folder)]
            if asked.save:  # after each: a run of an hour that is cut off has told something
                _save(asked.save, _title(loaded.size, asked.clock), rows, began)
    table.show(_title(loaded.size, asked.clock), rows, json=asked.json)


def _title(size: data.Size, clock: str) -> str:
    lists = ", OFAC and UN lists" if size.shared is not None else ""
    by = "; processor time" if clock != "wall" else ""
    return f"Speed: {size.persons:,} persons, {size.documents:,} documents{lists}{by}"


def _save(name: str, title: str, rows: list[Row], began: float) -> None:
    more = {
        "commit": _commit(),
        "compiled": _compiled(),
        "date": time.strftime("%Y-%m-%d", time.gmtime(began)),
        "load_average": os.getloadavg()[0],
        "seconds": round(time.time() - began),
        "command": " ".join(["screening bench", *sys.argv[1:]]),
    }
    RESULTS.mkdir(exist_ok=True)
    table.save(RESULTS / f"{name}.json", table.document(title, rows, **more))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="screening bench", description=__doc__)
    add = parser.add_argument
    add("--persons", type=int, default=DEFAULT.persons)
    add("--documents", type=int, default=DEFAULT.documents)
    add("--full", action="store_true", help="1,000,000 persons and 10,000,000 documents")
    add("--store", type=Path, metavar="FOLDER", help="measure a store and snapshot made before")
    add("--keep", type=Path, metavar="FOLDER", help="make store and snapshot there, or use them again")
    add("--data", type=Path, default=SHARED, help="folder of published lists, loaded too if present")
    add("--only", nargs="+", choices=[*SECTIONS, *EXTRA], metavar="SECTION", default=list(SECTIONS),
        help=f"of {', '.join((*SECTIONS, *EXTRA))}")  # fmt: skip
    add("--updates", nargs="?", type=float, const=UPDATE_SECONDS, metavar="SECONDS",
        help="also a hundred updates a second, for a minute")  # fmt: skip
    add("--passengers", type=int, default=batching.TRAVELLERS, help="on the list of the batch section")
    add("--ranges", type=int, default=ranges.RANGES, help="ranges of blanks in the section of that name")
    add("--rows", type=int, default=lists.ROWS, help="of the list of the lists section")
    add("--growth", action="store_true", help="also how time grows with the lists; takes long")
    add("--growth-stores", type=Path, nargs="+", metavar="FOLDER", help="growth over stores made before")
    add("--full-documents", action="store_true", help="growth up to 100,000,000 documents")
    add("--clock", choices=list(CLOCKS), default="wall",
        help="in process: time that passed (default), or time on a processor, as on a shared machine")  # fmt: skip
    add("--json", action="store_true", help="print JSON for machines")
    add("--save", metavar="NAME", help="keep the result as benchmarks/speed/results/NAME.json")
    return parser


def _sections(asked: argparse.Namespace) -> dict[str, Section]:
    seconds = asked.updates or UPDATE_SECONDS
    more = growth.MORE_DOCUMENTS if asked.full_documents else ()
    extra: dict[str, Section] = {
        "process": lambda loaded, _: inprocess.measure(loaded, CLOCKS[asked.clock]),
        "batch": partial(batching.measure, count=asked.passengers),
        "lists": partial(lists.measure, count=asked.rows),
        "updates": partial(updates.measure, seconds=seconds),
        "ranges": partial(ranges.measure, count=asked.ranges, clock=CLOCKS[asked.clock]),
        "names": lambda _, __: preparing.measure(CLOCKS[asked.clock]),
        "cost": cost.measure,
        "fsync": cost.by_fsync,
        "beat": beat.measure,
        "growth": lambda _, folder: (
            growth.over(asked.growth_stores)
            if asked.growth_stores
            else growth.measure(asked.keep or folder, documents=(*growth.DOCUMENTS, *more))
        ),
    }
    chosen = [*asked.only, *(["updates"] if asked.updates else []), *(["growth"] if asked.growth else [])]
    return {name: measure for name, measure in (SECTIONS | extra).items() if name in chosen}


@contextmanager
def _store(asked: argparse.Namespace) -> Iterator[tuple[data.Loaded, Path]]:
    """The store that is measured, and a folder for what is made on the way."""
    shared = asked.data if asked.data.is_dir() else None
    size = FULL if asked.full else data.Size(asked.persons, asked.documents, shared)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if set(_sections(asked)) <= {"growth", "ranges", "names"}:  # which have stores of their own
            yield data.prepare(folder / "none", data.Size(0, 0)), folder
        elif asked.store is not None:
            yield data.reuse(asked.store), folder
        elif asked.keep is not None:
            yield data.kept(asked.keep, size), folder
        else:
            yield data.prepare(folder / "measured", size), folder


def _commit() -> str:
    """The commit that is checked out, with a plus where files differ from it; "" outside a clone."""
    asked: dict[str, Any] = {"capture_output": True, "text": True, "cwd": Path(__file__).parent}
    head: str = subprocess.run(["git", "rev-parse", "--short", "HEAD"], **asked).stdout.strip()
    changed = subprocess.run(["git", "status", "--porcelain", "--untracked-files=no"], **asked).stdout
    return head + "+" * bool(changed)


def _compiled() -> bool:
    """Whether the compiled kernel is there and used."""
    if find_spec("screening.kernel") is None:
        return False
    from screening import kernel

    return bool(kernel.PRESENT)


if __name__ == "__main__":
    main()
