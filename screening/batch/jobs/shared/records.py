"""A job's record on the server: read, and changed only from what was read.

The bytes that were read are compared, and fields that a later version of this program wrote stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from screening.batch.jobs.base import Bounds
from screening.batch.jobs.job import Job, from_bytes, to_bytes
from screening.batch.jobs.shared import scripts
from screening.batch.jobs.shared.claims import Entry
from screening.batch.jobs.shared.desk import Desk
from screening.errors import NotFound
from screening.store.redis_server import Argument, Script

MARGIN_SECONDS = 3600
"""So much later than the sweep the server itself drops what it has, should no service be there to sweep."""

_CHANGE = Script(scripts.CHANGE)

Send = Callable[[bytes, bytes, Job], str]
"""Has the record exchanged: as it was, as it is to be, and the job that it then says. Tells what became of that."""


def read(desk: Desk, job_id: str) -> bytes:
    """The record. Raises NotFound."""
    (record,) = desk.fields("job", job_id, "job")
    if record is None:
        desk.check()
        raise NotFound("There is no such passenger list, or it is kept no longer.")
    return record


def exchanged(desk: Desk, job_id: str, expected: tuple[str, ...], send: Send, **fields: Any) -> Job | None:
    """Changes the record, however often others change it meanwhile; None in another state, or where `send` is refused.

    Raises NotFound once the job is gone.
    """
    while True:
        record = read(desk, job_id)
        before = from_bytes(record)
        if before.state not in expected:
            return None
        after = replace(before, **fields)
        told = send(record, orjson.dumps({**orjson.loads(record), **orjson.loads(to_bytes(after))}), after)
        if told == "gone":
            raise NotFound("The passenger list was removed.")
        if told != "moved":
            return after if told == "done" else None


def change(
    desk: Desk,
    bounds: Bounds,
    job_id: str,
    expected: tuple[str, ...],
    entry: Entry | None = None,
    **fields: Any,
) -> Job | None:
    """The same for what needs no more than the record; with an `entry`, only while that is ours."""

    def send(before: bytes, after: bytes, job: Job) -> str:
        return desk.write(_CHANGE, job_id, before, after, *_end(job, bounds), *_holder(entry))

    return exchanged(desk, job_id, expected, send, **fields)


def _end(job: Job, bounds: Bounds) -> tuple[Argument, ...]:
    if not job.ended:
        return 0, 0, 0, 0
    ended = datetime.fromisoformat(job.finished).timestamp()
    kept = int(bounds.keep_seconds) + MARGIN_SECONDS
    return 1, kept, int((ended + bounds.keep_seconds) * 1000), int(bounds.repeat_seconds) + 1


def _holder(entry: Entry | None) -> tuple[str, str]:
    return ("", "") if entry is None else (entry.name, entry.me)
