"""A service that is told to end: it says so, answers on for a while, and loses no question."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter

import httpx2
import pytest

from screening.settings import Settings
from tests.faults.service import Service, serving, until
from tests.faults.world import STRANGER, traveller

pytestmark = pytest.mark.slow

DRAIN = 2.0


@pytest.fixture
def draining(loaded: Settings) -> Settings:
    return loaded.model_copy(update={"drain_seconds": DRAIN})


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
        with httpx2.Client(timeout=10.0, verify=False) as client:
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
        told = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        for one in some:
            one.join(DRAIN)
        assert [one.failed for one in some] == [[], [], []]
        assert {decision for one in some for decision in one.seen} == {"refer"}
        assert service.process.wait(20) == 0
        assert time.monotonic() - told >= DRAIN
    assert not service.events("worker_killed", "worker_died")


def test_while_it_ends_it_answers_every_question_and_closes_each_connection(draining: Settings) -> None:
    with serving(draining) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGTERM)
        until(lambda: not service.ready(), 1.0)
        why = service.request("GET", "/readyz").json()["why"]
        assert "ending" in why
        assert service.decision(traveller(7)) == "refer"
        assert service.decision(STRANGER) == "clear"
        assert service.put(301).status_code == 201
        assert service.request("GET", "/healthz").status_code == 200
        until(lambda: service.request("GET", "/healthz").headers.get("connection") == "close", 1.5)
        assert service.process.wait(20) == 0


def test_an_interrupt_or_a_second_signal_does_not_wait(loaded: Settings) -> None:
    patient = loaded.model_copy(update={"drain_seconds": 600.0})
    with serving(patient) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGINT)
        assert service.process.wait(20) == 0
    with serving(patient) as service:
        service.all_ready()
        service.process.send_signal(signal.SIGTERM)
        until(lambda: not service.ready())
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(20) == 0


def test_until_it_can_answer_connections_are_refused_and_do_not_wait(loaded: Settings) -> None:
    """So a proxy turns to another replica at once."""
    with serving(loaded, wait=False) as service:
        port = until(lambda: service.events("starting"))[0]["port"]
        refused = 0
        while True:
            try:
                answer = service.client.get(f"http://127.0.0.1:{port}/healthz", timeout=1.0)
                break
            except httpx2.ConnectError:
                refused += 1
        assert answer.status_code == 200
        assert refused > 0
