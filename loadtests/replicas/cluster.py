"""What the trial runs: a Redis server, replicas that reach it through a link each, and the proxy in front of them.

Everything is as it is shipped and documented: access is controlled by keys on the same server, the audit is on,
clients show certificates to the proxy, the server keeps what it acknowledged (`appendfsync always`). One worker a
replica, because of the machine.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import httpx2

from loadtests.replicas.link import Links
from screening.settings import Settings
from screening.store import RedisOptions
from screening.store.redis_keys import RedisKeys
from tests.faults.service import Service, run, until
from tests.faults.test_access import Authority
from tests.faults.world import edition
from tests.ports import free_port
from tests.proxies import Certificates, Proxy
from tests.redis import RedisProcess

POST = "post-7"
OWNER = "data-owner"
PATIENCE = 120.0


class Replica:
    """One `screening serve` of its own folder, killed and started again."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.service: Service | None = None

    @property
    def url(self) -> str:
        """Where it answers when it does."""
        return f"http://127.0.0.1:{self.settings.port}"

    def start(self) -> None:
        """Begins to start it; `ready` tells when it can be asked."""
        self.service = Service(self.settings, wait=False)

    def ready(self) -> bool:
        """Whether it answers from complete data."""
        return self._status("/readyz") == 200

    def answers(self) -> bool:
        """Whether it answers at all. One that ended by itself is started again, as by all that run services."""
        if self.service is not None and self.service.process.poll() is not None:
            self.service.client.close()
            self.start()
        return self._status("/healthz") == 200

    def kill(self) -> int:
        """`kill -9` of all of it, as when its machine loses power; how many processes there were."""
        assert self.service is not None
        all_of_it = [self.service.process.pid, *_below(self.service.process.pid)]
        for pid in all_of_it:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.service.process.wait()
        self.service.client.close()
        until(lambda: not any(Path(f"/proc/{pid}").exists() and not _dead(pid) for pid in all_of_it))
        return len(all_of_it)

    def end(self) -> None:
        """Ends it in order, however it is."""
        if self.service is not None:
            self.service.end()

    def _status(self, path: str) -> int:
        try:
            return httpx2.get(self.url + path, timeout=10.0).status_code
        except httpx2.TransportError:
            return 0


class Cluster:
    """A context manager: everything runs inside of it, and nothing is left of it afterwards."""

    def __init__(
        self,
        folder: Path,
        replicas: int,
        persons: int,
        proxy: str,
        *,
        patient: bool = False,
        **settings: object,
    ) -> None:
        """`patient`: see `Proxy`."""
        self.folder = folder
        self.links = Links()
        self.redis = RedisProcess(folder / "redis")
        self.authority = Authority(folder)
        self.ca = self.authority.path
        self.certificates = {name: self.authority.issue(name) for name in (POST, OWNER)}
        self._lines = [self.links.to(self.redis.port) for _ in range(replicas)]
        self.replicas = [
            Replica(self._settings(number, line.port, settings)) for number, line in enumerate(self._lines)
        ]
        self._proxy_kind, self._patient = proxy, patient
        self._persons = persons
        self.proxy: Proxy | None = None
        ring = RedisKeys(self.redis.url, RedisOptions())
        for name, role, more in ((POST, "first_line", {}), (OWNER, "data_owner", {"lists": ("border",)})):
            owner = "KAZ" if role == "data_owner" else ""
            ring.create(client=name, role=role, owner=owner, subject=f"CN={name},O=Border,C=KZ", **more)  # type: ignore[arg-type]
        self.checker = ring.create(client="checker", role="second_line")[1]
        self.operator = ring.create(client="operator", role="operator")[1]

    def _settings(self, number: int, port: int, more: dict[str, object]) -> Settings:
        folder = self.folder / f"replica-{number}"
        folder.mkdir()
        chosen: dict[str, object] = {
            "store": f"redis://127.0.0.1:{port}/0",
            "access_store": f"redis://127.0.0.1:{port}/0",
            "index_dir": folder / "index",
            "jobs_dir": folder / "jobs",
            "access_file": folder / "access.db",
            "audit_dir": folder / "audit",
            "audit_key_file": self.folder / "audit.key",
            "proxies": "127.0.0.1",
            "port": free_port(),
            "workers": 1,
            "batch_workers": 1,
        }
        return Settings(**(chosen | more))  # type: ignore[arg-type]

    def __enter__(self) -> Cluster:
        try:
            self._begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _begin(self) -> None:
        file = edition(self.folder / "first.ndjson", range(self._persons))
        commands = [(self.replicas[0], ("load", file)), *((replica, ("build",)) for replica in self.replicas)]
        for replica, command in commands:
            done = run(replica.settings, *command)
            assert done.returncode == 0, done.stderr
        for replica in self.replicas:
            replica.start()
        until(lambda: all(replica.ready() for replica in self.replicas), PATIENCE)
        certificate, key = self.authority.issue("localhost")
        ports = [replica.settings.port for replica in self.replicas]
        own = Certificates(certificate, key, self.ca)
        self.proxy = Proxy(self._proxy_kind, self.folder / "proxy", ports, own, patient=self._patient)

    def __exit__(self, *_: object) -> None:
        self.mend()
        for replica in self.replicas:
            replica.end()
        if self.proxy is not None:
            self.proxy.end()
        self.redis.end()
        self.links.close()

    def cut(self, *numbers: int) -> None:
        """Cuts these replicas, or all, off from Redis."""
        for number in numbers or range(len(self._lines)):
            self.links.set(self._lines[number], whole=False)

    def mend(self) -> None:
        """All links pass everything on again."""
        for line in self._lines:
            self.links.set(line, whole=True)

    def seconds_to_ready(self, replica: Replica) -> float:
        """How long from now until it answers from complete data."""
        began = time.monotonic()
        until(replica.ready, PATIENCE)
        return time.monotonic() - began


def _below(pid: int) -> list[int]:
    """The processes under one, and under these."""
    try:
        children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [each for child in children for each in (child, *_below(child))]


def _dead(pid: int) -> bool:
    """It only waits to be taken notice of."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True
