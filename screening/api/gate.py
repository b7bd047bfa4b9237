"""The one layer around every request: its id, who sends it, its limits, its measurement, the last net for errors.

Plain ASGI and only one, because every layer of middleware is paid for by every look-up. A HEAD request
goes on as a GET whose body stays here. Knows nothing of what the routes do; who may use them is `guard`'s.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screening import metrics
from screening.api import accounting, limits
from screening.api.guard import Guard, given_twice, picked
from screening.api.logs import trace
from screening.api.problems import internal_error, problem_response
from screening.errors import Overloaded, ScreeningError, TooMany, Unauthenticated

log = structlog.get_logger("screening.api")

_SANE_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_CLOSED_BY_CLIENT = 499
_NO_ROUTE = "none"  # never the path itself, which may name a record
_LENGTH, _ENCODING, _REQUEST_ID = b"content-length", b"content-encoding", b"x-request-id"
PAUSE = (
    0.1  # seconds before a client hears that it sends too much or is nobody: it cannot flood us with tries
)
_SMALL = 65_536  # bytes of a refused body that are read to keep the connection; for more it is closed

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
    heavy: bool = False
    close: bool = False

    async def reply(self, message: Message) -> None:
        """`send`, with the request id among the headers and without a body for HEAD.

        Counted before the last byte leaves: whoever has an answer finds it in the metrics, even where the worker is
        killed a moment later.
        """
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (b"x-request-id", self.request_id)]
            if self.close:
                message["headers"].append((b"connection", b"close"))
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
        accounting.refused(self.scope, self.status)
        log.debug(
            "request", route=route, status=self.status, seconds=seconds, id=self.scope.get("request_id", "")
        )


class Gate:
    """ASGI middleware: see the module."""

    def __init__(self, app: ASGIApp, *, sizes: limits.Limits, guard: Guard, observe: Observe) -> None:
        self._app = app
        self._sizes = sizes
        self._guard = guard
        self._reads = guard.reads | {_LENGTH, _ENCODING, _REQUEST_ID}
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
        except Exception as error:
            await self._refuse(error, scope, receive, exchange)
        else:
            await self._pass_on(scope, receive, exchange)
        exchange.count()

    async def _pass_on(self, scope: Scope, receive: Receive, exchange: Exchange) -> None:
        try:
            await self._app(scope, receive, exchange.reply)
        except ClientDisconnect:
            exchange.status = _CLOSED_BY_CLIENT
        except Exception as error:
            await self._fail(error, scope, receive, exchange)
        finally:
            if exchange.heavy:
                self._guard.leave()

    def _admit(self, scope: Scope, receive: Receive, exchange: Exchange) -> Receive:
        """Name the request, check its headers and who sends it; how to receive its body. Raises ScreeningError."""
        headers, twice = picked(scope["headers"], self._reads)
        given = headers.get(_REQUEST_ID, b"")
        sane = given and _SANE_ID.fullmatch(given)
        exchange.request_id = given if sane else f"{self._prefix}-{next(self._numbers):x}".encode()
        scope["request_id"] = exchange.request_id.decode()
        if twice and twice != _REQUEST_ID:
            raise given_twice(twice)
        exchange.heavy = self._guard.enter(scope, headers, exchange.started)
        if _ENCODING in headers:
            limits.check_encoding(headers[_ENCODING])
        limit = self._sizes.of(scope["path"])
        length = headers.get(_LENGTH)
        if length:
            limits.check_length(length, limit)
            return receive
        return limits.counted(receive, limit)

    async def _refuse(self, error: Exception, scope: Scope, receive: Receive, exchange: Exchange) -> None:
        """Nothing of the body was read, and nothing of a large one will be."""
        if exchange.heavy:
            self._guard.leave()
        if isinstance(error, ScreeningError):
            scope["refusal"] = error.code
            metrics.count_rejected(error.code)
        exchange.close = not _small(scope["headers"])
        if isinstance(error, (Unauthenticated, TooMany, Overloaded)):
            await asyncio.sleep(PAUSE)
        await self._fail(error, scope, receive, exchange)

    async def _fail(self, error: Exception, scope: Scope, receive: Receive, exchange: Exchange) -> None:
        if not isinstance(error, ScreeningError):
            # The message is left out: it may hold what was sent. `request_id` leads to the caller's own log.
            told = {"error": type(error).__name__, "trace": trace(error), "request_id": scope["request_id"]}
            log.error("request_failed", **told)
            error = internal_error()
        if exchange.status:
            raise BrokenOff(f"request {scope['request_id']} failed halfway") from None
        await problem_response(error, scope["request_id"])(scope, receive, exchange.reply)


def _small(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether what is left of a request is little, so that the connection can go on to the next."""
    told = dict(headers)
    if b"transfer-encoding" in told:
        return False
    length = told.get(_LENGTH, b"0")
    return length.isdigit() and len(length) < 18 and int(length) <= _SMALL
