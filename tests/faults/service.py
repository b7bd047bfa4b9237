"""A running service, as an operator has it: `screening serve` and its processes, asked, stopped and killed.

A worker is singled out by stopping the other one (SIGSTOP): they share the listening socket, so whoever
runs takes the connection. Everything waits by asking again: `until` a deadline that only a failure reaches, however
busy the machine is, or, for what is promised within a second or so, `soon`: so many questions later.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2

from screening.settings import PREFIX, Settings
from tests.faults.world import person, traveller

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0
"""Seconds. A busy machine takes half a minute for what takes one; who waits in vain waits only once."""

STEP = 0.02
Json = dict[str, Any]


def until(true: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """What `true` gives once it is true; the test fails when that takes too long."""
    deadline = time.monotonic() + patience
    while not (found := true()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(STEP)
    return found


def soon(true: Callable[[], Any], seconds: float = 1.0) -> Any:
    """What `true` gives, which it must within so many seconds of the service's own time.

    They are counted in questions that it answers, at least 20 ms one after the other: a machine that holds it, or us,
    up for a moment lets it answer none meanwhile. On one that does not, this is the time on the wall.
    """
    for _ in range(round(seconds / STEP)):
        if found := true():
            return found
        time.sleep(STEP)
    raise AssertionError(f"not within what {seconds} seconds are to the service")


def environment(settings: Settings) -> dict[str, str]:
    """The process environment that holds these settings and no others of ours."""
    foreign = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    chosen = {name: value for name, value in settings.model_dump().items() if value is not None}
    return {
        **foreign,
        "PYTHONPATH": str(ROOT),
        **{f"{PREFIX}{name.upper()}": str(value) for name, value in chosen.items()},
    }


def command(*arguments: str | Path) -> list[str]:
    """`screening` with these arguments."""
    return [sys.executable, "-m", "screening", *map(str, arguments)]


def run(settings: Settings, *arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """A command of the program, to its end."""
    return subprocess.run(
        command(*arguments), env=environment(settings), capture_output=True, text=True, timeout=300, **more
    )


class Service:
    """A running service, and its processes. Ready to be asked when made, unless `wait` is false."""

    def __init__(
        self,
        settings: Settings,
        *,
        wait: bool = True,
        variables: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        self.settings = settings
        handle, name = tempfile.mkstemp(prefix="service-", suffix=".log", dir=settings.index_dir.parent)
        self._log = Path(name)
        with os.fdopen(handle, "wb") as log:
            self.process = subprocess.Popen(
                command("serve"), env=environment(settings) | (variables or {}), stderr=log, **more
            )
        self.client = httpx2.Client(
            timeout=PATIENCE, verify=False, limits=httpx2.Limits(max_keepalive_connections=0)
        )
        self.port = settings.port
        if wait:
            until(lambda: self.events("serving") or self.process.poll() is not None)
            assert self.process.poll() is None, self.log()
            self.port = self.events("serving")[0]["port"]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # --- processes

    def children(self, role: str) -> list[int]:
        """The process ids of our children of that role."""
        return [pid for pid in self._children() if role.encode() in command_of(pid).split(b"\0")]

    def _children(self) -> list[int]:
        """All of them, as two looks in a row have them: one may leave some out, when another ends meanwhile."""
        found, before = self._listed(), None
        while found != before:
            found, before = self._listed(), found
        return found

    def _listed(self) -> list[int]:
        with suppress(OSError):
            told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
            return list(map(int, told.split()))
        return []

    def workers(self) -> list[int]:
        return self.children("worker")

    @staticmethod
    def kill_one(pid: int) -> None:
        """`kill -9` of one of our processes; it may just have ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def kill(self) -> None:
        """`kill -9` of the parent; returns when its children have gone too."""
        children = self._children()
        self.process.kill()
        self.process.wait()
        until(lambda: not any(command_of(pid) for pid in children))
        self.client.close()

    def end(self) -> None:
        for pid in self.workers() if self.process.poll() is None else []:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.client.close()

    # --- what it says

    def log(self) -> str:
        """What was logged so far."""
        return self._log.read_text()

    def events(self, *names: str) -> list[Json]:
        """What was logged so far under these names (without any: all), in order."""
        whole = self.log().rpartition("\n")[0]  # who writes may be in the midst of a line
        lines = [json.loads(line) for line in whole.splitlines() if line.endswith("}")]
        return [line for line in lines if not names or line["event"] in names]

    def request(self, method: str, path: str, body: Any = None) -> httpx2.Response:
        """One request on a connection of its own."""
        return self.client.request(method, self.url + path, json=body)

    def screen(self, asked: Json) -> Json:
        answer: Json = self.request("POST", "/v1/screen", asked).json()
        return answer

    def decision(self, asked: Json) -> str:
        return str(self.screen(asked)["decision"])

    def hits(self, numbers: Iterable[int]) -> set[int]:
        """Those of the persons that are hit when they are asked for."""
        asked = [{**traveller(number), "id": str(number)} for number in numbers]
        body = "\n".join(map(json.dumps, asked)).encode()
        answer = self.client.post(f"{self.url}/v1/screen/batch", content=body)
        return {int(found["id"]) for found in map(json.loads, answer.content.splitlines()) if _found(found)}

    def ready(self) -> bool:
        """False as well while nobody listens yet: a service refuses connections until it can answer."""
        try:
            return self.request("GET", "/readyz").status_code == 200
        except httpx2.ConnectError:
            return False

    def put(self, number: int, list_name: str = "national") -> httpx2.Response:
        """Puts the person on file."""
        record = person(number, list_name)
        return self.request("PUT", f"/v1/records/{record['id']}", record)

    def each_worker(self) -> Iterator[int]:
        """Every worker in turn, while it alone answers."""
        workers = until(lambda: len(found := self.workers()) == self.settings.workers and found)
        for chosen in workers:
            with stopped(*(pid for pid in workers if pid != chosen)):
                yield chosen

    def all_ready(self) -> None:
        """Returns when every worker answers from complete data; one that ended meanwhile is asked in its successor.

        First any of them, all at work: one that is stopped in the middle of a change keeps the store from the builder.
        """
        until(self.ready)
        while True:
            try:
                for _ in self.each_worker():
                    until(self.ready)
            except ProcessLookupError:
                continue
            return


