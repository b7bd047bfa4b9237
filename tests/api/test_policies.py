"""Policies over HTTP: a request names one, or has the service's own; the answer says which decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from screening import wire
from screening.api.app import create_app
from screening.decide import DEFAULT, POLICIES
from screening.settings import Settings
from tests import policies
from tests.api.conftest import PERSON, WANTED, assert_problem, put


def screened(client: TestClient, body: dict[str, Any], **options: Any) -> Any:
    answer = client.post("/v1/screen", json={**body, **options})
    assert answer.status_code == 200, answer.text
    wire.AnswerBody.model_validate_json(answer.content)
    return answer.json()


def service(folder: Path, **given: Any) -> TestClient:
    store = f"sqlite:///{folder / 'records.db'}"
    return TestClient(create_app(Settings(store=store, index_dir=folder / "index", **given)))


@pytest.mark.parametrize(
    ("body", "referring"),
    [
        (policies.EXACT, {"strict", "balanced", "wide"}),
        (policies.NOT_STRICT, {"balanced", "wide"}),
        (policies.ONLY_WIDE, {"wide"}),
    ],
)
def test_the_policy_of_the_request_decides(
    client: TestClient, body: dict[str, Any], referring: set[str]
) -> None:
    decisions = {name: screened(client, body, policy=name)["decision"] for name in POLICIES}
    assert decisions == {name: "refer" if name in referring else "clear" for name in POLICIES}


@pytest.mark.parametrize("name", POLICIES)
def test_the_answer_says_under_which_policy_and_threshold_it_was_made(client: TestClient, name: str) -> None:
    answer = screened(client, policies.EXACT, policy=name)
    assert (answer["policy"], answer["threshold"]) == (name, POLICIES[name].threshold)


@pytest.mark.parametrize("options", [{}, {"policy": None}])
def test_without_a_policy_the_default_decides(client: TestClient, options: dict[str, None]) -> None:
    answer = screened(client, policies.ONLY_WIDE, **options)
    assert (answer["decision"], answer["policy"]) == ("clear", "balanced")
    assert screened(client, policies.NOT_STRICT, **options)["decision"] == "refer"


def test_a_threshold_replaces_that_of_the_policy_and_the_answer_says_so(client: TestClient) -> None:
    answer = screened(client, policies.NOT_STRICT, policy="wide", threshold=1)
    assert (answer["decision"], answer["policy"], answer["threshold"]) == ("clear", "wide", 1.0)
    answer = screened(client, policies.ONLY_WIDE, policy="strict", threshold=0.1)
    assert (answer["decision"], answer["policy"], answer["threshold"]) == ("refer", "strict", 0.1)


def test_a_limit_leaves_the_threshold_to_the_policy(client: TestClient) -> None:
    put(client, {**PERSON, "id": "national:18"})
    answer = screened(client, policies.ONLY_WIDE, policy="wide", limit=1)
    assert (len(answer["hits"]), answer["threshold"]) == (1, POLICIES["wide"].threshold)
    assert len(screened(client, policies.ONLY_WIDE, policy="wide")["hits"]) == 2
    assert screened(client, policies.ONLY_WIDE, limit=1)["hits"] == []


@pytest.mark.parametrize("name", ["lenient", "", "Wide", "balanced "])
def test_an_unknown_policy_is_a_problem_that_lists_the_known_ones(client: TestClient, name: str) -> None:
    answer = client.post("/v1/screen", json={**WANTED, "policy": name})
    [found] = assert_problem(answer, 422, "invalid_input")["problems"]
    assert found["where"] == "policy"
    assert all(f"'{known}'" in found["remedy"] for known in POLICIES)


@pytest.mark.parametrize("value", [1, True, ["wide"], {"name": "wide"}])
def test_a_policy_is_a_string(client: TestClient, value: Any) -> None:
    found = assert_problem(client.post("/v1/screen", json={**WANTED, "policy": value}), 422, "invalid_input")
    assert [problem["where"] for problem in found["problems"]] == ["policy"]


def test_a_policy_given_twice_is_refused(client: TestClient) -> None:
    body = b'{"name": "Ama Boateng", "policy": "strict", "policy": "wide"}'
    assert_problem(client.post("/v1/screen", content=body), 422, "invalid_input")


def test_a_policy_in_the_query_string_is_refused_and_not_ignored(client: TestClient) -> None:
    for path in ("/v1/screen", "/v1/screen/batch"):
        found = assert_problem(client.post(f"{path}?policy=wide", json=[WANTED]), 422, "invalid_input")
        assert "`policy`" in found["problems"][0]["remedy"]


def test_each_traveller_of_a_batch_has_the_policy_that_it_names(client: TestClient) -> None:
    named = [{}, {"policy": "wide"}, {"policy": "lenient"}, {"policy": "strict"}]
    body = b"".join(orjson.dumps({**policies.ONLY_WIDE, **options}) + b"\n" for options in named)
    answers = [
        orjson.loads(line) for line in client.post("/v1/screen/batch", content=body).content.splitlines()
    ]
    assert [answer["decision"] for answer in answers] == ["clear", "refer", "not_checked", "clear"]
    assert [answer.get("policy") for answer in answers] == ["balanced", "wide", None, "strict"]
    [problem] = answers[2]["error"]["problems"]
    assert problem["where"] == "policy"
    assert all(known in problem["remedy"] for known in POLICIES)


def test_the_policy_of_the_settings_is_the_services_own(tmp_path: Path) -> None:
    with service(tmp_path, policy="wide") as client:
        put(client, PERSON)
        assert screened(client, policies.ONLY_WIDE)["policy"] == "wide"
        assert screened(client, policies.ONLY_WIDE)["decision"] == "refer"
        assert screened(client, policies.ONLY_WIDE, policy="balanced")["decision"] == "clear"
        pair = {"a": policies.ONLY_WIDE, "b": WANTED}
        assert client.post("/v1/compare", json=pair).json()["decision"] == "refer"


def test_a_threshold_of_the_settings_does_not_narrow_another_policy_that_is_asked_for(tmp_path: Path) -> None:
    with service(tmp_path, threshold=0.99, limit=1) as client:
        for number in (17, 18):
            put(client, {**PERSON, "id": f"national:{number}"})
        assert screened(client, policies.NOT_STRICT)["threshold"] == 0.99
        assert screened(client, policies.NOT_STRICT, policy=DEFAULT.name)["threshold"] == 0.99
        assert screened(client, policies.NOT_STRICT)["decision"] == "clear"
        answer = screened(client, policies.ONLY_WIDE, policy="wide")
        assert (answer["decision"], len(answer["hits"])) == ("refer", 1)


def test_the_description_names_the_policies(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["components"]["schemas"]
    [asked] = [part for part in described["QueryBody"]["properties"]["policy"]["anyOf"] if "enum" in part]
    told = described["AnswerBody"]
    assert asked["enum"] == told["properties"]["policy"]["enum"] == list(POLICIES)
    assert {"policy", "threshold"} <= set(told["required"])
