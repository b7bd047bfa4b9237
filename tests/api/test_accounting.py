"""Every question, change and refusal over HTTP is in the audit when its answer is there, with who asked."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from screening import metrics, wire
from screening.access import Identity
from screening.api import desk
from screening.api.app import create_app
from screening.audit import keys
from screening.audit.office import ALLOWED, NOT_ENTERED
from screening.audit.search import Question, search
from screening.audit.subject import Subjects
from screening.audit.verify import verify
from screening.errors import AuditUnavailable
from screening.model import Answer
from screening.settings import Settings
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, assert_problem, put, settings_in

HEADERS = {"x-request-id": "r-17", "x-purpose": "border_entry", "x-terminal": "ALA-07"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path).model_copy(update={"audit": "on"})


@pytest.fixture
def audited(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        put(client, PERSON)
        put(client, DOCUMENT)
        yield client


def entries(settings: Settings, **asked: Any) -> list[dict[str, Any]]:
    """What stands in the audit while the service still runs, without the openings of segments."""
    found = list(search(settings.audit_dir, Question(**asked), pytest.fail))
    return [entry for entry in found if entry["event"] != "opened"]


def whole(settings: Settings) -> bool:
    return verify(settings.audit_dir, keys.load(settings.audit_key_file, may_make=False)).faults == []


def unwritable(settings: Settings) -> None:
    """From now on no segment can be begun: there is a file where the folder was."""
    shutil.rmtree(settings.audit_dir, ignore_errors=True)
    settings.audit_dir.write_text("no folder")


def test_a_query_is_entered_with_who_asked_what_was_answered_and_its_request(
    audited: TestClient, settings: Settings
) -> None:
    answer = audited.post("/v1/screen", json=WANTED, headers=HEADERS)
    [entry] = entries(settings, event="query")
    told = answer.json()
    assert (entry["request"], entry["purpose"], entry["terminal"]) == ("r-17", "border_entry", "ALA-07")
    assert (entry["decision"], entry["hits"]) == ("refer", [["national:17", told["hits"][0]["score"]]])
    assert (entry["sequence"], entry["policy"]) == (told["checked"]["sequence"], told["policy"])
    assert whole(settings)


def test_who_asked_about_a_person_is_found_without_their_name_being_stored(
    audited: TestClient, settings: Settings
) -> None:
    audited.post("/v1/screen", json={**WANTED, "documents": [{"number": "AB1234567"}]})
    audited.post("/v1/screen", json=UNKNOWN)
    subjects = Subjects(keys.load(settings.audit_key_file, may_make=False).subject)
    for wanted in (
        subjects.wanted(number="AB 1234567"),
        subjects.wanted(name="Molchanov, Viktor", birth_date=WANTED["birth_date"]),
    ):
        [entry] = entries(settings, subject=wanted, event="query")
        assert entry["decision"] == "refer"
    written = b"".join(path.read_bytes() for path in settings.audit_dir.rglob("*") if path.is_file()).lower()
    assert not [word for word in (b"molchanov", b"adeyemi", b"1234567", b"1971-03") if word in written]


def test_each_traveller_of_a_batch_is_entered_with_its_place(audited: TestClient, settings: Settings) -> None:
    lines = [orjson.dumps(WANTED), b"{}", orjson.dumps(UNKNOWN)]
    audited.post("/v1/screen/batch", content=b"\n".join(lines), headers=HEADERS)
    found = entries(settings, request="r-17")
    told = sorted(
        (entry["position"], entry["event"], entry.get("decision") or entry["code"]) for entry in found
    )
    assert told == [
        (1, "query", "refer"), (2, "refusal", "invalid_input"), (3, "query", "clear"),
    ]  # fmt: skip


def test_reading_and_changing_a_record_is_entered(audited: TestClient, settings: Settings) -> None:
    audited.get("/v1/records/national:17")
    audited.delete("/v1/records/national:17")
    told = [
        (entry["event"], entry.get("action"), entry.get("stage"))
        for entry in entries(settings, record="national:17")
    ]
    assert told == [
        ("change", "put", "begun"), ("change", "put", "done"), ("read", None, None),
        ("change", "delete", "begun"), ("change", "delete", "done"), ("certificate", None, None),
    ]  # fmt: skip


def test_replacing_a_list_is_entered_with_its_counts(audited: TestClient, settings: Settings) -> None:
    audited.post("/v1/lists/national", content=orjson.dumps({**PERSON, "id": "national:18"}))
    begun, done = (entry for entry in entries(settings, event="change") if entry["action"] == "replace")
    assert (begun["list"], begun["stage"]) == ("national", "begun")
    assert (done["stage"], done["added"], done["withdrawn"]) == ("done", 1, 1)


@pytest.mark.parametrize(
    ("method", "path", "body", "code", "route"),
    [
        ("POST", "/v1/screen", b"{}", "invalid_input", "/v1/screen"),
        ("POST", "/v1/screen", b"{", "unreadable_body", "/v1/screen"),
        ("GET", "/v1/records/none", None, "not_found", "/v1/records/{id:path}"),
        ("POST", "/v1/screen", b" " * 2_000_000, "too_large", ""),
    ],
)
def test_what_is_refused_is_entered_by_its_route(
    audited: TestClient, settings: Settings, method: str, path: str, body: bytes | None, code: str, route: str
) -> None:
    answer = audited.request(method, path, content=body, headers=HEADERS)
    [entry] = entries(settings, event="refusal")
    assert (entry["code"], entry["status"], entry["route"]) == (code, answer.status_code, route)
    assert (entry["method"], entry["request"]) == (method, "r-17")


def test_health_and_metrics_are_not_entered(audited: TestClient, settings: Settings) -> None:
    before = len(entries(settings))
    for path in ("/healthz", "/readyz", "/metrics", "/openapi.json"):
        audited.get(path)
    assert len(entries(settings)) == before


def test_a_query_that_cannot_be_entered_is_not_checked_and_says_why(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        put(client, PERSON)
    with TestClient(create_app(settings)) as client:
        unwritable(settings)
        told = client.post("/v1/screen", json=WANTED).json()
        batch = client.post("/v1/screen/batch", json=[WANTED, UNKNOWN]).json()
    assert {answer["decision"] for answer in (told, *batch)} == {"not_checked"}
    assert told["hits"] == []
    assert [(state["list"], state["why"]) for state in told["checked"]["not_checked"]] == [
        ("national", NOT_ENTERED)
    ]


def test_a_record_cannot_be_read_or_changed_unaudited(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        put(client, PERSON)
    with TestClient(create_app(settings)) as client:
        unwritable(settings)
        assert_problem(client.get("/v1/records/national:17"), 503, "audit_unavailable")
        assert_problem(client.delete("/v1/records/national:17"), 503, "audit_unavailable")
        assert_problem(
            client.put("/v1/records/national:18", json={**PERSON, "id": "national:18"}),
            503,
            "audit_unavailable",
        )
        state = client.get("/v1/lists").json()["lists"]
    assert [info["records"] for info in state] == [1]


@pytest.mark.parametrize(("failure", "status"), [("refuse", 503), ("allow", 200)])
def test_the_policy_decides_what_becomes_of_a_query_that_cannot_be_entered(
    settings: Settings, failure: str, status: int
) -> None:
    with TestClient(create_app(settings.model_copy(update={"audit_failure": failure}))) as client:
        unwritable(settings)
        assert client.post("/v1/screen", json=UNKNOWN).status_code == status


@pytest.mark.parametrize("failure", ["not_checked", "refuse", "allow"])
@pytest.mark.parametrize("fsync", ["interval", "always"])
def test_in_a_turn_and_in_a_batch_too_each_is_told_what_the_policy_says_and_counted_as_told(
    settings: Settings, failure: str, fsync: str
) -> None:
    changed = {"audit_failure": failure, "audit_fsync": fsync}
    with TestClient(create_app(settings)) as client:
        put(client, PERSON)
    with TestClient(create_app(settings.model_copy(update=changed))) as client:
        before = decisions()
        assert [one.decision for one in at_once(client) if isinstance(one, Answer)] == ["refer", "clear"]
        assert difference(before) == {"refer": 1, "clear": 1}
    with TestClient(create_app(settings.model_copy(update=changed))) as client:
        unwritable(settings)
        before, told = decisions(), at_once(client)
        batch = client.post("/v1/screen/batch", json=[WANTED, {}, UNKNOWN]).json()
    assert [one["decision"] for one in batch][1] == "not_checked"
    both = [batch[0], batch[2]]
    if failure == "refuse":
        assert [type(one) for one in told] == [AuditUnavailable] * 2
        assert [one["error"]["code"] for one in both] == ["audit_unavailable"] * 2
        assert difference(before) == {}
    else:
        found = ["refer", "clear"] if failure == "allow" else ["not_checked"] * 2
        assert [one.decision for one in told if isinstance(one, Answer)] == found
        assert [one["decision"] for one in both] == found
        assert all((ALLOWED in one["warnings"]) is (failure == "allow") for one in both)
        assert difference(before) == {name: 2 * found.count(name) for name in found}


@pytest.mark.parametrize("fsync", ["interval", "always"])
def test_those_of_one_turn_are_entered_each_for_its_own_request(settings: Settings, fsync: str) -> None:
    with TestClient(create_app(settings.model_copy(update={"audit_fsync": fsync}))) as client:
        put(client, PERSON)
        at_once(client)
    found = {entry["request"]: entry["decision"] for entry in entries(settings, event="query")}
    assert found == {"r-0": "refer", "r-1": "clear"}


def at_once(client: TestClient) -> list[Answer | BaseException]:
    """What two are told whose look-ups are made in one turn."""
    state = client.app.state  # type: ignore[attr-defined]
    queries = [wire.query(orjson.dumps(one)) for one in (WANTED, UNKNOWN)]

    async def both() -> list[Answer | BaseException]:
        waiting = [
            desk.answer_on_loop(state, {"request_id": f"r-{number}"}, one)
            for number, one in enumerate(queries)
        ]
        return await asyncio.gather(*waiting, return_exceptions=True)

    assert client.portal is not None
    return client.portal.call(both)


def decisions() -> dict[str, float]:
    return {
        name: metrics.REGISTRY.get_sample_value("screening_decisions_total", {"decision": name}) or 0.0
        for name in ("clear", "refer", "not_checked")
    }


def difference(before: dict[str, float]) -> dict[str, float]:
    return {name: value - before[name] for name, value in decisions().items() if value != before[name]}


@pytest.mark.parametrize(("failure", "status"), [("not_checked", 503), ("refuse", 503), ("allow", 200)])
def test_a_service_that_cannot_give_account_is_not_ready_unless_that_is_allowed(
    settings: Settings, failure: str, status: int
) -> None:
    with TestClient(create_app(settings.model_copy(update={"audit_failure": failure}))) as client:
        put(client, PERSON)
        assert client.get("/readyz").status_code == 200
    with TestClient(create_app(settings.model_copy(update={"audit_failure": failure}))) as client:
        unwritable(settings)
        client.post("/v1/screen", json=UNKNOWN)
        told = client.get("/readyz")
    assert told.status_code == status
    assert ("The audit cannot be written" in told.text) is (status == 503)


def test_signs_of_trawling_are_entered(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        for tell in client.app.state.watch.on_sign:  # type: ignore[attr-defined]
            tell(Identity("airline", "carrier", key_prefix="scr_ab12cd34"), "names", 500)
    [entry] = entries(settings, event="trawling")
    assert (entry["client"], entry["sign"], entry["number"]) == ("airline", "names", 500)


def test_failures_and_recovery_show_in_the_metrics(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        unwritable(settings)
        client.post("/v1/screen", json=UNKNOWN)
        assert 'screening_audit_writable{process="worker"} 0.0' in client.get("/metrics").text
        settings.audit_dir.unlink()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(client.app.state.audit.journal, "_not_before", 0.0)  # type: ignore[attr-defined]
            client.post("/v1/screen", json=UNKNOWN)
        shown = client.get("/metrics").text
    assert 'screening_audit_writable{process="worker"} 1.0' in shown
    assert 'screening_audit_entries_total{event="query"}' in shown


def test_without_an_audit_no_folder_and_no_key_are_made(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"audit": "off"})
    with TestClient(create_app(settings)) as client:
        client.post("/v1/screen", json=UNKNOWN)
    assert not settings.audit_dir.exists()
    assert not settings.audit_key_file.exists()


def test_answers_are_the_same_with_an_audit_and_without(tmp_path: Path) -> None:
    told = []
    for audit in ("on", "off"):
        with TestClient(
            create_app(settings_in(tmp_path / audit).model_copy(update={"audit": audit}))
        ) as client:
            put(client, PERSON)
            answer = client.post("/v1/screen", json=WANTED).json()
            told.append({key: answer[key] for key in answer.keys() - {"elapsed_us", "checked"}})
    assert told[0] == told[1]
    assert json.dumps(told[0])
