"""Where the content of a withdrawn record still is, on what this process can see.

It is gone from answers at once; from files only when these are made anew: the log beside the store, snapshots, and
passenger lists, whose answers tell of the hits that they had. Each place that still holds it is told in a sentence
with what it waits for. Other replicas' folders and backups cannot be seen from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from screening.batch.jobs import Job, Jobs
from screening.errors import Conflict, ScreeningError
from screening.index.library import Library
from screening.published.shelf import Shelf
from screening.store import Store

ENDS = "they are removed by themselves by {moment}, or at once with DELETE /v1/passenger-lists/{{id}}"


@dataclass(frozen=True, slots=True)
class Places:
    """What is looked through: the store, the folder of snapshots, and if there are any, published ones and lists."""

    store: Store
    library: Library
    shelf: Shelf | None = None
    jobs: Jobs | None = None


def gone_for_good(store: Store, record_id: str, sequence: int) -> None:
    """Raises Conflict when the record is on file again, or was withdrawn another time since."""
    found = store.changes(sequence - 1, 1, sequence)
    if store.get(record_id) is not None or [change[:2] for change in found] != [(sequence, record_id)]:
        raise Conflict(
            "the record was put on file again after that withdrawal",
            remedy="Withdraw it again; the certificate is then about that withdrawal.",
        )


def pending(places: Places, record_id: str, sequence: int) -> list[str]:
    """Where its content still is, a sentence each; nothing when it is nowhere that can be seen.

    Removes on the way what nobody needs any more: the log beside the store, and superseded snapshots.
    """
    found = places.store.purge()
    found += _in_snapshots(places.library, sequence)
    if places.shelf is not None:
        found += _published(places.shelf, sequence)
    if places.jobs is not None:
        found += _in_lists(places.jobs, record_id, sequence)
    return found


def _in_snapshots(library: Library, sequence: int) -> Iterator[str]:
    library.forget(sequence)
    older = [name for name, reached in library.snapshots() if reached < sequence]
    if older:
        yield (
            f"the snapshot {older[-1]} goes up to an earlier change: it ends when the next one is built"
            " (`screening build`)"
        )


def _published(shelf: Shelf, sequence: int) -> Iterator[str]:
    try:
        told = [entry for folder in shelf.folders() for entry in shelf.entries(folder)]
    except ScreeningError:
        yield "the published snapshots could not be looked at"
        return
    older = sum(entry.sequence < sequence for entry in told)
    if older:
        yield f"{older} published snapshots go up to an earlier change: they end as newer ones are published"


def _in_lists(jobs: Jobs, record_id: str, sequence: int) -> Iterator[str]:
    named = orjson.dumps(record_id)
    holding = [job for job in jobs.kept() if _tells(jobs, job, named, sequence)]
    if not holding:
        return
    many = "1 passenger list tells" if len(holding) == 1 else f"{len(holding)} passenger lists tell"
    done = [datetime.fromisoformat(job.finished) for job in holding if job.finished]
    keep = timedelta(seconds=jobs.bounds.keep_seconds)
    if len(done) == len(holding):
        when = ENDS.format(moment=(max(done) + keep).strftime("%Y-%m-%dT%H:%M:%SZ"))
    else:
        when = "they are being screened"
    yield f"{many} of it in the answers: {when}"


def _tells(jobs: Jobs, job: Job, named: bytes, sequence: int) -> bool:
    """Whether an answer of that list tells of the record; one that was screened after its withdrawal cannot."""
    if job.state == "done" and job.sequence >= sequence:
        return False
    with suppress(FileNotFoundError):  # its time was over meanwhile
        return any(b'"record_id":' + named in answer for answer in jobs.answers(job))
    return False
