"""`GET /v1/index`: what a worker answers from."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from screening.api.app import create_app
from screening.api.schemas import Index
from tests.api.conftest import DOCUMENT, PERSON, assert_problem, put, settings_in


def index(client: TestClient) -> Index:
    answer = client.get("/v1/index")
    assert answer.status_code == 200, answer.text
    return Index.model_validate_json(answer.content)


def test_two_services_with_the_same_records_tell_the_same_digest(client: TestClient, tmp_path: Path) -> None:
    first = index(client)
    assert (first.sequence, first.records, first.snapshot) == (2, 2, "")
    (tmp_path / "other").mkdir()
    with TestClient(create_app(settings_in(tmp_path / "other"))) as other:
        for record in (DOCUMENT, {**PERSON, "action": "Wait."}, PERSON):
            put(other, record)
        second = index(other)
    assert second.digest == first.digest
    assert second.sequence != first.sequence


def test_a_change_changes_it_and_taking_it_back_brings_it_back(client: TestClient) -> None:
    before = index(client)
    client.delete(f"/v1/records/{PERSON['id']}")
    assert (index(client).records, index(client).digest == before.digest) == (1, False)
    put(client, PERSON)
    assert index(client).digest == before.digest


def test_it_takes_no_query_string(client: TestClient) -> None:
    assert_problem(client.get("/v1/index?digest=no"), 422, "invalid_input")
