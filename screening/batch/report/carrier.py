"""CUSRES as a file: the answers that go back to a carrier's own system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.batch.carriers.cusres import Writer
from screening.batch.report.about import About, Write
from screening.batch.report.entry import answer_of


@contextmanager
def writing(path: Path, about: About) -> Iterator[Write]:
    """Takes results one by one and answers each message of the list by one or more of ours.

    Raises InputError for a list that is of no carrier.
    """
    with path.open("wb") as file:
        writer = Writer(file.write, about.codes, about.made_at)
        yield lambda result: writer.add(result.row, (answer_of(result) or {}).get("decision", "not_checked"))
        writer.end()
