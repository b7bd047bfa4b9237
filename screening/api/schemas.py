"""The shapes of the service's own small answers: lists, changes, health, problems.

The shapes of travellers, records and answers are `screening.wire`'s; how routes are described with both is
in `describe`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from screening.batch.jobs import Failure, Job
from screening.batch.jobs.progress import Progress
from screening.batch.later.changes import Change
from screening.model import Decision, PolicyName
from screening.sources.source import Rejected
from screening.store.base import ListInfo, LoadCounts
from screening.wire import fields
from screening.wire.bodies import Body


class Shape(BaseModel):
    """Nothing beyond what is named."""

    model_config = ConfigDict(extra="forbid")


class PlaceOfProblem(Shape):
    """One thing wrong: where, what, and what to do about it."""

    where: str
    what: str
    remedy: str


class ProblemDocument(BaseModel):
    """RFC 9457 problem details. `code` is stable: programs may rely on it."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    remedy: str
    problems: list[PlaceOfProblem]
    request_id: str


class Unanswered(Shape):
    """What stands in a batch in the place of an answer, for a traveller that could not be read."""

    id: str
    decision: Literal["not_checked"]
    hits: list[dict[str, Any]] = Field(max_length=0)
    position: int = Field(ge=1)
    error: ProblemDocument


class ListOnFile(Shape):
    """A list: how much it holds, when it was loaded and from which publication."""

    list: str
    records: int
    persons: int
    documents: int
    sequence: int
    loaded_at: str
    as_of: str
    source: str

    @classmethod
    def of(cls, info: ListInfo) -> ListOnFile:
        """The shape of what the store says."""
        return cls(**{name: getattr(info, name) for name in cls.model_fields})


class Lists(Shape):
    """All lists on file."""

    lists: list[ListOnFile]


class Rejection(Shape):
    """A row that was left out."""

    line: int
    where: str
    reason: str
    remedy: str


class Replaced(Shape):
    """What replacing a list changed; every answer from `sequence` on knows it."""

    list: str
    added: int
    changed: int
    withdrawn: int
    unchanged: int
    rejected: int
    sequence: int
    rejections: tuple[Rejection, ...]

    @classmethod
    def of(cls, counts: LoadCounts, sequence: int, rejected: int, told: Sequence[Rejected]) -> Replaced:
        """The shape of what the store counted and the rows that were left out."""
        counted = {
            name: getattr(counts, name) for name in ("list", "added", "changed", "withdrawn", "unchanged")
        }
        rejections = tuple(Rejection(**row._asdict()) for row in told)
        return cls(**counted, sequence=sequence, rejected=rejected, rejections=rejections)


class ReviewDue(Shape):
    """A record that its owner is to look at again; it counts up to `withdrawn_after`, where that is "" for ever."""

    id: str
    list: str
    kind: str
    owner: str
    review_on: str
    passed: bool
    withdrawn_after: str


class Reviews(Shape):
    """Records to be reviewed, the oldest first. `after`, where it is not "", asks for those that follow."""

    reviews: list[ReviewDue]
    after: str


class Restricted(Shape):
    """What anybody but its owner sees of a restricted record."""

    kind: Literal["person", "document"]
    id: str
    list: str
    owner: str = ""
    restricted: str


class Decisions(Shape):
    """How many of each decision so far."""

    clear: int
    refer: int
    not_checked: int


class Refusal(Shape):
    """Why a passenger list was refused whole, or could not be read."""

    code: str
    status: int
    detail: str
    remedy: str
    problems: list[PlaceOfProblem]

    @classmethod
    def of(cls, failure: Failure) -> Refusal:
        """The shape of what the job says."""
        problems = [PlaceOfProblem(where=w, what=what, remedy=r) for w, what, r in failure.problems]
        code, status, detail = failure.code, failure.status, failure.what
        return cls(code=code, status=status, detail=detail, remedy=failure.remedy, problems=problems)


