"""Writes the cases that went wrong to a table for whoever tunes: names of real people, so never in the repository.

A row for each miss, with the score that comparing the two directly gives (from the threshold on, the search
lost it; below, the weighing), and one for each other person referred, with the score that did it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.accuracy.task import NOBODY, Case, Outcome, Task
from screening import decide
from screening.model import DocumentRecord, PersonRecord, Record
from screening.screen import compare

REPOSITORY = Path(__file__).resolve().parents[2]
COLUMNS = ("task", "variation", "case", "kind", "score", "asked", "right", "other", "why")


def outside(path: Path) -> Path:
    """The path, made absolute; ValueError when it lies inside the repository."""
    whole = path.resolve()
    if whole.is_relative_to(REPOSITORY):
        raise ValueError(
            f"{whole} is inside the repository, and names of real people must not be: choose another"
        )
    return whole


def write(path: Path, tasks: Iterable[tuple[Task, Iterable[Outcome]]]) -> None:
    """Writes a tab-separated table of all misses and false hits."""
    with outside(path).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_MINIMAL)
        table.writerow(COLUMNS)
        for task, outcomes in tasks:
            table.writerows(_rows(task, outcomes))


def _rows(task: Task, outcomes: Iterable[Outcome]) -> Iterator[tuple[object, ...]]:
    filed = {record.id: record for record in task.records}
    for number, outcome in enumerate(outcomes):
        case = outcome.case
        right = filed.get(case.expected)
        told = (task.name, case.variation, number)
        asked = asked_for(case)
        if case.expected != NOBODY and outcome.place < 0:
            score, why = _directly(outcome, right)
            yield *told, "miss", score, asked, shown(right), "", why
        for record, score in outcome.others:
            _, why = _directly(outcome, filed[record])
            yield *told, "other", score, asked, shown(right), shown(filed[record]), why


def _directly(outcome: Outcome, record: Record | None) -> tuple[float, str]:
    if not isinstance(record, PersonRecord):
        return 0.0, ""
    hit = compare(outcome.case.traveller, record, decide.DEFAULT, outcome.names)
    return hit.score, " ".join(reason.why for reason in hit.reasons)


def asked_for(case: Case) -> str:
    """The traveller's name, and date of birth where it is told."""
    name = case.traveller.name.full if case.traveller.name else ""
    return " ".join((name, case.traveller.birth_date)).strip()


def shown(record: Record | None) -> str:
    """A record's names, or its document number."""
    if isinstance(record, DocumentRecord):
        return record.number
    return "; ".join(name.full for name in record.names) if record else ""
