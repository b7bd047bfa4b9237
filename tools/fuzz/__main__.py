"""Fuzzes each target for so long, one after the other; prints a table and ends with 1 where anything was found."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from tools.fuzz.seeds import seeds
from tools.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".fuzz"
INPUT_SECONDS = 10
MEMORY_MB = 2_048


def main() -> int:
    """All targets, or those named; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each")
    asked = parser.parse_args()
    unknown = set(asked.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    found = [_fuzzed(name, asked.seconds) for name in asked.targets or TARGETS]
    return 1 if any(found) else 0


def _fuzzed(name: str, seconds: int) -> bool:
    """Whether something was found."""
    folder = WORK / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", f"-timeout={INPUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={folder}/", "-print_final_stats=1", str(corpus),
    ]  # fmt: skip
    command = [sys.executable, "-m", "tools.fuzz.one", name, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    runs = re.search(r"stat::number_of_executed_units: *(\d+)", done.stderr)
    kept = re.search(r"Test unit written to (\S+)", done.stderr)
    told = kept[1] if kept else "" if done.returncode == 0 else "did not run: see below"
    print(f"{name:18} {int(runs[1]) if runs else 0:>10,} inputs   {told or 'nothing found'}", flush=True)
    if told:
        print(_why(done.stderr), flush=True)
    return bool(told)


def _why(log: str) -> str:
    """The end of what Python said of it."""
    start = log.find("=== Uncaught Python exception")
    return "\n".join(f"    {line}" for line in (log[start:] if start >= 0 else log).splitlines()[:40])


if __name__ == "__main__":
    sys.exit(main())
