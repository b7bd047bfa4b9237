"""The shapes of what is told of clearances; what is sent about them has its shapes in `screening.wire.clearances`."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from screening.api.schemas import Shape

State = Literal["proposed", "approved", "outdated", "expired", "revoked"]
STATES: tuple[str, ...] = get_args(State)


class ToldClearance(Shape):
    """A clearance without whom it is of. `outdated`: the record is another by now, so that it no longer holds."""

    id: str
    record_id: str
    list: str
    state: State
    version: str = Field(pattern="^[0-9a-f]{32}$")
    key: str
    reference: str
    expires_on: str
    proposed_by: str
    proposed_at: str
    approved_by: str = ""
    approved_at: str = ""
    revoked_by: str = ""
    revoked_at: str = ""
    sequence: int = Field(ge=1)


class ToldClearances(Shape):
    """Clearances in the order of their last change; with `more`, ask again `after` the last one's `sequence`."""

    clearances: list[ToldClearance]
    more: bool
