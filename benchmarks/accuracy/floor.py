"""The floor to stand on: plain rapidfuzz on AnyASCII text, the words of a name sorted, no index and no rules.

Each record is worth the best of its names. One threshold serves all tasks: the one with the best mean F1 over
their classes, which is more than a user could know. Finds also the records that a rival is given to weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.accuracy import names
from benchmarks.accuracy.task import NOBODY, Case, Outcome, Task, by_variation
from screening import decide
from screening.model import PersonRecord

NEAREST = 50
"""Records kept for a traveller, the most alike first."""

THRESHOLDS = range(50, 101)
_AT_ONCE = 250  # travellers compared with all names at once: 30,000 names make 30 MB


def by_name_alone(task: Task) -> bool:
    """Whether the task's records are all persons, so that a matcher of names can take part."""
    return all(isinstance(record, PersonRecord) for record in task.records)


def nearest(task: Task) -> list[Outcome]:
    """For each case, as many records as are kept, with the ratio (0 to 100) of their likest name."""
    filed = [record for record in task.records if isinstance(record, PersonRecord)]
    texts = [[_text(name.full) for name in record.names] for record in filed]
    starts = np.cumsum([0, *map(len, texts[:-1])])
    flat = [text for some in texts for text in some]
    ids = [record.id for record in filed]
    return [
        outcome
        for start in range(0, len(task.cases), _AT_ONCE)
        for outcome in _nearest(task.cases[start : start + _AT_ONCE], flat, starts, ids)
    ]


def _text(name: str) -> str:
    return " ".join(names.folded(name))


def _nearest(
    cases: Sequence[Case], flat: Sequence[str], starts: np.ndarray[Any, Any], ids: Sequence[str]
) -> Iterator[Outcome]:
    asked = [_text(case.traveller.name.full if case.traveller.name else "") for case in cases]
    every = process.cdist(asked, flat, scorer=fuzz.ratio, dtype=np.float32, workers=-1)
    best = np.maximum.reduceat(every, starts, axis=1)
    for case, scores in zip(cases, best, strict=True):
        top = np.argsort(-scores, kind="stable")[:NEAREST]
        yield Outcome(case, tuple((ids[i], float(scores[i])) for i in top))


def referred(outcomes: Iterable[Outcome], threshold: float) -> list[Outcome]:
    """What a matcher with this threshold refers, no more than our policy lists."""
    limit = decide.DEFAULT.limit
    return [
        replace(outcome, hits=tuple(hit for hit in outcome.hits if hit[1] >= threshold)[:limit])
        for outcome in outcomes
    ]


def best_threshold(tasks: Iterable[Sequence[Outcome]]) -> int:
    """The threshold with the best mean F1 over all classes of the tasks; classes of ordinary travellers have none."""
    classes = [
        some
        for outcomes in tasks
        for some in by_variation(outcomes).values()
        if some[0].case.expected != NOBODY
    ]
    return max(THRESHOLDS, key=lambda threshold: sum(f1(referred(some, threshold)) for some in classes))


def f1(outcomes: Sequence[Outcome]) -> float:
    """The harmonic mean of precision and recall over what was referred."""
    found = sum(outcome.place >= 0 for outcome in outcomes)
    others = sum(len(outcome.others) for outcome in outcomes)
    return 2 * found / (found + others + len(outcomes))
