from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screening.access.proxies import Proxies
from screening.access.rates import Rates
from screening.api.gate import PAUSE, BrokenOff, Gate
from screening.api.guard import Guard, Terms
from screening.api.limits import Limits
from screening.errors import Forbidden, Overloaded, ScreeningError, TooMany, Unauthenticated

SIZES = Limits(body=10, batch=100, list=1000)
OPEN = Guard([], Terms(), door=None, proxies=Proxies(""), rates=Rates(None))
SECRET = "what the traveller is called"


class Exchange:
    """Sends one request through the gate to `app` and keeps what comes back."""

    def __init__(
        self, app: ASGIApp, *headers: tuple[bytes, bytes], method: str = "POST", guard: Guard = OPEN
    ) -> None:
        self.sent: list[Message] = []
        self.observed: list[tuple[Any, ...]] = []
        scope = self.scope = {
            "type": "http",
            "method": method,
            "path": "/x",
            "headers": list(headers),
            "query_string": b"",
        }
        gate = Gate(app, sizes=SIZES, guard=guard, observe=lambda *args: self.observed.append(args))
        asyncio.run(gate(scope, self._receive, self._send))

    async def _receive(self) -> Message:
        return {"type": "http.request", "body": b"0123456789a", "more_body": False}

    async def _send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.sent[0]["headers"])

    @property
    def problem(self) -> dict[str, Any]:
        found: dict[str, Any] = orjson.loads(self.sent[1]["body"])
        return found


async def fine(scope: Scope, receive: Receive, send: Send) -> None:
    scope["route"] = type("Route", (), {"path": "/{x}"})
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": scope["method"].encode()})


