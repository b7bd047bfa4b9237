from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from screening.api.app import create_app
from screening.api.requests import body_of
from tests.api.conftest import UNKNOWN, assert_problem, settings_in


def test_every_straight_way_is_that_of_a_route_that_is_described_and_guarded(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path))
    described = {
        (route.path, method)
        for route in app.routes
        if isinstance(route, Route)
        for method in route.methods or ()
    }
    assert app.state.straight
    assert {(path, "POST") for path in app.state.straight} <= described


@pytest.mark.parametrize(("method", "allowed"), [("get", "POST"), ("put", "POST"), ("delete", "POST")])
def test_another_method_is_told_which_one_the_path_takes(
    client: TestClient, method: str, allowed: str
) -> None:
    answer = client.request(method, "/v1/screen")
    assert_problem(answer, 405, "wrong_method")
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/v1/screen/", "/v1/screen/x", "//v1/screen"])
def test_a_path_that_is_only_like_it_is_none(client: TestClient, path: str) -> None:
    assert_problem(client.post(path, json=UNKNOWN), 404, "unknown_path")


def test_below_a_root_path_the_router_finds_the_route(tmp_path: Path) -> None:
    with TestClient(create_app(settings_in(tmp_path)), root_path="/border") as client:
        assert client.post("/border/v1/screen", json=UNKNOWN).status_code == 200
        assert client.post("/v1/screen", json=UNKNOWN).status_code in (200, 404)


def test_what_the_route_raises_is_answered_as_by_the_application(client: TestClient) -> None:
    assert_problem(client.post("/v1/screen", json={"name": 5}), 422, "invalid_input")
    assert_problem(client.post("/v1/screen", content=b"{"), 400, "unreadable_body")


def test_what_nobody_foresaw_and_what_http_rules_out_are_problems_too(tmp_path: Path) -> None:
    async def broken(_: Request) -> Response:
        raise ZeroDivisionError

    async def gone(_: Request) -> Response:
        raise HTTPException(404)

    app = create_app(settings_in(tmp_path))
    app.state.straight["/broken"] = Route("/broken", broken, methods=["POST"])
    app.state.straight["/gone"] = Route("/gone", gone, methods=["POST"])
    with TestClient(app) as client:
        assert_problem(client.post("/broken"), 500, "internal_error")
        assert_problem(client.post("/gone"), 404, "unknown_path")


@pytest.mark.parametrize("pieces", [[b"abc"], [b"a", b"bc"], [b"", b"a", b"", b"bc", b""], [b""]])
def test_a_body_is_put_together_from_its_pieces(pieces: list[bytes]) -> None:
    messages = [
        _piece(each, more=left > 0) for left, each in zip(range(len(pieces))[::-1], pieces, strict=True)
    ]
    assert asyncio.run(body_of(_request(messages))) == b"".join(pieces)


def test_a_client_that_hangs_up_halfway_is_noticed() -> None:
    with pytest.raises(ClientDisconnect):
        asyncio.run(body_of(_request([_piece(b"a", more=True), {"type": "http.disconnect"}])))


def _piece(body: bytes, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def _request(messages: list[Message]) -> Request:
    left = iter(messages)

    async def receive() -> Message:
        return next(left)

    return Request({"type": "http"}, receive)
