"""Screens a list of travellers and writes the answers, in order, with bounded memory.

The output is written beside its name and renamed when complete, so half an answer file is never taken for
a whole one.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from screening.batch import read, report
from screening.batch.lines import Seen
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
    header, line = report.writer(output)
    rows = read.read(source, seen, note)
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    counts: Counter[str] = Counter()
    try:
        with partial.open("wb") as file:
            file.write(header)
            for row in rows:
                answer = row if isinstance(row, read.Unreadable) else engine.screen(row, policy=policy)
                counts["unreadable" if isinstance(answer, read.Unreadable) else answer.decision] += 1
                file.write(line(answer))
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    return counts
