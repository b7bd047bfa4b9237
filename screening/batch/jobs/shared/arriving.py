"""How a list becomes a shared job: its pieces first, then in one step all by which it can be found.

Whoever sends the same list at the same time elsewhere is answered with the same job: which of the two was first is
decided on the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from screening.batch.jobs.base import Bounds
from screening.batch.jobs.job import Job, from_bytes, seconds_since, to_bytes
from screening.batch.jobs.shared import pieces, scripts
from screening.batch.jobs.shared.desk import Desk
from screening.errors import Busy
from screening.store.redis_server import Script

_LOOK, _CREATE = Script(scripts.LOOK), Script(scripts.CREATE)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the server knows of a list: `job` is the answer to it; `job_id` may be one that is not any more."""

    job_id: str
    job: Job | None
    waiting: int
    bytes: int


def taken_in(
    desk: Desk, bounds: Bounds, most_bytes: int, job: Job, digest: str, source: Path, *, again: bool
) -> tuple[Job, bool]:
    """The job, made of that file, or the one that is the answer to the list already, and True. Raises Busy."""
    place = desk.key("list", job.id)
    sent: tuple[int, int] | None = None
    while True:
        known = _look(desk, bounds, digest)
        if known.job is not None and not again:
            desk.together([("UNLINK", place)])
            return known.job, True
        if known.waiting >= bounds.queued:
            raise Busy("More passenger lists are waiting than this service takes in.")
        if known.bytes >= most_bytes:
            raise _full()
        sent = sent or pieces.put(desk, place, pieces.cut(source))
        told = desk.write(
            _CREATE, job.id, digest, known.job_id, int(again), bounds.queued, most_bytes, to_bytes(job), *sent
        )
        if told == "done":
            return job, False
        if told == "full":
            desk.together([("UNLINK", place)])
            raise _full()
        if told == "lost":  # the server has lost them meanwhile
            sent = None


def _look(desk: Desk, bounds: Bounds, digest: str) -> _Known:
    job_id, record, waiting, size = desk.run(_LOOK, "", digest)
    job = from_bytes(record) if record else None
    if job is not None:
        fresh = not job.finished or seconds_since(job.finished) < bounds.repeat_seconds
        job = job if fresh and job.state != "failed" else None
    return _Known(job_id.decode(), job, waiting, size)


def _full() -> Busy:
    return Busy(
        "Passenger lists take as much room on the Redis server as they may.",
        remedy="Remove lists that nobody needs, keep them for less long (SCREENING_JOB_KEEP_HOURS), or let them take "
        "more (SCREENING_JOBS_SHARED_BYTES).",
    )
