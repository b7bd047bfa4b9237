"""Whole processes: a parent, two workers, a builder; killed, stopped and asked meanwhile.

A worker is singled out by stopping the other one (SIGSTOP): they share the listening socket, so whoever
runs takes the connection.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from screening.settings import Settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys
from screening.serve import serve
from screening.settings import Settings
settings = Settings.model_validate_json(sys.argv[1])
sys.exit(serve(settings, announce=lambda url: print(url, flush=True)))
"""
PATIENCE = 30.0
WANTED = {"name": "Viktor Arkadyevich Molchanov", "birth_date": "1971-03-09"}
STRANGER = {"name": "Oluwaseun Adeyemi"}
PERSON = {
    "kind": "person",
    "list": "national",
    "names": [{"name": WANTED["name"]}],
    "birth_dates": [WANTED["birth_date"]],
}
RECORD = "/v1/records/national:17"


class Service:
    """A running service, and its processes."""

    def __init__(self, settings: Settings) -> None:
        arguments = [sys.executable, "-c", PROGRAM, settings.model_dump_json()]
        self.process = subprocess.Popen(
            arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url, self.log()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def children(self, role: str) -> list[int]:
        """The process ids of our children of that role."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in pids if role.encode() in _command(int(pid))]

    def workers(self) -> list[int]:
        return self.children("worker")

    def request(self, method: str, path: str, body: Any = None) -> httpx2.Response:
        """One request on a connection of its own."""
        return httpx2.request(method, self.url + path, json=body, timeout=10.0)

    def decision(self, traveller: dict[str, str]) -> str:
        return str(self.request("POST", "/v1/screen", traveller).json()["decision"])

    def log(self) -> str:
        """What was logged, once all processes have ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read()

    def end(self) -> None:
        for pid in self.workers() if self.process.poll() is None else []:
            os.kill(pid, signal.SIGCONT)
        self.process.terminate()
        self.process.wait(20)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def until(true: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """What `true` gives once it is true; the test fails when that takes too long."""
    deadline = time.monotonic() + patience
    while not (found := true()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return found


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """While this process is at rest, the other worker answers."""
    os.kill(pid, signal.SIGSTOP)
    until(lambda: _state(pid) == "T")
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    store = f"sqlite:///{tmp_path / 'records.db'}"
    return Settings(store=store, index_dir=tmp_path / "index", port=0, workers=2, rebuild_changes=50)


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    running = Service(settings)
    until(lambda: len(running.workers()) == 2)
    yield running
    running.end()


@pytest.fixture
def filled(service: Service) -> Service:
    """With one list on file, and both workers answering."""
    other = {**PERSON, "names": [{"name": "Ama Boateng"}], "birth_dates": ["1980"]}
    assert service.request("PUT", "/v1/records/national:1", other).status_code == 201
    for pid in service.workers():
        with stopped(pid):
            until(lambda: service.request("GET", "/readyz").status_code == 200)
    return service


def test_a_change_made_through_one_worker_is_known_to_the_other_within_a_second(filled: Service) -> None:
    first, second = filled.workers()
    with stopped(second):
        assert filled.request("PUT", RECORD, PERSON).status_code == 201
        assert filled.decision(WANTED) == "refer"
    with stopped(first):
        until(lambda: filled.decision(WANTED) == "refer", 1.0)
        assert filled.request("DELETE", RECORD).status_code == 200
        assert filled.decision(WANTED) == "clear"
    with stopped(second):
        until(lambda: filled.decision(WANTED) == "clear", 1.0)


def test_metrics_add_up_over_the_workers(filled: Service) -> None:
    before = _screened(filled)
    first, second = filled.workers()
    for pid, times in ((first, 3), (second, 4)):
        with stopped(pid):
            for _ in range(times):
                filled.decision(STRANGER)
    assert [_screened(filled) - before for _ in range(4)] == [7, 7, 7, 7]


def _screened(service: Service) -> float:
    text = service.request("GET", "/metrics").text
    found = re.findall(r'^screening_\w*requests\w*\{.*route="/v1/screen".*\} (\S+)$', text, re.MULTILINE)
    return sum(map(float, found))


def test_a_killed_worker_is_replaced_and_the_service_goes_on(filled: Service) -> None:
    assert filled.request("PUT", RECORD, PERSON).status_code == 201
    victim, survivor = filled.workers()
    os.kill(victim, signal.SIGKILL)
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
    workers = filled.workers()
    filled.process.kill()
    filled.process.wait()
    until(lambda: not any(b"worker" in _command(pid) for pid in workers))
    again = Service(settings.model_copy(update={"port": filled.port}))
    try:
        assert again.port == filled.port
        until(lambda: again.decision(WANTED) in ("refer",))
    finally:
        again.end()


def test_a_fresh_service_never_says_clear_before_it_has_looked(filled: Service, settings: Settings) -> None:
    assert filled.request("PUT", RECORD, PERSON).status_code == 201
    filled.end()
    again = Service(settings)
    seen = {again.decision(WANTED) for _ in range(20)}
    again.end()
    assert "clear" not in seen


def test_a_snapshot_is_built_when_enough_has_changed_and_a_damaged_one_is_built_anew(
    filled: Service, settings: Settings
) -> None:
    rows = [
        {**PERSON, "id": f"national:{number}", "birth_dates": [str(1900 + number)]} for number in range(80)
    ]
    body = "\n".join(map(json.dumps, rows)).encode()
    assert httpx2.post(f"{filled.url}/v1/lists/national", content=body).json()["added"] == 79
    built = until(lambda: sorted(settings.index_dir.glob("index-*.snap")))
    until(lambda: filled.request("GET", "/readyz").json()["snapshot_sequence"] >= 80)
    assert filled.decision(WANTED) == "refer"
    filled.end()

    damaged = built[-1]
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged.write_bytes(content)
    again = Service(settings)
    until(lambda: again.request("GET", "/readyz").status_code == 200)
    until(lambda: [path for path in settings.index_dir.glob("index-*.snap") if path != damaged])
    until(lambda: again.decision(WANTED) == "refer")
    again.end()


def test_a_stop_lets_the_answers_under_way_go_out_and_frees_the_port(filled: Service) -> None:
    port, workers = filled.port, filled.workers()
    started = time.monotonic()
    filled.process.terminate()
    assert filled.process.wait(20) == 0
    assert time.monotonic() - started < 10
    assert not any(b"worker" in _command(pid) for pid in workers)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_hangup_does_not_end_the_service(filled: Service) -> None:
    filled.process.send_signal(signal.SIGHUP)
    assert filled.decision(STRANGER) == "clear"
    assert filled.process.poll() is None


def test_a_port_in_use_is_told_in_one_sentence(filled: Service, settings: Settings) -> None:
    taken = settings.model_copy(update={"port": filled.port})
    arguments = [sys.executable, "-c", PROGRAM, taken.model_dump_json()]
    second = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert f"port {filled.port}" in second.stderr


def test_when_no_worker_can_start_the_parent_says_so_and_ends(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "records.db").mkdir()
    arguments = [sys.executable, "-c", PROGRAM, settings.model_dump_json()]
    ended = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    events = [json.loads(line)["event"] for line in ended.stderr.splitlines()]
    assert events[-1] == "no_worker_starts"


def test_the_log_holds_no_personal_data(filled: Service) -> None:
    filled.request("PUT", RECORD, PERSON)
    filled.decision(WANTED)
    filled.request("POST", "/v1/screen", {**WANTED, "sex": "Molchanov"})
    filled.request("GET", "/v1/records/Molchanov?Molchanov")
    filled.process.terminate()
    log = filled.log()
    assert '"serving"' in log
    assert "Molchanov" not in log
