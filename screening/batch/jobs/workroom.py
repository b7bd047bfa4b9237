"""The folder of this machine in which lists arrive and reports are made, wherever the jobs themselves are kept.

incoming/     lists on their way in
wanted/       a name for each report that somebody waits for
lists/ID/     what of a job is on this machine; a name that begins with a dot is half made, or going
"""

from __future__ import annotations

import secrets
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from screening.batch.jobs import files
from screening.batch.jobs.job import Job
from screening.errors import NotFound, StoreUnavailable

ABANDONED_SECONDS = 3600.0
"""After so long what is half made belongs to nobody who lives: an upload moves on within seconds."""


class Workroom(ABC):
    """What jobs in a folder and shared jobs have in common."""

    def __init__(self, root: Path, *more: str) -> None:
        self.root = root
        for name in ("incoming", "wanted", "lists", *more):
            files.folder(root / name)

    @abstractmethod
    def get(self, job_id: str) -> Job:
        """The job as it is now. Raises NotFound."""

    def incoming(self) -> Path:
        """A path for a list on its way in: write it there and give it to `create`."""
        return self.root / "incoming" / secrets.token_hex(16)

    def folder(self, job_id: str) -> Path:
        """Where everything is that this machine has of the job."""
        return self.root / "lists" / job_id

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

    def tidy(self) -> None:
        """Removes what dead processes left half made: uploads, wishes for reports of jobs that are gone."""
        for path in (self.root / "lists").glob(".*"):
            if age(path) > ABANDONED_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
        removed_when_old((self.root / "incoming").iterdir())
        removed_when_old(path for path in (self.root / "wanted").iterdir() if not self._exists(path.stem))

    def _exists(self, job_id: str) -> bool:
        try:
            self.get(job_id)
        except NotFound:
            return False
        return True


def removed_when_old(paths: Iterable[Path], seconds: float = ABANDONED_SECONDS) -> None:
    """Removes those of the files that are older."""
    for path in paths:
        if age(path) > seconds:
            path.unlink(missing_ok=True)


def age(path: Path) -> float:
    """Seconds since it was written; none where it is gone."""
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime
    return 0.0


def unusable(error: OSError) -> StoreUnavailable:
    """The error for a folder that cannot be written or read."""
    why = error.strerror or type(error).__name__
    return StoreUnavailable(
        f"The folder of passenger lists cannot be used: {why}.",
        remedy="Look at the folder that SCREENING_JOBS_DIR names, at its owner and at the space on its disk.",
    )
