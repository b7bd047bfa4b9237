"""Errors as `application/problem+json` (RFC 9457): one document for every way a request can fail.

`code` is stable, `detail` says what is wrong, `problems` says where, `remedy` says what to do. Nothing
that was sent is ever repeated: a name or number in an error text would end in somebody's log.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from screening import metrics
from screening.errors import InputError, ScreeningError, StoreUnavailable, TooMany

log = structlog.get_logger("screening.api")

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = {"Retry-After": "5"}  # seconds; a snapshot swap or a database restart is over by then
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="screening"'}


class Refused(ScreeningError):
    """HTTP itself rules the request out."""

    code = "http_error"
    status = 400
    remedy = "Send a request that the description in /openapi.json allows."


class UnknownPath(Refused):
    """There is nothing at this path."""

    code = "unknown_path"
    status = 404
    remedy = "The paths are listed at /docs and in /openapi.json."


class WrongMethod(Refused):
    """The path does not take this method."""

    code = "wrong_method"
    status = 405
    remedy = "Use a method named in the Allow header."


class EncodedBody(Refused):
    """The body is compressed, which is not accepted."""

    code = "unsupported_encoding"
    status = 415
    remedy = "Send the body as it is, without Content-Encoding."


_HTTP: dict[int, type[Refused]] = {404: UnknownPath, 405: WrongMethod}


def problem(error: ScreeningError, request_id: str = "", **more: Any) -> dict[str, Any]:
    """The problem document of an error; `more` are extension members (RFC 9457, section 3.2)."""
    return {
        "type": f"/docs/errors#{error.code}",
        "title": summary(type(error)).rstrip("."),
        "status": error.status,
        "code": error.code,
        "detail": error.what,
        "remedy": error.remedy,
        "problems": [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in error.problems],
        "request_id": request_id,
        **more,
    }


def problem_response(
    error: ScreeningError, request_id: str = "", *, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """The error as an answer, with Retry-After where waiting may help, and how to prove oneself at a 401."""
    sent = dict(headers or {})
    if isinstance(error, TooMany):
        sent["Retry-After"] = str(error.retry_after)
    elif error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        sent |= RETRY_AFTER
    elif error.status == HTTPStatus.UNAUTHORIZED:
        sent |= CHALLENGE
    body = orjson.dumps(problem(error, request_id, **more))
    return Response(body, error.status, headers=sent, media_type=MEDIA_TYPE)


def internal_error() -> ScreeningError:
    """The one answer to anything unforeseen: it says nothing of what happened inside."""
    return ScreeningError("The service failed in a way that was not foreseen; nothing was looked up.")


async def on_screening_error(request: Request, error: Exception) -> Response:
    """Handler of everything raised on purpose."""
    assert isinstance(error, ScreeningError)  # noqa: S101 -- registered for this class only
    request.scope["refusal"] = error.code
    if isinstance(error, InputError):
        metrics.count_rejected(error.code)
    elif isinstance(error, StoreUnavailable):
        metrics.count_store_errors()
        log.error("store_unavailable", why=error.what, request_id=request_id(request))
    return problem_response(error, request_id(request))


async def on_http_exception(request: Request, error: Exception) -> Response:
    """Handler of what the router raises: unknown path, wrong method."""
    assert isinstance(error, HTTPException)  # noqa: S101 -- registered for this class only
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods(request) | set(headers.get("Allow", "").split(", "))))
    return problem_response(_refused(error.status_code), request_id(request), headers=headers)


def _refused(status: int) -> Refused:
    kind = _HTTP.get(status, Refused)
    refused = kind(summary(kind))
    refused.status = status
    return refused


def summary(kind: type[ScreeningError]) -> str:
    """What an error means, in one sentence: the first line of its description."""
    return (kind.__doc__ or kind.code).split("\n", 1)[0]


def request_id(request: Request) -> str:
    """The id that the gate gave this request, or "" outside it."""
    return str(request.scope.get("request_id", ""))


def _methods(request: Request) -> set[str]:
    """Every method of the path asked for: the router itself names only those of the first route."""
    found: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    return found
