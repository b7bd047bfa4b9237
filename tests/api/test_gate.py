from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screening.api.gate import BrokenOff, Gate
from screening.api.limits import Limits

SIZES = Limits(body=10, batch=100, list=1000)
SECRET = "what the traveller is called"


class Exchange:
    """Sends one request through the gate to `app` and keeps what comes back."""

    def __init__(self, app: ASGIApp, *headers: tuple[bytes, bytes], method: str = "POST") -> None:
        self.sent: list[Message] = []
        self.observed: list[tuple[Any, ...]] = []
        scope = {
            "type": "http",
            "method": method,
            "path": "/x",
            "headers": list(headers),
            "query_string": b"",
        }
        gate = Gate(app, sizes=SIZES, observe=lambda *args: self.observed.append(args))
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

    gate = Gate(note, sizes=SIZES, observe=lambda *_: None)
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
