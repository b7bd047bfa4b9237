from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from screening import metrics, wire
from screening.api.routes_batch import TURN
from screening.api.schemas import Unanswered
from screening.engine import Engine
from screening.model import Answer, Query
from tests.api.conftest import UNKNOWN, WANTED, assert_problem
from tests.failing import fail_at

PATH = "/v1/screen/batch"
NDJSON = {"content-type": "application/x-ndjson"}


def lines(travellers: Iterable[dict[str, Any] | bytes]) -> bytes:
    return b"".join((t if isinstance(t, bytes) else orjson.dumps(t)) + b"\n" for t in travellers)


def post(client: TestClient, content: bytes | Iterator[bytes], **headers: str) -> list[dict[str, Any]]:
    answer = client.post(PATH, content=content, headers={**NDJSON, **headers})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.content.endswith(b"\n")
    return [orjson.loads(line) for line in answer.content.splitlines()]


def test_each_line_has_its_answer_in_order(client: TestClient) -> None:
    travellers = [{"id": str(n), **(WANTED if n % 3 == 0 else UNKNOWN)} for n in range(50)]
    answers = post(client, lines(travellers))
    assert [answer["id"] for answer in answers] == [str(n) for n in range(50)]
    assert [answer["decision"] for answer in answers] == ["clear" if n % 3 else "refer" for n in range(50)]


def test_an_array_is_answered_by_an_array(client: TestClient) -> None:
    answer = client.post(PATH, json=[WANTED, UNKNOWN, UNKNOWN])
    assert answer.headers["content-type"] == "application/json"
    assert [one["decision"] for one in answer.json()] == ["refer", "clear", "clear"]


def test_an_empty_array_is_answered_by_an_empty_array(client: TestClient) -> None:
    assert client.post(PATH, content=b" [ ] ").json() == []


def test_lines_are_recognised_by_their_first_brace(client: TestClient) -> None:
    answer = client.post(
        PATH, content=b"\xef\xbb\xbf\n" + lines([UNKNOWN]), headers={"content-type": "text/plain"}
    )
    assert [orjson.loads(line)["decision"] for line in answer.content.splitlines()] == ["clear"]


def test_a_line_that_cannot_be_read_stands_in_its_place_as_not_checked(client: TestClient) -> None:
    bad = [
        b'{"id": "b", "nmae": "Oluwaseun Adeyemi"}',
        b"{not json",
        b"\xff\xfe",
        b'{"id": 7}',
        b'{"id": "e"}',
    ]
    answers = post(client, lines([{"id": "first", **WANTED}, *bad, {"id": "last", **UNKNOWN}]))
    assert [answer["decision"] for answer in answers] == ["refer", *["not_checked"] * 5, "clear"]
    assert [answer["id"] for answer in answers] == ["first", "b", "", "", "", "e", "last"]
    assert [answer["position"] for answer in answers[1:-1]] == [2, 3, 4, 5, 6]
    assert [answer["error"]["status"] for answer in answers[1:-1]] == [422, 400, 400, 422, 422]
    assert answers[1]["error"]["problems"][0]["where"] == "nmae"


def test_a_bad_element_of_an_array_stands_in_its_place(client: TestClient) -> None:
    answers = client.post(
        PATH, content=b'[{"name": "Oluwaseun Adeyemi"}, 5, {"name": "Oluwaseun Adeyemi"}]'
    ).json()
    assert [answer["decision"] for answer in answers] == ["clear", "not_checked", "clear"]


def test_an_array_cut_off_answers_what_came_and_says_that_it_is_cut_off(client: TestClient) -> None:
    answers = client.post(PATH, content=b'[{"name": "Oluwaseun Adeyemi"}, {"na').json()
    assert [answer["decision"] for answer in answers] == ["clear", "not_checked"]
    assert answers[1]["error"]["code"] == "unreadable_body"


def test_every_answer_fits_the_schema_that_is_declared(client: TestClient) -> None:
    declared: TypeAdapter[Any] = TypeAdapter(wire.AnswerBody | Unanswered)
    answer = client.post(PATH, content=lines([WANTED, UNKNOWN, b"{"]), headers=NDJSON)
    kinds = [type(declared.validate_json(line)) for line in answer.content.splitlines()]
    assert kinds == [wire.AnswerBody, wire.AnswerBody, Unanswered]


def test_a_body_without_length_is_read_as_it_comes(client: TestClient) -> None:
    body = lines({"id": str(n), **UNKNOWN} for n in range(100))
    pieces = (body[start : start + 333] for start in range(0, len(body), 333))
    assert [answer["id"] for answer in post(client, pieces)] == [str(n) for n in range(100)]


def test_the_last_line_needs_no_line_end(client: TestClient) -> None:
    assert len(post(client, lines([UNKNOWN, UNKNOWN])[:-1])) == 2


@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_an_empty_body_is_an_error_and_not_an_empty_answer(client: TestClient, content: bytes) -> None:
    assert_problem(client.post(PATH, content=content, headers=NDJSON), 400, "unreadable_body")


def test_a_body_of_neither_form_is_an_error(client: TestClient) -> None:
    assert_problem(client.post(PATH, content=b"name;birth_date\n"), 400, "unreadable_body")


def test_a_failure_of_one_traveller_is_not_a_failure_of_the_batch(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, lambda one: one.name is not None and one.name.full == UNKNOWN["name"], RuntimeError)
    answers = post(client, lines([UNKNOWN, WANTED]))
    assert [answer["decision"] for answer in answers] == ["not_checked", "refer"]
    assert answers[0]["error"]["code"] == "internal_error"
    assert "Adeyemi" not in str(answers[0])


def test_those_of_a_turn_are_looked_up_together_and_turns_are_bounded(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen_together, seen = Engine.screen_together, []

    def noted(engine: Engine, queries: Sequence[Query], *, redress: bool = True) -> list[Answer]:
        seen.append(len(queries))
        return screen_together(engine, queries, redress=redress)

    monkeypatch.setattr(Engine, "screen_together", noted)
    rows = [UNKNOWN] * (TURN + 2)
    answers = post(client, lines([UNKNOWN, b"{", *rows]))
    assert len(answers) == TURN + 4
    assert seen == [TURN - 1, 4]


def test_each_answer_is_that_of_the_traveller_alone(client: TestClient) -> None:
    asked = [
        {"id": str(number), **(WANTED if number % 5 == 0 else UNKNOWN), **more}
        for number, more in enumerate([{}, {"limit": 1}, {"policy": "strict"}, {"threshold": 0.5}] * 15)
    ]
    together = client.post(PATH, content=lines(asked), headers=NDJSON).content.splitlines()
    alone = [client.post("/v1/screen", json=one).content for one in asked]
    assert [but_for_time(one) for one in together] == [but_for_time(one) for one in alone]


def but_for_time(answer: bytes) -> bytes:
    """Two requests differ in when the store was looked at, too."""
    return re.sub(rb'"(elapsed_us|as_of)":("[^"]*"|\d+)', b"", answer)


def test_what_is_counted_of_a_batch_is_each_of_its_answers(client: TestClient) -> None:
    def counted() -> list[float]:
        value = metrics.REGISTRY.get_sample_value
        told = [
            value("screening_decisions_total", {"decision": name})
            for name in ("refer", "clear", "not_checked")
        ]
        return [*(one or 0.0 for one in told), value("screening_query_seconds_count") or 0.0]

    before = counted()
    post(client, lines([WANTED, b"{", *[UNKNOWN] * 30]))
    assert [after - first for after, first in zip(counted(), before, strict=True)] == [1, 30, 0, 31]
