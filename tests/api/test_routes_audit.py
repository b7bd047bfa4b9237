"""An auditor asks over HTTP who asked; within bounds, and not unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from screening.api import routes_audit
from screening.api.app import create_app
from tests.api.conftest import PERSON, UNKNOWN, WANTED, assert_problem, put, settings_in

PATH = "/v1/audit/search"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path).model_copy(update={"audit": "on"}))) as client:
        put(client, PERSON)
        client.post("/v1/screen", json={**WANTED, "documents": [{"number": "AB1234567"}]})
        client.post("/v1/screen", json=UNKNOWN)
        yield client


def found(service: TestClient, /, **asked: Any) -> dict[str, Any]:
    answer = service.post(PATH, json=asked)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"document_number": "AB 1234567"}, ["query"]),
        ({"name": "Molchanov Viktor", "birth_date": "1971-03-09", "event": "query"}, ["query"]),
        ({"name": "Molchanov Irina", "birth_date": "1971-03-10"}, []),
        ({"record": "national:17"}, ["change", "change", "query"]),
        ({"decision": "clear"}, ["query"]),
        ({"client": "nobody"}, []),
        ({"event": "query", "until": "2001-01-01"}, []),
    ],
)
def test_entries_are_found_by_what_an_auditor_knows(
    client: TestClient, asked: dict[str, Any], events: list[str]
) -> None:
    told = found(client, **asked)
    assert [entry["event"] for entry in told["entries"]] == events
    assert told["complete"] is True
    assert told["unreadable"] == []


def test_the_search_is_entered_with_whom_it_was_for(client: TestClient) -> None:
    found(client, name="Molchanov Viktor", birth_date="1971-03-09")
    [entry] = found(client, event="audit_search")["entries"]
    assert entry["entries"] == 3
    assert "Molchanov" not in str(entry)
    events = [
        one["event"] for one in found(client, name="Molchanov Viktor", birth_date="1971-03-09")["entries"]
    ]
    assert events == ["change", "change", "query", "audit_search"]


def test_more_entries_than_asked_for_are_said_to_be_there(client: TestClient) -> None:
    told = found(client, limit=2)
    assert (len(told["entries"]), told["complete"]) == (2, False)


def test_a_search_that_takes_too_long_gives_what_it_found_and_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes_audit, "SECONDS", -1.0)
    told = found(client, event="query")
    assert (told["entries"], told["complete"]) == ([], False)


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"birth_date": "1971-03-09"}, "birth_date"),
        ({"name": "A B", "document_number": "X1"}, "name"),
        ({"since": "yesterday"}, "since"),
        ({"until": "2026-13-01"}, "until"),
        ({"limit": 1001}, "limit"),
        ({"surname": "x"}, "surname"),
        ({"decision": "deny"}, "decision"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(
    client: TestClient, asked: dict[str, Any], where: str
) -> None:
    told = assert_problem(client.post(PATH, json=asked), 422, "invalid_input")
    assert [problem["where"] for problem in told["problems"]] == [where]


def test_nothing_is_asked_in_the_address(client: TestClient) -> None:
    assert_problem(client.post(f"{PATH}?name=x", json={}), 422, "invalid_input")


def test_without_an_audit_there_is_nothing_to_search(tmp_path: Path) -> None:
    with TestClient(create_app(settings_in(tmp_path).model_copy(update={"audit": "off"}))) as client:
        assert_problem(client.post(PATH, json={}), 404, "not_found")
