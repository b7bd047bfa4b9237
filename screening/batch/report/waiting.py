"""Entries that somebody must look at, kept in a file until all are known and can be sorted.

In memory is only the order. The file has no name, so that nothing personal is left behind by a process that is killed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from screening.batch.report.entry import Entry


class Waiting:
    """Opened for one report, in its folder; closed at its end."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 closed by __exit__
        self._order: list[tuple[float, int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, number: int, told: Entry) -> None:
        """Keeps one entry; `number` is its place in the list."""
        # Without a hit nothing is known, so these come last: there is nobody to compare them with.
        weight = 1.0 if told.score is None else -told.score
        self._order.append((weight, number, self._file.tell()))
        self._file.write(orjson.dumps(told) + b"\n")

    def sorted(self) -> Iterator[tuple[int, Entry]]:
        """The entries, best score first, then those without one, each by its place in the list."""
        for _, number, start in sorted(self._order):
            self._file.seek(start)
            yield number, _entry(self._file.readline())


def _entry(line: bytes) -> Entry:
    fields: dict[str, Any] = orjson.loads(line)
    fields.update((name, tuple(value)) for name, value in fields.items() if isinstance(value, list))
    return Entry(**fields)
