"""Passenger lists over HTTP. What the batch processes do is done here by a thread, on the same folder of jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from screening import wire
from screening.access.keyring import Keyring
from screening.api import arrivals, listeners
from screening.api.app import create_app
from screening.api.schemas import PassengerList
from screening.batch.jobs.work import Work
from tests.api.conftest import UNKNOWN, WANTED, assert_problem, settings_in

PATH = "/v1/passenger-lists"
TRAVELLERS = [{"id": "a", **WANTED}, {"id": "b", **UNKNOWN}, {"id": "c"}]
LIST = b"".join(orjson.dumps(one) + b"\n" for one in TRAVELLERS)
CSV = b"id,name,birth_date\na,Viktor Arkadyevich Molchanov,1971-03-09\nb,Oluwaseun Adeyemi,1990-08-21\n"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is looked at more often than twice a second, so that the tests need not wait."""
    monkeypatch.setattr(listeners, "LOOK_SECONDS", 0.01)


@contextmanager
def working(client: TestClient) -> Iterator[None]:
    """Lists are screened while the block lasts."""
    over = threading.Event()
    work = Work(client.app.state.jobs, client.app.state.engine)  # type: ignore[attr-defined]

    def loop() -> None:
        while not over.is_set():
            if not work.step():
                over.wait(0.005)

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def post(client: TestClient, content: bytes = LIST, query: str = "", **headers: str) -> dict[str, Any]:
    answer = client.post(PATH + query, content=content, headers=headers)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"{PATH}/{answer.json()['id']}"
    found: dict[str, Any] = answer.json()
    return found


def until_ended(client: TestClient, job_id: str) -> dict[str, Any]:
    """The state, once the list is done or failed; asked for as a client does, by following the events."""
    with client.stream("GET", f"{PATH}/{job_id}/events") as answer:
        assert answer.status_code == 200
        list(answer.iter_lines())
    found: dict[str, Any] = client.get(f"{PATH}/{job_id}").json()
    return found


def test_a_list_is_taken_in_at_once_and_screened_later(client: TestClient) -> None:
    told = post(client)
    assert (told["state"], told["form"], told["bytes"], told["repeated"]) == (
        "queued",
        "ndjson",
        len(LIST),
        False,
    )
    answer = client.get(f"{PATH}/{told['id']}")
    assert answer.json()["state"] == "queued"
    assert answer.headers["cache-control"] == "no-store"
    with working(client):
        done = until_ended(client, told["id"])
    assert done["state"] == "done"
    assert (done["rows"], done["rows_done"], done["rejected"]) == (3, 3, 1)
    assert done["decisions"] == {"clear": 1, "refer": 1, "not_checked": 0}
    assert done["remaining_seconds"] == 0.0
    assert done["created"] <= done["started"] <= done["finished"]


def test_the_answers_are_those_of_a_single_query_in_the_order_of_the_list(client: TestClient) -> None:
    told = post(client)
    with working(client):
        until_ended(client, told["id"])
        answer = client.get(f"{PATH}/{told['id']}/results")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert 'filename="answers.ndjson"' in answer.headers["content-disposition"]
    found = [orjson.loads(line) for line in answer.content.splitlines()]
    assert [(one["id"], one["decision"]) for one in found] == [
        ("a", "refer"),
        ("b", "clear"),
        ("c", "not_checked"),
    ]
    single = client.post("/v1/screen", json=TRAVELLERS[0]).json()
    assert found[0]["hits"] == single["hits"]
    assert found[2]["problems"]
    plain = {key: value for key, value in found[0].items() if key in wire.AnswerBody.model_fields}
    wire.AnswerBody.model_validate_json(orjson.dumps(plain))


@pytest.mark.parametrize(("form", "start"), [("csv", b"id,"), ("xlsx", b"PK"), ("ndjson", b"{")])
def test_the_answers_are_given_in_every_form(client: TestClient, form: str, start: bytes) -> None:
    told = post(client)
    with working(client):
        until_ended(client, told["id"])
        first, second = (client.get(f"{PATH}/{told['id']}/results?form={form}") for _ in range(2))
    assert first.status_code == 200, first.text
    assert first.content.removeprefix(b"\xef\xbb\xbf").startswith(start) or form == "csv"
    assert first.content == second.content


def test_a_report_that_the_list_does_not_give_is_refused(client: TestClient) -> None:
    told = post(client)
    with working(client):
        until_ended(client, told["id"])
        assert_problem(client.get(f"{PATH}/{told['id']}/results?form=cusres"), 422, "invalid_input")


def test_a_report_that_takes_too_long_is_asked_for_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = post(client)
    with working(client):
        until_ended(client, told["id"])
    monkeypatch.setattr("screening.api.routes_passenger_lists.REPORT_SECONDS", 0.05)
    answer = client.get(f"{PATH}/{told['id']}/results")
    assert_problem(answer, 409, "not_done")
    assert int(answer.headers["retry-after"]) > 0


def test_answers_are_not_given_before_all_of_them_are_there(client: TestClient) -> None:
    told = post(client)
    answer = client.get(f"{PATH}/{told['id']}/results")
    assert_problem(answer, 409, "not_done")
    assert int(answer.headers["retry-after"]) > 0


