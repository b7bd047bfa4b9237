"""`POST /v1/mrz`, and zones in travellers over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from screening import wire
from tests.api.conftest import assert_problem
from tests.documents.mrz.printing import FORMATS, Holder, printed

LINES = printed("TD3", Holder())
STOLEN = printed("TD3", Holder(name="IVANOV<<PETR", number="N7654321", state="KAZ", nationality="KAZ"))


@pytest.mark.parametrize(
    "body", [{"lines": LINES}, {"mrz": LINES}, LINES, "\n".join(LINES), {"lines": "".join(LINES)}]
)
def test_a_zone_is_read_in_whatever_form_its_lines_come(empty: TestClient, body: Any) -> None:
    answer = empty.post("/v1/mrz", json=body)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["lines"], found["valid"], found["surname"]) == (LINES, True, "ERIKSSON")


@pytest.mark.parametrize("form", FORMATS)
def test_the_answer_has_the_shape_described(empty: TestClient, form: str) -> None:
    lines = printed(form, Holder(number="880692310285" if form == "FRA-ID" else "L8989O2C3"))
    found = empty.post("/v1/mrz", json={"lines": lines}).json()
    assert wire.ReadZoneBody.model_validate(found).format == form


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body"),
        ({"lines": []}, "body"),
        ({"lines": LINES, "mrz": LINES}, "body"),
        ({"lines": LINES, "format": "TD3"}, "format"),
        ({"lines": [1, 2]}, "lines[0]"),
        ({"lines": ["A" * 101]}, "lines[0]"),
        ({"lines": ["A"] * 4}, "lines"),
        ({"lines": ["P<UTO"]}, "mrz"),
        (["P<UTO"], "mrz"),
        (1, "body"),
    ],
)
def test_what_is_no_zone_is_refused_with_the_place_and_the_remedy(
    empty: TestClient, body: Any, where: str
) -> None:
    found = assert_problem(empty.post("/v1/mrz", json=body), 422, "invalid_input")
    assert found["problems"][0]["where"] == where
    assert found["problems"][0]["remedy"]


@pytest.mark.parametrize("body", [b"", b"[", b'["P<UTO"', b"\xff\xfe", b'"P<UTO'])
def test_what_is_no_json_is_refused(empty: TestClient, body: bytes) -> None:
    assert_problem(empty.post("/v1/mrz", content=body), 400, "unreadable_body")


def test_a_line_given_twice_under_one_name_is_refused(empty: TestClient) -> None:
    body = b'{"lines":["P<UTO"],"lines":["P<UTO"]}'
    assert_problem(empty.post("/v1/mrz", content=body), 422, "invalid_input")


def test_a_query_string_is_refused(empty: TestClient) -> None:
    assert_problem(empty.post("/v1/mrz?format=TD3", json=LINES), 422, "invalid_input")


def test_a_traveller_may_be_asked_about_by_the_zone_alone(client: TestClient) -> None:
    answer = client.post("/v1/screen", json={"mrz": STOLEN}).json()
    assert (answer["decision"], answer["hits"][0]["record_id"]) == ("refer", "sltd:KAZ-P-N7654321")
    assert answer["warnings"] == []


def test_what_the_zone_contradicts_is_in_the_answers_warnings(client: TestClient) -> None:
    answer = client.post("/v1/screen", json={"mrz": STOLEN, "sex": "M", "name": "Petr Ivanov"}).json()
    assert answer["warnings"] == ["The sex is not the same as in the machine-readable zone."]
