"""The real application over a real engine and a real store in a temporary folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from screening.api.app import create_app
from screening.settings import Settings
from tests.redis import store_for

PERSON: dict[str, Any] = {
    "kind": "person",
    "id": "national:17",
    "list": "national",
    "names": [{"name": "Viktor Arkadyevich Molchanov"}],
    "birth_dates": ["1971-03-09"],
    "action": "Call the duty officer.",
}
DOCUMENT: dict[str, Any] = {
    "kind": "document",
    "id": "sltd:KAZ-P-N7654321",
    "list": "sltd",
    "number": "N7654321",
    "type": "P",
    "issuing_state": "KAZ",
}
WANTED = {"name": "Viktor Arkadyevich Molchanov", "birth_date": "1971-03-09"}
UNKNOWN = {"name": "Oluwaseun Adeyemi", "birth_date": "1990-08-21"}


def settings_in(folder: Path) -> Settings:
    """Settings that keep everything in `folder`; the records on a Redis server where TEST_STORE says so."""
    on_redis = os.environ.get("TEST_STORE") == "redis"
    store = store_for(folder) if on_redis else f"sqlite:///{folder / 'records.db'}"
    places = {
        "jobs_dir": "jobs",
        "access_file": "access.db",
        "audit_dir": "audit",
        "audit_key_file": "audit.key",
    }
    beside = {name: folder / place for name, place in places.items()}
    return Settings(store=store, index_dir=folder / "index", **beside)


def put(client: TestClient, record: dict[str, Any]) -> dict[str, Any]:
    """Put a record on file, which must succeed."""
    answer = client.put(f"/v1/records/{record['id']}", json=record)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def assert_problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The problem document of an answer that must be one, complete."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert (found["status"], found["code"]) == (status, code)
    assert found["type"] == f"/docs/errors#{code}"
    assert all(found[member] for member in ("detail", "title", "remedy"))
    assert found["request_id"] == answer.headers["x-request-id"]
    return found


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A service on whose file there is nothing."""
    with TestClient(create_app(settings_in(tmp_path))) as client:
        yield client


@pytest.fixture
def client(empty: TestClient) -> TestClient:
    """A service with one person and one document on file."""
    put(empty, PERSON)
    put(empty, DOCUMENT)
    return empty
