"""What became of answers after they were given, kept with the job: passengers whose answer changed, and who knows.

    state.json          up to which change of the records the list was looked at again
    000004.ndjson       one look: the changes found, the first of them number 4; a line each
    acknowledged.ndjson which of them somebody has taken note of, and when

A look is written in one piece when it is complete, so one that was killed is simply made again and finds the same.
Knows how lists are kept (`jobs`); what changed is told by `delayed`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

import orjson
import structlog

from screening import metrics
from screening.audit.office import Asker, NoAudit, Office
from screening.batch.jobs import Job, results
from screening.batch.jobs.base import Jobs, Lost, Notes
from screening.batch.jobs.job import now, seconds_since
from screening.batch.later import delayed
from screening.batch.passengers import Passenger, from_json, to_json
from screening.engine import Engine
from screening.errors import NotFound, ScreeningError

log = structlog.get_logger("screening.batch")

NewsSince = Callable[[int], delayed.News | None]

SLICE = 0.05
"""Seconds of looking again before it is somebody else's turn."""

_ACKNOWLEDGED = "acknowledged.ndjson"


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


def state(jobs: Jobs, job: Job) -> State | None:
    """How far the list was followed; None before the first look."""
    return _state(jobs.notes(job))


def _state(notes: Notes) -> State | None:
    kept = b"".join(notes.lines("state.json"))
    if not kept:
        return None
    told = orjson.loads(kept)
    return State(told["sequence"], told["looked_at"], frozenset(told["unlooked"]))


def changes(jobs: Jobs, job: Job, after: int = 0) -> Iterator[Change]:
    """The changes found so far with a number above `after`, in order."""
    notes = jobs.notes(job)
    known = _acknowledged(notes)
    for line in _lines(notes, after):
        told = orjson.loads(line)
        if told["number"] > after:
            fields = {**told, "why": tuple(told["why"]), "passenger": from_json(told["passenger"])}
            yield Change(**fields, acknowledged_at=known.get(told["number"], ""))


def acknowledge(jobs: Jobs, job: Job, numbers: Iterable[int]) -> list[int]:
    """Notes that somebody knows of these changes, durable when it returns: which were not known before.

    Raises NotFound for a number that no change has.
    """
    notes, wanted = jobs.notes(job), sorted(set(numbers))
    if not wanted:
        return []
    if not 1 <= wanted[0] <= wanted[-1] <= _last(notes):
        raise NotFound("The answers of this passenger list have no change of this number.")
    with notes.locked("acknowledged"):
        known = _acknowledged(notes)
        fresh = [number for number in wanted if number not in known]
        lines = [orjson.dumps({"number": number, "at": now()}) + b"\n" for number in fresh]
        if fresh:
            notes.replace(_ACKNOWLEDGED, b"".join(chain(notes.lines(_ACKNOWLEDGED), lines)))
    return fresh


def look_again(
    jobs: Jobs, job: Job, engine: Engine, news: NewsSince | None = None, office: Office | None = None
) -> Iterator[None]:
    """Holds a list that is done against what changed since it was last looked at; pauses after every row.

    What was found counts when the last row was seen. Nobody else looks at the same list meanwhile. `news` may remember
    what changed for several lists. Raises FileNotFoundError when the list was removed, AuditUnavailable where somebody
    was cleared of a record and that cannot be entered: then nothing is told.
    """
    notes = jobs.notes(job)
    before = _state(notes)
    since = before.sequence if before else job.sequence
    found = (news or partial(delayed.news, engine))(since)
    if found is None or _behind(engine, found, since) or (before and not _due(found, before)):
        return
    with notes.locked("look", wait=False) as ours:
        if not ours or _state(notes) != before:  # another looks, or has looked this moment
            return
        look = _Look(engine, found, _latest(notes), _last(notes))
        for row, result in enumerate(results.results(jobs, job), 1):
            if isinstance(result.row, Passenger) and result.answer:
                look.at(row, result.row, result.answer)
            yield
        if look.lines:
            _enter(office or NoAudit(), job, look.lines)
            notes.replace(f"{look.first:06}.ndjson", b"".join(look.lines))
            log.info("answers_changed", job=job.id[:8], passengers=len(look.lines))
            for line in look.lines:
                metrics.count_changed(orjson.loads(line)["after"])
        after = State(found.checked.sequence, now(), frozenset(look.unlooked))
        notes.replace("state.json", orjson.dumps({**asdict(after), "unlooked": sorted(after.unlooked)}))


def _enter(office: Office, job: Job, lines: list[bytes]) -> None:
    """Enters and counts whom a clearance makes clear of a record by now, as is done for answers."""
    for line in lines:
        told = orjson.loads(line)
        if cleared := told["answer"].get("cleared"):
            used = [[each["record_id"], each["clearance"]] for each in cleared]
            office.look(Asker(**job.asker), "changed", job=job.id, position=told["row"], cleared=used)
            metrics.count_cleared(len(used))


def _behind(engine: Engine, found: delayed.News, since: int) -> bool:
    """Whether whoever looked last, on another machine, knew changes that we do not know yet.

    After a restored backup it is the store that does not know them: then the list is looked at as a whole.
    """
    return found.checked.sequence < since <= engine.store.head()


def _due(found: delayed.News, before: State) -> bool:
    """Whether anything changed, something can be looked at that could not be then, or a clearance may have run out."""
    another_day = before.looked_at[:10] != found.checked.as_of[:10]
    return found.records != frozenset() or bool(before.unlooked - found.unlooked) or another_day


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
        if self._found.records != frozenset() or delayed.unlooked(before) or before.get("cleared"):
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

    def __init__(
        self, jobs: Jobs, engine: Engine, every: float, recent: float, office: Office | None = None
    ) -> None:
        self._jobs, self._engine, self._every, self._recent = jobs, engine, every, recent
        self._office = office
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
                yield from look_again(self._jobs, job, self._engine, news, self._office)
            except (FileNotFoundError, Lost):  # removed meanwhile, or in other hands
                continue
            except (ScreeningError, OSError) as error:
                log.error("looking_again_failed", job=job.id[:8], error=type(error).__name__)
            yield


def _looks(notes: Notes) -> list[tuple[int, str]]:
    """The looks in order: the number of the first change, and the name."""
    stems = (name.removesuffix(".ndjson") for name in notes.names())
    return sorted((int(stem), f"{stem}.ndjson") for stem in stems if stem.isdigit())


def _lines(notes: Notes, after: int = 0) -> Iterator[bytes]:
    """The lines of all looks that may hold a change above that number."""
    looks = _looks(notes)
    for place, (_, name) in enumerate(looks):
        if place + 1 == len(looks) or looks[place + 1][0] > after:
            yield from notes.lines(name)


def _latest(notes: Notes) -> dict[int, Any]:
    """By row the newest answer of those that changed."""
    told = map(orjson.loads, _lines(notes))
    return {change["row"]: change["answer"] for change in told}


def _last(notes: Notes) -> int:
    """The number of the last change, 0 when there is none."""
    looks = _looks(notes)
    if not looks:
        return 0
    first, name = looks[-1]
    return first - 1 + sum(1 for _ in notes.lines(name))


def _acknowledged(notes: Notes) -> dict[int, str]:
    told = map(orjson.loads, notes.lines(_ACKNOWLEDGED))
    return {note["number"]: note["at"] for note in told}
