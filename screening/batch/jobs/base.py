"""What jobs promise, wherever they are kept: every implementation must pass the same contract tests.

`JobStore` keeps them in a folder of this machine, `shared.SharedJobs` on a Redis server for all services that share
it. Whatever is answered holds from then on; what is under way is in one hand at a time, and free again when that hand
is gone. Unless it says otherwise, everything raises StoreUnavailable while jobs cannot be reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from screening.batch.jobs.job import Failure, Job
from screening.batch.passengers import Row
from screening.model import PolicyName
from screening.settings import Settings


class Lost(Exception):
    """What was ours to do is in other hands, because we were taken for dead: nothing of it may be handed in."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many jobs may wait, how many rows one has, how long a done one is kept and answers a repeat."""

    queued: int = 100
    rows: int = 1_000_000
    keep_seconds: float = 3 * 86_400.0
    repeat_seconds: float = 3_600.0

    @classmethod
    def of(cls, settings: Settings) -> Bounds:
        """Those that the settings say."""
        keep, repeat = settings.job_keep_hours * 3600, settings.job_repeat_seconds
        return cls(settings.jobs_queued, settings.job_rows, keep, repeat)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the finished blocks of a job say: how many there are, how many rows of each outcome, the least sequence."""

    blocks: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    sequence: int = 0


class Reading(Protocol):
    """A list that is ours to read. Raises FileNotFoundError once the job was removed."""

    def upload(self) -> Path:
        """The list as it came. Raises FileNotFoundError also where it is gone and the job is not."""

    def keep(self, rows: Iterable[Row]) -> int:
        """Writes the rows down, in the place of what an earlier try left: how many. Raises TooLarge."""

    def begin(self, rows: int, warnings: tuple[str, ...]) -> Job | None:
        """The rows count from now on, and are to be screened. None when the list is not ours any more."""

    def refuse(self, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read. None when the list is not ours any more."""


class Claim(Protocol):
    """A block that is ours to answer. `start` is the first of its rows without an answer."""

    @property
    def number(self) -> int:
        """Which of the job's blocks."""

    @property
    def careful(self) -> bool:
        """Whether it was begun by a process that ended: then rows are to be answered and added one by one."""

    start: int

    def __enter__(self) -> Claim: ...

    def __exit__(self, *_: object) -> None: ...

    def gives_up(self, row: int) -> bool:
        """Whether that row ended so many processes that it is not tried again. To be asked before each row."""

    def add(self, answer: bytes, outcome: str, sequence: int) -> None:
        """One more answer, empty for a row nobody could read. Raises Lost."""

    def finish(self) -> None:
        """All rows of the block have their answers. Raises Lost, or FileNotFoundError when the job was removed."""


class Notes(Protocol):
    """Small files kept with a job, and gone with it: what became of its answers later.

    Raises FileNotFoundError once the job was removed.
    """

    def names(self) -> list[str]:
        """The names of all, in order."""

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one; none where it is not there."""

    def replace(self, name: str, content: bytes) -> None:
        """Puts the content in its place, durable when it returns; under the lock that is held. Raises Lost."""

    def locked(self, name: str, *, wait: bool = True) -> AbstractContextManager[bool]:
        """Holds the lock of that name; false when another has it and we do not `wait`."""


class Jobs(Protocol):
    """Opened by every process that takes lists in, screens them or answers for them."""

    bounds: Bounds

    waits: bool
    """Whether lists wait while the store is away, because their answers go to the same server."""

    def incoming(self) -> Path:
        """A path for a list on its way in: write it there and give it to `create`."""

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
        client: str = "",
        asker: Mapping[str, str] | None = None,
    ) -> tuple[Job, bool]:
        """A job for the list, durable when it returns; or the client's that has this list and these options, and True.

        Takes the file away. `beside` is whatever else must be the same. With `again` the list is screened anew. Raises
        Busy when too many wait.
        """

    def get(self, job_id: str) -> Job:
        """The job as it is now. Raises NotFound."""

    def kept(self) -> list[Job]:
        """Every job that is kept, the newest first."""

    def waiting(self) -> list[Job]:
        """Every job that is not done, the oldest first."""

    def any_waiting(self) -> bool:
        """Whether something may be waiting."""

    def speaks(self) -> bool:
        """Whether this process is the one that tells what waits; of all that share the jobs there is one at a time."""

    def change(self, job: Job, expected: tuple[str, ...], **fields: Any) -> Job | None:
        """Changes the job, unless it has left the `expected` states: then None. Raises NotFound once it is gone."""

    def refuse(self, job: Job, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read."""

    def delete(self, job_id: str) -> None:
        """Removes the job and all that was sent and answered. Raises NotFound."""

    def sweep(self) -> int:
        """Removes jobs that are kept no longer, and what dead processes left half made: how many jobs."""

    def reading(self, job: Job) -> AbstractContextManager[Reading | None]:
        """The list to be read; None when that is in other hands, or done."""

    def rows(self, job: Job, block: int | None = None) -> Iterator[Row]:
        """The rows of a list that is read: of one block, or all. Raises FileNotFoundError once it was removed."""

    def claim(self, job: Job) -> Claim | None:
        """A block that is neither finished nor in living hands. Raises FileNotFoundError once the job is gone."""

    def summary(self, job: Job) -> Summary:
        """What its finished blocks say. Raises FileNotFoundError once the job was removed."""

    def summaries(self, among: Sequence[Job]) -> list[Summary]:
        """The same of each; empty for those that were removed."""

    def answers(self, job: Job) -> Iterator[bytes]:
        """The answers of a job that is done, in order; empty for a row nobody could read."""

    def notes(self, job: Job) -> Notes:
        """What is kept of its answers later."""

    def folder(self, job_id: str) -> Path:
        """Where reports of the job are made on this machine."""

    def want(self, job: Job, suffix: str) -> None:
        """Asks for a report of that form, `.csv` for example; a process of this machine that screens will make it."""

    def wanted(self) -> Iterator[tuple[Job, str]]:
        """Reports that somebody waits for: job and suffix."""

    def tried(self, job: Job, suffix: str) -> int:
        """Notes that the report is being made: how often that was begun since somebody asked for it."""

    def satisfied(self, job: Job, suffix: str) -> None:
        """The report is there, or it cannot be."""
