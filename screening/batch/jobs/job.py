"""What is known about one passenger list: what was sent, what is to be done with it, and how far it is.

Holds nothing about its passengers, not even the name of the file: it may be shown and logged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Literal

import orjson

from screening.errors import Problem, ScreeningError
from screening.model import PolicyName

State = Literal["queued", "reading", "screening", "done", "failed"]
STATES: tuple[State, ...] = ("queued", "reading", "screening", "done", "failed")
ENDED = ("done", "failed")
OUTCOMES = ("clear", "refer", "not_checked", "unreadable")
"""What may become of a row: a decision, or that nobody could read it."""

NO_SUCH_JOB = "There is no such passenger list, or it is kept no longer."


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a list was refused whole, in the words of the error; `problems` are where, what and remedy."""

    code: str
    status: int
    what: str
    remedy: str
    problems: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, error: ScreeningError) -> Failure:
        """What is kept of the error."""
        problems = tuple((problem.where, problem.what, problem.remedy) for problem in error.problems)
        return cls(error.code, error.status, error.what, error.remedy, problems)

    def error(self) -> ScreeningError:
        """The error as it was."""
        kind = next((kind for kind in _kinds(ScreeningError) if kind.code == self.code), ScreeningError)
        problems = [Problem(*problem) for problem in self.problems]
        return kind(self.what, remedy=self.remedy, problems=problems)


@dataclass(frozen=True, slots=True)
class Job:
    """One passenger list. Times are UTC, RFC 3339 with milliseconds; empty where it is not so far yet.

    `form` is the suffix by which readers tell the list's form; `columns` the mapping that was given with it.
    `rows` and `block` (rows in a file of answers) are known once the list is read; `counts` and `sequence` once it is
    done. `sequence` is the least that any answer rests on: a later change of a record may be news to the list.
    `client` is whose it is, "" where nobody was asked; `asker` is who sent it, as the audit has it.
    """

    id: str
    form: str
    sha256: str
    bytes: int
    created: str
    policy: PolicyName | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    state: State = "queued"
    tries: int = 0
    started: str = ""
    finished: str = ""
    rows: int = 0
    block: int = 0
    sequence: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None
    client: str = ""
    asker: Mapping[str, str] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in ENDED

    @property
    def blocks(self) -> int:
        """How many files of answers there will be; 0 while the list is not read."""
        return -(-self.rows // self.block) if self.block else 0


def digest_of(
    sha256: str, form: str, policy: PolicyName | None, columns: Mapping[str, str], beside: str, client: str
) -> str:
    """What two uploads have in common that are one job: whose they are, the list's own digest and all options."""
    told = orjson.dumps([sha256, form, policy, sorted(columns.items()), beside, client])
    return hashlib.sha256(told).hexdigest()


def to_bytes(job: Job) -> bytes:
    """The job as JSON; the inverse of `from_bytes`."""
    return orjson.dumps(asdict(job), option=orjson.OPT_APPEND_NEWLINE)


def from_bytes(data: bytes) -> Job:
    """The job that `to_bytes` wrote; fields that a later version added are passed over."""
    known = {field.name for field in fields(Job)}
    found: dict[str, Any] = {name: value for name, value in orjson.loads(data).items() if name in known}
    if failure := found.get("failure"):
        problems = tuple(tuple(problem) for problem in failure["problems"])
        found["failure"] = Failure(**{**failure, "problems": problems})
    return Job(**{**found, "warnings": tuple(found["warnings"])})


def _kinds(kind: type[ScreeningError]) -> Iterator[type[ScreeningError]]:
    yield kind
    for particular in kind.__subclasses__():
        yield from _kinds(particular)


def now() -> str:
    """This moment as jobs write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds_since(moment: str) -> float:
    """How long ago that was."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
