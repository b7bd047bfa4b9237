"""The shapes of the service's own small answers: lists, changes, health, problems.

The shapes of travellers, records and answers are `screening.wire`'s; how routes are described with both is
in `describe`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from screening.sources.source import Rejected
from screening.store.base import ListInfo, LoadCounts


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


class Written(Shape):
    """A record put on file; every answer from `sequence` on knows it."""

    id: str
    sequence: int
    created: bool


class Withdrawn(Shape):
    """A record withdrawn; no answer from `sequence` on knows it."""

    id: str
    sequence: int


class Alive(Shape):
    """The process answers."""

    status: Literal["alive"] = "alive"
    version: str


class Readiness(Shape):
    """Whether answers rest on complete data, and on which."""

    ready: bool
    why: str
    sequence: int
    head: int
    snapshot_sequence: int
    delta_records: int
    records: int
    lists: list[ListOnFile]
