"""An open-loop driver: requests are sent when they are due, whether or not earlier ones were answered.

Travellers arrive by chance (Poisson) at a given rate. A request's latency counts from the moment at which it
was due, so a slow answer is felt by all who wait behind it and nothing is left out (coordinated omission). One
thread turns over non-blocking sockets with epoll and does not sleep when the next request is near: it is to
run on a core of its own. Run as a process: python -m benchmarks.speed.openloop PORT BODIES RATE SECONDS
"""

from __future__ import annotations

import argparse
import re
import select
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import numpy as np
import orjson

CONNECTIONS = 32
GRACE_SECONDS = 20.0
NEAR = 0.002
"""Seconds before the next request in which the driver no longer sleeps: epoll waits in milliseconds."""

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Result(NamedTuple):
    """Latencies in microseconds from the due moment, ordered; requests answered a second; refusals."""

    latencies: list[float]
    rate: float
    refused: int


class Failed(Exception):
    """The server closed a connection, or did not answer in time."""


class _Line:
    """A connection: whether it waits for an answer, since when, and what was received of it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.busy = False
        self.due = 0.0
        self.received = b""

    def send(self, request: bytes, due: float) -> None:
        self.due, self.received, self.busy = due, b"", True
        if self.socket.send(request) != len(request):  # far below the socket's buffer
            raise Failed("A request was not taken in one piece.")

    def answer(self) -> int | None:
        """The status, once the whole answer is there."""
        more = self.socket.recv(1 << 18)
        if not more:
            raise Failed("The server closed a connection.")
        self.received += more
        head = self.received.find(b"\r\n\r\n")
        length = _LENGTH.search(self.received, 0, head) if head >= 0 else None
        if length is None or len(self.received) < head + 4 + int(length[1]):
            return None
        self.busy = False
        return int(self.received[9:12])


def post(path: str, body: bytes) -> bytes:
    """The bytes of a request."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body


def due_times(rate: float, seconds: float, seed: int = 1) -> list[float]:
    """Moments, in seconds from the start, of Poisson arrivals at that rate."""
    gaps = np.random.default_rng(seed).exponential(1 / rate, int(rate * seconds * 1.2) + 50)
    moments = np.cumsum(gaps)
    return [float(moment) for moment in moments[moments < seconds]]


def drive(
    port: int, requests: Sequence[bytes], due: Sequence[float], connections: int = CONNECTIONS
) -> Result:
    """Sends the requests in turn at the due moments. Raises Failed where some are never answered."""
    with _Driver(port, connections) as driver:
        return driver.run(cycle(requests), deque(due))


class _Driver:
    """The connections, used in turn, so that none is idle for so long that the server closes it."""

    def __init__(self, port: int, connections: int) -> None:
        self._port = port
        self._poll = select.epoll()
        self._lines: dict[int, _Line] = {}
        self._free: deque[_Line] = deque()
        for _ in range(connections):
            self._open()

    def __enter__(self) -> _Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self._poll.close()
        for line in self._lines.values():
            line.socket.close()

    def run(self, requests: cycle[bytes], due: deque[float]) -> Result:
        """Until everything that was due is answered."""
        latencies, refused, heard = [], 0, 0.0
        start = time.perf_counter() + 0.01
        while due or len(self._free) < len(self._lines):
            now = time.perf_counter() - start
            while due and self._free and due[0] <= now:
                self._free.popleft().send(next(requests), due.popleft())
            waiting = len(self._free) < len(self._lines)
            if waiting and now > heard + GRACE_SECONDS:
                raise Failed("Requests were not answered in time.")
            wait = due[0] - now - NEAR if due and self._free else NEAR
            for line, status in self._answers(max(wait, 0.0)):
                heard = time.perf_counter() - start
                latencies.append((heard - line.due) * 1e6)
                refused += status != 200
            heard = heard if waiting else now
        return Result(sorted(latencies), len(latencies) / (time.perf_counter() - start), refused)

    def _answers(self, wait: float) -> Iterator[tuple[_Line, int]]:
        for number, _ in self._poll.poll(wait):
            line = self._lines[number]
            if not line.busy:  # the server closes what was idle; the next request needs another
                self._replace(line)
                continue
            status = line.answer()
            if status is not None:
                self._free.append(line)
                yield line, status

    def _open(self) -> None:
        line = _Line(self._port)
        self._lines[line.socket.fileno()] = line
        self._poll.register(line.socket, select.EPOLLIN)
        self._free.append(line)

    def _replace(self, line: _Line) -> None:
        self._free.remove(line)
        del self._lines[line.socket.fileno()]
        self._poll.unregister(line.socket)
        line.socket.close()
        self._open()


def apart(port: int, bodies: Path, rate: float, seconds: float) -> Result:
    """The same in a process of its own. `bodies` is a file of travellers, one a line."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.speed.openloop",
        str(port),
        str(bodies),
        str(rate),
        str(seconds),
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Result(*orjson.loads(done.stdout))


def main() -> None:
    """Drives `POST /v1/screen` and prints the result as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("bodies", type=Path, help="travellers, one JSON object a line")
    parser.add_argument("rate", type=float, help="requests a second")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    asked = parser.parse_args()
    requests = [post("/v1/screen", body) for body in asked.bodies.read_bytes().splitlines()]
    result = drive(asked.port, requests, due_times(asked.rate, asked.seconds), asked.connections)
    sys.stdout.buffer.write(orjson.dumps(list(result)))


if __name__ == "__main__":
    main()
