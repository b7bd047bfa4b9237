"""`python -m benchmarks.accuracy`: recall and noise by task and class of variation, and the gate of CI."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import table
from benchmarks.accuracy import brute, catalogue, frozen, gate, misses, pairs, report, rivals
from benchmarks.accuracy.report import Done, Row
from benchmarks.accuracy.task import Size, run

GATE_QUERIES = 400
"""Travellers a class for what is frozen and judged: all tasks within four minutes on two cores."""


def main() -> None:
    """Measures the synthetic world, and the published names and lists where they are at hand."""
    parser = _parser()
    asked = parser.parse_args()
    if asked.misses:
        misses.outside(asked.misses)
    if asked.freeze or asked.gate or asked.show:
        sys.exit(_against_frozen(asked))
    done = _run(asked, asked.only)
    tables = _tables(asked, done)
    if not tables:
        parser.error(f"no task has {asked.only!r} in its name, or {asked.data} is missing")
    table.show_all(tables, json=asked.json)
    if asked.misses:
        misses.write(asked.misses, done)


def _size(asked: argparse.Namespace) -> Size:
    queries = GATE_QUERIES if asked.freeze or asked.gate or asked.show else Size().queries
    return Size(asked.seed, asked.queries or queries, asked.records)


def _run(asked: argparse.Namespace, only: str) -> list[Done]:
    size = _size(asked)
    done = []
    for name, make in catalogue.tasks(asked.data, only).items():
        print(name, file=sys.stderr)
        task = make(size)
        done.append(Done(task, run(task)))
    return done


def _tables(asked: argparse.Namespace, done: list[Done]) -> dict[str, list[Row]]:
    size = _size(asked)
    tables: dict[str, list[Row]] = {}
    if done:
        title = "Accuracy of the whole product, default policy"
        tables[title] = [row for one in done for row in report.main_rows(one)]
    if asked.data.is_dir() and asked.only.casefold() in pairs.TITLE:
        tables["Pairs compared without search: spellings and near misses"] = pairs.near_miss_rows(
            asked.data, size
        )
    if asked.data.is_dir() and asked.only.casefold() in pairs.CALIBRATION:
        tables["Calibration: score and share of one person, over a mixture"] = pairs.calibration_rows(
            asked.data, size
        )
    if asked.brute and done:
        tables["Every record weighed, without search"] = [
            row for one in done for row in brute.rows(one.task, one.outcomes, asked.brute)
        ]
    if asked.beside or asked.rivals:
        default = rivals.INTERPRETER if rivals.INTERPRETER.exists() else None
        title, rows = report.beside(done, asked.rivals or default)
        tables |= {title: rows} if rows else {}
    return tables


def _against_frozen(asked: argparse.Namespace) -> int:
    """Freezes, shows or judges; 1 when the gate does not let the change pass."""
    only, _, variation = asked.show.partition("/") if asked.show else (asked.only, "", "")
    done = _run(asked, only)
    passed = bool(done)
    for task, outcomes in done:
        if asked.freeze:
            frozen.write(task.name, frozen.frozen(task, outcomes))
        elif asked.show:
            print("\n".join(gate.moved(task, outcomes, variation)))
        else:
            verdict = gate.verdict(task, outcomes, own=task.name in catalogue.OWN)
            passed = passed and verdict.passed
            print("\n".join(verdict.lines))
    return 0 if passed else 1


def _parser() -> argparse.ArgumentParser:
    usual = Size()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    add = parser.add_argument
    add("--only", default="", help="tasks whose name contains this")
    add(
        "--queries",
        type=int,
        help=f"travellers a class of variation ({usual.queries:,}; gate {GATE_QUERIES})",
    )
    add("--records", type=int, default=usual.records, help="records a task")
    add("--seed", type=int, default=usual.seed)
    add("--data", type=Path, default=catalogue.SHARED, help="folder of published names and lists")
    add("--json", action="store_true", help="print JSON for machines")
    add("--misses", type=Path, help="write the cases that went wrong here, outside the repository")
    add("--brute", type=int, nargs="?", const=brute.QUERIES, help="weigh every record for so many of a class")
    add("--beside", action="store_true", help="plain rapidfuzz beside us, and logic-v2 after `make rivals`")
    add("--rivals", type=Path, metavar="PYTHON", help="--beside, logic-v2 with this interpreter")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--freeze", action="store_true", help="keep this run, case by case, without names")
    mode.add_argument("--gate", action="store_true", help="compare with what is kept; exit 1 when worse")
    mode.add_argument(
        "--show", metavar="TASK/CLASS", help="the cases that moved, with names, on the terminal"
    )
    return parser


if __name__ == "__main__":
    main()