def test_the_same_list_twice_is_one_job(client: TestClient) -> None:
    first = post(client)
    again = client.post(PATH, content=LIST)
    assert again.status_code == 200
    assert again.headers["location"] == f"{PATH}/{first['id']}"
    assert (again.json()["id"], again.json()["repeated"]) == (first["id"], True)
    assert post(client, query="?again=true")["id"] != first["id"]
    assert post(client, query="?policy=wide")["policy"] == "wide"


@pytest.mark.parametrize(
    ("content", "query", "headers", "form"),
    [
        (LIST, "", {}, "ndjson"),
        (b"\xef\xbb\xbf\n" + LIST, "", {}, "ndjson"),
        (CSV, "", {}, "txt"),
        (LIST, "?filename=list.CSV", {}, "csv"),
        (LIST, "?filename=list.csv", {"content-disposition": 'attachment; filename="x.ndjson"'}, "csv"),
        (LIST, "", {"content-disposition": 'attachment; filename="x.csv"'}, "csv"),
        (LIST, "", {"content-type": "text/csv; charset=utf-8"}, "csv"),
        (CSV, "", {"content-type": "application/octet-stream"}, "txt"),
    ],
)
def test_the_form_follows_from_the_name_then_the_type_then_the_content(
    client: TestClient, content: bytes, query: str, headers: dict[str, str], form: str
) -> None:
    assert post(client, content, query, **headers)["form"] == form


@pytest.mark.parametrize(
    ("start", "suffix"),
    [
        (b"UNA:+.? '\r\nUNB+UNOA:4", ".txt"),
        (b"PK\x03\x04rest", ".xlsx"),
        (b"PNL\r\nKC921/07OCT IST PART1\r\n", ".txt"),
        (b"PK;name", ".txt"),
        (b"surname;given", ".txt"),
        (b'\xef\xbb\xbf {"name"', ".ndjson"),
        (b'[{"name"', ".json"),
    ],
)
def test_the_content_alone_tells_the_form(start: bytes, suffix: str) -> None:
    assert arrivals.told_by(start) == suffix


def test_a_list_without_a_name_is_read_by_its_content(client: TestClient) -> None:
    told = post(client, CSV)
    with working(client):
        assert until_ended(client, told["id"])["decisions"] == {"clear": 1, "refer": 1, "not_checked": 0}


def test_columns_are_mapped_as_the_query_says(client: TestClient) -> None:
    content = CSV.replace(b"name", b"Familiyasi va ismi", 1)
    told = post(client, content, "?filename=a.csv&column=name=Familiyasi%20va%20ismi")
    with working(client):
        assert until_ended(client, told["id"])["decisions"]["refer"] == 1


def test_a_list_in_another_form_than_its_name_says_is_refused_with_the_reason(client: TestClient) -> None:
    told = post(client, LIST, "?filename=list.csv")
    with working(client):
        failed = until_ended(client, told["id"])
    assert failed["state"] == "failed"
    assert failed["error"]["status"] == 422
    assert failed["error"]["remedy"]
    answer = client.get(f"{PATH}/{told['id']}/results")
    assert_problem(answer, 422, failed["error"]["code"])


@pytest.mark.parametrize(
    ("content", "query", "headers", "status", "code"),
    [
        (b"", "", {}, 400, "unreadable_body"),
        (b" \n", "", {}, 400, "unreadable_body"),
        (b"--x", "", {"content-type": "multipart/form-data; boundary=x"}, 400, "unreadable_body"),
        (LIST, "?filename=list.pdf", {}, 422, "invalid_input"),
        (LIST, "?filename=list", {}, 422, "invalid_input"),
        (LIST, "?policy=lax", {}, 422, "invalid_input"),
        (LIST, "?again=1", {}, 422, "invalid_input"),
        (LIST, "?polcy=wide", {}, 422, "invalid_input"),
        (LIST, "?policy=wide&policy=strict", {}, 422, "invalid_input"),
        (LIST, "?column=surname", {}, 422, "invalid_input"),
        (LIST, "?column=surname=" + "x" * 600, {}, 422, "invalid_input"),
        (LIST, "", {"content-encoding": "gzip"}, 415, "unsupported_encoding"),
    ],
)
def test_what_cannot_be_a_list_is_refused_and_leaves_nothing(
    client: TestClient, content: bytes, query: str, headers: dict[str, str], status: int, code: str
) -> None:
    assert_problem(client.post(PATH + query, content=content, headers=headers), status, code)
    jobs = client.app.state.jobs  # type: ignore[attr-defined]
    assert not jobs.kept()
    assert not list((jobs.root / "incoming").iterdir())


def test_a_list_is_bounded_as_a_batch_is_and_not_as_a_traveller(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"max_body_bytes": 10, "max_batch_bytes": len(LIST)})
    with TestClient(create_app(settings)) as client:
        post(client)
        pieces = (bytes([byte]) for byte in LIST + b"\n")
        assert_problem(client.post(PATH, content=pieces), 413, "too_large")
        assert not list((client.app.state.jobs.root / "incoming").iterdir())  # type: ignore[attr-defined]


