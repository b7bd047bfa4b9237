"""The gate: a run beside what was frozen. No class may lose more than it gains, nor become noisier.

Says which cases moved by number; names are shown only when one class is asked for, and on the terminal only.
Other inputs are said to be other inputs. For tasks made of published data, which may be another edition, that
is no failure; for those that the repository makes alone, the change that made them so must freeze again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import frozen, misses
from benchmarks.accuracy.frozen import Change, Frozen
from benchmarks.accuracy.task import Outcome, Task, by_variation

NUMBERS_SHOWN = 20


class Verdict(NamedTuple):
    """What is to be said of a task, and whether it may pass."""

    lines: list[str]
    passed: bool


def verdict(task: Task, outcomes: list[Outcome], *, own: bool, folder: Path = frozen.FOLDER) -> Verdict:
    """Compares a run with what was frozen; `own` tasks are made by the repository alone."""
    before, now = frozen.read(task.name, folder), frozen.frozen(task, outcomes)
    if before is None:
        return Verdict([f"{task.name}: nothing is frozen; freeze it (--freeze)"], passed=not own)
    if before.inputs != now.inputs:
        return Verdict(
            [f"{task.name}: other inputs than were frozen; freeze again (--freeze)"], passed=not own
        )
    return _compared(task.name, frozen.changes(before, now))


def _compared(name: str, changes: list[Change]) -> Verdict:
    moved = [change for change in changes if change.moved]
    lines = [_line(name, change) for change in moved] or [f"{name}: nothing moved"]
    return Verdict(lines, passed=not any(change.worse for change in changes))


def _line(name: str, change: Change) -> str:
    noise = change.others_now - change.others_before
    return (
        f"{'WORSE ' if change.worse else ''}{name}/{change.variation}: gained {_numbers(change.gained)},"
        f" lost {_numbers(change.lost)}, others {noise:+d} (of {change.others_before})"
    )


def _numbers(cases: list[int]) -> str:
    if not cases:
        return "0"
    shown = " ".join(map(str, cases[:NUMBERS_SHOWN]))
    return f"{len(cases)} (cases {shown}{' ...' if len(cases) > NUMBERS_SHOWN else ''})"


def moved(task: Task, outcomes: list[Outcome], variation: str, folder: Path = frozen.FOLDER) -> Iterator[str]:
    """The moved cases of a class with their names: for a terminal, never for a file of the repository."""
    before, now = frozen.read(task.name, folder), frozen.frozen(task, outcomes)
    some = by_variation(outcomes).get(variation)
    if some is None or before is None or before.inputs != now.inputs:
        yield f"{task.name}/{variation}: no such class, or nothing comparable is frozen"
        return
    filed = {record.id: record for record in task.records}
    for change in frozen.changes(before, now):
        for number in change.moved if change.variation == variation else ():
            signs = (_sign(kept, variation, number) for kept in (before, now))
            was, is_ = (frozen.said(one, frozen.is_ordinary(some)) for one in signs)
            yield f"{number}: {was} -> {is_}"
            yield f"  asked  {misses.asked_for(some[number].case)}"
            yield f"  right  {misses.shown(filed.get(some[number].case.expected))}"
            yield from (
                f"  other  {score:.3f} {misses.shown(filed[other])}" for other, score in some[number].others
            )


def _sign(kept: Frozen, variation: str, number: int) -> str:
    return kept.classes[variation][number]
