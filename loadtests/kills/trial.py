"""The trial: a service under load, of which something is killed now and then, and what is left at the end.

`kill -9` of a worker, of a process that screens passenger lists, of the builder, of `screening load`, of the parent
with all that it has (started again), and of the Redis server where the records are there (started again, too).
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from loadtests.kills.clients import EDITIONS, LISTED, Airline, Authority, Client, Officer, Publisher
from loadtests.kills.ledger import Ledger
from screening.access.keyring import Keyring
from screening.settings import Settings
from tests.faults.service import Service, run, until
from tests.faults.world import edition
from tests.ports import free_port
from tests.redis import RedisProcess

OFFICERS = 3
TARGETS = {"worker": 6, "list process": 3, "builder": 4, "load": 2, "parent": 1, "Redis server": 2}
"""What is killed, and how often beside the others."""

PATIENCE = 120.0
"""Seconds that a start may take on a machine that has much else to do."""

FEWEST = 3
"""So often somebody is killed, however long a slow machine takes for it."""

LONGEST = 240.0
"""Seconds for which a slow machine may go on, when nobody is killed any more, until there is enough."""

PAUSE = 2.0
"""Seconds between two kills, on average."""


def settings_in(folder: Path, store: str) -> Settings:
    """Everything in one folder; snapshots are due soon, so that a builder is often there to be killed."""
    return Settings(
        store=store,
        index_dir=folder / "index",
        jobs_dir=folder / "jobs",
        access_file=folder / "access.db",
        audit_dir=folder / "audit",
        audit_key_file=folder / "audit.key",
        audit="on",
        audit_segment_bytes=2_000_000,
        port=free_port(),
        workers=2,
        batch_workers=2,
        rebuild_changes=50,
        delta_limit=150,
    )


class Trial:
    """One trial in a folder; a context manager that leaves no process behind."""

    def __init__(
        self, folder: Path, *, seed: int, store: str = "sqlite", pause: float = PAUSE, prompt: bool = True
    ) -> None:
        """`prompt`: see the ledger."""
        self.ledger = Ledger(prompt)
        self.kills: Counter[str] = Counter()
        self._chance = random.Random(seed)
        self._pause = pause
        self._stack = ExitStack()
        self._redis: RedisProcess | None = None
        url = f"sqlite:///{folder / 'store.db'}"
        if store == "redis":
            self._redis = RedisProcess(folder / "redis")
            self._stack.callback(self._redis.end)
            url = self._redis.url
        self.settings = settings_in(folder, url)
        self._keys = _keys(self.settings)
        self._load(folder)
        self.service = self._started()
        self._clients = self._made(folder, seed)

    def __enter__(self) -> Trial:
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._clients:
            client.over.set()
        self.service.end()
        self._stack.close()

    def run(self, seconds: float, enough: Callable[[], bool] = lambda: True) -> None:
        """Kills for so long, and some; waits for `enough`; then every client hears of what it last asked."""
        self.service.all_ready()
        for client in self._clients:
            client.start()
        began = time.monotonic()
        while time.monotonic() < began + seconds or self.kills.total() < FEWEST:
            if self.ledger.failures:
                break
            time.sleep(min(self._chance.expovariate(1 / self._pause), 5 * self._pause))
            self._kill()
        until(lambda: enough() or self.ledger.failures, LONGEST)
        for client in self._clients:
            client.over.set()
        for client in self._clients:
            client.join(180)
            if client.is_alive():
                self.ledger.failures.append(f"{client.name}: never heard of what it asked")

    # --- what is there before

    def _load(self, folder: Path) -> None:
        """The list that never changes, and the first edition of the one that does."""
        for name, numbers in (("national", LISTED), ("weekly", EDITIONS[0])):
            done = run(self.settings, "load", edition(folder / f"{name}.ndjson", numbers, name))
            if done.returncode:
                raise SystemExit(done.stderr)

    def _started(self) -> Service:
        service = Service(self.settings, wait=False)
        until(lambda: service.events("serving") or service.process.poll() is not None, PATIENCE)
        if service.process.poll() is not None:
            raise SystemExit(service.log())
        service.client.headers["Authorization"] = f"Bearer {self._keys['second_line']}"
        return service

    def _made(self, folder: Path, seed: int) -> list[Client]:
        def told(name: str, role: str, number: int) -> tuple[Any, ...]:
            url = f"http://127.0.0.1:{self.settings.port}"
            return name, url, self._keys[role], self.ledger, seed * 100 + number

        self._publisher = Publisher(
            *told("publisher", "data_owner", 1), settings=self.settings, folder=folder
        )
        return [
            *(Officer(*told(f"officer{n}", "second_line", 10 + n)) for n in range(OFFICERS)),
            Authority(*told("authority", "data_owner", 2)),
            Airline(*told("airline", "analyst", 3)),
            self._publisher,
        ]

    # --- kills

    def _kill(self) -> None:
        """One of what is there, by chance."""
        found = self._targets()
        kinds = list(found)
        kind = self._chance.choices(kinds, [TARGETS[kind] for kind in kinds])[0]
        if found[kind]():
            self.kills[kind] += 1

    def _targets(self) -> dict[str, Callable[[], bool]]:
        service, found = self.service, dict[str, Callable[[], bool]]()
        for kind, pids in {
            "worker": service.workers(),
            "list process": [*service.children("batch"), *service.children("reserve")],
            "builder": service.children("build"),
        }.items():
            if pids:
                found[kind] = partial(_killed, self._chance.choice(pids))
        loading = self._publisher.loading
        if loading is not None:
            found["load"] = partial(_killed, loading.pid)
        if self._redis is not None:
            found["Redis server"] = self._kill_redis
        return found | {"parent": self._kill_parent}

    def _kill_parent(self) -> bool:
        self.service.kill()
        self.service = self._started()
        return True

    def _kill_redis(self) -> bool:
        if self._redis is not None:
            self._redis.kill()
            time.sleep(self._chance.uniform(0.1, 2.0))
            self._redis.start()
        return True


def _killed(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _keys(settings: Settings) -> dict[str, str]:
    """A key for each role that has something to do here."""
    ring = Keyring(settings.access_file)
    return {
        "second_line": ring.create(client="post", role="second_line")[1],
        "analyst": ring.create(client="airline", role="analyst")[1],
        "data_owner": ring.create(
            client="authority", role="data_owner", owner="UTO", lists=("border", "weekly")
        )[1],
    }
