"""A record that is added after the answer reaches the list that was answered, also when processes are killed."""

from __future__ import annotations

import pytest

from screening.settings import Settings
from tests.faults.service import Json, Service, serving, until
from tests.faults.test_jobs import PATH, a_list, answers, upload
from tests.faults.world import STRANGER

pytestmark = pytest.mark.slow

ROWS = 400
STRANGERS = sum(1 for n in range(ROWS) if n % 70 != 3 and n % 50 != 0)
RECORD: Json = {"kind": "person", "id": "n:new", "list": "national", "names": [STRANGER]}


@pytest.fixture
def attentive(loaded: Settings) -> Settings:
    return loaded.model_copy(update={"delayed_seconds": 0.1})


def changes(service: Service, job: str) -> list[Json]:
    found: list[Json] = service.request("GET", f"{PATH}/{job}/changes").json()["changes"]
    return found


def test_everybody_whose_answer_changed_is_told_once_although_the_looker_is_killed(
    attentive: Settings,
) -> None:
    with serving(attentive) as service:
        job = upload(service, a_list(ROWS))
        assert len(answers(service, job)) == ROWS
        service.request("PUT", f"/v1/records/{RECORD['id']}", RECORD)
        for _ in range(2):
            for pid in service.children("batch"):
                service.kill_one(pid)
            until(lambda: service.children("batch"))
        found = until(lambda: changes(service, job))
        assert [one["number"] for one in found] == list(range(1, STRANGERS + 1))
        assert {(one["before"], one["after"]) for one in found} == {("clear", "refer")}
        assert len({one["row"] for one in found}) == STRANGERS
        service.request("DELETE", f"/v1/records/{RECORD['id']}")
        until(lambda: len(changes(service, job)) == 2 * STRANGERS)
        back = changes(service, job)[STRANGERS:]
        assert {(one["before"], one["after"]) for one in back} == {("refer", "clear")}


def test_a_list_is_followed_on_after_the_whole_service_was_killed(attentive: Settings) -> None:
    with serving(attentive) as service:
        job = upload(service, a_list(ROWS))
        assert len(answers(service, job)) == ROWS
        service.request("PUT", f"/v1/records/{RECORD['id']}", RECORD)
        service.kill()
    with serving(attentive) as service:
        assert len(until(lambda: changes(service, job))) == STRANGERS
