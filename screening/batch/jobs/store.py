"""The folder of all jobs: takes lists in, finds and changes jobs, queues them, and removes what is too old.

    incoming/     lists on their way in
    known/        by the digest of list and options: the job that has them
    queue/        a name for each job that is not done
    wanted/       a name for each report that somebody waits for
    lists/ID/     a job: `job.json`, the list as it came, its rows and answers, what became of them (`changes/`)

Several processes use it at once and may be killed at any moment. Nothing but locks and renames is relied on.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Self

from screening.batch.jobs import blocks, files, rows
from screening.batch.jobs.base import Bounds, Summary
from screening.batch.jobs.job import (
    NO_SUCH_JOB,
    Failure,
    Job,
    digest_of,
    from_bytes,
    now,
    seconds_since,
    to_bytes,
)
from screening.batch.jobs.notes import FolderNotes
from screening.batch.jobs.workroom import ABANDONED_SECONDS, Workroom, removed_when_old, unusable
from screening.batch.passengers import Row
from screening.errors import Busy, NotFound
from screening.model import PolicyName
from screening.settings import Settings

QUEUE = "queue"
_ID = re.compile(r"[0-9a-f]{32}")


class FolderReading:
    """A list in the folder that is ours to read; see `base.Reading`."""

    def __init__(self, jobs: JobStore, job: Job) -> None:
        self._jobs, self._job = jobs, job

    def upload(self) -> Path:
        """The list as it came."""
        path = self._jobs.upload(self._job)
        if not path.exists():
            raise FileNotFoundError
        return path

    def keep(self, found: Iterable[Row]) -> int:
        """Writes the rows down."""
        return rows.keep(self._jobs.folder(self._job.id), found, self._jobs.bounds.rows)

    def begin(self, total: int, warnings: tuple[str, ...]) -> Job | None:
        """The rows count from now on."""
        return self._jobs.change(
            self._job, ("reading",), state="screening", rows=total, block=rows.block_of(total),
            warnings=warnings, started=now(),
        )  # fmt: skip

    def refuse(self, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read."""
        return self._jobs.refuse(self._job, failure)


