"""What the OpenAPI description says of each route.

Bodies are read by `screening.wire` and not by FastAPI, so the models are named here; a test holds real
requests and answers against them.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from starlette.responses import PlainTextResponse

from screening import wire
from screening.api import clearance_shapes, schemas, views
from screening.wire import clearances

_REFERENCE = "#/components/schemas/{model}"

MODELS: dict[str, Any] = {
    "QueryBody": wire.QueryBody,
    "PairBody": wire.PairBody,
    "RecordBody": wire.RecordBody,
    "AnswerBody": wire.AnswerBody,
    "BriefAnswer": views.BriefAnswer,
    "CarrierAnswer": views.CarrierAnswer,
    "ComparisonBody": wire.ComparisonBody,
    "ZoneBody": wire.ZoneBody,
    "ReadZoneBody": wire.ReadZoneBody,
    "Unanswered": schemas.Unanswered,
    "Written": schemas.Written,
    "Withdrawn": schemas.Withdrawn,
    "Restricted": schemas.Restricted,
    "Reviews": schemas.Reviews,
    "Alive": schemas.Alive,
    "Readiness": schemas.Readiness,
    "Index": schemas.Index,
    "Ready": schemas.Ready,
    "Lists": schemas.Lists,
    "Replaced": schemas.Replaced,
    "PassengerList": schemas.PassengerList,
    "AnswerChanges": schemas.AnswerChanges,
    "Noted": schemas.Noted,
    "AuditQuestion": schemas.AuditQuestion,
    "AuditEntries": schemas.AuditEntries,
    "ProposalBody": clearances.ProposalBody,
    "AgreementBody": clearances.AgreementBody,
    "ToldClearance": clearance_shapes.ToldClearance,
    "ToldClearances": clearance_shapes.ToldClearances,
    "ProblemDocument": schemas.ProblemDocument,
}
"""By the name that each has in the description."""

_PROBLEMS = {
    400: "The body cannot be read: not JSON, not UTF-8, cut off.",
    404: "There is nothing under this name or id.",
    409: "The change contradicts what is on file, or what is asked for is not there yet.",
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

_SEEN = {"anyOf": [_ref("AnswerBody"), _ref("BriefAnswer"), _ref("CarrierAnswer")]}
_FULL_OR_BRIEF = "The decision, the hits and what was checked; shorter for the first line and for carriers."
SCREEN: dict[str, Any] = {
    "responses": {200: {"description": _FULL_OR_BRIEF, "content": _json(_SEEN)}}
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
_ZONE_LINES = {"type": "array", "items": {"type": "string"}}
MRZ: dict[str, Any] = {
    "responses": _answers("ReadZoneBody", "What the zone says, what was repaired and what is odd.")
    | _problems(400, 413, 415, 422, 500),
    "openapi_extra": _body(_json({"anyOf": [_ref("ZoneBody"), _ZONE_LINES, {"type": "string"}]})),
}
AUDIT_SEARCH: dict[str, Any] = {
    "responses": _answers("AuditEntries", "The entries, the oldest first.")
    | _problems(400, 404, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ref("AuditQuestion"))),
}
LISTS: dict[str, Any] = {"responses": _problems(422, 500, 503)}
REPLACE: dict[str, Any] = {
    "responses": _problems(400, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ref("RecordBody"), "application/x-ndjson"))
    | {"parameters": [{"name": "list", "in": "path", "required": True, "schema": {"type": "string"}}]},
}
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
GET_RECORD: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The record as it is on file; of a restricted one its owner alone sees more than that.",
            "content": _json({"anyOf": [_ref("RecordBody"), _ref("Restricted")]}),
        }
    }
    | _problems(404, 422, 500, 503),
    "openapi_extra": _ID,
}
PUT_RECORD: dict[str, Any] = {
    "responses": _answers("Written", "The record that was on file is changed.")
    | _answers("Written", "The record is new.", 201)
    | _problems(400, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _ID | _body(_json(_ref("RecordBody"))),
}
DELETE_RECORD: dict[str, Any] = {
    "responses": _answers("Withdrawn", "The record is withdrawn.") | _problems(404, 409, 422, 500, 503),
    "openapi_extra": _ID,
}
_ANY_FILE = {"type": "string", "format": "binary"}
_LIST_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}


def _query(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string", **schema}}


PROPOSE_CLEARANCE: dict[str, Any] = {
    "status_code": 201,
    "responses": _answers("ToldClearance", "Proposed: it holds when somebody else has approved it.", 201)
    | _problems(400, 404, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ref("ProposalBody"))),
}
APPROVE_CLEARANCE: dict[str, Any] = {
    "responses": _answers("ToldClearance", "It holds.") | _problems(400, 404, 409, 413, 415, 422, 500, 503),
    "openapi_extra": _ID | _body(_json(_ref("AgreementBody"))),
}
REVOKE_CLEARANCE: dict[str, Any] = {
    "responses": _answers("ToldClearance", "It holds no longer.") | _problems(404, 409, 422, 500, 503),
    "openapi_extra": _ID,
}
LIST_CLEARANCES: dict[str, Any] = {
    "responses": _answers("ToldClearances", "The clearances, by their last change.")
    | _problems(422, 500, 503),
    "openapi_extra": {
        "parameters": [
            _query("record", "Only those of this record."),
            _query("state", "Only those in this state.", enum=list(clearance_shapes.STATES)),
            _query("after", "Only those whose last change has a greater number.", pattern="^[0-9]{1,16}$"),
        ]
    },
}
_AFTER = "What the answer before said in `after`."
REVIEWS: dict[str, Any] = {
    "responses": _answers("Reviews", "The records to be reviewed, the oldest first.")
    | _problems(422, 500, 503),
    "openapi_extra": {
        "parameters": [
            _query("list", "Only records of this list."),
            _query("days", "How many days ahead; SCREENING_REVIEW_DAYS if not said.", pattern="^[0-9]{1,4}$"),
            _query("limit", "The most records told, to 1,000; 100 if not said.", pattern="^[0-9]{1,4}$"),
            _query("after", _AFTER),
        ]
    },
}
UPLOAD_LIST: dict[str, Any] = {
    "status_code": 202,
    "responses": _answers("PassengerList", "Taken in; `Location` tells where to ask how far it is.", 202)
    | _answers("PassengerList", "The same list was sent before: this is its job.")
    | _problems(400, 413, 415, 422, 500, 503),
    "openapi_extra": _body(_json(_ANY_FILE, "application/octet-stream"))
    | {
        "parameters": [
            _query("filename", "The list's name; its suffix tells the form."),
            _query("policy", "How much likeness refers.", enum=["strict", "balanced", "wide"]),
            _query("column", "A column by another name, `surname=Familiya`; once for each."),
            _query("again", "Screen anew what was sent before.", enum=["true", "false"]),
        ]
    },
}
GET_LIST: dict[str, Any] = {
    "responses": _answers("PassengerList", "How far the list is.") | _problems(404, 422, 500, 503),
    "openapi_extra": _LIST_ID,
}
LIST_EVENTS: dict[str, Any] = {
    "response_class": PlainTextResponse,
    "responses": {
        200: {
            "description": "`progress` events and a last `done` or `failed`, each with the same as GET tells.",
            "content": _json({"type": "string"}, "text/event-stream"),
        }
    }
    | _problems(404, 422, 500, 503),
    "openapi_extra": _LIST_ID,
}
LIST_RESULTS: dict[str, Any] = {
    "response_class": PlainTextResponse,
    "responses": {
        200: {
            "description": "An answer for each row, in the list's order.",
            "content": _json(_ANY_FILE, "application/x-ndjson")
            | _json(_ANY_FILE, "text/csv")
            | _json(_ANY_FILE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            | _json(_ANY_FILE, "application/edifact"),
        }
    }
    | _problems(404, 409, 422, 500, 503),
    "openapi_extra": {
        "parameters": [
            *_LIST_ID["parameters"],
            _query("form", "The form of the answers.", enum=["ndjson", "csv", "xlsx", "cusres"]),
        ]
    },
}
DELETE_LIST: dict[str, Any] = {"responses": _problems(404, 422, 500, 503), "openapi_extra": _LIST_ID}
_CHANGE = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}
LIST_CHANGES: dict[str, Any] = {
    "responses": {
        200: {
            "description": "Passengers whose answer changed; `form=cusres` is the message to the carrier.",
            "content": _json(_ref("AnswerChanges")) | _json(_ANY_FILE, "application/edifact"),
        }
    }
    | _problems(404, 422, 500, 503),
    "openapi_extra": {
        "parameters": [
            *_LIST_ID["parameters"],
            _query("form", "JSON, or the message that goes to the carrier unasked.", enum=["json", "cusres"]),
            _query("after", "Only changes with a greater number than this one.", pattern="^[0-9]{1,9}$"),
        ]
    },
}
ACKNOWLEDGE_CHANGE: dict[str, Any] = {
    "responses": _answers("Noted", "The change is acknowledged.") | _problems(404, 422, 500, 503),
    "openapi_extra": {"parameters": [*_LIST_ID["parameters"], _CHANGE]},
}
CARRIER_ACKNOWLEDGES: dict[str, Any] = {
    "responses": _answers("Noted", "Which changes the carrier's message acknowledges.")
    | _problems(400, 404, 413, 415, 422, 500, 503),
    "openapi_extra": _LIST_ID | _body(_json(_ANY_FILE, "application/edifact")),
}
HEALTH: dict[str, Any] = {"responses": _problems(500)}
READY: dict[str, Any] = {
    "responses": {
        200: {
            "description": "Answers rest on complete data; on which is told to who may know.",
            "content": _json({"anyOf": [_ref("Readiness"), _ref("Ready")]}),
        }
    }
    | _problems(500, 503)
}
INDEX: dict[str, Any] = {"responses": _problems(422, 500, 503)}
METRICS: dict[str, Any] = {
    "response_class": PlainTextResponse,
    "responses": {
        200: {"description": "Prometheus text format.", "content": _json({"type": "string"}, "text/plain")}
    }
    | _problems(500),
}
