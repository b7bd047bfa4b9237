"""The folder of all jobs: takes lists in, finds and changes jobs, queues them, and removes what is too old.

    incoming/     lists on their way in
    known/        by the digest of list and options: the job that has them
    queue/        a name for each job that is not done
    wanted/       a name for each report that somebody waits for
    lists/ID/     a job: `job.json`, the list as it came, its rows and answers

Several processes use it at once and may be killed at any moment. Nothing but locks and renames is relied on.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from screening.batch.jobs import files
from screening.batch.jobs.job import Failure, Job, from_bytes, now, seconds_since, to_bytes
from screening.errors import Busy, NotFound, StoreUnavailable
from screening.model import PolicyName
from screening.settings import Settings

ABANDONED_SECONDS = 3600.0
"""After so long what is half made belongs to nobody who lives: an upload moves on within seconds."""

ANSWERS = "answers"
NO_SUCH_JOB = "There is no such passenger list, or it is kept no longer."

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many jobs may wait, how many rows one has, how long a done one is kept and answers a repeat."""

    queued: int = 100
    rows: int = 1_000_000
    keep_seconds: float = 3 * 86_400.0
    repeat_seconds: float = 3_600.0


class JobStore:
    """Opened by every process that takes lists in, screens them or answers for them."""

    def __init__(self, folder: Path, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self.root = folder
        for name in ("incoming", "known", "queue", "wanted", "lists"):
            files.folder(folder / name)

    @classmethod
    def of(cls, settings: Settings) -> JobStore:
        """The folder that the settings name. Raises StoreUnavailable when it cannot be used."""
        keep, repeat = settings.job_keep_hours * 3600, settings.job_repeat_seconds
        try:
            return cls(settings.jobs_dir, Bounds(settings.jobs_queued, settings.job_rows, keep, repeat))
        except OSError as error:
            raise unusable(error) from None

    # --- taking in ------------------------------------------------------------------------------------

    def incoming(self) -> Path:
        """A path for a list on its way in: write it there and give it to `create`."""
        return self.root / "incoming" / secrets.token_hex(16)

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
        key = hashlib.sha256(
            orjson.dumps([sha256, form, policy, sorted((columns or {}).items()), beside, client])
        ).hexdigest()
        known = self.root / "known" / key
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
        files.folder(making / ANSWERS)
        upload = making / f"list{job.form}"
        if link:
            upload.symlink_to(source.absolute())
        else:
            source.rename(upload)
        files.replace(making / "job.json", to_bytes(job))
        (self.root / "queue" / job.id).touch(files.OWNER_FILE)
        files.names_kept(self.root / "queue")
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

    def folder(self, job_id: str) -> Path:
        """Where everything of the job is."""
        return self.root / "lists" / job_id

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
        (self.root / "queue" / job_id).unlink(missing_ok=True)

    def _jobs(self, place: str) -> Iterator[Job]:
        for path in (self.root / place).iterdir():
            with suppress(NotFound):
                yield self.get(path.name)

    def any_waiting(self) -> bool:
        """Whether something may be waiting; a look that costs 10 us."""
        with os.scandir(self.root / "queue") as names:
            return next(names, None) is not None

    # --- reports --------------------------------------------------------------------------------------

    def want(self, job: Job, suffix: str) -> None:
        """Asks for a report of that form, `.csv` for example; a process that screens will make it."""
        (self.root / "wanted" / f"{job.id}{suffix}").touch(files.OWNER_FILE)

    def wanted(self) -> Iterator[tuple[Job, str]]:
        """Reports that somebody waits for: job and suffix."""
        for path in (self.root / "wanted").iterdir():
            with suppress(NotFound):
                yield self.get(path.stem), path.suffix

    def tried(self, job: Job, suffix: str) -> int:
        """Notes that the report is being made: how often that was begun since somebody asked for it."""
        with (self.root / "wanted" / f"{job.id}{suffix}").open("ab") as file:
            file.write(b".")
            return file.tell()

    def satisfied(self, job: Job, suffix: str) -> None:
        """The report is there, or it cannot be."""
        (self.root / "wanted" / f"{job.id}{suffix}").unlink(missing_ok=True)

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
        for path in (self.root / "lists").glob(".*"):
            if _age(path) > ABANDONED_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
        for place, seconds in (
            ("incoming", ABANDONED_SECONDS), ("known", max(self.bounds.repeat_seconds, ABANDONED_SECONDS)),
        ):  # fmt: skip
            for path in (self.root / place).iterdir():
                if _age(path) > seconds:
                    path.unlink(missing_ok=True)
        for place in ("queue", "wanted"):
            for path in (self.root / place).iterdir():
                if _age(path) > ABANDONED_SECONDS and not self._is_due(path):
                    path.unlink(missing_ok=True)
        return len(old)

    def _is_due(self, path: Path) -> bool:
        try:
            return not self.get(path.stem).ended or path.suffix != ""
        except NotFound:
            return False


def unusable(error: OSError) -> StoreUnavailable:
    """The error for a folder that cannot be written or read."""
    why = error.strerror or type(error).__name__
    return StoreUnavailable(
        f"The folder of passenger lists cannot be used: {why}.",
        remedy="Look at the folder that SCREENING_JOBS_DIR names, at its owner and at the space on its disk.",
    )


def _age_of(job: Job) -> float:
    """Seconds since the job ended; none while it has not."""
    return seconds_since(job.finished) if job.finished else 0.0


def _age(path: Path) -> float:
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime
    return 0.0
