"""A Redis server of a test's own, on a free port, its files in a temporary folder: stopped, killed, started again."""

from __future__ import annotations

import socket
import subprocess
import time
from atexit import register
from functools import cache
from hashlib import sha1
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from tests.components import require
from tests.ports import free_port

DURABLE = ("--appendonly", "yes", "--appendfsync", "always")


class RedisProcess:
    """A running server. Its data outlive it in `folder`, as far as it was told to keep them."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._program = require("redis-server")
        self._folder = folder
        self._options = options or DURABLE
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self, *more: str) -> None:
        """Starts it; returns when it answers."""
        with (self._folder / "redis.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    self._program,
                    *("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self._folder)),
                    *("--save", "", "--daemonize", "no", "--repl-diskless-sync-delay", "0"),
                    *self._options,
                    *more,
                ],
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 90
        while self.ask("PING") != "+PONG":
            assert self.process.poll() is None, (self._folder / "redis.log").read_text()
            assert time.monotonic() < deadline, "the Redis server does not answer"
            time.sleep(0.02)

    def ask(self, *words: str) -> str:
        """The first line of its answer to a command, "" when there is none."""
        return ask(self.port, *words)

    def kill(self) -> None:
        """`kill -9`."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def ask(port: int, *words: str) -> str:
    """The first line of what a server of this machine answers, "" when it does not: without any client of ours."""
    request = f"*{len(words)}\r\n" + "".join(f"${len(word.encode())}\r\n{word}\r\n" for word in words)
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(request.encode())
            return connection.recv(65536).decode(errors="replace").splitlines()[0]
    except (OSError, IndexError):
        return ""


@cache
def shared() -> RedisProcess:
    """One for all tests of this process that do no harm to it."""
    folder = Path(mkdtemp(prefix="screening-redis-"))
    server = RedisProcess(folder)
    register(rmtree, folder, ignore_errors=True)  # last in, first out: after the server has ended
    register(server.end)
    return server


def store_for(folder: Path) -> str:
    """The address of a store on the shared server that is this folder's own."""
    return f"{shared().url}?prefix=store_{sha1(str(folder).encode(), usedforsecurity=False).hexdigest()}"
