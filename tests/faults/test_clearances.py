"""Clearances on running workers: known to all within a second, kept through `kill -9`, and followed to their end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from screening.access.keyring import Keyring
from screening.settings import Settings
from tests.faults.service import Json, Service, run, serving, soon, stopped, until
from tests.faults.world import edition, traveller
from tests.redis import shared, store_for

pytestmark = pytest.mark.slow

DOCUMENT = {"number": "N1234567", "type": "P", "issuing_state": "KAZ"}
HOLDER = {**traveller(1), "documents": [DOCUMENT]}
RECORD = "national:1"
LAST = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
ROUNDS = 3


class Desks:
    """Two analysts and whoever they ask."""

    def __init__(self, settings: Settings) -> None:
        ring = Keyring(settings.access_file)
        self.keys = {name: ring.create(client=name, role="analyst")[1] for name in ("ann", "bob")}

    def ask(self, service: Service, who: str, method: str, path: str, body: Any = None) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self.keys[who]}"}
        return service.client.request(method, service.url + path, json=body, headers=headers)

    def clear(self, service: Service) -> str:
        """A clearance, in force when the answer is there."""
        asked = {"record_id": RECORD, "traveller": HOLDER, "reference": "case 7", "expires_on": LAST}
        made = self.ask(service, "ann", "POST", "/v1/clearances", asked)
        assert made.status_code == 201, made.text
        path = f"/v1/clearances/{made.json()['id']}"
        done = self.ask(service, "bob", "POST", f"{path}/approve", {"traveller": HOLDER})
        assert done.status_code == 200, done.text
        return path

    def screened(self, service: Service, asked: Json = HOLDER) -> Json:
        answer: Json = self.ask(service, "ann", "POST", "/v1/screen", asked).json()
        return answer


def followed(service: Service, desks: Desks, reached: Callable[[], object] = lambda: True) -> None:
    """A clearance and its end reach every worker in time, in which the server of the store was `reached` too."""
    service.all_ready()
    workers = service.workers()
    for _ in range(ROUNDS):
        path = desks.clear(service)
        for decision in ("clear", "refer"):
            for other in workers:
                with stopped(other):
                    soon(lambda wanted=decision: reached() and desks.screened(service)["decision"] == wanted)
            if decision == "clear":
                assert desks.ask(service, "ann", "DELETE", path).status_code == 200


def test_a_clearance_and_its_end_are_known_to_every_worker_within_a_second(loaded: Settings) -> None:
    desks = Desks(loaded)
    with serving(loaded) as service:
        followed(service, desks)


def test_the_same_over_redis(settings: Settings, tmp_path: Path) -> None:
    chosen = settings.model_copy(update={"store": store_for(tmp_path)})
    done = run(chosen, "load", edition(tmp_path / "first.ndjson", range(300)))
    assert done.returncode == 0, done.stderr
    desks = Desks(chosen)
    with serving(chosen) as service:
        followed(service, desks, lambda: shared().ask("PING"))


def test_what_was_acknowledged_outlives_a_kill_and_its_use_is_entered(loaded: Settings) -> None:
    desks = Desks(loaded)
    with serving(loaded) as service:
        path = desks.clear(service)
        service.kill()
    with serving(loaded) as service:
        service.all_ready()
        answer = desks.screened(service)
        assert (answer["decision"], [each["clearance"] for each in answer["cleared"]]) == (
            "clear", [path.rpartition("/")[2]],
        )  # fmt: skip
        assert desks.ask(service, "bob", "DELETE", path).status_code == 200
        service.kill()
    with serving(loaded) as service:
        service.all_ready()
        assert desks.screened(service)["decision"] == "refer"
    found = run(loaded, "audit", "search", "--record", RECORD, "--event", "query", "--json")
    assert path.rpartition("/")[2] in found.stdout
    assert run(loaded, "audit", "verify").returncode == 0


def test_a_passenger_who_was_clear_by_a_clearance_that_is_revoked_is_told(loaded: Settings) -> None:
    settings = loaded.model_copy(update={"delayed_seconds": 0.1})
    desks = Desks(settings)
    person = traveller(1)
    rows = (
        "name,birth_date,document_number,document_type,issuing_state\n"
        f"{person['name']},{person['birth_date']},N1234567,P,KAZ\n"
    )
    with serving(settings) as service:
        service.all_ready()
        path = desks.clear(service)
        headers = {"Authorization": f"Bearer {desks.keys['ann']}"}
        job = service.client.post(
            f"{service.url}/v1/passenger-lists?filename=flight.csv", content=rows, headers=headers
        ).json()["id"]
        place = f"/v1/passenger-lists/{job}"
        until(lambda: desks.ask(service, "ann", "GET", place).json()["state"] == "done")
        assert desks.ask(service, "ann", "GET", place).json()["decisions"]["clear"] == 1
        desks.ask(service, "bob", "DELETE", path)
        found = until(lambda: desks.ask(service, "ann", "GET", f"{place}/changes").json()["changes"])
        assert [(one["before"], one["after"]) for one in found] == [("clear", "refer")]
        told = desks.ask(service, "ann", "GET", f"{place}/results?form=csv").text
        assert "Left out: a record that is alike" in told
