"""Loads whole lists: reads files of any known form and replaces the lists they name, all or nothing.

The rows that break a rule are left out and written to a file with the reason and the remedy, never with
their values. A file that is not what it claims, or of which nothing would be loaded, leaves the store as
it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

import orjson

from screening import wire
from screening.errors import BadList, Conflict, InputError, Problem
from screening.sources.formats import detect, named
from screening.sources.source import Entry, Note, Rejected, Row, Source
from screening.store.base import LoadCounts, Loading, Store

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes there are."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did to one list; `rejected` rows were left out, `notes` are for whoever loads."""

    list: str
    added: int
    changed: int
    withdrawn: int
    unchanged: int
    rejected: int
    notes: tuple[str, ...] = ()


def load(
    store: Store,
    paths: Sequence[Path],
    *,
    list_name: str | None = None,
    format: str | None = None,
    rejects: Path | None = None,
    progress: Progress | None = None,
) -> list[LoadReport]:
    """Replaces the lists that the files hold, in one transaction, and says what changed.

    `list_name` puts every row into that list; `format` overrules recognition. Rejected rows go to `rejects`
    (default `LIST.rejected.ndjson` here), which is made only when there are some. Raises `BadList` and
    `InputError` with nothing changed.
    """
    if not paths:
        problem = Problem("path", "is missing", "Name the files to load.")
        raise InputError("No file is named.", problems=[problem])
    wire.must_be_list_name(list_name)
    chosen = [(path, named(format) if format else detect(path)) for path in paths]
    into = list_name or chosen[0][1].default_list(paths[0])
    with (
        _Rejects(rejects or Path(f"{into}.rejected.ndjson")) as left_out,
        store.loading(
            lists=[list_name] if list_name else [],
            source=", ".join(path.name for path in paths),
            as_of=_one_of({source.as_of(path) for path, source in chosen}),
        ) as loading,
    ):
        tally = _Tally(loading, left_out)
        advance = _Advance(progress, _total(chosen))
        for path, source in chosen:
            tally.take(
                source.read(path, list_name, advance), path.name, list_name or source.default_list(path)
            )
        return tally.reports(loading.commit())


class _Tally:
    """Adds what is read to a load, and counts by list what is left out."""

    def __init__(self, loading: Loading, left_out: Callable[[str, Rejected], None]) -> None:
        self._loading, self._left_out = loading, left_out
        self._rejected: Counter[str] = Counter()
        self._notes: list[str] = []

    def take(self, rows: Iterable[Row], source: str, default: str) -> None:
        """Adds the rows of one source; `BadList` when the store takes none of them.

        A rejection counts for the list of the record before it, those at the beginning for the first.
        """
        into, waiting, taken = "", 0, 0
        for row in rows:
            if isinstance(row, Note):
                self._notes.append(row.text)
                continue
            if isinstance(row, Entry):
                into = row.record.list
            refused = row if isinstance(row, Rejected) else self._add(row)
            if refused:
                self._left_out(source, refused)
                waiting += 1
            else:
                taken += 1
            if into:
                self._rejected[into] += waiting
                waiting = 0
        self._rejected[default] += waiting
        if not taken:
            raise BadList(f"{source}: every record is in conflict with another.")

    def _add(self, entry: Entry) -> Rejected | None:
        try:
            self._loading.add(entry.record)
        except Conflict as error:
            return Rejected(entry.line, "id", error.what, error.remedy)
        return None

    def reports(self, counts: Iterable[LoadCounts]) -> list[LoadReport]:
        """What was done, list by list."""
        return [
            LoadReport(
                count.list,
                count.added,
                count.changed,
                count.withdrawn,
                count.unchanged,
                self._rejected[count.list],
                tuple(self._notes),
            )
            for count in counts
        ]


class _Rejects:
    """The file of rejected rows, made when the first comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> _Rejects:
        return self

    def __call__(self, source: str, rejected: Rejected) -> None:
        if self._file is None:
            self._file = self._path.open("wb")
        self._file.write(
            orjson.dumps({"source": source, **rejected._asdict()}, option=orjson.OPT_APPEND_NEWLINE)
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


class _Advance:
    """Turns bytes just read into bytes read so far."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self, more: int) -> None:
        self._done += more
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


def _total(chosen: Iterable[tuple[Path, Source]]) -> int:
    return sum(file.stat().st_size for path, source in chosen for file in source.files(path))


def _one_of(dates: set[str]) -> str:
    """The date on which all files agree, or ""."""
    return dates.pop() if len(dates) == 1 else ""
