from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient
from starlette.types import Scope

from screening.access.keyring import Keyring
from screening.api import views
from screening.api.app import create_app
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, assert_problem, settings_in

STOLEN = {"documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
FINE = {"documents": [{"number": "N7654399", "type": "P", "issuing_state": "KAZ"}]}
ROLES = ("first_line", "second_line", "carrier", "analyst")


class Asking:
    """A service with access on; asks it in a role."""

    def __init__(self, client: TestClient, keys: dict[str, str]) -> None:
        self.client = client
        self.keys = keys

    def __call__(self, role: str, body: dict[str, Any], **headers: str) -> Any:
        return self.client.post(
            "/v1/screen", json=body, headers={"Authorization": f"Bearer {self.keys[role]}", **headers}
        )


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    settings = settings_in(tmp_path_factory.mktemp("views"))
    ring = Keyring(settings.access_file)
    keys = {role: ring.create(client=role, role=role)[1] for role in ROLES}
    owner = ring.create(client="owner", role="data_owner", owner="KAZ", lists=("national", "sltd"))[1]
    with TestClient(create_app(settings)) as client:
        for record in (PERSON | {"remarks": "A secret remark.", "warnings": ["armed"]}, DOCUMENT):
            answer = client.put(
                f"/v1/records/{record['id']}", json=record, headers={"Authorization": f"Bearer {owner}"}
            )
            assert answer.status_code == 201
        yield Asking(client, keys)


@pytest.mark.parametrize("role", ["second_line", "analyst"])
def test_the_second_line_sees_reasons_and_record(asking: Asking, role: str) -> None:
    hit = asking(role, WANTED).json()["hits"][0]
    assert hit["record"]["remarks"] == "A secret remark."
    assert hit["reasons"]


def test_the_first_line_sees_what_to_do_and_nothing_of_the_record(asking: Asking) -> None:
    answer = asking("first_line", WANTED)
    found = answer.json()
    assert found["decision"] == "refer"
    (hit,) = found["hits"]
    assert (hit["record_id"], hit["action"], hit["warnings"]) == (PERSON["id"], PERSON["action"], ["armed"])
    assert set(hit) == {"record_id", "kind", "list", "score", "action", "warnings"}
    TypeAdapter(views.BriefAnswer).validate_json(answer.content)
    assert not any(secret in answer.text for secret in ("secret", "Molchanov", "1971"))


def test_a_carrier_sees_one_word(asking: Asking) -> None:
    for body, decision in ((STOLEN, "refer"), (FINE, "clear")):
        answer = asking("carrier", body | {"id": "7"})
        assert answer.json() == {"id": "7", "decision": decision}
        TypeAdapter(views.CarrierAnswer).validate_json(answer.content)


def test_nothing_but_the_word_differs_between_a_carrier_s_hit_and_miss(asking: Asking) -> None:
    hit, miss = (asking("carrier", body, **{"X-Request-Id": "one"}) for body in (STOLEN, FINE))
    assert hit.content.replace(b"refer", b"clear") == miss.content
    assert dict(hit.headers) == dict(miss.headers)
    assert len(hit.content) == len(miss.content)


@pytest.mark.parametrize("arrived", [50.0, 50.0004, 50.0009])
def test_a_carrier_s_answer_leaves_on_the_beat_however_long_the_look_up_took(
    monkeypatch: pytest.MonkeyPatch, arrived: float
) -> None:
    """By the clock that it reads, not by ours. An event loop counts whole milliseconds: it must not have to round."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds * 1000)

    monkeypatch.setattr(views, "asyncio", SimpleNamespace(sleep=sleep))  # not for the service of other tests
    left = []
    for took in (0.0001, 0.0004, 0.0006, 0.0049, 0.0085):
        monkeypatch.setattr(views, "time", SimpleNamespace(perf_counter=lambda took=took: arrived + took))
        asyncio.run(views.on_the_beat({"arrived": arrived}, 0.0))
        assert slept[-1] == pytest.approx(round(slept[-1]), abs=1e-9)
        left.append(int((arrived + took) * 1000) + round(slept[-1]))
    assert set(left) == {int(arrived * 1000) + views.BEAT}, "all at one moment"
    monkeypatch.setattr(views, "time", SimpleNamespace(perf_counter=lambda: arrived + 0.0125))
    asyncio.run(views.on_the_beat({"arrived": arrived}, 0.0))
    assert int((arrived + 0.0125) * 1000) + round(slept[-1]) == int(arrived * 1000) + 2 * views.BEAT


def test_nobody_else_waits_for_a_beat(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def noted(_: Scope, started: float) -> None:
        waited.append(started)

    monkeypatch.setattr(views, "on_the_beat", noted)
    for role in ("first_line", "second_line"):
        asking(role, STOLEN)
    assert not waited
    asking("carrier", STOLEN)
    assert len(waited) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Viktor Molchanov"},
        {"surname": "Molchanov", "given_names": "Viktor"},
        {"birth_date": "1971-03-09"},
        {"sex": "M"},
        {"nationality": "KAZ"},
        {"birth_place": "Almaty"},
        {"threshold": 0.1},
        {"limit": 5},
        {"policy": "wide"},
    ],
)
def test_a_carrier_sends_documents_only(asking: Asking, more: dict[str, Any]) -> None:
    found = assert_problem(asking("carrier", STOLEN | more), 403, "forbidden")
    assert found["problems"]
    assert "Molchanov" not in str(found)


def test_a_carrier_does_not_learn_from_a_name_alone(asking: Asking) -> None:
    for body in (WANTED, UNKNOWN):
        assert_problem(asking("carrier", body), 403, "forbidden")


def test_a_person_s_document_refers_a_carrier_s_passenger(asking: Asking, tmp_path: Path) -> None:
    """The document of a wanted person is a finding, though the carrier does not hear of what kind."""
    wanted = asking("second_line", STOLEN).json()
    assert wanted["decision"] == asking("carrier", STOLEN).json()["decision"] == "refer"