@contextmanager
def serving(settings: Settings, **more: Any) -> Iterator[Service]:
    """A service for as long as the block lasts, however it was ended in between."""
    service = Service(settings, **more)
    try:
        yield service
    finally:
        service.end()


@contextmanager
def stopped(*pids: int) -> Iterator[None]:
    """While these processes are at rest, the others answer."""
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        until(lambda: all(_rests(pid) for pid in pids))
        yield
    finally:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def command_of(pid: int) -> bytes:
    """The command line of a process; empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _rests(pid: int) -> bool:
    """Whether it is stopped. Raises ProcessLookupError for one that has ended instead."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        state = "X"
    if state in "ZX":
        raise ProcessLookupError(f"process {pid} has ended")
    return state == "T"


def _found(answer: Json) -> bool:
    wanted = traveller(int(answer["id"]))["name"]
    return any(hit["record"]["names"][0]["name"] == wanted for hit in answer["hits"])


class Watch(threading.Thread):
    """Asks for one traveller again and again while things happen; used as a context manager.

    `seen` counts the decisions; "" stands for no answer: a broken connection, or a 5xx problem.
    """

    def __init__(self, service: Service, asked: Json) -> None:
        super().__init__(daemon=True)
        self._url, self._asked = f"{service.url}/v1/screen", asked
        self._over = threading.Event()
        self.seen: Counter[str] = Counter()

    def run(self) -> None:
        limits = httpx2.Limits(max_keepalive_connections=0)
        with httpx2.Client(timeout=2 * PATIENCE, verify=False, limits=limits) as client:
            while not self._over.is_set():
                self.seen[self._ask(client)] += 1

    def _ask(self, client: httpx2.Client) -> str:
        try:
            answer = client.post(self._url, json=self._asked)
        except httpx2.TransportError:
            self._over.wait(0.01)
            return ""
        assert answer.status_code in (200, 500, 503), answer.text
        return str(answer.json().get("decision", ""))

    def __enter__(self) -> Watch:
        self.start()
        until(lambda: self.seen)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join(2 * PATIENCE)
        assert not self.is_alive()
