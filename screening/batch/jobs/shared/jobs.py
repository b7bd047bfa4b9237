"""Jobs that several services share: see `jobs.base.Jobs` for what each method promises.

A list taken in by one service is known to all; its blocks are taken by the processes of any, each by an entry of the
job's stream, and are free again when their holder gives no sign of life. Reports are made on the machine that is
asked.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from screening.batch.jobs import blocks, files
from screening.batch.jobs.base import Bounds, Summary
from screening.batch.jobs.job import NO_SUCH_JOB, OUTCOMES, Failure, Job, digest_of, from_bytes, now
from screening.batch.jobs.rows import row_of
from screening.batch.jobs.shared import pieces, records, scripts
from screening.batch.jobs.shared.arriving import taken_in
from screening.batch.jobs.shared.claims import LEASE_SECONDS, Entry, SharedClaim, Signs
from screening.batch.jobs.shared.desk import Desk
from screening.batch.jobs.shared.living import Living
from screening.batch.jobs.shared.notes import SharedNotes
from screening.batch.jobs.shared.reading import SharedReading
from screening.batch.jobs.workroom import Workroom, unusable
from screening.batch.passengers import Row
from screening.errors import NotFound
from screening.model import PolicyName
from screening.settings import Settings
from screening.store.redis_options import RedisOptions
from screening.store.redis_server import Script

FOLDER = "shared"
"""Of the folder of jobs: what was taken in there before jobs were shared is left alone."""

MOST_BYTES = 2_000_000_000
AT_ONCE = 200
"""Records fetched in one round trip, and jobs removed in one turn of sweeping."""

READ = "read"
"""What an entry says whose work is the list itself, and not one of its blocks."""

SPEAKER = "speaker"
_ID = re.compile(r"[0-9a-f]{32}")
_WAITING, _CLAIM, _DELETE, _LOCK = map(Script, (scripts.WAITING, scripts.CLAIM, scripts.DELETE, scripts.LOCK))


class _Given(NamedTuple):
    """What is to be done: its entry, what it is, how often that was begun, and what is noted of those tries."""

    entry: str
    what: str
    begun: int
    tries: str


class SharedJobs(Workroom):
    """On the Redis server at `url`. For the threads of one process, of which one screens."""

    waits = True

    def __init__(
        self,
        url: str,
        folder: Path,
        bounds: Bounds | None = None,
        *,
        options: RedisOptions | None = None,
        most_bytes: int = MOST_BYTES,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        """`folder` is this machine's; `most_bytes` is what all lists together may take on the server."""
        super().__init__(folder)
        self.bounds = bounds or Bounds()
        self._most_bytes = most_bytes
        self._lease_seconds = lease_seconds
        self._desk = Desk(url, options or RedisOptions())
        self._signs = Signs(lease_seconds)
        self._me = uuid.uuid4().hex
        self._in_hand: set[tuple[str, str]] = set()
        self._living = Living(folder / "living", self._me)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Those of the settings' store. Raises StoreUnavailable when the folder cannot be used."""
        try:
            return cls(
                settings.store, settings.jobs_dir / FOLDER, Bounds.of(settings),
                options=RedisOptions.of(settings), most_bytes=settings.jobs_shared_bytes,
            )  # fmt: skip
        except OSError as error:
            raise unusable(error) from None

    def close(self) -> None:
        """Closes the connections; what is in hand is free."""
        self._desk.close()
        self._living.close()

    # --- taking in, finding, changing -----------------------------------------------------------------

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
        """A job for the list, or the one that is the answer to it."""
        job = Job(
            secrets.token_hex(16), form, sha256, source.stat().st_size, now(), policy, dict(columns or {}),
            client=client, asker=dict(asker or {}),
        )  # fmt: skip
        digest = digest_of(sha256, form, policy, job.columns, beside, client)
        found = taken_in(self._desk, self.bounds, self._most_bytes, job, digest, source, again=again)
        source.unlink()
        return found

    def get(self, job_id: str) -> Job:
        """The job as it is now."""
        if not _ID.fullmatch(job_id):
            raise NotFound(NO_SUCH_JOB)
        return from_bytes(records.read(self._desk, job_id))

    def kept(self) -> list[Job]:
        """Every job that is kept, the newest first."""
        self._desk.check()
        (ids,) = self._desk.together([("ZREVRANGE", self._desk.index("kept"), 0, -1)])
        return [from_bytes(record) for record in self._records([one.decode() for one in ids]) if record]

    def _records(self, ids: Sequence[str]) -> Iterator[bytes | None]:
        for at in range(0, len(ids), AT_ONCE):
            keys = (self._desk.key("job", job_id) for job_id in ids[at : at + AT_ONCE])
            yield from self._desk.together([("HGET", key, "job") for key in keys])

    def waiting(self) -> list[Job]:
        """Every job that is not done, the oldest first."""
        return [from_bytes(record) for record in self._desk.run(_WAITING, "")]

    def any_waiting(self) -> bool:
        """Whether something waits; one round trip."""
        (number,) = self._desk.together([("ZCARD", self._desk.index("waiting"))])
        return bool(number)

    def speaks(self) -> bool:
        """Whoever asked first, for as long as it goes on asking."""
        told: bytes = self._desk.run(_LOCK, "", SPEAKER, self._me, int(self._lease_seconds * 1000))
        return told == b"done"

    def change(self, job: Job, expected: tuple[str, ...], **fields: Any) -> Job | None:
        """Changes the job."""
        return records.change(self._desk, self.bounds, job.id, expected, **fields)

    def refuse(self, job: Job, failure: Failure) -> Job | None:
        """Ends the job as one that cannot be read."""
        return self.change(job, ("queued", "reading"), state="failed", failure=failure, finished=now())

    # --- rows and answers -----------------------------------------------------------------------------

    @contextmanager
    def reading(self, job: Job) -> Iterator[SharedReading | None]:
        """The list to be read, for as long as we give signs of life."""
        given = self._given(job)
        if given is None:
            yield None
            return
        entry = self._entry(job, given)
        if given.what != READ:  # another read it since we looked
            entry.let_go()
            yield None
            return
        folder = self.folder(job.id) / f"reading-{uuid.uuid4().hex}"
        with SharedReading(self._desk, entry, folder, job, self.bounds) as reading:
            yield reading

    def claim(self, job: Job) -> SharedClaim | None:
        """A block that nobody has begun, or that the dead have left."""
        given = self._given(job)
        if given is None:
            return None
        entry = self._entry(job, given)
        try:
            local = self._local(job, int(given.what))
        except BaseException:
            entry.let_go()
            raise
        return SharedClaim(entry, local, begun=given.begun, tries=given.tries)

    def _given(self, job: Job) -> _Given | None:
        busy = [name for job_id, name in self._in_hand if job_id == job.id]
        lease = int(self._lease_seconds * 1000)
        told = self._desk.run(_CLAIM, job.id, self._me, lease, len(busy), *busy, *self._living.dead())
        if told[0] == b"gone":
            raise FileNotFoundError
        if told[0] == b"none":
            return None
        entry, what, begun, tries = told
        return _Given(entry.decode(), what.decode(), int(begun), tries.decode())

    def _entry(self, job: Job, given: _Given) -> Entry:
        hand = (job.id, given.entry)
        self._in_hand.add(hand)
        return Entry(
            self._desk, self._signs, self._me, job.id, given.entry, lambda: self._in_hand.discard(hand)
        )

    def _local(self, job: Job, number: int) -> blocks.Claim:
        """The file of this machine for that block, with what a process that died here had answered."""
        folder = self.folder(job.id)
        files.folder(folder / blocks.ANSWERS)
        while (local := blocks.claim(folder, number, alone=True)) is None:
            blocks.withdrawn(folder, number)  # from one that stands still, and has lost the block
        return local

    def rows(self, job: Job, block: int | None = None) -> Iterator[Row]:
        """The rows of one block, or all."""
        for number in range(job.blocks) if block is None else (block,):
            yield from map(row_of, pieces.get(self._desk, "rows", job.id, number).splitlines())

    def answers(self, job: Job) -> Iterator[bytes]:
        """The answers, in order, of a job that is done."""
        for number in range(job.blocks):
            kept = pieces.get(self._desk, "answers", job.id, number)
            yield from map(blocks.answer_of, kept.splitlines(keepends=True))

    def summary(self, job: Job) -> Summary:
        """What its finished blocks say."""
        found = _summary(self._desk.fields("job", job.id, *_SUMMARY))
        if found is None:
            raise FileNotFoundError
        return found

    def summaries(self, among: Sequence[Job]) -> list[Summary]:
        """The same of each, in one round trip."""
        asked = [("HMGET", self._desk.key("job", job.id), *_SUMMARY) for job in among]
        return [_summary(values) or Summary() for values in self._desk.together(asked)]

    def notes(self, job: Job) -> SharedNotes:
        """What is kept of its answers later."""
        return SharedNotes(self._desk, self._signs, uuid.uuid4().hex, job.id, self._lease_seconds)

    # --- reports, removing ----------------------------------------------------------------------------

    def want(self, job: Job, suffix: str) -> None:
        """Asks for a report, to be made on this machine."""
        files.folder(self.folder(job.id))
        super().want(job, suffix)

    def delete(self, job_id: str) -> None:
        """Removes the job everywhere; what other machines have made of it goes with their next sweep."""
        self.get(job_id)
        told = self._desk.write(_DELETE, job_id, uuid.uuid4().hex)
        shutil.rmtree(self.folder(job_id), ignore_errors=True)
        if told != "done":
            raise NotFound(NO_SUCH_JOB)

    def sweep(self) -> int:
        """Removes jobs that are kept no longer, and what this machine has of those that are gone: how many jobs."""
        self._desk.check()
        until = int(time.time() * 1000)
        ends = self._desk.index("ends")
        (old,) = self._desk.together([("ZRANGEBYSCORE", ends, "-inf", until, "LIMIT", 0, AT_ONCE)])
        removed = sum(self._removed(job_id.decode()) for job_id in old)
        if not self.any_waiting():
            self._living.bury(self._living.dead())
        for path in (self.root / "lists").iterdir():
            if not self._exists(path.name):
                shutil.rmtree(path, ignore_errors=True)
        self.tidy()
        return removed

    def _removed(self, job_id: str) -> bool:
        """Whether it was we who removed it; also where the server itself has dropped what it held."""
        return self._desk.write(_DELETE, job_id, uuid.uuid4().hex) == "done"


_SUMMARY = ("blocks", "least", *OUTCOMES)


def _summary(values: Sequence[bytes | None]) -> Summary | None:
    number, least, *counts = values
    if number is None:
        return None
    counted = dict(zip(OUTCOMES, (int(count or 0) for count in counts), strict=True))
    return Summary(int(number), Counter(counted), int(least or 0))
