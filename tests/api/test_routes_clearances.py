"""Clearances over HTTP: two clients with keys of their own, an answer that says so, an account of each use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from starlette.testclient import TestClient

from screening import metrics
from screening.access.keyring import Keyring
from screening.api import routes_clearances
from screening.api.app import create_app
from tests.api.conftest import PERSON, assert_problem, settings_in

PATH = "/v1/clearances"
HOLDER = {
    "name": "Viktor Molchanov", "birth_date": "1971-03-09",
    "documents": [{"number": "N1234567", "type": "P", "issuing_state": "KAZ"}],
}  # fmt: skip
LAST = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
ASKED = {"record_id": PERSON["id"], "traveller": HOLDER, "reference": "case 7", "expires_on": LAST}
ROLES = {
    "ann": "second_line", "bob": "analyst", "cyd": "analyst", "counter": "first_line", "carrier": "carrier",
    "auditor": "auditor", "operator": "operator",
}  # fmt: skip


class Desks:
    """A service with access on and an audit, asked by several clients."""

    def __init__(self, client: TestClient, keys: dict[str, str]) -> None:
        self.client = client
        self.keys = keys

    def __call__(self, who: str, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.keys[who]}"}
        more = {} if body is None else {"json": body}
        return self.client.request(method, path, headers=headers, **more)

    def proposed(self, who: str = "ann", **more: Any) -> str:
        answer = self(who, "POST", PATH, ASKED | more)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def approve(self, who: str, clearance: str, traveller: Any = None) -> Any:
        return self(who, "POST", f"{PATH}/{clearance}/approve", {"traveller": traveller or HOLDER})

    def cleared(self) -> str:
        clearance = self.proposed()
        assert self.approve("bob", clearance).status_code == 200
        return clearance

    def screened(self, who: str = "ann", **more: Any) -> Any:
        answer = self(who, "POST", "/v1/screen", HOLDER | more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def entries(self, **asked: Any) -> list[dict[str, Any]]:
        return list(self("auditor", "POST", "/v1/audit/search", asked).json()["entries"])


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    settings = settings_in(tmp_path)
    ring = Keyring(settings.access_file)
    keys = {name: ring.create(client=name, role=role)[1] for name, role in ROLES.items()}
    keys["ann's other key"] = ring.create(client="ann", role="analyst")[1]
    for name, lists in {"owner": ("national",), "other owner": ("elsewhere",)}.items():
        keys[name] = ring.create(client=name, role="data_owner", owner="KAZ", lists=lists)[1]
    with TestClient(create_app(settings)) as client:
        desks = Desks(client, keys)
        assert desks("owner", "PUT", f"/v1/records/{PERSON['id']}", PERSON).status_code == 201
        yield desks


def test_one_proposes_another_approves_and_the_holder_is_clear(desks: Desks) -> None:
    assert desks.screened()["decision"] == "refer"
    answer = desks("ann", "POST", PATH, ASKED)
    told = answer.json()
    assert (answer.status_code, told["state"], told["proposed_by"]) == (201, "proposed", "ann")
    assert desks.screened()["decision"] == "refer"
    told = desks.approve("bob", told["id"]).json()
    assert (told["state"], told["approved_by"], told["expires_on"]) == ("approved", "bob", LAST)
    seen = desks.screened()
    assert (seen["decision"], seen["hits"]) == ("clear", [])
    assert seen["cleared"] == [
        {"record_id": PERSON["id"], "list": "national", "clearance": told["id"], "expires_on": LAST}
    ]
    assert seen["checked"]["sequence"] >= told["sequence"]


def test_nothing_that_is_told_of_a_clearance_tells_whom_it_is_of(desks: Desks) -> None:
    clearance = desks.cleared()
    answers = [
        desks("bob", "GET", PATH).text, desks("bob", "DELETE", f"{PATH}/{clearance}").text,
        desks("ann", "POST", PATH, ASKED).text,
    ]  # fmt: skip
    for text in answers:
        for mark in ("Molchanov", "Viktor", "1971", "1234567", "identity"):
            assert mark not in text


def test_nobody_approves_what_they_proposed_with_whatever_key(desks: Desks) -> None:
    clearance = desks.proposed("ann")
    assert_problem(desks.approve("ann's other key", clearance), 403, "forbidden")
    clearance = desks.proposed("bob")
    assert_problem(desks.approve("bob", clearance), 403, "forbidden")
    assert desks.screened()["decision"] == "refer"


def test_an_approval_is_for_one_clearance_and_one_traveller(desks: Desks) -> None:
    clearance = desks.proposed()
    other = HOLDER | {"documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
    assert_problem(desks.approve("bob", clearance, other), 409, "conflict")
    assert_problem(desks.approve("bob", "0123456789abcdef"), 404, "not_found")
    assert desks.screened()["decision"] == "refer"


def test_the_same_approval_again_changes_nothing_and_after_a_revocation_it_is_refused(desks: Desks) -> None:
    clearance = desks.proposed()
    first, again = desks.approve("bob", clearance), desks.approve("bob", clearance)
    assert first.json() == again.json()
    assert_problem(desks.approve("cyd", clearance), 409, "conflict")
    ended = desks("ann", "DELETE", f"{PATH}/{clearance}").json()
    assert (ended["state"], ended["revoked_by"]) == ("revoked", "ann")
    assert desks("cyd", "DELETE", f"{PATH}/{clearance}").json() == ended
    assert_problem(desks.approve("bob", clearance), 409, "conflict")
    assert desks.screened()["decision"] == "refer"


def test_the_first_line_is_told_in_a_sentence_and_a_carrier_nothing(desks: Desks) -> None:
    clearance = desks.cleared()
    seen = desks.screened("counter")
    assert seen["decision"] == "clear"
    assert "cleared" not in seen
    [sentence] = seen["warnings"]
    assert sentence.startswith("Left out: a record that is alike")
    assert clearance in sentence
    answer = desks("carrier", "POST", "/v1/screen", {"documents": HOLDER["documents"]})
    assert answer.json() == {"id": "", "decision": "clear"}


def test_a_batch_heeds_it_like_a_single_query(desks: Desks) -> None:
    desks.cleared()
    namesake = HOLDER | {"documents": []}
    answers = desks("ann", "POST", "/v1/screen/batch", [HOLDER, namesake]).json()
    assert [answer["decision"] for answer in answers] == ["clear", "refer"]
    assert "cleared" in answers[0]
    assert "cleared" not in answers[1]


def test_a_data_owner_decides_about_its_own_lists_alone(desks: Desks) -> None:
    clearance = desks.proposed()
    assert_problem(desks.approve("other owner", clearance), 404, "not_found")
    assert_problem(desks("other owner", "DELETE", f"{PATH}/{clearance}"), 404, "not_found")
    assert desks("other owner", "GET", PATH).json() == {"clearances": [], "more": False}
    assert len(desks("owner", "GET", PATH).json()["clearances"]) == 1
    assert desks.approve("owner", clearance).json()["approved_by"] == "owner"


@pytest.mark.parametrize("who", ["counter", "carrier", "auditor", "operator"])
def test_nobody_else_has_to_do_with_clearances(desks: Desks, who: str) -> None:
    for method, path in (
        ("GET", PATH),
        ("POST", PATH),
        ("DELETE", f"{PATH}/x"),
        ("POST", f"{PATH}/x/approve"),
    ):
        assert_problem(desks(who, method, path, ASKED if method == "POST" else None), 403, "forbidden")


def test_while_nobody_is_asked_who_they_are_nobody_is_the_second_person(tmp_path: Path) -> None:
    with TestClient(create_app(settings_in(tmp_path))) as client:
        client.put(f"/v1/records/{PERSON['id']}", json=PERSON)
        clearance = client.post(PATH, json=ASKED).json()["id"]
        found = assert_problem(
            client.post(f"{PATH}/{clearance}/approve", json={"traveller": HOLDER}), 403, "forbidden"
        )
        assert "screening keys create" in found["remedy"]


def test_each_step_and_each_use_is_entered_in_the_audit_by_the_clearance_and_not_the_person(
    desks: Desks,
) -> None:
    clearance = desks.cleared()
    desks.screened("counter")
    desks("bob", "DELETE", f"{PATH}/{clearance}")
    changes = [entry for entry in desks.entries(event="change") if "clearance" in entry]
    assert [(entry["action"], entry["client"], entry["stage"]) for entry in changes] == [
        ("clearance_propose", "ann", "begun"), ("clearance_propose", "ann", "done"),
        ("clearance_approve", "bob", "begun"), ("clearance_approve", "bob", "done"),
        ("clearance_revoke", "bob", "begun"), ("clearance_revoke", "bob", "done"),
    ]  # fmt: skip
    assert {(entry["clearance"], entry["record"]) for entry in changes} == {(clearance, PERSON["id"])}
    [use] = desks.entries(event="query")
    assert (use["client"], use["decision"], use["cleared"]) == (
        "counter",
        "clear",
        [[PERSON["id"], clearance]],
    )
    assert ".kept." in use["segment"]
    assert "Molchanov" not in str([*changes, use])


def test_nothing_of_the_traveller_is_in_logs_metrics_the_store_or_the_audit(
    desks: Desks, tmp_path: Path
) -> None:
    """What the record says is on file already; the document and another name are not."""
    with structlog.testing.capture_logs() as logs:
        clearance = desks.cleared()
        desks.approve("cyd", clearance, HOLDER | {"name": "Zorquembla Wixtroffen"})
        desks("ann", "POST", PATH, ASKED | {"traveller": HOLDER | {"name": "Zorquembla Wixtroffen"}})
        desks("ann", "POST", PATH, {"traveller": HOLDER, "Zorquembla": "Wixtroffen"})
        desks("cyd", "DELETE", f"{PATH}/{clearance}")
        desks.screened()
    counted = desks("operator", "GET", "/metrics").text
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    written = [str(logs).lower().encode(), counted.lower().encode(), *(data.lower() for data in kept)]
    assert b"clearance_approve" in b"".join(written)
    for mark in (b"n1234567", b"zorquembla", b"wixtroffen"):
        assert [data for data in written if mark in data] == []
    told = [str(logs).lower(), counted.lower()]
    assert not any(mark in text for text in told for mark in ("molchanov", "1971-03-09"))


def test_who_looks_for_a_record_in_the_audit_finds_where_it_was_left_out(desks: Desks) -> None:
    desks.cleared()
    desks.screened("counter")
    found = desks.entries(record=PERSON["id"], event="query")
    assert [entry["client"] for entry in found] == ["counter"]


def test_a_refused_proposal_is_entered_as_refused(desks: Desks) -> None:
    assert_problem(desks("ann", "POST", PATH, ASKED | {"record_id": "national:99"}), 404, "not_found")
    [entry] = desks.entries(event="refusal")
    assert (entry["client"], entry["code"], entry["route"]) == ("ann", "not_found", PATH)


def test_each_use_is_counted(desks: Desks) -> None:
    def used() -> float:
        return metrics.REGISTRY.get_sample_value("screening_clearances_used_total") or 0.0

    desks.cleared()
    before = used()
    desks.screened()
    desks.screened(documents=[])
    assert used() - before == 1


def test_the_list_is_told_by_record_state_and_page(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes_clearances, "MOST", 2)
    for number in (18, 19):
        record = PERSON | {"id": f"national:{number}"}
        desks("owner", "PUT", f"/v1/records/{record['id']}", record)
    ids = [desks.proposed(record_id=f"national:{number}") for number in (17, 18, 19)]
    desks.approve("bob", ids[0])
    desks("bob", "DELETE", f"{PATH}/{ids[1]}")

    def told(query: str = "") -> tuple[list[tuple[str, str]], bool]:
        found = desks("ann", "GET", PATH + query).json()
        return [(each["id"], each["state"]) for each in found["clearances"]], found["more"]

    page, more = told()
    assert (page, more) == ([(ids[2], "proposed"), (ids[0], "approved")], True)
    last = desks("ann", "GET", PATH).json()["clearances"][-1]["sequence"]
    assert told(f"?after={last}") == ([(ids[1], "revoked")], False)
    assert told("?state=revoked") == ([(ids[1], "revoked")], False)
    assert told("?record=national:17") == ([(ids[0], "approved")], False)
    desks("owner", "PUT", "/v1/records/national:17", PERSON | {"action": "None."})
    assert told("?record=national:17") == ([(ids[0], "outdated")], False)


@pytest.mark.parametrize("query", ["?state=held", "?after=x", "?after=-1", "?limit=3", "?after=" + "9" * 17])
def test_a_list_that_cannot_be_told_is_refused(desks: Desks, query: str) -> None:
    assert_problem(desks("ann", "GET", PATH + query), 422, "invalid_input")


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"traveller": {"name": "Viktor Molchanov"}}, "traveller"),
        ({"traveller": HOLDER | {"birth_date": "1971-13-09"}}, "traveller.birth_date"),
        ({"traveller": HOLDER | {"documents": [{"number": ""}]}}, "traveller.documents[0].number"),
        ({"traveller": {}}, "traveller"),
        ({"expires_on": "2099-01-01"}, "expires_on"),
        ({"expires_on": "soon"}, "expires_on"),
        ({"reference": ""}, "reference"),
        ({"reference": "x" * 101}, "reference"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(
    desks: Desks, more: dict[str, Any], where: str
) -> None:
    found = assert_problem(desks("ann", "POST", PATH, ASKED | more), 422, "invalid_input")
    assert found["problems"][0]["where"] == where
    assert "Molchanov" not in str(found)
