"""Screens a list of travellers and writes the answers, in order, with bounded memory."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from screening import wire
from screening.batch import read, report
from screening.batch.lines import Seen
from screening.batch.passengers import Result, Unreadable
from screening.engine import Engine


def run(
    engine: Engine,
    source: Path,
    output: Path,
    seen: Seen | None = None,
    note: read.Note | None = None,
    *,
    policy: str | None = None,
) -> Counter[str]:
    """Screens every row of `source` into `output`: how many of each decision, and how many were unreadable.

    Under the policy named, or the engine's own.
    """
    counts: Counter[str] = Counter()
    with report.writing(output) as write:
        for row in read.read(source, seen, note):
            if isinstance(row, Unreadable):
                counts["unreadable"] += 1
                write(Result(row))
                continue
            answer = engine.screen(row.traveller, policy=policy)
            counts[answer.decision] += 1
            write(Result(row, wire.answer(answer)))
    return counts