class JobStore(Workroom):
    """All jobs in a folder of this machine; see `base.Jobs` for what each method promises."""

    waits = False

    def __init__(self, folder: Path, bounds: Bounds | None = None) -> None:
        super().__init__(folder, "known", QUEUE)
        self.bounds = bounds or Bounds()

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The folder that the settings name. Raises StoreUnavailable when it cannot be used."""
        try:
            return cls(settings.jobs_dir, Bounds.of(settings))
        except OSError as error:
            raise unusable(error) from None

    # --- taking in ------------------------------------------------------------------------------------

    def create(
        self,
        source: Path,
        form: str,
        sha256: str,
        *,
        policy: PolicyName | None = None,
        columns: Mapping[str, str] | None = None,
        beside: str = "",
        again: bool = False,
        link: bool = False,
        client: str = "",
        asker: Mapping[str, str] | None = None,
    ) -> tuple[Job, bool]:
        """A job for the list, durable when it returns; or the client's that has this list and these options, and True.

        Takes the file away, unless it is only to be `link`ed. `beside` is whatever else must be the same. With `again`
        the list is screened anew. Raises Busy when too many wait.
        """
        known = self.root / "known" / digest_of(sha256, form, policy, columns or {}, beside, client)
        with files.locked(known):
            found = None if again else self._known(known)
            if found is not None:
                if not link:
                    source.unlink()
                return found, True
            if len(self.waiting()) >= self.bounds.queued:
                raise Busy("More passenger lists are waiting than this service takes in.")
            size = source.stat().st_size
            job = Job(
                secrets.token_hex(16), form, sha256, size, now(), policy, dict(columns or {}),
                client=client, asker=dict(asker or {}),
            )  # fmt: skip
            self._keep(job, source, known, link=link)
            return job, False

    def _keep(self, job: Job, source: Path, known: Path, *, link: bool) -> None:
        """The order matters: a job that can be found is whole and queued; what is queued or known may not be there."""
        making = files.folder(self.root / "lists" / f".{job.id}")
        files.folder(making / blocks.ANSWERS)
        upload = making / f"list{job.form}"
        if link:
            upload.symlink_to(source.absolute())
        else:
            source.rename(upload)
        files.replace(making / "job.json", to_bytes(job))
        (self.root / QUEUE / job.id).touch(files.OWNER_FILE)
        files.names_kept(self.root / QUEUE)
        known.write_text(job.id)
        making.rename(self.folder(job.id))
        files.names_kept(self.root / "lists")

    def _known(self, known: Path) -> Job | None:
        """The job that is the answer to a repeated upload: not refused, and not too old."""
        try:
            job = self.get(known.read_text())
        except NotFound:
            return None
        fresh = not job.finished or seconds_since(job.finished) < self.bounds.repeat_seconds
        return job if fresh and job.state != "failed" else None

    # --- finding and changing -------------------------------------------------------------------------

    def upload(self, job: Job) -> Path:
        """The list as it came."""
        return self.folder(job.id) / f"list{job.form}"

    def get(self, job_id: str) -> Job:
        """The job as it is now. Raises NotFound."""
        if _ID.fullmatch(job_id):
            with suppress(FileNotFoundError):
                return from_bytes((self.folder(job_id) / "job.json").read_bytes())
        raise NotFound(NO_SUCH_JOB)

    def kept(self) -> list[Job]:
        """Every job that is kept, the newest first."""
        return sorted(self._jobs("lists"), key=lambda job: job.created, reverse=True)

    def waiting(self) -> list[Job]:
        """Every job that is not done, the oldest first."""
        found = []
        for job in self._jobs("queue"):
            if job.ended:  # and its process was killed before it could say so
                self._leave_the_queue(job.id)
            else:
                found.append(job)
        return sorted(found, key=lambda job: job.created)

    def change(self, job: Job, expected: tuple[str, ...], **fields: Any) -> Job | None:
        """Changes the job, unless it has left the `expected` states: then None. Raises NotFound once it is gone."""
        folder = self.folder(job.id)
        try:
            with files.locked(folder / "lock"):
                found = self.get(job.id)
                if found.state not in expected:
                    return None
                changed = replace(found, **fields)
                if changed.state == "done":
                    files.names_kept(folder / blocks.ANSWERS)
                files.replace(folder / "job.json", to_bytes(changed))
        except FileNotFoundError:
            raise NotFound("The passenger list was removed.") from None
        if changed.ended:
            self._leave_the_queue(job.id)
        return changed

    def refuse(self, job: Job, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read."""
        return self.change(job, ("queued", "reading"), state="failed", failure=failure, finished=now())

    def _leave_the_queue(self, job_id: str) -> None:
        (self.root / QUEUE / job_id).unlink(missing_ok=True)

    def _jobs(self, place: str) -> Iterator[Job]:
        for path in (self.root / place).iterdir():
            with suppress(NotFound):
                yield self.get(path.name)

    def speaks(self) -> bool:
        """The folder has one process that always waits, and it alone asks."""
        return True

    def any_waiting(self) -> bool:
        """Whether something may be waiting; a look that costs 10 us."""
        with os.scandir(self.root / QUEUE) as names:
            return next(names, None) is not None

    # --- rows and answers -----------------------------------------------------------------------------

    @contextmanager
    def reading(self, job: Job) -> Iterator[FolderReading | None]:
        """The list to be read, while we hold its lock."""
        with files.locked(self.folder(job.id) / "reading", wait=False) as ours:
            yield FolderReading(self, job) if ours else None

    def rows(self, job: Job, block: int | None = None) -> Iterator[Row]:
        """The rows of one block, or all."""
        folder = self.folder(job.id)
        return rows.read(folder) if block is None else rows.read(folder, block * job.block, job.block)

    def claim(self, job: Job) -> blocks.Claim | None:
        """The first block that is neither finished nor in the hands of a living process."""
        folder = self.folder(job.id)
        done = blocks.numbers(folder)
        claims = (blocks.claim(folder, number) for number in range(job.blocks) if number not in done)
        return next(filter(None, claims), None)

    def summary(self, job: Job) -> Summary:
        """What the names of the finished blocks say."""
        return blocks.summary(self.folder(job.id))

    def summaries(self, among: Sequence[Job]) -> list[Summary]:
        """The same of each."""
        return [self._summary_if_any(job) for job in among]

    def _summary_if_any(self, job: Job) -> Summary:
        with suppress(FileNotFoundError):
            return self.summary(job)
        return Summary()

    def answers(self, job: Job) -> Iterator[bytes]:
        """The answers, in order, of a job that is done."""
        done = sorted(blocks.finished(self.folder(job.id)), key=lambda done: done.number)
        return chain.from_iterable(blocks.lines(one.path) for one in done)

    def notes(self, job: Job) -> FolderNotes:
        """What is kept of its answers later."""
        return FolderNotes(self.folder(job.id) / "changes")

    # --- removing -------------------------------------------------------------------------------------

    def delete(self, job_id: str) -> None:
        """Removes the job and all that was sent and answered. Raises NotFound."""
        self.get(job_id)
        gone = self.root / "lists" / f".gone-{job_id}"
        with suppress(FileNotFoundError):
            self.folder(job_id).rename(gone)
        files.names_kept(self.root / "lists")
        self._leave_the_queue(job_id)
        shutil.rmtree(gone, ignore_errors=True)

    def sweep(self) -> int:
        """Removes jobs that are kept no longer, and what dead processes left half made: how many jobs."""
        old = [job for job in self.kept() if _age_of(job) > self.bounds.keep_seconds]
        for job in old:
            with suppress(NotFound):
                self.delete(job.id)
        self.tidy()
        removed_when_old((self.root / "known").iterdir(), max(self.bounds.repeat_seconds, ABANDONED_SECONDS))
        removed_when_old(path for path in (self.root / QUEUE).iterdir() if not self._waits(path.name))
        return len(old)

    def _waits(self, job_id: str) -> bool:
        try:
            return not self.get(job_id).ended
        except NotFound:
            return False


def _age_of(job: Job) -> float:
    """Seconds since the job ended; none while it has not."""
    return seconds_since(job.finished) if job.finished else 0.0
