"""Whole processes: a parent, two workers, a builder; killed, stopped and asked meanwhile.

A worker is singled out by stopping the other one (SIGSTOP): they share the listening socket, so whoever
runs takes the connection.
"""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest

from screening.settings import Settings
from tests.faults.service import (
    PATIENCE,
    Service,
    command,
    command_of,
    environment,
    run,
    serving,
    soon,
    stopped,
    until,
)
from tests.ports import free_port

pytestmark = pytest.mark.slow

WANTED = {"name": "Viktor Arkadyevich Molchanov", "birth_date": "1971-03-09"}
STRANGER = {"name": "Oluwaseun Adeyemi"}
PERSON = {
    "kind": "person",
    "list": "national",
    "names": [{"name": WANTED["name"]}],
    "birth_dates": [WANTED["birth_date"]],
}
RECORD = "/v1/records/national:17"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    store = f"sqlite:///{tmp_path / 'records.db'}"
    return Settings(
        store=store, index_dir=tmp_path / "index", port=free_port(), workers=2, rebuild_changes=50
    )


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    with serving(settings) as running:
        until(lambda: len(running.workers()) == 2)
        yield running


@pytest.fixture
def filled(service: Service) -> Service:
    """With one list on file, and both workers answering."""
    other = {**PERSON, "names": [{"name": "Ama Boateng"}], "birth_dates": ["1980"]}
    assert service.request("PUT", "/v1/records/national:1", other).status_code == 201
    service.all_ready()
    return service


def test_a_change_made_through_one_worker_is_known_to_the_other_within_a_second(filled: Service) -> None:
    first, second = filled.workers()
    with stopped(second):
        assert filled.request("PUT", RECORD, PERSON).status_code == 201
        assert filled.decision(WANTED) == "refer"
    with stopped(first):
        soon(lambda: filled.decision(WANTED) == "refer")
        assert filled.request("DELETE", RECORD).status_code == 200
        assert filled.decision(WANTED) == "clear"
    with stopped(second):
        soon(lambda: filled.decision(WANTED) == "clear")


def test_metrics_add_up_over_the_workers(filled: Service) -> None:
    before = _screened(filled)
    first, second = filled.workers()
    for pid, times in ((first, 3), (second, 4)):
        with stopped(pid):
            for _ in range(times):
                filled.decision(STRANGER)
    until(lambda: _screened(filled) - before >= 7)  # a request is counted when its answer is out
    assert [_screened(filled) - before for _ in range(4)] == [7, 7, 7, 7]


def _screened(service: Service) -> float:
    text = service.request("GET", "/metrics").text
    found = re.findall(r'^screening_\w*requests\w*\{.*route="/v1/screen".*\} (\S+)$', text, re.MULTILINE)
    return sum(map(float, found))


def test_a_killed_worker_is_replaced_and_the_service_goes_on(filled: Service) -> None:
    assert filled.request("PUT", RECORD, PERSON).status_code == 201
    for _ in filled.each_worker():
        soon(lambda: filled.decision(WANTED) == "refer")
    victim, survivor = filled.workers()
    filled.kill_one(victim)
    answered = 0

    def replaced() -> bool:
        nonlocal answered
        try:
            assert filled.decision(WANTED) in ("refer", "not_checked")
            answered += 1
        except httpx2.TransportError:  # a connection that the victim had taken
            pass
        return len(set(filled.workers()) - {victim}) == 2

    until(replaced)
    assert answered > 0
    with stopped(survivor):
        until(lambda: filled.decision(WANTED) == "refer")


def test_when_the_parent_is_killed_its_workers_end_and_a_restart_serves_the_same_data(
    filled: Service, settings: Settings
) -> None:
    assert filled.request("PUT", RECORD, PERSON).status_code == 201
    filled.kill()
    with serving(settings.model_copy(update={"port": filled.port})) as again:
        assert again.events("serving")[0]["port"] == filled.port
        until(lambda: again.decision(WANTED) == "refer")


def test_a_fresh_service_never_says_clear_before_it_has_looked(filled: Service, settings: Settings) -> None:
    assert filled.request("PUT", RECORD, PERSON).status_code == 201
    filled.end()
    with serving(settings) as again:
        seen = {again.decision(WANTED) for _ in range(20)}
    assert "clear" not in seen


