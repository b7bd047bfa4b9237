"""A Ray cluster of a test's own on this machine: a head, and further nodes that are started and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from tests.ports import free_port

_SECONDS = 300  # a busy machine takes half a minute for what takes five seconds


class RayCluster:
    """Nodes of one core each. `kill` ends one as a power cut would; `end` ends all."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="ray-", dir="/tmp"))  # its sockets have room for a short path only
        self._nodes: list[subprocess.Popen[bytes]] = []
        self.address = f"127.0.0.1:{free_port()}"

    def start(self, environment: Mapping[str, str]) -> int:
        """One more node, whose processes have this environment too: its number. Returns when it has joined."""
        port = self.address.rpartition(":")[2]
        place = ("--address", self.address) if self._nodes else (
            "--head", "--port", port, "--include-dashboard", "false", "--temp-dir", str(self._folder),
        )  # fmt: skip
        log = (self._folder / f"node-{len(self._nodes)}.log").open("wb")
        with log:
            node = subprocess.Popen(
                [
                    *(sys.executable, "-m", "ray.scripts.scripts", "start", *place, "--block"),
                    *(
                        "--num-cpus",
                        "1",
                        "--object-store-memory",
                        "80000000",
                        "--node-ip-address",
                        "127.0.0.1",
                    ),
                    *("--dashboard-agent-listen-port", str(free_port()), "--disable-usage-stats"),
                ],
                env={**os.environ, **environment, "RAY_USAGE_STATS_ENABLED": "0"},
                stdout=log,
                stderr=log,
            )
        self._nodes.append(node)
        deadline = time.monotonic() + _SECONDS
        while b"Ray runtime started" not in (told := Path(log.name).read_bytes()):
            assert node.poll() is None, told.decode()
            assert time.monotonic() < deadline, told.decode()
            time.sleep(0.1)
        return len(self._nodes) - 1

    def processes(self, number: int) -> list[int]:
        """The processes of a node that screen."""
        return [pid for pid in _below(self._nodes[number].pid) if _command(pid).startswith("ray::Node")]

    def kill_screening(self) -> int:
        """`kill -9` of every process that screens, on all nodes: how many there were."""
        return sum(_killed(pid) for number in range(len(self._nodes)) for pid in self.processes(number))

    def kill(self, number: int) -> None:
        """`kill -9` of all that the node is."""
        for pid in (self._nodes[number].pid, *_below(self._nodes[number].pid)):
            _killed(pid)
        self._nodes[number].wait()

    def end(self) -> None:
        """Ends all nodes, and leaves nothing of them."""
        for number in range(len(self._nodes)):
            self.kill(number)
        rmtree(self._folder, ignore_errors=True)


def _killed(pid: int) -> bool:
    """Whether it was still there: a node ends the processes of a command that is gone by itself."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def _below(pid: int) -> list[int]:
    """The process's children, their children, and so on."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *_below(child)]
    return found


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    return ""