class PassengerList(Shape):
    """A passenger list and how far it is; `rejected` rows could not be read and stand in the answers as `not_checked`.

    `rows` is 0 until the list is read; `remaining_seconds` is left out while nothing can be said about it.
    """

    id: str
    state: Literal["queued", "reading", "screening", "done", "failed"]
    form: str
    bytes: int
    sha256: str
    policy: PolicyName | None = None
    created: str
    started: str
    finished: str
    rows: int
    rows_done: int
    rejected: int
    decisions: Decisions
    remaining_seconds: float | None = None
    warnings: tuple[str, ...]
    error: Refusal | None = None
    repeated: bool | None = None

    @classmethod
    def of(cls, job: Job, progress: Progress) -> PassengerList:
        """The shape of a job."""
        same = {name: getattr(job, name) for name in _OF_THE_JOB}
        counts = dict(progress.counts)
        return cls(
            **same,
            form=job.form.removeprefix("."),
            rows_done=progress.rows_done,
            rejected=counts.pop("unreadable"),
            decisions=Decisions(**counts),
            remaining_seconds=progress.remaining_seconds,
            error=Refusal.of(job.failure) if job.failure is not None else None,
        )


_OF_THE_JOB = (
    "id", "state", "bytes", "sha256", "policy", "created", "started", "finished", "rows", "warnings",
)  # fmt: skip


class AnswerChange(Shape):
    """A passenger whose answer is another one now; `row` is the place in the list, from 1, `answer` the whole new one.

    `acknowledged_at` is empty until somebody has taken note of it.
    """

    number: int = Field(ge=1)
    row: int = Field(ge=1)
    position: str
    flight: str
    role: str
    reference: str
    locator: str
    seat: str
    found_at: str
    before: Decision
    after: Decision
    why: tuple[str, ...]
    answer: dict[str, Any]
    acknowledged_at: str

    @classmethod
    def of(cls, change: Change) -> AnswerChange:
        """The shape of a change."""
        own = ("number", "row", "found_at", "before", "after", "why", "answer", "acknowledged_at")
        of_the_passenger = ("position", "flight", "role", "reference", "locator", "seat")
        told = {name: getattr(change, name) for name in own}
        return cls(**told, **{name: getattr(change.passenger, name) for name in of_the_passenger})


class AnswerChanges(Shape):
    """What became of a list's answers, as far as records are known up to `sequence`; `more` follow when it says so."""

    id: str
    sequence: int
    looked_at: str
    changes: list[AnswerChange]
    more: bool


class Noted(Shape):
    """Changes that are acknowledged now and were not before; what a carrier could not use, and whom we do not know."""

    acknowledged: list[int]
    refused: list[str] = Field(default_factory=list)
    unmatched: int = 0


class Written(Shape):
    """A record put on file; every answer from `sequence` on knows it."""

    id: str
    sequence: int
    created: bool


class Withdrawn(Shape):
    """A record withdrawn; no answer from `sequence` on knows it. The certificate is there where an audit is kept."""

    id: str
    sequence: int
    certificate: dict[str, Any] = Field(
        default={}, description="docs/how-to/personal-data.md says what it holds."
    )


class AuditQuestion(Body):
    """What to look for in the audit; everything given must be so. `birth_date` goes with `name`."""

    document_number: fields.Number | None = None
    name: fields.NameText | None = None
    birth_date: fields.BirthDate | None = None
    record: fields.Id | None = None
    client: fields.Label | None = None
    terminal: fields.Label | None = None
    purpose: fields.Label | None = None
    request: fields.Label | None = None
    event: fields.Label | None = None
    decision: Literal["clear", "refer", "not_checked"] | None = None
    since: fields.Label | None = None
    until: fields.Label | None = None
    limit: int = Field(100, ge=1, le=1000)


class AuditEntries(Shape):
    """Entries of the audit, the oldest first; `complete` is false when there are more, or the time was up."""

    entries: list[dict[str, Any]]
    complete: bool
    unreadable: list[str]


class Alive(Shape):
    """The process answers."""

    status: Literal["alive"] = "alive"
    version: str


class Overdue(Shape):
    """A list on which answers do not rely, because it is too old or missing: nobody is `clear` meanwhile."""

    list: str
    why: str


class Index(Shape):
    """What a worker answers from: equal `sequence` and `digest` mean the same records, whatever the `snapshot`."""

    sequence: int
    as_of: str
    records: int
    digest: str = Field(pattern="^[0-9a-f]{64}$")
    snapshot: str


class Ready(Shape):
    """The same for somebody who gave no credentials: a load balancer, a health check. `why` says no more than that."""

    ready: bool
    why: str


class Readiness(Shape):
    """Whether answers rest on complete data, and on which. Hits still refer while a list is `overdue`."""

    ready: bool
    why: str
    sequence: int
    head: int
    snapshot_sequence: int
    delta_records: int
    records: int
    lists: list[ListOnFile]
    overdue: list[Overdue]
