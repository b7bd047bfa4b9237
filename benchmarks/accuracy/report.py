"""Runs tasks and puts what came of them into tables: ours, what the index loses, and others beside us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.accuracy import brute, floor, rivals
from benchmarks.accuracy.task import Outcome, Task, rows

Row = dict[str, Any]
PLAIN = "rapidfuzz"


class Done(NamedTuple):
    """A task and what came of it."""

    task: Task
    outcomes: list[Outcome]


def main_rows(done: Done) -> list[Row]:
    """A row for each class, with the share (in %) of right records that weighing refers and the index lost."""
    lost = brute.lost(done.task, done.outcomes)
    return [_with_lost(row, lost[row["variation"]]) for row in rows(done.task.name, done.outcomes)]


def _with_lost(row: Row, lost: int) -> Row:
    if row["recall"] == "":
        return row | {"lost, %": ""}
    weighed = round(row["recall"] * row["queries"]) + lost
    return row | {"lost, %": round(100 * lost / weighed, 2) if weighed else ""}


def beside(everything: Iterable[Done], interpreter: Path | None) -> tuple[str, list[Row]]:
    """Title and rows of the table of others beside us, for the tasks that are of names alone."""
    tasks = [done for done in everything if floor.by_name_alone(done.task)]
    near = {done.task.name: floor.nearest(done.task) for done in tasks}
    threshold = floor.best_threshold(near.values())
    made: list[Row] = []
    with ExitStack() as stack:
        rival = stack.enter_context(rivals.started(interpreter)) if interpreter else None
        for task, outcomes in tasks:
            others = {PLAIN: rows(task.name, floor.referred(near[task.name], threshold))}
            if rival is not None:
                others[rivals.NAME] = rows(task.name, rivals.run(rival, task, near[task.name]))
            made += _side_by_side(rows(task.name, outcomes), others)
    title = f"Beside us: {PLAIN} from {threshold} (best mean F1 over these tasks)"
    return (f"{title}; {rivals.NAME} from {rivals.THRESHOLD}" if interpreter else title), made


def _side_by_side(ours: list[Row], others: Mapping[str, list[Row]]) -> list[Row]:
    made = []
    for i, row in enumerate(ours):
        line = {"task": row["task"], "variation": row["variation"]} | _figures("ours", row)
        for name, theirs in others.items():
            line |= _figures(name, theirs[i])
        made.append(line)
    return made


def _figures(whose: str, row: Row) -> Row:
    return {f"{whose}: {column}": row[column] for column in ("recall", "others", "referred/1000")}
