"""The gate on speed: exact counts and instructions, compared with committed numbers; never wall-clock time.

`python -m benchmarks.speed.gate` fails when a count is worse than frozen, or an operation takes over 5 % more
instructions; `--freeze` commits to the present numbers, which a change that makes them better should do too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from benchmarks import table
from benchmarks.speed import counts, instructions

FROZEN = Path(__file__).parent / "frozen"
FREEZE = "python -m benchmarks.speed.gate --freeze"


def main() -> None:
    """Counts, compares, says what moved. Exit status 1 where something is worse."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--freeze", action="store_true", help="commit to the present numbers")
    parser.add_argument("--counts-only", action="store_true", help="leave the instructions out")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        sound = _counts(Path(folder), freeze=asked.freeze)
        if not asked.counts_only:
            sound &= _instructions(Path(folder), freeze=asked.freeze)
    if not sound:
        raise SystemExit(f"The gate on speed failed. If the change is worth it: {FREEZE}")


def _counts(folder: Path, *, freeze: bool) -> bool:
    now = counts.counted(folder)
    if freeze:
        return _write("counts", now)
    frozen = _read("counts")
    return _said("counts", *counts.compared(frozen, now))


def _instructions(folder: Path, *, freeze: bool) -> bool:
    """Also true where they cannot be compared; then it says so."""
    if not instructions.present():
        return _skipped("valgrind is not installed (Debian: apt install valgrind)")
    builds = instructions.fingerprint()
    frozen = {} if freeze else _read("instructions")
    if not freeze and frozen["builds"] != builds:
        return _skipped(f"other builds than were frozen\n  frozen: {frozen['builds']}\n  here:   {builds}")
    now = instructions.counted(folder)
    if now is None:
        return _skipped("this Python was stripped of the symbols by which callgrind counts")
    if freeze:
        return _write("instructions", {"builds": builds, "instructions": now})
    return _said("instructions", *instructions.compared(frozen["instructions"], now))


def _said(what: str, lines: list[str], sound: bool) -> bool:
    print(f"{what}: {'nothing moved' if not lines else ''}".rstrip())
    for line in lines:
        print(f"  {line}")
    if sound and any(line.startswith("better") for line in lines):
        print(f"  Better than frozen: keep it so with {FREEZE}")
    return sound


def _skipped(why: str) -> bool:
    print(f"instructions: *** NOT COMPARED *** {why}", file=sys.stderr)
    return True


def _write(what: str, numbers: dict[str, Any]) -> bool:
    FROZEN.mkdir(exist_ok=True)
    table.save(FROZEN / f"{what}.json", numbers)
    print(f"{what}: frozen")
    return True


def _read(what: str) -> dict[str, Any]:
    path = FROZEN / f"{what}.json"
    if not path.exists():
        raise SystemExit(f"Nothing is frozen in {path}: {FREEZE}")
    found: dict[str, Any] = orjson.loads(path.read_bytes())
    return found


if __name__ == "__main__":
    main()
