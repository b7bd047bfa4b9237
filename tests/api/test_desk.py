"""What happens with every answer: its deadline is kept, it is watched."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
import structlog
from prometheus_client import CollectorRegistry
from starlette.testclient import TestClient

from screening import metrics
from screening.access.keyring import Keyring
from screening.api import desk, routes_batch
from screening.api.app import create_app
from screening.settings import Settings
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, WANTED, assert_problem, put

DEADLINE = "X-Deadline-Ms"


def until(true: Callable[[], Any], patience: float = 90.0) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def counted(metric: Any, label: str) -> float:
    registry: CollectorRegistry = metrics.REGISTRY
    (name,) = [found.name for found in metric.describe()]
    return registry.get_sample_value(f"{name}_total", {metric._labelnames[0]: label}) or 0.0


class LateClock:
    """The clock by which deadlines are judged, ahead of the true one from the reading of that number on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, from_reading: int) -> None:
        self._from = from_reading
        self._readings = 0
        monkeypatch.setattr(desk, "now", self.read)

    def read(self) -> float:
        self._readings += 1
        return time.perf_counter() + (1000.0 if self._readings >= self._from else 0.0)


def test_an_answer_in_time_is_as_ever(client: TestClient) -> None:
    for body, decision in ((WANTED, "refer"), (UNKNOWN, "clear")):
        answer = client.post("/v1/screen", json=body, headers={DEADLINE: "60000"}).json()
        assert answer["decision"] == decision
        assert answer["warnings"] == []


@pytest.mark.parametrize("body", [WANTED, UNKNOWN])
def test_a_traveller_who_waited_too_long_is_not_checked(client: TestClient, body: dict[str, Any]) -> None:
    answer = client.post("/v1/screen", json={**body, "id": "7"}, headers={DEADLINE: "0"}).json()
    assert (answer["id"], answer["decision"], answer["hits"]) == ("7", "not_checked", [])
    assert answer["warnings"] == [desk.MISSED]
    assert answer["checked"]["lists"] == []
    assert {state["list"] for state in answer["checked"]["not_checked"]} == {"national", "sltd"}
    assert all(state["why"] == desk.MISSED for state in answer["checked"]["not_checked"])


def test_clear_after_the_deadline_is_not_checked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    LateClock(monkeypatch, from_reading=2)
    answer = client.post("/v1/screen", json=UNKNOWN, headers={DEADLINE: "5000"}).json()
    assert (answer["decision"], answer["warnings"]) == ("not_checked", [desk.TOO_LATE])
    assert answer["checked"]["lists"] == []


def test_what_was_found_is_told_also_after_the_deadline(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    LateClock(monkeypatch, from_reading=2)
    answer = client.post("/v1/screen", json=WANTED, headers={DEADLINE: "5000"}).json()
    assert (answer["decision"], answer["warnings"]) == ("refer", [desk.TOO_LATE])
    assert answer["hits"][0]["record_id"] == PERSON["id"]


def test_in_a_batch_those_after_the_deadline_are_not_checked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes_batch, "TURN", 2)
    LateClock(
        monkeypatch, from_reading=7
    )  # two readings for each that is looked up: before its turn and after
    asked = [WANTED, UNKNOWN, WANTED, UNKNOWN, WANTED]
    body = b"\n".join(orjson.dumps({**one, "id": str(number)}) for number, one in enumerate(asked))
    missed = counted(metrics.LATE, "refer")
    lines = client.post("/v1/screen/batch", content=body, headers={DEADLINE: "5000"}).content.splitlines()
    told = [orjson.loads(line) for line in lines]
    assert [one["id"] for one in told] == list("01234")
    assert [one["decision"] for one in told] == ["refer", "clear", "refer", "not_checked", "not_checked"]
    assert [one["warnings"] for one in told] == [[], [], [desk.TOO_LATE], [desk.TOO_LATE], [desk.MISSED]]
    until(lambda: counted(metrics.LATE, "refer") == missed + 1)  # the one that was not looked up


def test_who_was_missed_is_looked_up_afterwards_and_a_referral_reported(client: TestClient) -> None:
    before = {decision: counted(metrics.LATE, decision) for decision in ("refer", "clear")}
    with structlog.testing.capture_logs() as logged:
        for body in (WANTED, UNKNOWN):
            client.post("/v1/screen", json=body, headers={DEADLINE: "0", "X-Request-Id": "lane-7"})
        until(lambda: counted(metrics.LATE, "refer") > before["refer"])
        until(lambda: counted(metrics.LATE, "clear") > before["clear"])
    (found,) = [entry for entry in logged if entry["event"] == "late_referral"]
    assert (found["id"], found["records"]) == ("lane-7", [PERSON["id"]])
    assert "Molchanov" not in repr(logged)


def test_more_than_can_be_caught_up_on_are_counted_as_lost(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.api.late.MOST", 0)
    before = counted(metrics.LATE, "lost")
    client.post("/v1/screen", json=WANTED, headers={DEADLINE: "0"})
    assert counted(metrics.LATE, "lost") == before + 1


def test_a_deadline_is_refused_where_it_would_not_be_kept(client: TestClient) -> None:
    body = {"a": "Ama Boateng", "b": "Kofi Mensah"}
    assert_problem(client.post("/v1/compare", json=body, headers={DEADLINE: "5"}), 422, "invalid_input")


@pytest.fixture
def watched(tmp_path) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A service with access on that takes three finds, or five different travellers, for a sign."""
    settings = Settings(
        store=f"sqlite:///{tmp_path / 'records.db'}", index_dir=tmp_path / "index", trawl_finds=3, trawl_names=5,
    )  # fmt: skip
    with TestClient(create_app(settings)) as open_client:
        for number in range(3):
            put(open_client, {**DOCUMENT, "id": f"sltd:{number}", "number": f"N765432{number}"})
    key = Keyring(settings.access_file).create(client="line 1", role="carrier")[1]
    with TestClient(create_app(settings)) as client:
        yield client, {"Authorization": f"Bearer {key}"}


def test_signs_of_trawling_are_counted_and_logged_without_what_was_asked(
    watched: tuple[TestClient, dict[str, str]],
) -> None:
    client, headers = watched
    before = {sign: counted(metrics.TRAWLING, sign) for sign in ("finds", "names")}
    with structlog.testing.capture_logs() as logged:
        for number in range(8):
            asked = {"documents": [{"number": f"N765432{number}", "type": "P", "issuing_state": "KAZ"}]}
            assert client.post("/v1/screen", json=asked, headers=headers).status_code == 200
    signs = [(entry["sign"], entry["client"]) for entry in logged if entry["event"] == "trawling"]
    assert signs == [("finds", "line 1"), ("names", "line 1")]
    assert all(counted(metrics.TRAWLING, sign) == before[sign] + 1 for sign in before)
    assert "N765432" not in repr(logged)
