"""Starts servers over a loaded store, waits until they are ready, and ends them.

Two kinds: one process with the no-op route beside the real ones (`noop`), and the product's own service with
its parent and workers.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.data import Loaded

READY_SECONDS = 120
STOP_SECONDS = 20
QUIET = {"SCREENING_LOG_LEVEL": "error"}


class Server(NamedTuple):
    """Where it listens on this machine, and its process."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def with_noop(loaded: Loaded) -> Iterator[Server]:
    """One process that has the no-op route as well."""
    port = _free_port()
    arguments = [loaded.store, str(loaded.index), str(port)]
    with _running([sys.executable, "-m", "benchmarks.speed.noop", *arguments], port) as server:
        yield server


@contextmanager
def bare(loaded: Loaded) -> Iterator[Server]:
    """One process without keys, limits, audit and metrics."""
    port = _free_port()
    arguments = [loaded.store, str(loaded.index), str(port)]
    with _running([sys.executable, "-m", "benchmarks.speed.bare", *arguments], port) as server:
        yield server


@contextmanager
def service(loaded: Loaded, workers: int, more: dict[str, str] | None = None) -> Iterator[Server]:
    """The service, with so many workers and `more` settings; ready when all of them are."""
    port = _free_port()
    settings = {"SCREENING_INDEX_DIR": str(loaded.index)} | (more or {})
    options = ["--store", loaded.store, "--port", str(port), "--workers", str(workers)]
    command = [sys.executable, "-m", "screening", "serve", *options]
    with _running(command, port, settings) as server:
        until(lambda: len(workers_of(server)) == workers, "The workers did not start.")
        yield server


def workers_of(server: Server) -> list[int]:
    """The process ids of a service's workers."""
    return children_of(server, b"worker")


def children_of(server: Server, *roles: bytes) -> list[int]:
    """The process ids of a service's children of these roles."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") for pid in children}
    return [pid for pid, command in commands.items() if set(roles) & set(command)]


@contextmanager
def _running(command: list[str], port: int, settings: dict[str, str] | None = None) -> Iterator[Server]:
    process = subprocess.Popen(command, env={**os.environ, **QUIET, **(settings or {})})
    try:
        until(lambda: process.poll() is not None or _ready(port), "The server did not become ready in time.")
        if process.poll() is not None:
            raise SystemExit(f"The server ended with status {process.returncode}.")
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def _ready(port: int) -> bool:
    with (
        suppress(OSError, http.client.HTTPException),
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection,
    ):
        connection.request("GET", "/readyz")
        return bool(json.load(connection.getresponse())["ready"])
    return False


def until(done: Callable[[], bool], otherwise: str) -> None:
    """Returns once it is done. Ends the program when that takes too long."""
    deadline = time.monotonic() + READY_SECONDS
    while not done():
        if time.monotonic() > deadline:
            raise SystemExit(otherwise)
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