def test_more_lists_than_may_wait_are_sent_away_for_a_while(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"jobs_queued": 1})
    with TestClient(create_app(settings)) as client:
        post(client)
        answer = client.post(PATH, content=CSV)
        assert_problem(answer, 503, "busy")
        assert int(answer.headers["retry-after"]) > 0
        with working(client):
            until_ended(client, client.post(PATH, content=LIST).json()["id"])
            post(client, CSV)


def test_a_list_is_removed_with_its_answers(client: TestClient) -> None:
    told = post(client)
    assert client.delete(f"{PATH}/{told['id']}").status_code == 204
    for answer in (
        client.get(f"{PATH}/{told['id']}"),
        client.get(f"{PATH}/{told['id']}/events"),
        client.get(f"{PATH}/{told['id']}/results"),
        client.delete(f"{PATH}/{told['id']}"),
    ):
        assert_problem(answer, 404, "not_found")


@pytest.mark.parametrize("path", ["/0", "/..%2fqueue", "/" + "f" * 32, "/" + "f" * 32 + "/results"])
def test_an_unknown_list_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(PATH + path).status_code == 404


@pytest.mark.parametrize("query", ["?form=pdf", "?from=csv", "?form=csv&form=xlsx"])
def test_answers_in_an_unknown_form_are_refused(client: TestClient, query: str) -> None:
    told = post(client)
    assert_problem(client.get(f"{PATH}/{told['id']}/results{query}"), 422, "invalid_input")


def events(client: TestClient, job_id: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a list, to their end."""
    with client.stream("GET", f"{PATH}/{job_id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        text = "".join(answer.iter_text())
    told = [block.split("\n") for block in text.split("\n\n") if block and not block.startswith(":")]
    return [(name.removeprefix("event: "), orjson.loads(data.removeprefix("data: "))) for name, data in told]


def test_events_tell_the_progress_and_end_with_the_list(client: TestClient) -> None:
    told = post(client)
    with working(client):
        found = events(client, told["id"])
    assert [name for name, _ in found[:-1]] == ["progress"] * (len(found) - 1)
    assert found[-1][0] == "done"
    for _, data in found:
        PassengerList.model_validate_json(orjson.dumps(data))
    assert events(client, told["id"]) == [("done", client.get(f"{PATH}/{told['id']}").json())]


def test_listeners_are_bounded_and_give_their_place_back(client: TestClient) -> None:
    told = post(client)
    client.app.state.listeners = listeners.Listeners(1)  # type: ignore[attr-defined]
    client.app.state.listeners.take()  # type: ignore[attr-defined]
    assert_problem(client.get(f"{PATH}/{told['id']}/events"), 503, "busy")
    client.app.state.listeners = listeners.Listeners(1)  # type: ignore[attr-defined]
    with working(client):
        for _ in range(3):
            assert events(client, told["id"])[-1][0] == "done"


def test_metrics_count_lists(client: TestClient) -> None:
    def value() -> Callable[[str], float]:
        text = client.get("/metrics").text
        return lambda outcome: sum(
            float(line.split()[-1])
            for line in text.splitlines()
            if line.startswith(f'screening_passenger_lists_total{{outcome="{outcome}"}}')
        )

    before = value()
    post(client)
    client.post(PATH, content=LIST)
    after = value()
    assert [after(name) - before(name) for name in ("accepted", "repeated")] == [1, 1]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[TestClient, dict[str, dict[str, str]]]]:
    """A service with access on: two clients that send lists, one of them with two keys."""
    settings = settings_in(tmp_path)
    ring = Keyring(settings.access_file)
    names = {"one": "carrier desk", "one again": "carrier desk", "other": "harbour"}
    keys = {name: ring.create(client=client, role="analyst")[1] for name, client in names.items()}
    with TestClient(create_app(settings)) as client:
        yield client, {name: {"Authorization": f"Bearer {key}"} for name, key in keys.items()}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/events"),
        ("GET", "/results"),
        ("GET", "/changes"),
        ("POST", "/changes/1/acknowledge"),
        ("DELETE", ""),
    ],
)
def test_to_another_client_a_list_does_not_exist(
    shared: tuple[TestClient, dict[str, dict[str, str]]], method: str, path: str
) -> None:
    client, keys = shared
    told = post(client, **keys["one"])
    assert_problem(
        client.request(method, f"{PATH}/{told['id']}{path}", headers=keys["other"]), 404, "not_found"
    )
    assert client.get(f"{PATH}/{told['id']}", headers=keys["one again"]).json()["state"] == "queued"


def test_the_same_list_of_two_clients_is_two_lists(
    shared: tuple[TestClient, dict[str, dict[str, str]]],
) -> None:
    client, keys = shared
    told = post(client, **keys["one"])
    assert post(client, **keys["other"])["id"] != told["id"]
    repeated = client.post(PATH, content=LIST, headers=keys["one again"])
    assert (repeated.status_code, repeated.json()["id"]) == (200, told["id"])
