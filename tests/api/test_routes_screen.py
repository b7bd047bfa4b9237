from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from screening import wire
from tests.api.conftest import PERSON, UNKNOWN, WANTED, assert_problem, put


def test_a_listed_person_is_referred_with_the_reasons(client: TestClient) -> None:
    answer = client.post("/v1/screen", json={"id": "lane 4", **WANTED}).json()
    assert (answer["id"], answer["decision"]) == ("lane 4", "refer")
    hit = answer["hits"][0]
    assert (hit["record_id"], hit["action"]) == ("national:17", "Call the duty officer.")
    assert {reason["fact"] for reason in hit["reasons"]} >= {"name", "birth"}
    assert hit["record"]["birth_dates"] == ["1971-03-09"]


@pytest.mark.parametrize(
    ("written", "calendar"), [("2514-03-09", "Buddhist Era"), ("1349-12-18", "Solar Hijri")]
)
def test_a_birth_in_another_calendar_agrees_and_the_reason_says_which(
    client: TestClient, written: str, calendar: str
) -> None:
    answer = client.post("/v1/screen", json={**WANTED, "birth_date": written}).json()
    assert [hit["record_id"] for hit in answer["hits"]] == ["national:17"]
    [birth] = [reason for reason in answer["hits"][0]["reasons"] if reason["fact"] == "birth"]
    assert (birth["query"], birth["record"]) == (written, "1971-03-09")
    assert birth["why"] == f"{written} read as {calendar} is 1971-03-09, the same day."
    assert birth["score"] > 0.5


@pytest.mark.parametrize(
    ("written", "calendar"), [("2514-03-09", "Buddhist Era"), ("1349-12-18", "Solar Hijri")]
)
def test_a_record_keeps_its_calendar_and_is_found_by_a_gregorian_date(
    empty: TestClient, written: str, calendar: str
) -> None:
    put(empty, {**PERSON, "birth_dates": [written]})
    hit = empty.post("/v1/screen", json=WANTED).json()["hits"][0]
    assert hit["record"]["birth_dates"] == [written]
    assert f"{written} read as {calendar} is 1971-03-09, the same day." in {
        reason["why"] for reason in hit["reasons"]
    }
    assert empty.get(f"/v1/records/{PERSON['id']}").json()["birth_dates"] == [written]


def test_a_reported_document_is_referred_whoever_carries_it(client: TestClient) -> None:
    answer = client.post("/v1/screen", json={**UNKNOWN, "documents": [{"number": "N7654321"}]}).json()
    assert [hit["record_id"] for hit in answer["hits"]] == ["sltd:KAZ-P-N7654321"]


def test_a_stranger_is_clear_and_the_answer_says_what_was_checked(client: TestClient) -> None:
    answer = client.post("/v1/screen", json=UNKNOWN).json()
    assert (answer["decision"], answer["hits"]) == ("clear", [])
    assert {state["list"]: state["records"] for state in answer["checked"]["lists"]} == {
        "national": 1,
        "sltd": 1,
    }


def test_without_any_list_nobody_is_clear(empty: TestClient) -> None:
    assert empty.post("/v1/screen", json=UNKNOWN).json()["decision"] == "not_checked"


@pytest.mark.parametrize("body", [WANTED, UNKNOWN])
def test_the_bytes_of_an_answer_fit_the_schema_that_is_declared(
    client: TestClient, body: dict[str, str]
) -> None:
    answer = client.post("/v1/screen", json=body)
    assert answer.headers["content-type"] == "application/json"
    wire.AnswerBody.model_validate_json(answer.content)


def test_threshold_and_limit_are_options_of_the_body(client: TestClient) -> None:
    nearly = {"name": "Victor Molchanow"}
    assert client.post("/v1/screen", json={**nearly, "threshold": 1}).json()["hits"] == []
    assert len(client.post("/v1/screen", json={**WANTED, "threshold": 0.1, "limit": 1}).json()["hits"]) == 1


def test_an_option_in_the_query_string_is_an_error_and_not_ignored(client: TestClient) -> None:
    found = assert_problem(client.post("/v1/screen?threshold=0.1", json=WANTED), 422, "invalid_input")
    assert found["problems"][0]["where"] == "query string"


def test_the_content_type_does_not_matter(client: TestClient) -> None:
    for header in ({}, {"content-type": "text/plain"}):
        answer = client.post("/v1/screen", content=b'{"name": "Oluwaseun Adeyemi"}', headers=header)
        assert answer.json()["decision"] == "clear"


def test_two_names_are_compared_with_the_reasons(client: TestClient) -> None:
    answer = client.post("/v1/compare", json={"a": "Viktor Molchanov", "b": {"name": "Molchanov, Viktor"}})
    found = wire.ComparisonBody.model_validate_json(answer.content)
    assert (found.decision, found.reasons[0].fact) == ("refer", "name")


def test_two_different_names_do_not_agree(client: TestClient) -> None:
    found = client.post("/v1/compare", json={"a": "Viktor Molchanov", "b": "Oluwaseun Adeyemi"}).json()
    assert found["decision"] == "clear"
