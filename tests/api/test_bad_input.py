"""Bad input of many kinds: each is refused with a code, a place and a remedy, and the service goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from screening.api.app import create_app
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, assert_problem, put, settings_in

Body = bytes | dict[str, Any] | Callable[[], Iterator[bytes]]
NAME = UNKNOWN["name"]


def endless() -> Iterator[bytes]:
    """A body that does not say how long it is, and is too long."""
    for _ in range(40):
        yield b" " * 50_000


# what it is, body, headers, status, code, where
TABLE: list[tuple[str, Body, dict[str, str], int, str, str]] = [
    ("an empty body", b"", {}, 400, "unreadable_body", "line 1"),
    ("white space only", b" \n ", {}, 400, "unreadable_body", "line 2"),
    ("no JSON", b"name=Oluwaseun", {}, 400, "unreadable_body", "line 1"),
    ("JSON cut off", b'{"name": "Oluwa', {}, 400, "unreadable_body", "line 1"),
    ("something after the JSON", b'{"name": "Oluwaseun"} x', {}, 400, "unreadable_body", "line 1"),
    ("bytes that are not UTF-8", b'{"name": "Oluw\xe4"}', {}, 400, "unreadable_body", ""),
    ("a UTF-16 body", '{"name": "Oluwaseun"}'.encode("utf-16"), {}, 400, "unreadable_body", ""),
    ("a bare NUL byte", b'{"name": "Olu\x00wa"}', {}, 400, "unreadable_body", "line 1"),
    ("an escaped NUL", b'{"name": "Olu\\u0000wa"}', {}, 422, "invalid_input", "name"),
    ("half of a surrogate pair", b'{"name": "Olu\\ud800wa"}', {}, 400, "unreadable_body", ""),
    ("nesting without end", b"[" * 60_000, {}, 400, "unreadable_body", ""),
    ("a number without end", b'{"limit": ' + b"9" * 9_999 + b"}", {}, 400, "unreadable_body", "line 1"),
    ("a list in place of an object", b"[]", {}, 422, "invalid_input", "body"),
    ("null in place of an object", b"null", {}, 422, "invalid_input", "body"),
    ("an unknown field", {"name": NAME, "nmae": NAME}, {}, 422, "invalid_input", "nmae"),
    ("a field given twice", b'{"name": "Ama", "name": "Kofi"}', {}, 422, "invalid_input", "name"),
    ("nobody to look for", {"id": "x", "sex": "F"}, {}, 422, "invalid_input", "body"),
    ("a name that is a number", {"name": 5}, {}, 422, "invalid_input", "name"),
    ("a name without letters", {"name": "!?.."}, {}, 422, "invalid_input", "name"),
    ("a name with a direction override", {"name": "Ama \u202eofiK"}, {}, 422, "invalid_input", "name"),
    ("a name too long", {"name": "Ama " * 200}, {}, 422, "invalid_input", "name"),
    (
        "a date that does not exist",
        {"name": NAME, "birth_date": "1999-02-30"},
        {},
        422,
        "invalid_input",
        "birth_date",
    ),
    ("a state nobody knows", {"name": NAME, "nationality": "Qqq"}, {}, 422, "invalid_input", "nationality"),
    ("a sex nobody knows", {"name": NAME, "sex": "Q"}, {}, 422, "invalid_input", "sex"),
    ("a threshold over one", {"name": NAME, "threshold": 75}, {}, 422, "invalid_input", "threshold"),
    (
        "a threshold that is not a number",
        b'{"name": "Ama", "threshold": NaN}',
        {},
        422,
        "invalid_input",
        "threshold",
    ),
    ("a limit of none", {"name": NAME, "limit": 0}, {}, 422, "invalid_input", "limit"),
    (
        "a document without number",
        {"documents": [{"type": "P"}]},
        {},
        422,
        "invalid_input",
        "documents[0].number",
    ),
    (
        "a document number of dashes",
        {"documents": [{"number": "--"}]},
        {},
        422,
        "invalid_input",
        "documents[0].number",
    ),
    ("a hundred documents", {"documents": [{"number": "A1"}] * 100}, {}, 422, "invalid_input", "documents"),
    ("a compressed body", b"\x1f\x8b\x08", {"content-encoding": "gzip"}, 415, "unsupported_encoding", ""),
    ("a body too large", b" " * 2_000_000, {}, 413, "too_large", ""),
    ("a body too large that does not say so", endless, {}, 413, "too_large", ""),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("service")
    with TestClient(create_app(settings_in(folder))) as client:
        put(client, PERSON)
        put(client, DOCUMENT)
        yield client


@pytest.mark.parametrize(
    ("body", "headers", "status", "code", "where"),
    [pytest.param(*row, id=what) for what, *row in TABLE],
)
def test_bad_input_is_refused_with_its_place_and_a_remedy_and_the_service_goes_on(
    service: TestClient, body: Body, headers: dict[str, str], status: int, code: str, where: str
) -> None:
    content: Any = orjson.dumps(body) if isinstance(body, dict) else body() if callable(body) else body
    found = assert_problem(service.post("/v1/screen", content=content, headers=headers), status, code)
    if where:
        assert any(problem["where"].startswith(where) for problem in found["problems"]), found
    assert all(problem["what"] and problem["remedy"] for problem in found["problems"])
    assert service.post("/v1/screen", json=UNKNOWN).json()["decision"] == "clear"


@pytest.mark.parametrize(
    "row", [row for row in TABLE if b"Olu" in repr(row[1]).encode()], ids=lambda row: row[0]
)
def test_an_error_never_repeats_a_name(service: TestClient, row: tuple[str, Body, dict[str, str]]) -> None:
    content: Any = orjson.dumps(row[1]) if isinstance(row[1], dict) else row[1]
    assert "Olu" not in service.post("/v1/screen", content=content, headers=row[2]).text
