"""Answers as bytes, in the shape of the contract, and the models that describe that shape in OpenAPI.

Built by hand because nearly every answer is "clear" and each costs a microsecond or two this way; that
the bytes fit the models is a test's business. A hit's record is a dict or an `orjson.Fragment` of the
bytes on file, which are not parsed again.
"""

from __future__ import annotations

from typing import Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field

from screening.model import Answer, Checked, Cleared, Hit, ListState, PolicyName, Reason

_SCORE_PLACES = 4

_written: tuple[Checked | None, orjson.Fragment] = (None, orjson.Fragment(b"null"))
"""What was checked by the answer before, with its JSON: the next one mostly is from the same view."""


def answer(answer: Answer) -> bytes:
    """The answer's JSON form; scores are rounded to four places."""
    effort = answer.effort
    return orjson.dumps(
        {
            "id": answer.id,
            "decision": answer.decision,
            "hits": [_hit(hit) for hit in answer.hits],
            **({"cleared": [_cleared(each) for each in answer.cleared]} if answer.cleared else {}),
            "checked": _checked(answer.checked),
            "policy": answer.policy,
            "threshold": answer.threshold,
            "warnings": answer.warnings,
            "elapsed_us": answer.elapsed_us,
            "effort": {
                "keys": effort.keys,
                "postings": effort.postings,
                "candidates": effort.candidates,
                "weighed": effort.weighed,
                "exhausted": effort.exhausted,
            },
        }
    )


def _checked(checked: Checked) -> orjson.Fragment:
    """What was checked, written once for all answers from one view: `is` tells them, for it never changes."""
    global _written
    last, text = _written
    if last is not checked:
        text = orjson.Fragment(
            orjson.dumps(
                {
                    "sequence": checked.sequence,
                    "as_of": checked.as_of,
                    "lists": [_list(state) for state in checked.lists],
                    "not_checked": [_list(state) for state in checked.not_checked],
                }
            )
        )
        _written = checked, text  # the two in one step: other threads take both or neither
    return text


def comparison(hit: Hit, decision: str) -> bytes:
    """The answer to `POST /v1/compare`: score, decision and reasons."""
    reasons = [_reason(reason) for reason in hit.reasons]
    return orjson.dumps({"score": round(hit.score, _SCORE_PLACES), "decision": decision, "reasons": reasons})


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "record_id": hit.record_id,
        "kind": hit.kind,
        "list": hit.list,
        "score": round(hit.score, _SCORE_PLACES),
        "reasons": [_reason(reason) for reason in hit.reasons],
        "action": hit.action,
        "warnings": hit.warnings,
        "record": {} if hit.record is None else hit.record,
    }


def _cleared(each: Cleared) -> dict[str, str]:
    return {
        "record_id": each.record_id,
        "list": each.list,
        "clearance": each.clearance,
        "expires_on": each.expires_on,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "fact": reason.fact,
        "score": round(reason.score, _SCORE_PLACES),
        "query": reason.query,
        "record": reason.record,
        "why": reason.why,
    }


def _list(state: ListState) -> dict[str, Any]:
    out: dict[str, Any] = {"list": state.list, "records": state.records}
    if state.loaded_at:
        out["loaded_at"] = state.loaded_at
    if state.why:
        out["why"] = state.why
    return out


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ReasonBody(_Described):
    """One fact compared: 1 agrees, 0 contradicts."""

    fact: Literal["name", "birth", "sex", "nationality", "birth_place", "document"]
    score: float = Field(ge=0, le=1)
    query: str
    record: str
    why: str


class HitBody(_Described):
    """A record that the traveller may be, with the reasons and the whole record as on file."""

    record_id: str
    kind: Literal["person", "document"]
    list: str
    score: float = Field(ge=0, le=1)
    reasons: tuple[ReasonBody, ...]
    action: str
    warnings: tuple[str, ...]
    record: dict[str, Any]


class ListStateBody(_Described):
    """A list that was checked, or, with `why`, one that could not be."""

    list: str
    records: int = Field(ge=0)
    loaded_at: str = ""
    why: str = ""


class CheckedBody(_Described):
    """What the answer rests on: every change up to `sequence`."""

    sequence: int
    as_of: str
    lists: tuple[ListStateBody, ...]
    not_checked: tuple[ListStateBody, ...]


class ClearedBody(_Described):
    """A record that is no hit because of a clearance, and until when that holds."""

    record_id: str
    list: str
    clearance: str
    expires_on: str


class EffortBody(_Described):
    """What the query cost, in exact counts."""

    keys: int
    postings: int
    candidates: int
    weighed: int
    exhausted: bool


class AnswerBody(_Described):
    """The decision, the hits (best first), what was checked and what decided. Never show `not_checked` as clear."""

    id: str
    decision: Literal["clear", "refer", "not_checked"]
    hits: tuple[HitBody, ...]
    cleared: tuple[ClearedBody, ...] = ()
    checked: CheckedBody
    policy: PolicyName
    threshold: float = Field(ge=0, le=1)
    warnings: tuple[str, ...]
    elapsed_us: int
    effort: EffortBody


class ComparisonBody(_Described):
    """How well two travellers agree."""

    score: float = Field(ge=0, le=1)
    decision: Literal["clear", "refer"]
    reasons: tuple[ReasonBody, ...]
