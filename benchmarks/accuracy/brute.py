"""What the index loses: every record weighed against a traveller, without any search, beside the engine's answer.

*Lost* counts the records that weighing alone refers and the engine does not. Names are prepared once and
compared by the matcher; a record with a name worth a closer look is weighed as the engine weighs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from benchmarks.accuracy.task import NOBODY, Outcome, Task, by_variation
from screening import decide
from screening.matchers import name as name_matcher
from screening.model import PersonRecord, Record
from screening.screen import compare, prepare_probe
from screening.text.names import PreparedName, prepare

QUERIES = 200
CLOSER_LOOK = 0.45
"""Name agreement from which a record is weighed whole: with all else in its favour, less cannot refer."""

Prepared = tuple[PersonRecord, tuple[PreparedName, ...]]


def directly(outcome: Outcome, record: Record | None) -> float:
    """The score of one record for a traveller, without search; 0 for what is not a person."""
    if not isinstance(record, PersonRecord):
        return 0.0
    return compare(outcome.case.traveller, record, decide.DEFAULT, outcome.names).score


def lost(task: Task, outcomes: Iterable[Outcome]) -> dict[str, int]:
    """For each class, the right records that weighing refers and the engine missed. Cheap: only misses are weighed."""
    filed = {record.id: record for record in task.records}
    return {
        variation: sum(
            outcome.place < 0 and directly(outcome, filed.get(outcome.case.expected)) >= threshold()
            for outcome in some
        )
        for variation, some in by_variation(outcomes).items()
    }


def threshold() -> float:
    """The score from which the default policy refers."""
    return decide.DEFAULT.threshold


def rows(task: Task, outcomes: Iterable[Outcome], queries: int = QUERIES) -> Iterator[dict[str, Any]]:
    """For each class, the first queries with every record weighed: what is referred so, and what of it is lost."""
    prepared = [
        (record, tuple(reading for name in record.names for reading in prepare(name.full)))
        for record in task.records
        if isinstance(record, PersonRecord)
    ]
    for variation, some in by_variation(outcomes).items():
        yield _row(task.name, variation, list(islice(some, queries)), prepared)


def _row(
    task: str, variation: str, outcomes: Sequence[Outcome], prepared: Sequence[Prepared]
) -> dict[str, Any]:
    by_weighing = [set(_referred(outcome, prepared)) for outcome in outcomes]
    by_engine = [{record for record, _ in outcome.hits} for outcome in outcomes]
    pairs = list(zip(outcomes, by_weighing, by_engine, strict=True))
    right = sum(outcome.case.expected in every for outcome, every, _ in pairs)
    right_lost = sum(outcome.case.expected in every - found for outcome, every, found in pairs)
    referred = sum(map(len, by_weighing))
    referred_lost = sum(len(every - found) for _, every, found in pairs)
    with_right = any(outcome.case.expected != NOBODY for outcome in outcomes)
    return {
        "task": task,
        "variation": variation,
        "queries": len(outcomes),
        "right records": right if with_right else "",
        "lost, %": round(100 * right_lost / right, 2) if right else "",
        "all records": referred,
        "of all lost, %": round(100 * referred_lost / referred, 2) if referred else "",
        "candidates": round(sum(outcome.candidates for outcome in outcomes) / len(outcomes), 1),
    }


def _referred(outcome: Outcome, prepared: Sequence[Prepared]) -> list[str]:
    """The records that the policy would list if all were weighed, as many as it lists."""
    scored = [
        (directly(outcome, record), record.id)
        for record, names in prepared
        if _worth_a_look(_asked(outcome), names)
    ]
    listed = sorted((-score, record) for score, record in scored if score >= threshold())
    return [record for _, record in listed[: decide.DEFAULT.limit]]


def _asked(outcome: Outcome) -> tuple[PreparedName, ...]:
    """The readings of the traveller's name; of one never screened, as they stand without any lists."""
    if outcome.names is not None:
        return outcome.names
    return prepare_probe(outcome.case.traveller).names


def _worth_a_look(asked: Sequence[PreparedName], filed: Sequence[PreparedName]) -> bool:
    return any(name_matcher.compare(a, b).score >= CLOSER_LOOK for a in asked for b in filed)