async def reads(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await fine(scope, receive, send)


async def fails(scope: Scope, receive: Receive, send: Send) -> None:
    raise ValueError(SECRET)


async def fails_halfway(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ValueError(SECRET)


async def is_left(scope: Scope, receive: Receive, send: Send) -> None:
    raise ClientDisconnect


def test_a_sane_request_id_is_kept() -> None:
    assert Exchange(fine, (b"x-request-id", b"lane-7.42")).headers[b"x-request-id"] == b"lane-7.42"


@pytest.mark.parametrize("given", [b"", b"two words", b"a" * 65, b"line\nend"])
def test_any_other_request_id_is_replaced(given: bytes) -> None:
    made = Exchange(fine, (b"x-request-id", given)).headers[b"x-request-id"]
    assert made not in (b"", given)


def test_two_requests_have_two_ids() -> None:
    gate_ids = []

    async def note(scope: Scope, receive: Receive, send: Send) -> None:
        gate_ids.append(scope["request_id"])

    gate = Gate(note, sizes=SIZES, guard=OPEN, observe=lambda *_: None)
    for _ in range(2):
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        asyncio.run(gate(scope, None, None))  # type: ignore[arg-type]
    assert len(set(gate_ids)) == 2


def test_head_is_a_get_without_its_body() -> None:
    exchange = Exchange(fine, method="HEAD")
    assert [message.get("body") for message in exchange.sent] == [None, b""]
    assert exchange.headers[b"content-length"] == b"4"


def test_a_body_too_large_by_its_header_never_reaches_the_application() -> None:
    exchange = Exchange(fails, (b"content-length", b"11"))
    assert (exchange.status, exchange.problem["code"]) == (413, "too_large")


def test_a_body_too_large_without_saying_so_is_cut_off() -> None:
    assert Exchange(reads).status == 413


def test_a_compressed_body_is_refused() -> None:
    exchange = Exchange(fine, (b"content-encoding", b"gzip"))
    assert (exchange.status, exchange.problem["code"]) == (415, "unsupported_encoding")


def test_an_unforeseen_failure_tells_nothing_of_what_was_sent_to_caller_or_log() -> None:
    with structlog.testing.capture_logs() as logged:
        exchange = Exchange(fails)
    assert (exchange.status, exchange.problem["code"]) == (500, "internal_error")
    assert exchange.problem["request_id"] == exchange.headers[b"x-request-id"].decode()
    assert logged[0]["error"] == "ValueError"
    assert any("test_gate" in place for place in logged[0]["trace"])
    assert SECRET not in repr(logged) + repr(exchange.sent)


def test_a_failure_halfway_breaks_the_answer_off() -> None:
    with structlog.testing.capture_logs(), pytest.raises(BrokenOff) as caught:
        Exchange(fails_halfway)
    assert caught.value.__suppress_context__
    assert SECRET not in str(caught.value)


def test_each_request_is_observed_by_route_and_status() -> None:
    route, status, seconds = Exchange(fine).observed[0]
    assert (route, status) == ("/{x}", 200)
    assert 0 <= seconds < 60


def test_a_client_that_left_is_no_failure_of_ours() -> None:
    with structlog.testing.capture_logs() as logged:
        exchange = Exchange(is_left)
    assert [(entry["event"], entry["log_level"], entry["status"]) for entry in logged] == [
        ("request", "debug", 499)
    ]
    assert exchange.observed[0][1] == 499


class Closed(Guard):
    """Lets nobody in."""

    def __init__(self, error: ScreeningError) -> None:
        super().__init__([], Terms(), door=None, proxies=Proxies(""), rates=Rates(None))
        self._error = error

    def enter(self, scope: Scope, headers: Any, now: float) -> bool:
        raise self._error


def test_who_is_not_let_in_never_reaches_the_application_and_the_refusal_is_noted() -> None:
    reached: list[Scope] = []

    async def note(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope)

    exchange = Exchange(note, guard=Closed(Forbidden("Your role may not do this.")))
    assert (exchange.status, exchange.problem["code"]) == (403, "forbidden")
    assert exchange.scope["refusal"] == "forbidden"
    assert reached == []


def test_who_is_nobody_is_told_how_to_be_somebody() -> None:
    exchange = Exchange(fine, guard=Closed(Unauthenticated("The request has no credentials.")))
    assert exchange.status == 401
    assert exchange.headers[b"www-authenticate"] == b'Bearer realm="screening"'


def test_who_sends_too_much_is_told_when_to_come_back() -> None:
    exchange = Exchange(fine, guard=Closed(TooMany("Too much.", retry_after=7)))
    assert (exchange.status, exchange.headers[b"retry-after"]) == (429, b"7")


@pytest.mark.parametrize(
    ("error", "waits"),
    [
        (Unauthenticated("x"), True),
        (TooMany("x", retry_after=1), True),
        (Overloaded("x"), True),
        (Forbidden("x"), False),
    ],
)
def test_a_client_cannot_try_as_fast_as_it_can_send(
    monkeypatch: pytest.MonkeyPatch, error: ScreeningError, waits: bool
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    Exchange(fine, guard=Closed(error))
    assert slept == [PAUSE] * waits


@pytest.mark.parametrize(
    ("header", "closed"),
    [
        ((b"content-length", b"10"), False),
        ((b"content-length", b"65537"), True),
        ((b"transfer-encoding", b"chunked"), True),
        ((b"content-length", b"nonsense"), True),
    ],
)
def test_the_connection_ends_rather_than_take_in_what_was_refused(
    header: tuple[bytes, bytes], closed: bool
) -> None:
    exchange = Exchange(fine, header, guard=Closed(Forbidden("x")))
    assert exchange.status == 403
    assert (exchange.headers.get(b"connection") == b"close") == closed


@pytest.mark.parametrize("name", [b"authorization", b"x-purpose", b"x-deadline-ms", b"content-length"])
def test_a_header_that_decides_something_cannot_be_given_twice(name: bytes) -> None:
    exchange = Exchange(fine, (name, b"1"), (name, b"2"))
    assert exchange.status == (401 if name == b"authorization" else 422)


def test_a_request_id_may_come_twice_and_the_last_one_counts() -> None:
    exchange = Exchange(fine, (b"x-request-id", b"one"), (b"x-request-id", b"two"))
    assert (exchange.status, exchange.headers[b"x-request-id"]) == (200, b"two")


def test_a_heavy_request_makes_room_however_it_ends() -> None:
    class Counting(Guard):
        inside = 0

        def enter(self, scope: Scope, headers: Any, now: float) -> bool:
            self.inside += 1
            return True

        def leave(self) -> None:
            self.inside -= 1

    guard = Counting([], Terms(), door=None, proxies=Proxies(""), rates=Rates(None))
    with structlog.testing.capture_logs():
        for app in (fine, fails, is_left, reads):
            Exchange(app, guard=guard)
        with pytest.raises(BrokenOff):
            Exchange(fails_halfway, guard=guard)
        Exchange(fine, (b"content-encoding", b"gzip"), guard=guard)
    assert guard.inside == 0
