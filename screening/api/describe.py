"""What the OpenAPI description says of each route.

Bodies are read by `screening.wire` and not by FastAPI, so the models are named here; a test holds real
requests and answers against them.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from starlette.responses import PlainTextResponse

from screening import wire
from screening.api import schemas

_REFERENCE = "#/components/schemas/{model}"

MODELS: dict[str, Any] = {
    "QueryBody": wire.QueryBody,
    "PairBody": wire.PairBody,
    "RecordBody": wire.RecordBody,
    "AnswerBody": wire.AnswerBody,
    "ComparisonBody": wire.ComparisonBody,
    "Unanswered": schemas.Unanswered,
    "Written": schemas.Written,
    "Withdrawn": schemas.Withdrawn,
    "Alive": schemas.Alive,
    "Readiness": schemas.Readiness,
    "Lists": schemas.Lists,
    "Replaced": schemas.Replaced,
    "ProblemDocument": schemas.ProblemDocument,
}
"""By the name that each has in the description."""

_PROBLEMS = {
    400: "The body cannot be read: not JSON, not UTF-8, cut off.",
    404: "There is nothing under this name or id.",
    409: "The change contradicts what is on file.",
    413: "The body, or a part of it, is larger than accepted.",
    415: "The body is compressed.",
    422: "A field breaks a rule; `problems` says which, where and what to do.",
    500: "An unforeseen failure; the request id leads to the log.",
    503: "No complete data yet, or the store cannot be reached; try again after Retry-After seconds.",
}


def definitions() -> dict[str, Any]:
    """The JSON schemas of every model named here, for `components/schemas`."""
    inputs = [(name, "validation", TypeAdapter(model)) for name, model in MODELS.items()]
    tops, rest = TypeAdapter.json_schemas(inputs, ref_template=_REFERENCE)  # type: ignore[arg-type]
    named = {name: schema for (name, _), schema in tops.items() if "$ref" not in schema}
    return {**rest.get("$defs", {}), **named}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(model=name)}


def _json(schema: dict[str, Any], media_type: str = "application/json") -> dict[str, Any]:
    return {media_type: {"schema": schema}}


def _problems(*statuses: int) -> dict[int | str, Any]:
    content = _json(_ref("ProblemDocument"), "application/problem+json")
    return {status: {"description": _PROBLEMS[status], "content": content} for status in statuses}


def _answers(name: str, description: str, status: int = 200) -> dict[int | str, Any]:
    return {status: {"description": description, "content": _json(_ref(name))}}


def _body(*content: dict[str, Any]) -> dict[str, Any]:
    merged = {media_type: schema for part in content for media_type, schema in part.items()}
    return {"requestBody": {"required": True, "content": merged}}


_BATCH_ITEM = {"anyOf": [_ref("AnswerBody"), _ref("Unanswered")]}

SCREEN: dict[str, Any] = {
    "responses": _answers("AnswerBody", "The decision, the hits and what was checked.")
    | _problems(400, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ref("QueryBody"))),
}
BATCH: dict[str, Any] = {
    "responses": {
        200: {
            "description": "An answer for each traveller, in order; `error` in place of a bad one.",
            "content": _json(_BATCH_ITEM, "application/x-ndjson")
            | _json({"type": "array", "items": _BATCH_ITEM}),
        }
    }
    | _problems(400, 413, 415, 422, 500, 503),
    "openapi_extra": _body(
        _json(_ref("QueryBody"), "application/x-ndjson"), _json({"type": "array", "items": _ref("QueryBody")})
    ),
}
COMPARE: dict[str, Any] = {
    "responses": _answers("ComparisonBody", "How well the two agree, and why.")
    | _problems(400, 413, 415, 422, 500),
    "openapi_extra": _body(_json(_ref("PairBody"))),
}
LISTS: dict[str, Any] = {"responses": _problems(422, 500, 503)}
REPLACE: dict[str, Any] = {
    "responses": _problems(400, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ref("RecordBody"), "application/x-ndjson"))
    | {"parameters": [{"name": "list", "in": "path", "required": True, "schema": {"type": "string"}}]},
}
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
GET_RECORD: dict[str, Any] = {
    "responses": _answers("RecordBody", "The record as it is on file.") | _problems(404, 422, 500, 503),
    "openapi_extra": _ID,
}
PUT_RECORD: dict[str, Any] = {
    "responses": _answers("Written", "The record that was on file is changed.")
    | _answers("Written", "The record is new.", 201)
    | _problems(400, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _ID | _body(_json(_ref("RecordBody"))),
}
DELETE_RECORD: dict[str, Any] = {
    "responses": _answers("Withdrawn", "The record is withdrawn.") | _problems(404, 422, 500, 503),
    "openapi_extra": _ID,
}
HEALTH: dict[str, Any] = {"responses": _problems(500)}
READY: dict[str, Any] = {
    "responses": _answers("Readiness", "Answers rest on complete data.") | _problems(500, 503)
}
METRICS: dict[str, Any] = {
    "response_class": PlainTextResponse,
    "responses": {
        200: {"description": "Prometheus text format.", "content": _json({"type": "string"}, "text/plain")}
    }
    | _problems(500),
}
