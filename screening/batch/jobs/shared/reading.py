"""A shared list that is ours to read: fetched from the server, read here, its rows put on the server block by block.

The rows lie under a name of their own until they are complete, so two readers of one list (one of them taken for dead)
never mix theirs: those of the one whose claim holds become the job's.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from screening.batch.jobs import files, rows
from screening.batch.jobs.base import Bounds
from screening.batch.jobs.job import Failure, Job, now
from screening.batch.jobs.shared import pieces, records, scripts
from screening.batch.jobs.shared.claims import Entry
from screening.batch.jobs.shared.desk import Desk
from screening.batch.passengers import Row
from screening.store.redis_server import Script

_BEGIN = Script(scripts.BEGIN)


class SharedReading:
    """See `jobs.base.Reading`. A context manager that leaves no file behind."""

    def __init__(self, desk: Desk, entry: Entry, folder: Path, job: Job, bounds: Bounds) -> None:
        """`folder` is made, for this reading alone."""
        self._desk = desk
        self._entry = entry
        self._folder = folder
        self._job = job
        self._bounds = bounds
        self._kept = self._size = 0
        self._place = desk.key("rows", f"{job.id}.{uuid.uuid4().hex}")

    def __enter__(self) -> SharedReading:
        files.folder(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._entry.let_go()

    def upload(self) -> Path:
        """The list as it came, in a file of this machine."""
        path = self._folder / f"list{self._job.form}"
        (number,) = self._desk.fields("job", self._job.id, "pieces")
        if number is None:
            raise FileNotFoundError
        with files.created(path) as file:
            for piece in range(int(number)):
                file.write(pieces.get(self._desk, "list", self._job.id, piece))
        return path

    def keep(self, found: Iterable[Row]) -> int:
        """Writes the rows down here, and when all are read, on the server."""
        total = rows.keep(self._folder, found, self._bounds.rows)
        blocks = self._blocks(rows.block_of(total))
        self._kept, self._size = pieces.put(self._desk, self._place, blocks)
        return total

    def _blocks(self, size: int) -> Iterator[bytes]:
        lines = rows.kept(self._folder)
        while block := b"".join(islice(lines, size)):
            self._entry.check()
            yield block

    def begin(self, total: int, warnings: tuple[str, ...]) -> Job | None:
        """The rows on the server become the job's, unless another reads it by now."""

        def send(before: bytes, after: bytes, _: Job) -> str:
            return self._desk.write(
                _BEGIN, self._job.id, self._entry.name, self._entry.me, before, after,
                self._place, self._size, self._kept,
            )  # fmt: skip

        return records.exchanged(
            self._desk, self._job.id, ("reading",), send, state="screening", rows=total,
            block=rows.block_of(total), warnings=warnings, started=now(),
        )  # fmt: skip

    def refuse(self, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read, unless another reads it by now."""
        return records.change(
            self._desk, self._bounds, self._job.id, ("queued", "reading"), self._entry,
            state="failed", failure=failure, finished=now(),
        )  # fmt: skip
