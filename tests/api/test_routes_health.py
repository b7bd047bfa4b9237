from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from screening.api.app import create_app
from screening.api.schemas import Readiness
from tests.api.conftest import DOCUMENT, UNKNOWN, assert_problem, put, settings_in


def test_the_process_is_alive_without_data(empty: TestClient) -> None:
    assert empty.get("/healthz").json()["status"] == "alive"


def test_without_data_the_service_is_not_ready_and_says_why(empty: TestClient) -> None:
    answer = empty.get("/readyz")
    found = assert_problem(answer, 503, "not_ready")
    assert (found["ready"], found["records"], found["why"]) == (False, 0, found["detail"])
    assert answer.headers["retry-after"].isdigit()


def test_with_data_the_service_is_ready_and_says_up_to_where(client: TestClient) -> None:
    answer = client.get("/readyz")
    found = Readiness.model_validate_json(answer.content)
    assert (answer.status_code, found.ready, found.records) == (200, True, 2)
    assert found.sequence == found.head == 2
    assert [info.list for info in found.lists] == ["national", "sltd"]


def test_a_list_that_must_be_checked_and_is_missing_is_told_and_nobody_is_clear(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"list_max_age": "un-sc=7d"})
    with TestClient(create_app(settings)) as client:
        put(client, DOCUMENT)
        found = Readiness.model_validate_json(client.get("/readyz").content)
        answer = client.post("/v1/screen", json=UNKNOWN).json()
    assert found.ready
    assert [(late.list, late.why) for late in found.overdue] == [
        ("un-sc", "it must be checked and is not on file")
    ]
    assert answer["decision"] == "not_checked"
    assert answer["checked"]["not_checked"] == [
        {"list": "un-sc", "records": 0, "why": "it must be checked and is not on file"}
    ]


def test_metrics_count_the_requests(client: TestClient) -> None:
    client.post("/v1/screen", json=UNKNOWN)
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'route="/v1/screen"' in answer.text


def test_metrics_tell_how_long_each_stage_took(client: TestClient) -> None:
    before = stages(client)
    client.post("/v1/screen", json=UNKNOWN)
    after = stages(client)
    assert set(after) == {"prepare", "find", "weigh"}
    assert all(after[stage] > before[stage] for stage in after)


def stages(client: TestClient) -> dict[str, float]:
    text = client.get("/metrics").text
    found = re.findall(r'^screening_stage_seconds_total\{stage="(\w+)"\} (.+)$', text, re.MULTILINE)
    return {stage: float(seconds) for stage, seconds in found}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/docs", "/openapi.json", "/v1/lists"])
def test_head_answers_like_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_an_unknown_path_is_a_problem(client: TestClient) -> None:
    assert_problem(client.get("/v1/nothing"), 404, "unknown_path")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/screen", "POST"),
        ("PUT", "/v1/screen/batch", "POST"),
        ("DELETE", "/v1/lists", "GET"),
        ("POST", "/v1/records/a", "DELETE, GET, PUT"),
        ("HEAD", "/v1/screen", "POST"),
    ],
)
def test_a_wrong_method_is_a_problem_that_names_the_right_ones(
    client: TestClient, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    if method != "HEAD":
        assert_problem(answer, 405, "wrong_method")
