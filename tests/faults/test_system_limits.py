"""What the system refuses: file handles, memory, a disk that may only be read.

Whoever is answered is answered rightly, and all is as before when the system gives again.
"""

from __future__ import annotations

import json
import resource
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import httpx2
import pytest

from screening.settings import Settings
from tests.faults.service import PATIENCE, Service, run, serving, until
from tests.faults.world import STRANGER, edition, person, traveller

pytestmark = pytest.mark.slow

HIT = traveller(7)
HANDLES = 120
ROOM = 8 << 20


@contextmanager
def limited(pids: list[int], what: int, bound: int) -> Iterator[None]:
    """These processes may have so much of it, and no more, while the block lasts."""
    before = {pid: resource.prlimit(pid, what) for pid in pids}
    try:
        for pid in pids:
            resource.prlimit(pid, what, (bound, before[pid][1]))
        yield
    finally:
        for pid, limits in before.items():
            with suppress(ProcessLookupError):
                resource.prlimit(pid, what, limits)


def kept_asking(connection: HTTPConnection, asked: dict[str, str]) -> str:
    """The decision on a connection that was there before; "" for a problem."""
    connection.request("POST", "/v1/screen", json.dumps(asked), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return str(json.loads(answer.read()).get("decision", ""))


def test_out_of_file_handles_who_is_connected_is_answered_and_the_others_are_when_there_are_some_again(
    loaded: Settings,
) -> None:
    """Four times as many clients connect as the worker may have handles."""
    settings = loaded.model_copy(update={"workers": 1, "audit": "on"})
    with serving(settings) as service, ExitStack() as stack:
        service.all_ready()
        (worker,) = service.workers()
        connection = HTTPConnection("127.0.0.1", service.port, timeout=PATIENCE)
        stack.callback(connection.close)
        assert kept_asking(connection, HIT) == "refer"
        with limited([worker], resource.RLIMIT_NOFILE, HANDLES):
            for _ in range(4 * HANDLES):
                client = socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE)
                stack.callback(client.close)
            until(lambda: len(list(Path(f"/proc/{worker}/fd").iterdir())) >= HANDLES - 5)
            for _ in range(50):
                assert kept_asking(connection, HIT) == "refer"
                assert kept_asking(connection, STRANGER) in ("clear", "not_checked")
            assert service.workers() == [worker]
            stack.close()
            until(lambda: asked(service, HIT) == "refer")
        until(lambda: asked(service, STRANGER) == "clear")
        assert not service.events("worker_died")


def asked(service: Service, who: dict[str, str]) -> str:
    """The decision; "" where nobody answers in time."""
    with suppress(OSError, ValueError, HTTPException):
        connection = HTTPConnection("127.0.0.1", service.port, timeout=2)
        try:
            return kept_asking(connection, who)
        finally:
            connection.close()
    return ""


def test_where_memory_is_short_nobody_is_wrongly_clear_and_all_is_well_when_there_is_some(
    loaded: Settings, tmp_path: Path
) -> None:
    """Each worker may have 8 MB more than it has. A list and batches need more: they may fail, or the worker
    may end and another begin; who is on file is never clear, nor is who was reported and acknowledged."""
    large = edition(tmp_path / "large.ndjson", range(1_000, 4_000), "large")
    with serving(loaded) as service:
        service.all_ready()
        workers = service.workers()
        size = max(int(Path(f"/proc/{pid}/statm").read_text().split()[0]) for pid in workers)
        reported = list[int]()
        with limited(workers, resource.RLIMIT_AS, size * resource.getpagesize() + ROOM):
            batch = b"".join(json.dumps({**HIT, "id": str(n)}).encode() + b"\n" for n in range(1_000))
            for number in range(15):
                with suppress(httpx2.TransportError):
                    service.client.post(f"{service.url}/v1/screen/batch", content=batch, timeout=20)
                if number == 5:
                    assert run(loaded, "load", "--no-build", large).returncode == 0
                put = answered(service, "PUT", f"/v1/records/national:{400 + number}", person(400 + number))
                if put == 201:
                    reported.append(400 + number)
                assert asked(service, HIT) in ("refer", "not_checked", "")
                assert asked(service, STRANGER) in ("clear", "not_checked", "")
        until(lambda: len(service.workers()) == loaded.workers)
        service.all_ready()
        assert reported
        for _ in service.each_worker():
            until(lambda: service.hits([7, *reported, 1_001]) == {7, *reported, 1_001})
            until(lambda: service.decision(STRANGER) == "clear")


def answered(service: Service, method: str, path: str, body: object) -> int:
    """The status; 0 where the connection broke."""
    with suppress(httpx2.TransportError):
        return int(service.client.request(method, f"{service.url}{path}", json=body, timeout=20).status_code)
    return 0


@pytest.fixture
def disk(loaded: Settings) -> Iterator[Path]:
    """The folder of the store on a disk of its own, with what was loaded."""
    place = Path(loaded.store.removeprefix("sqlite:///")).parent
    content = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=50m", "none", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("a file system can be mounted by root only")
    try:
        for name, data in content.items():
            (place / name).write_bytes(data)
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_on_a_disk_that_turns_read_only_queries_are_answered_and_changes_are_refused(
    loaded: Settings, disk: Path
) -> None:
    with serving(loaded) as service:
        service.all_ready()
        assert service.put(301).status_code == 201
        done = subprocess.run(["mount", "-o", "remount,ro", disk], capture_output=True)
        if done.returncode:
            pytest.skip("this system does not make a disk read-only that somebody writes to")
        refused = service.put(302)
        assert (refused.status_code, refused.json()["code"]) == (503, "store_unavailable")
        for _ in service.each_worker():
            assert service.decision(HIT) == "refer"
            assert service.decision(traveller(301)) in ("refer", "not_checked")
            assert service.decision(STRANGER) in ("clear", "not_checked")
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        until(lambda: service.put(303).status_code in (200, 201))
        for _ in service.each_worker():
            until(lambda: service.hits([7, 301, 302, 303]) == {7, 301, 303})
            until(lambda: service.decision(STRANGER) == "clear")
