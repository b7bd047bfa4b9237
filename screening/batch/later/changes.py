"""What became of answers after they were given, kept with the job: passengers whose answer changed, and who knows.

    changes/state.json          up to which change of the records the list was looked at again
    changes/000004.ndjson       one look: the changes found, the first of them number 4; a line each
    changes/acknowledged.ndjson which of them somebody has taken note of, and when

A look is written as one file when it is complete, so one that was killed is simply made again and finds the same.
Knows how lists are kept (`jobs`); what changed is told by `delayed`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import orjson
import structlog

from screening import metrics
from screening.batch.jobs import Job, JobStore, files, results
from screening.batch.jobs.job import now, seconds_since
from screening.batch.later import delayed
from screening.batch.passengers import Passenger, from_json, to_json
from screening.engine import Engine
from screening.errors import NotFound, ScreeningError

log = structlog.get_logger("screening.batch")

NewsSince = Callable[[int], delayed.News | None]

SLICE = 0.05
"""Seconds of looking again before it is somebody else's turn."""


@dataclass(frozen=True, slots=True)
class Change:
    """A passenger whose answer is another one now. `row` is the place in the list, counted from 1.

    `answer` is the whole new answer as its JSON says, `why` what is new in sentences.
    """

    number: int
    row: int
    found_at: str
    before: str
    after: str
    why: tuple[str, ...]
    passenger: Passenger
    answer: dict[str, Any]
    acknowledged_at: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Up to which sequence number the list was looked at, when, and which lists some answer could not look at."""

    sequence: int
    looked_at: str = ""
    unlooked: frozenset[str] = frozenset()


def state(jobs: JobStore, job: Job) -> State | None:
    """How far the list was followed; None before the first look."""
    try:
        told = orjson.loads((_folder(jobs, job) / "state.json").read_bytes())
    except FileNotFoundError:
        return None
    return State(told["sequence"], told["looked_at"], frozenset(told["unlooked"]))


def changes(jobs: JobStore, job: Job, after: int = 0) -> Iterator[Change]:
    """The changes found so far with a number above `after`, in order."""
    known = _acknowledged(_folder(jobs, job))
    for line in _lines(_folder(jobs, job), after):
        told = orjson.loads(line)
        if told["number"] > after:
            fields = {**told, "why": tuple(told["why"]), "passenger": from_json(told["passenger"])}
            yield Change(**fields, acknowledged_at=known.get(told["number"], ""))


def acknowledge(jobs: JobStore, job: Job, numbers: Iterable[int]) -> list[int]:
    """Notes that somebody knows of these changes, durable when it returns: which were not known before.

    Raises NotFound for a number that no change has.
    """
    folder, wanted = _folder(jobs, job), sorted(set(numbers))
    if not folder.is_dir() or (wanted and not 1 <= wanted[0] <= wanted[-1] <= _last(folder)):
        raise NotFound("The answers of this passenger list have no change of this number.")
    with files.locked(folder / "acknowledged.lock"):
        known = _acknowledged(folder)
        fresh = [number for number in wanted if number not in known]
        lines = [orjson.dumps({"number": number, "at": now()}) + b"\n" for number in fresh]
        kept = _read(folder / "acknowledged.ndjson")
        if fresh:
            files.replace(folder / "acknowledged.ndjson", kept + b"".join(lines))
    return fresh


def look_again(jobs: JobStore, job: Job, engine: Engine, news: NewsSince | None = None) -> Iterator[None]:
    """Holds a list that is done against what changed since it was last looked at; pauses after every row.

    What was found counts when the last row was seen. Nobody else looks at the same list meanwhile. `news` may remember
    what changed for several lists. Raises FileNotFoundError when the list was removed.
    """
    folder = _folder(jobs, job)
    folder.mkdir(files.OWNER_FOLDER, exist_ok=True)
    with files.locked(folder / "look.lock", wait=False) as ours:
        before = state(jobs, job)
        since = before.sequence if before else job.sequence
        found = (news or partial(delayed.news, engine))(since) if ours else None
        if found is None or (before and not _due(found, before)):
            return
        look = _Look(engine, found, _latest(folder), _last(folder))
        for row, result in enumerate(results.results(jobs, job), 1):
            if isinstance(result.row, Passenger) and result.answer:
                look.at(row, result.row, result.answer)
            yield
        if look.lines:
            files.replace(folder / f"{look.first:06}.ndjson", b"".join(look.lines))
            log.info("answers_changed", job=job.id[:8], passengers=len(look.lines))
            for line in look.lines:
                metrics.count_changed(orjson.loads(line)["after"])
        after = State(found.checked.sequence, now(), frozenset(look.unlooked))
        files.replace(
            folder / "state.json", orjson.dumps({**asdict(after), "unlooked": sorted(after.unlooked)})
        )


def _due(found: delayed.News, before: State) -> bool:
    """Whether anything changed, or something can be looked at that could not be then."""
    return found.records != frozenset() or bool(before.unlooked - found.unlooked)


class _Look:
    """One look at a list: the lines of the changes found, and the lists that some answer still could not look at."""

    def __init__(self, engine: Engine, found: delayed.News, latest: dict[int, Any], last: int) -> None:
        self._engine, self._found, self._latest = engine, found, latest
        self.first = last + 1
        self.lines: list[bytes] = []
        self.unlooked: set[str] = set()

    def at(self, row: int, passenger: Passenger, answer: bytes) -> None:
        """One passenger with the first answer, which a later change may have replaced."""
        before = self._latest.get(row) or orjson.loads(answer)
        after = None
        if self._found.records != frozenset() or delayed.unlooked(before):
            after = delayed.again(self._engine, self._found, passenger.traveller, before)
        self.unlooked |= delayed.unlooked(before if after is None else after)
        if after is not None:
            self.lines.append(self._line(row, passenger, before, after))

    def _line(self, row: int, passenger: Passenger, before: Any, after: dict[str, Any]) -> bytes:
        told = {
            "number": self.first + len(self.lines),
            "row": row,
            "found_at": now(),
            "before": before["decision"],
            "after": after["decision"],
            "why": list(delayed.differences(before, after)),
            "passenger": to_json(passenger),
            "answer": after,
        }
        return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


class Watch:
    """Looks at recent lists again and again, a slice at a time; for the one process that always waits.

    `every` seconds a round begins over the lists that were done within the last `recent` seconds.
    """

    def __init__(self, jobs: JobStore, engine: Engine, every: float, recent: float) -> None:
        self._jobs, self._engine, self._every, self._recent = jobs, engine, every, recent
        self._begun = float("-inf")
        self._round: Iterator[None] = iter(())

    def step(self) -> bool:
        """One slice; False when nothing is due."""
        started = time.monotonic()
        if any(time.monotonic() - started > SLICE for _ in self._round):
            return True
        if started - self._begun < self._every:
            return False
        self._begun = started
        self._round = self._looks()
        return True

    def _looks(self) -> Iterator[None]:
        """Every recent list, looked at again; one that fails does not keep the others from it."""
        news = cache(partial(delayed.news, self._engine))  # most lists were last looked at together
        for job in self._jobs.kept():
            if job.state != "done" or seconds_since(job.finished) > self._recent:
                continue
            try:
                yield from look_again(self._jobs, job, self._engine, news)
            except FileNotFoundError:  # removed meanwhile
                continue
            except (ScreeningError, OSError) as error:
                log.error("looking_again_failed", job=job.id[:8], error=type(error).__name__)
            yield


def _folder(jobs: JobStore, job: Job) -> Path:
    return jobs.folder(job.id) / "changes"


def _looks(folder: Path) -> list[Path]:
    """The files of changes, in order."""
    return sorted(path for path in folder.glob("*.ndjson") if path.stem.isdigit())


def _lines(folder: Path, after: int = 0) -> Iterator[bytes]:
    """The lines of all files that may hold a change above that number."""
    paths = _looks(folder)
    for place, path in enumerate(paths):
        if place + 1 < len(paths) and int(paths[place + 1].stem) <= after:
            continue
        with path.open("rb") as file:
            yield from file


def _latest(folder: Path) -> dict[int, Any]:
    """By row the newest answer of those that changed."""
    told = map(orjson.loads, _lines(folder))
    return {change["row"]: change["answer"] for change in told}


def _last(folder: Path) -> int:
    """The number of the last change, 0 when there is none."""
    paths = _looks(folder)
    if not paths:
        return 0
    with paths[-1].open("rb") as file:
        return int(paths[-1].stem) - 1 + sum(1 for _ in file)


def _acknowledged(folder: Path) -> dict[int, str]:
    told = map(orjson.loads, _read(folder / "acknowledged.ndjson").splitlines())
    return {note["number"]: note["at"] for note in told}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
