"""What the OpenAPI description says of access: how to prove oneself, and what every guarded path may answer.

Added to what `describe` says of each route, for all of them alike, from the same table that the guard goes by.
"""

from __future__ import annotations

from typing import Any

from screening.access.rules import Rule
from screening.api.guard import rule_of

_SCHEMES = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key (`screening keys create`) or a token of the configured issuer.",
    },
    "certificate": {
        "type": "mutualTLS",
        "description": "A client certificate that is on file (`screening keys create --certificate`).",
    },
}
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
_GUARDED = {
    "401": "The request does not prove who sends it.",
    "403": "The sender may not do this.",
    "422": "A header or a field breaks a rule; `problems` says which, where and what to do.",
    "429": "The client sends more than it may; try again after Retry-After seconds.",
    "503": "More is asked than can be answered in time; try again after Retry-After seconds.",
}
_NO_PATH = "There is nothing at this path: no id or name holds a line break."
_QUERY: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("X-Purpose", "Why somebody is looked up: one of the service's purpose codes.", {}),
    ("X-Terminal", "Where: the name of the post or terminal.", {"pattern": "^[A-Za-z0-9._:/-]{1,64}$"}),
)
_SCREENS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("X-Deadline-Ms", "Milliseconds after which the answer is of no use.", {"pattern": "^[0-9]{1,6}$"}),
)


def added(openapi: dict[str, Any]) -> dict[str, Any]:
    """The description with what is true of access."""
    openapi.setdefault("components", {})["securitySchemes"] = _SCHEMES
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            rule = rule_of(method.upper(), path)
            if not rule.public:
                operation["security"] = [{"key": []}, {"certificate": []}]
                _guarded(operation, rule)
            if "{" in path:
                told = {"description": _NO_PATH, "content": _PROBLEM}
                operation["responses"].setdefault("404", told)
    return openapi


def _guarded(operation: dict[str, Any], rule: Rule) -> None:
    responses = operation["responses"]
    for status, description in _GUARDED.items():
        responses.setdefault(status, {"description": description, "content": _PROBLEM})
    headers = _QUERY * rule.query + _SCREENS * rule.screens
    if headers:  # a new list: routes of one path share the old one
        operation["parameters"] = [*operation.get("parameters", ()), *(_header(*told) for told in headers)]


def _header(name: str, description: str, schema: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": description, "schema": {"type": "string", **schema}}