def test_answers_go_out_while_travellers_still_come_in(filled: Service) -> None:
    with socket.create_connection(("127.0.0.1", filled.port), PATIENCE) as connection:
        connection.sendall(b"POST /v1/screen/batch HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
        for number in range(3):
            line = json.dumps({"id": f"traveller {number}", **STRANGER}).encode() + b"\n"
            connection.sendall(b"%x\r\n%b\r\n" % (len(line), line))
            _receive(connection, f'"traveller {number}"'.encode())
        connection.sendall(b"0\r\n\r\n")
        _receive(connection, b"\r\n0\r\n\r\n")


def _receive(connection: socket.socket, wanted: bytes) -> None:
    received = b""
    while wanted not in received:
        piece = connection.recv(65_536)
        assert piece, "the connection was closed"
        received += piece


def test_a_client_that_reads_only_after_it_has_sent_everything_is_served(filled: Service) -> None:
    body = b"".join(json.dumps({"id": str(number), **STRANGER}).encode() + b"\n" for number in range(12_000))
    answer = httpx2.post(f"{filled.url}/v1/screen/batch", content=body, timeout=PATIENCE)
    assert [json.loads(line)["id"] for line in answer.content.splitlines()] == [str(n) for n in range(12_000)]


def test_a_batch_whose_client_has_gone_is_given_up(filled: Service) -> None:
    line = json.dumps(STRANGER).encode() + b"\n"
    before = _screened_travellers(filled)
    with socket.create_connection(("127.0.0.1", filled.port), PATIENCE) as connection:
        head = f"POST /v1/screen/batch HTTP/1.1\r\nhost: x\r\ncontent-length: {len(line) * 100_000}\r\n\r\n"
        connection.sendall(head.encode() + line * 100_000)
        _receive(connection, b'"decision"')
    after = until(lambda: (found := _settled(lambda: _screened_travellers(filled))) > before and found)
    assert after - before < 100_000


def _screened_travellers(service: Service) -> float:
    text = service.request("GET", "/metrics").text
    return sum(map(float, re.findall(r"^screening_decisions_total\{.*\} (\S+)$", text, re.MULTILINE)))


def _settled(value: Callable[[], float]) -> float:
    """The value once it no longer changes, 0 while it does."""
    first = value()
    time.sleep(0.3)
    return first if value() == first else 0


def test_a_snapshot_is_built_when_enough_has_changed(filled: Service, settings: Settings) -> None:
    rows = [
        {**PERSON, "id": f"national:{number}", "birth_dates": [str(1900 + number)]} for number in range(80)
    ]
    body = "\n".join(map(json.dumps, rows)).encode()
    assert httpx2.post(f"{filled.url}/v1/lists/national", content=body).json()["added"] == 79
    for _ in filled.each_worker():
        until(lambda: filled.request("GET", "/readyz").json().get("snapshot_sequence", 0) >= 80)
        assert filled.decision(WANTED) == "refer"
    assert len(list(settings.index_dir.glob("index-*.snap"))) == 1


def test_a_stop_lets_the_answers_under_way_go_out_and_frees_the_port(filled: Service) -> None:
    port, workers = filled.port, filled.workers()
    filled.process.terminate()
    assert filled.process.wait(PATIENCE) == 0
    assert not filled.events("worker_killed")
    assert not any(b"worker" in command_of(pid).split(b"\0") for pid in workers)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_hangup_does_not_end_the_service(filled: Service) -> None:
    filled.process.send_signal(signal.SIGHUP)
    assert filled.decision(STRANGER) == "clear"
    assert filled.process.poll() is None


def test_a_port_in_use_is_told_in_one_sentence(filled: Service, settings: Settings) -> None:
    taken = settings.model_copy(update={"port": filled.port})
    second = run(taken, "serve")
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert f"port {filled.port}" in second.stderr


def test_when_no_worker_can_start_the_parent_says_so_and_ends(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "uvloop.py").write_text("raise ImportError")
    variables = environment(settings)
    variables["PYTHONPATH"] = f"{tmp_path}:{variables['PYTHONPATH']}"
    ended = subprocess.run(command("serve"), env=variables, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 1
    assert json.loads(ended.stderr.splitlines()[-1])["event"] == "no_worker_starts"


def test_the_log_holds_no_personal_data(filled: Service) -> None:
    filled.request("PUT", RECORD, PERSON)
    filled.decision(WANTED)
    filled.request("POST", "/v1/screen", {**WANTED, "sex": "Molchanov"})
    filled.request("GET", "/v1/records/Molchanov?Molchanov")
    filled.process.terminate()
    filled.process.wait(PATIENCE)
    log = filled.log()
    assert '"serving"' in log
    assert "Molchanov" not in log
