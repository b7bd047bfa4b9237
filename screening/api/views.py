"""What each role may ask and sees of an answer.

second_line, analyst   everything: reasons, the whole record
first_line             what an officer at the counter acts on: decision, and for each hit its kind, list,
                       score, action and warnings, with the record's id to hand on; not why, not the record
carrier                clear or refer, for documents alone, always with the same number of bytes and at
                       the same moments, so that no answer tells more than its one word
"""

from __future__ import annotations

import asyncio
import time
from typing import Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field
from starlette.types import Scope

from screening import wire
from screening.errors import Forbidden, Problem
from screening.model import Answer, Hit, PolicyName
from screening.wire.answers import CheckedBody

CARRIER, FIRST_LINE = "carrier", "first_line"
BEAT = 10  # milliseconds; a carrier's answers leave on this beat after their request, hit or no hit

_NOT_FOR_CARRIERS = ("birth_date", "sex", "nationalities", "birth_place")


def permit(role: str, query: wire.Query) -> None:
    """Raises Forbidden for what this role may not ask: a carrier asks about documents, and sets no threshold."""
    if role != CARRIER:
        return
    asked, given = query.traveller, []
    if asked.name is not None:
        given.append("name")
    given += [name for name in _NOT_FOR_CARRIERS if getattr(asked, name)]
    given += [name for name in ("policy", "threshold", "limit") if getattr(query, name) is not None]
    if given:
        problems = [Problem(name, "is not for carriers to send", "Send `documents` only.") for name in given]
        raise Forbidden("A carrier asks about documents only.", problems=problems)


def written(role: str, answer: Answer) -> bytes:
    """The answer as this role sees it."""
    if role == CARRIER:
        return orjson.dumps({"id": answer.id, "decision": answer.decision})
    return _brief(answer) if role == FIRST_LINE else wire.answer(answer)


async def on_the_beat(scope: Scope, started: float) -> None:
    """Holds a carrier's answer until the next beat, so that a look-up that took longer does not show.

    In whole milliseconds of the clock, as the event loop counts them: it would round what is left of a beat up or down
    by how much of it has gone, and so tell by a millisecond what the beat is to hide.
    """
    since = int(time.perf_counter() * 1000) - int(scope.get("arrived", started) * 1000)
    await asyncio.sleep((BEAT - since % BEAT) / 1000)


def _brief(answer: Answer) -> bytes:
    checked = answer.checked
    lists = [{"list": state.list, "records": state.records} for state in checked.lists]
    missing = [
        {"list": state.list, "records": state.records, "why": state.why} for state in checked.not_checked
    ]
    return orjson.dumps(
        {
            "id": answer.id,
            "decision": answer.decision,
            "hits": [_brief_hit(hit) for hit in answer.hits],
            "checked": {
                "sequence": checked.sequence,
                "as_of": checked.as_of,
                "lists": lists,
                "not_checked": missing,
            },
            "policy": answer.policy,
            "threshold": answer.threshold,
            "warnings": answer.warnings,
            "elapsed_us": answer.elapsed_us,
        }
    )


def _brief_hit(hit: Hit) -> dict[str, object]:
    return {
        "record_id": hit.record_id,
        "kind": hit.kind,
        "list": hit.list,
        "score": round(hit.score, 4),
        "action": hit.action,
        "warnings": hit.warnings,
    }


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class BriefHit(_Described):
    """A hit as the first line sees it: what to do, and what to be careful of."""

    record_id: str
    kind: Literal["person", "document"]
    list: str
    score: float = Field(ge=0, le=1)
    action: str
    warnings: tuple[str, ...]


class BriefAnswer(_Described):
    """The answer to an officer of the first line."""

    id: str
    decision: Literal["clear", "refer", "not_checked"]
    hits: tuple[BriefHit, ...]
    checked: CheckedBody
    policy: PolicyName
    threshold: float = Field(ge=0, le=1)
    warnings: tuple[str, ...]
    elapsed_us: int


class CarrierAnswer(_Described):
    """The answer to a carrier."""

    id: str
    decision: Literal["clear", "refer", "not_checked"]
