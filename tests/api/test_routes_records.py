from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, assert_problem, put

PATH = f"/v1/records/{PERSON['id']}"


def without(record: dict[str, Any], field: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != field}


def test_a_record_is_read_back_as_it_was_put(client: TestClient) -> None:
    found = client.get(PATH).json()
    assert found == {**PERSON, "names": [{**PERSON["names"][0], "quality": "primary"}]}


def test_a_new_record_is_created_and_the_same_one_again_is_not(empty: TestClient) -> None:
    first, second = empty.put(PATH, json=PERSON), empty.put(PATH, json={**PERSON, "action": "None."})
    assert (first.status_code, first.json()["created"]) == (201, True)
    assert (second.status_code, second.json()["created"]) == (200, False)
    assert second.json()["sequence"] > first.json()["sequence"]


def test_the_next_answer_knows_the_record_and_its_sequence(empty: TestClient) -> None:
    written = put(empty, PERSON)
    answer = empty.post("/v1/screen", json=WANTED).json()
    assert answer["decision"] == "refer"
    assert answer["checked"]["sequence"] >= written["sequence"]


def test_the_next_answer_no_longer_knows_a_withdrawn_record(client: TestClient) -> None:
    withdrawn = client.delete(PATH).json()
    assert withdrawn["id"] == PERSON["id"]
    answer = client.post("/v1/screen", json=WANTED).json()
    assert (answer["decision"], answer["checked"]["sequence"]) == ("clear", withdrawn["sequence"])
    assert_problem(client.get(PATH), 404, "not_found")
    assert_problem(client.delete(PATH), 404, "not_found")


def test_the_id_may_be_left_out_of_the_body(empty: TestClient) -> None:
    assert empty.put(PATH, json=without(PERSON, "id")).json()["id"] == PERSON["id"]
    assert empty.get(PATH).status_code == 200


def test_an_id_that_contradicts_the_path_is_refused(client: TestClient) -> None:
    found = assert_problem(client.put(PATH, json={**PERSON, "id": "national:18"}), 422, "invalid_input")
    assert found["problems"][0]["where"] == "id"


@pytest.mark.parametrize("record_id", ["a/b/c", "a b", "ä:ö", "50%", "x?y#z", "/", "un-sc:QDi.001"])
def test_any_identifier_works_in_the_path(empty: TestClient, record_id: str) -> None:
    path = f"/v1/records/{quote(record_id, safe='')}"
    assert empty.put(path, json=without(DOCUMENT, "id")).json()["id"] == record_id
    assert empty.get(path).json()["id"] == record_id
    assert empty.delete(path).json()["id"] == record_id


def test_an_identifier_of_another_list_is_a_conflict(client: TestClient) -> None:
    assert_problem(client.put(PATH, json={**PERSON, "list": "other"}), 409, "conflict")
    assert client.get(PATH).json()["list"] == "national"


def test_a_field_given_twice_is_refused_also_when_the_id_is_left_out(client: TestClient) -> None:
    twice = b'{"kind": "document", "list": "sltd", "number": "A1", "number": "A2"}'
    assert_problem(client.put("/v1/records/x", content=twice), 422, "invalid_input")
    assert_problem(client.get("/v1/records/x"), 404, "not_found")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'"x"', b"{", b'{"kind": "vehicle"}'])
def test_what_is_no_record_is_refused(client: TestClient, content: bytes) -> None:
    answer = client.put(PATH, content=content)
    assert_problem(answer, answer.status_code, answer.json()["code"])
    assert answer.status_code in (400, 422)
    assert client.post("/v1/screen", json=UNKNOWN).json()["decision"] == "clear"
