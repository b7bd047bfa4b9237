"""A service that is told to end: it says so, answers on for a while, and loses no question."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from screening.settings import Settings
from tests.faults.holding import Hold
from tests.faults.service import PATIENCE, Service, serving, until
from tests.faults.world import STRANGER, traveller

pytestmark = pytest.mark.slow

DRAIN = 2.0


@pytest.fixture
def draining(loaded: Settings) -> Settings:
    """For longer than any test needs: each of them ends the service by a second signal."""
    return loaded.model_copy(update={"drain_seconds": 600.0})


class Balancer(threading.Thread):
    """Asks on one kept connection for as long as `/readyz`, which it looks at ten times a second, says yes.

    `failed` counts what a client would have seen: no answer, or another than 200.
    """

    def __init__(self, service: Service) -> None:
        super().__init__(daemon=True)
        self._url = service.url
        self.seen: Counter[str] = Counter()
        self.failed: list[str] = []
        self.closed = 0

    def run(self) -> None:
        looked = 0.0
        with httpx2.Client(timeout=PATIENCE, verify=False) as client:
            while True:
                if time.monotonic() - looked > 0.1:
                    looked = time.monotonic()
                    if client.get(f"{self._url}/readyz").status_code != 200:
                        return
                self._ask(client)

    def _ask(self, client: httpx2.Client) -> None:
        try:
            answer = client.post(f"{self._url}/v1/screen", json=traveller(7))
        except httpx2.TransportError as error:
            self.failed.append(type(error).__name__)
            return
        if answer.status_code != 200:
            self.failed.append(str(answer.status_code))
            return
        self.seen[answer.json()["decision"]] += 1


def test_whoever_looks_at_readiness_loses_no_question_when_the_service_ends(draining: Settings) -> None:
    with serving(draining) as service:
        service.all_ready()
        some = [Balancer(service) for _ in range(3)]
        for one in some:
            one.start()
        until(lambda: all(sum(one.seen.values()) > 20 for one in some))
        service.process.send_signal(signal.SIGTERM)
        for one in some:
            one.join(PATIENCE)
        assert not any(one.is_alive() for one in some)
        assert [one.failed for one in some] == [[], [], []]
        assert {decision for one in some for decision in one.seen} == {"refer"}
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(PATIENCE) == 0
    assert not service.events("worker_killed", "worker_died")


def test_it_goes_on_for_as_long_as_it_was_told_to_and_ends_then(loaded: Settings) -> None:
    with serving(loaded.model_copy(update={"drain_seconds": DRAIN})) as service:
        service.all_ready()
        told = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(PATIENCE) == 0
        assert time.monotonic() - told >= DRAIN
    assert not service.events("worker_killed", "worker_died")


def test_while_it_ends_it_answers_every_question_and_closes_each_connection(draining: Settings) -> None:
    with serving(draining) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGTERM)
        until(lambda: not service.ready())
        why = service.request("GET", "/readyz").json()["why"]
        assert "ending" in why
        assert service.decision(traveller(7)) == "refer"
        assert service.decision(STRANGER) == "clear"
        assert service.put(301).status_code == 201
        assert service.request("GET", "/healthz").status_code == 200
        until(lambda: service.request("GET", "/healthz").headers.get("connection") == "close")
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(PATIENCE) == 0


def test_an_interrupt_or_a_second_signal_does_not_wait(loaded: Settings) -> None:
    patient = loaded.model_copy(update={"drain_seconds": 600.0})
    with serving(patient) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGINT)
        assert service.process.wait(PATIENCE) == 0
    with serving(patient) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGTERM)
        until(lambda: not service.ready())
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(PATIENCE) == 0


def test_until_it_can_answer_connections_are_refused_and_do_not_wait(
    loaded: Settings, tmp_path: Path
) -> None:
    """So a proxy turns to another replica at once. The workers are held at their start until one was refused."""
    hold = Hold(tmp_path, "worker")
    with serving(loaded, wait=False, variables=hold.variables) as service:
        port = until(lambda: service.events("starting"))[0]["port"]
        for _ in range(3):
            with pytest.raises(httpx2.ConnectError):
                service.client.get(f"http://127.0.0.1:{port}/healthz")
        hold.release()
        until(lambda: service.events("serving"))
        assert service.client.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
