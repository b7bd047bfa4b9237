"""Clients that only take up room: they are ended, and cost the others nothing but the time of their requests."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPResponse
from pathlib import Path

import pytest

from screening.serve.connection import HEAD_BYTES
from screening.settings import Settings
from tests.faults.service import PATIENCE, Service, serving, until
from tests.faults.world import STRANGER, traveller

pytestmark = pytest.mark.slow

BODY = json.dumps(STRANGER).encode()
HEAD = b"POST /v1/screen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
CLIENTS = 100


@contextmanager
def one(folder: Path, read_seconds: float) -> Iterator[Service]:
    settings = Settings(
        store=f"sqlite:///{folder / 'data' / 'store.db'}",
        index_dir=folder / "index",
        port=0,
        read_seconds=read_seconds,
    )
    settings.index_dir.mkdir()
    with serving(settings) as found:
        yield found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One that soon ends whoever is silent in the middle."""
    with one(tmp_path_factory.mktemp("slow"), 1.0) as found:
        yield found


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One for clients that mean well: what a busy machine holds up is not taken for silence."""
    with one(tmp_path_factory.mktemp("patient"), 4.0) as found:
        yield found


@contextmanager
def connected(service: Service, sent: bytes, number: int = 1) -> Iterator[list[socket.socket]]:
    """So many connections on which these bytes were sent."""
    found: list[socket.socket] = []
    try:
        for _ in range(number):
            client = socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE)
            found.append(client)
            client.sendall(sent)
        yield found
    finally:
        for client in found:
            client.close()


def ended(client: socket.socket) -> bool:
    """Whether the service ended the connection; waits for it."""
    with suppress(ConnectionResetError):
        while client.recv(65_536):
            pass
    return True


def answered(client: socket.socket) -> bool:
    """Whether one whole answer came, with status 200."""
    answer = HTTPResponse(client)
    answer.begin()
    answer.read()
    return answer.status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST /v1/scr",
        HEAD[:-4] % len(BODY),
        HEAD % len(BODY) + BODY[:5],
        HEAD % len(BODY) + BODY + b"POST /v1",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET",
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "one and a half requests", "two halves"],
)
def test_a_client_that_falls_silent_in_the_middle_is_ended(service: Service, sent: bytes) -> None:
    with connected(service, sent, 3) as clients:
        assert all(ended(client) for client in clients)


def test_a_head_that_grows_and_grows_is_ended_and_not_kept(service: Service) -> None:
    line = b"x-header: " + b"a" * 1000 + b"\r\n"
    with connected(service, b"GET /healthz HTTP/1.1\r\nHost: x\r\n") as (client,):
        sent = 0
        with suppress(OSError):
            while sent < 100 * HEAD_BYTES:
                client.sendall(line)
                sent += len(line)
        assert sent < 100 * HEAD_BYTES


def test_a_byte_now_and_then_does_not_keep_a_head_alive(service: Service) -> None:
    with connected(service, b"GET /healthz HTTP/1.1\r\nHost: x\r\nx: ") as (client,):
        client.settimeout(0.3)
        for _ in range(100):
            try:
                client.sendall(b"a")
                if not client.recv(1):
                    return
            except TimeoutError:
                continue
            except OSError:
                return
        pytest.fail("still connected after half a minute")


def test_a_client_that_does_not_read_its_answers_is_ended(service: Service) -> None:
    """A batch whose answers fill every buffer on the way."""
    line = json.dumps({**STRANGER, "id": "x" * 150}).encode() + b"\n"
    head = b"POST /v1/screen/batch HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
    body = line * 40_000
    before = len(service.events("connections_ended"))
    with connected(service, head % len(body)) as (client,):
        with suppress(OSError):
            client.sendall(body)
        until(lambda: len(service.events("connections_ended")) > before)


def test_an_idle_connection_between_two_requests_stays(patient: Service) -> None:
    with connected(patient, HEAD % len(BODY) + BODY) as (client,):
        assert answered(client)
        client.settimeout(10.0)
        with pytest.raises(TimeoutError):  # more than twice as long as a client may be silent in the middle
            client.recv(1)
        client.settimeout(PATIENCE)
        client.sendall(HEAD % len(BODY) + BODY)
        assert answered(client)


def test_beside_a_hundred_stuck_clients_every_honest_request_is_answered(patient: Service) -> None:
    stuck = [HEAD % 1000, b"POST /v1/screen HTT", HEAD % 1_000_000 + b"{" * 10_000, b"\x16\x03\x01" * 100]
    with ExitStack() as stack:
        for sent in stuck:
            stack.enter_context(connected(patient, sent, CLIENTS // len(stuck)))
        for number in range(50):
            assert patient.request("POST", "/v1/screen", traveller(number)).status_code == 200
    assert not patient.events("request_failed")
