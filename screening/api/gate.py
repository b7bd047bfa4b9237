"""The one layer around every request: its id, its limits, its measurement, and the last net for errors.

Plain ASGI and only one, because every layer of middleware is paid for by every look-up. A HEAD request
goes on as a GET whose body stays here. Knows nothing of what the routes do.
"""

from __future__ import annotations

import itertools
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screening.api import limits
from screening.api.logs import trace
from screening.api.problems import internal_error, problem_response
from screening.errors import ScreeningError

log = structlog.get_logger("screening.api")

_SANE_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_CLOSED_BY_CLIENT = 499
_NO_ROUTE = "none"  # never the path itself, which may name a record

Observe = Callable[[str, int, float], None]
"""Takes the route's template, status and seconds."""


class BrokenOff(Exception):
    """An answer failed after its first bytes had gone: the connection is cut, so that it shows."""


@dataclass(slots=True)
class Exchange:
    """One request and its answer; `status` is 0 until the answer starts."""

    scope: Scope
    send: Send
    observe: Observe
    head: bool
    started: float
    request_id: bytes = b""
    status: int = 0
    counted: bool = False

    async def reply(self, message: Message) -> None:
        """`send`, with the request id among the headers and without a body for HEAD.

        Counted before the last byte leaves: whoever has an answer finds it in the metrics, even where the worker is
        killed a moment later.
        """
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (b"x-request-id", self.request_id)]
        else:
            if self.head:
                message["body"] = b""
            if not message.get("more_body", False):
                self.count()
        await self.send(message)

    def count(self) -> None:
        """Tells the metrics and the log of this request, once."""
        if self.counted:
            return
        self.counted = True
        route = getattr(self.scope.get("route"), "path", _NO_ROUTE)
        seconds = time.perf_counter() - self.started
        self.observe(route, self.status, seconds)
        log.debug(
            "request", route=route, status=self.status, seconds=seconds, id=self.scope.get("request_id", "")
        )


class Gate:
    """ASGI middleware: see the module."""

    def __init__(self, app: ASGIApp, *, sizes: limits.Limits, observe: Observe) -> None:
        self._app = app
        self._sizes = sizes
        self._observe = observe
        self._prefix = secrets.token_hex(4)
        self._numbers = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on to the application and measure it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        if head:
            scope = {**scope, "method": "GET"}
        exchange = Exchange(scope, send, self._observe, head, time.perf_counter())
        try:
            receive = self._admit(scope, receive, exchange)
            await self._app(scope, receive, exchange.reply)
        except ClientDisconnect:
            exchange.status = _CLOSED_BY_CLIENT
        except Exception as error:
            await self._fail(error, scope, receive, exchange)
        exchange.count()

    def _admit(self, scope: Scope, receive: Receive, exchange: Exchange) -> Receive:
        """Name the request and check its headers; how to receive its body. Raises ScreeningError."""
        length = encoding = b""
        for name, value in scope["headers"]:
            if name == b"content-length":
                length = value
            elif name == b"content-encoding":
                encoding = value
            elif name == b"x-request-id" and _SANE_ID.fullmatch(value):
                exchange.request_id = value
        exchange.request_id = exchange.request_id or f"{self._prefix}-{next(self._numbers):x}".encode()
        scope["request_id"] = exchange.request_id.decode()
        if encoding:
            limits.check_encoding(encoding)
        limit = self._sizes.of(scope["path"])
        if length:
            limits.check_length(length, limit)
            return receive
        return limits.counted(receive, limit)

    async def _fail(self, error: Exception, scope: Scope, receive: Receive, exchange: Exchange) -> None:
        if not isinstance(error, ScreeningError):
            # The message is left out: it may hold what was sent. `request_id` leads to the caller's own log.
            told = {"error": type(error).__name__, "trace": trace(error), "request_id": scope["request_id"]}
            log.error("request_failed", **told)
            error = internal_error()
        if exchange.status:
            raise BrokenOff(f"request {scope['request_id']} failed halfway") from None
        await problem_response(error, scope["request_id"])(scope, receive, exchange.reply)
