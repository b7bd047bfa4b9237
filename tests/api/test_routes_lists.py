from __future__ import annotations

from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, assert_problem

REPLACE = "/v1/lists/national"


def person(number: int, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "person", "id": f"national:{number}", "names": [{"name": name}], **more}


def ndjson(*rows: dict[str, Any] | bytes) -> bytes:
    return b"\n".join(row if isinstance(row, bytes) else orjson.dumps(row) for row in rows)


def on_file(client: TestClient) -> dict[str, int]:
    return {info["list"]: info["records"] for info in client.get("/v1/lists").json()["lists"]}


def test_lists_are_told_with_counts_and_age(client: TestClient) -> None:
    client.post(REPLACE, content=ndjson(person(1, "Ama Boateng"), person(2, "Kofi Annan Mensah")))
    found = {info["list"]: info for info in client.get("/v1/lists").json()["lists"]}
    assert (found["national"]["persons"], found["national"]["documents"]) == (2, 0)
    assert found["national"]["loaded_at"].endswith("Z")
    assert (found["sltd"]["persons"], found["sltd"]["documents"]) == (0, 1)


def test_a_service_without_lists_says_so(empty: TestClient) -> None:
    assert empty.get("/v1/lists").json() == {"lists": []}


def test_a_list_is_replaced_and_counted(client: TestClient) -> None:
    first = client.post(REPLACE, content=ndjson(person(1, "Ama Boateng"), person(2, "Kofi Mensah"))).json()
    assert {key: first[key] for key in ("added", "changed", "withdrawn", "unchanged", "rejected")} == {
        "added": 2, "changed": 0, "withdrawn": 1, "unchanged": 0, "rejected": 0,
    }  # fmt: skip
    second = client.post(REPLACE, content=ndjson(person(1, "Ama Boateng"), person(2, "Kwame Mensah"))).json()
    assert (second["list"], second["changed"], second["unchanged"]) == ("national", 1, 1)
    assert second["sequence"] > first["sequence"]


def test_the_next_answer_knows_the_new_content(client: TestClient) -> None:
    assert client.post("/v1/screen", json=WANTED).json()["decision"] == "refer"
    replaced = client.post(REPLACE, content=ndjson(person(1, UNKNOWN["name"]))).json()
    answer = client.post("/v1/screen", json=UNKNOWN).json()
    assert (answer["decision"], answer["checked"]["sequence"]) == ("refer", replaced["sequence"])
    assert client.post("/v1/screen", json=WANTED).json()["decision"] == "clear"


def test_a_row_that_breaks_a_rule_is_left_out_and_told(client: TestClient) -> None:
    rows = ndjson(person(1, "Ama Boateng"), b"", {**person(2, "Kofi"), "birth_dates": ["1970-02-31"]}, b"{")
    answer = client.post(REPLACE, content=rows).json()
    assert (answer["added"], answer["rejected"]) == (1, 2)
    assert (answer["rejections"][0]["line"], answer["rejections"][0]["where"]) == (3, "birth_dates[0]")
    assert all(told["reason"] and told["remedy"] for told in answer["rejections"])


def test_only_the_first_rejections_are_told_one_by_one(client: TestClient) -> None:
    answer = client.post(REPLACE, content=ndjson(person(1, "Ama Boateng"), *[b"{"] * 30)).json()
    assert (answer["rejected"], len(answer["rejections"])) == (30, 20)


def test_a_row_of_another_list_is_rejected(client: TestClient) -> None:
    rows = ndjson(person(1, "Ama Boateng"), person(2, "Kofi Mensah", list="sltd"))
    answer = client.post(REPLACE, content=rows).json()
    assert (answer["added"], answer["rejections"][0]["where"]) == (1, "list")


def test_an_identifier_given_twice_is_rejected_the_second_time(client: TestClient) -> None:
    answer = client.post(REPLACE, content=ndjson(person(1, "Ama Boateng"), person(1, "Kofi Mensah"))).json()
    assert (answer["added"], answer["rejections"][0]["where"]) == (1, "id")


def test_an_identifier_of_another_list_is_rejected(client: TestClient) -> None:
    taken = {**person(1, "Ama Boateng"), "id": DOCUMENT["id"]}
    answer = client.post(REPLACE, content=ndjson(person(2, "Kofi Mensah"), taken)).json()
    assert (answer["added"], answer["rejected"]) == (1, 1)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"{\n[]", b"\xff\xfe\n"])
def test_a_body_without_any_record_changes_nothing(client: TestClient, content: bytes) -> None:
    before = on_file(client)
    assert_problem(client.post(REPLACE, content=content), 422, "invalid_input")
    assert on_file(client) == before
    assert client.post("/v1/screen", json=WANTED).json()["decision"] == "refer"


def test_a_refused_body_says_which_line_and_why(client: TestClient) -> None:
    found = assert_problem(
        client.post(REPLACE, content=ndjson(b"{", {**PERSON, "sex": "Q"})), 422, "invalid_input"
    )
    assert found["problems"][1]["where"] == "line 2, sex"


def test_a_line_too_long_is_left_out_and_the_next_is_taken(client: TestClient) -> None:
    long = b'{"remarks": "' + b"x" * 1_100_000 + b'"}'
    answer = client.post(
        REPLACE, content=ndjson(person(1, "Ama Boateng"), long, person(2, "Kofi Mensah"))
    ).json()
    assert (answer["added"], answer["rejected"], answer["rejections"][0]["line"]) == (2, 1, 2)


@pytest.mark.parametrize("name", ["no spaces", "-x", "a" * 101, "näh"])
def test_a_name_that_is_no_name_for_a_list_is_refused(client: TestClient, name: str) -> None:
    found = assert_problem(client.post(f"/v1/lists/{name}", content=ndjson(PERSON)), 422, "invalid_input")
    assert found["problems"][0]["where"] == "list"


def test_a_new_list_may_begin_with_a_byte_order_mark_and_come_in_pieces(empty: TestClient) -> None:
    body = b"\xef\xbb\xbf" + ndjson(person(1, "Ama Boateng"), person(2, "Kofi Mensah"))
    pieces = (body[start : start + 7] for start in range(0, len(body), 7))
    assert empty.post(REPLACE, content=pieces).json()["added"] == 2
