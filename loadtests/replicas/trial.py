"""What happens in the trial and when, and what is held against one another at the end.

Every `pause` seconds one replica is killed and started again, in turn, but never one while another does not answer.
Once in six of these Redis is killed and started again. In the middle all replicas are cut off from Redis, for a minute
or a tenth of the time, and later one alone.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx2

from loadtests.replicas.clients import LIST, Client, Owner, Post
from loadtests.replicas.cluster import OWNER, PATIENCE, POST, Cluster, Replica
from loadtests.replicas.ledger import Ledger
from tests.faults.service import run, until
from tests.faults.world import person, traveller

REDIS_AWAY = 2.0  # seconds between its end and its start
SEEN = 100  # changes of which it is measured how soon all replicas know them
Row = dict[str, Any]


class Trial:
    """One run; `run` returns the rows of the table."""

    def __init__(self, cluster: Cluster, ledger: Ledger, *, pause: float, rate: float) -> None:
        assert cluster.proxy is not None
        self._cluster = cluster
        self._ledger = ledger
        self._pause = pause
        where = cluster.proxy.port, cluster.ca
        self._clients: list[Client] = [
            *(Post(ledger, *where, cluster.certificates[POST], rate / 4) for _ in range(4)),
            *(Owner(ledger, first, *where, cluster.certificates[OWNER], rate / 12) for first in (0, 500_000)),
        ]
        self._kills = self._processes = self._redis_kills = 0
        self._cuts: list[tuple[int, float]] = []
        self._back: list[float] = []
        self._one_at_a_time = threading.Lock()

    # --- what happens

    def run(self, seconds: float, enough: Callable[[Ledger], bool] = lambda _: True) -> list[Row]:
        """All of it, until the clients have heard `enough`, and the verdict."""
        seen = self._visible()
        for client in self._clients:
            client.start()
        began = time.monotonic()
        with ThreadPoolExecutor(max_workers=8) as pool:
            under_way = []
            for moment, act in self._plan(seconds):
                time.sleep(max(0.0, began + moment - time.monotonic()))
                under_way.append(pool.submit(act))
            time.sleep(max(0.0, began + seconds - time.monotonic()))
        for one in under_way:
            one.result()  # raises what went wrong in it
        until(lambda: enough(self._ledger) or self._ledger.failed or self._ledger.wrong, PATIENCE)
        for client in self._clients:
            client.over.set()
        for client in self._clients:
            client.join(PATIENCE)
        lasted = time.monotonic() - began
        self._cluster.mend()
        until(lambda: all(replica.ready() for replica in self._cluster.replicas), PATIENCE)
        return [*self._happened(lasted), *self._measured(seen), *self._verdict()]

    def _plan(self, seconds: float) -> list[tuple[float, Callable[[], None]]]:
        """Moments, in seconds from the start, and what happens then."""
        replicas, plan = self._cluster.replicas, []
        rounds = int(seconds // self._pause)
        for number in range(rounds):
            replica = replicas[number % len(replicas)]
            plan.append((self._pause * (number + 0.5), lambda r=replica: self._kill(r)))
            if number % 6 == 2 or (rounds < 3 and number == 0):
                plan.append((self._pause * (number + 0.95), self._kill_redis))
        long = min(60.0, seconds / 10)
        plan.append((0.5 * seconds, lambda: self._cut(long)))
        plan.append((0.8 * seconds, lambda: self._cut(long / 4, 0)))
        return sorted(plan, key=lambda step: step[0])

    def _kill(self, replica: Replica) -> None:
        with self._one_at_a_time:
            self._processes += replica.kill()
            self._kills += 1
            replica.start()
            began = time.monotonic()
            until(replica.answers, PATIENCE)
            self._back.append(time.monotonic() - began)

    def _kill_redis(self) -> None:
        with self._outage():
            self._cluster.redis.kill()
            time.sleep(REDIS_AWAY)
            self._cluster.redis.start()
        self._redis_kills += 1

    def _cut(self, seconds: float, *numbers: int) -> None:
        with self._outage():
            self._cluster.cut(*numbers)
            time.sleep(seconds)
            self._cluster.mend()
        self._cuts.append((len(numbers) or len(self._cluster.replicas), seconds))

    @contextmanager
    def _outage(self) -> Iterator[None]:
        """Told at once, since answers may lag from its first moment, and again when its end is known."""
        began = time.monotonic()
        self._ledger.outage(began, float("inf"))
        try:
            yield
        finally:
            self._ledger.ended(began, time.monotonic())

    def _visible(self) -> list[float]:
        """Seconds from the acknowledgement of a change until every replica answers by it, nothing else going on."""
        found = []
        owner = Owner(self._ledger, 900_000, *self._where(OWNER), 1.0)
        urls = [replica.url for replica in self._cluster.replicas]
        headers = {"Authorization": f"Bearer {self._cluster.checker}"}
        with httpx2.Client(timeout=PATIENCE, headers=headers) as client:
            for number in range(990_000, 990_000 + SEEN):
                owner.request("PUT", f"/v1/records/{LIST}:{number}", person(number, LIST))
                acknowledged = time.monotonic()
                for url in urls:
                    while (
                        client.post(f"{url}/v1/screen", json=traveller(number)).json()["decision"] != "refer"
                    ):
                        time.sleep(0.001)
                found.append(time.monotonic() - acknowledged)
        owner.close()
        return found

    def _where(self, name: str) -> Any:
        assert self._cluster.proxy is not None
        return self._cluster.proxy.port, self._cluster.ca, self._cluster.certificates[name]

    # --- what came of it

    def _happened(self, lasted: float) -> list[Row]:
        redis = self._ledger
        return [
            _row("minutes", round(lasted / 60, 1)),
            _row("replicas", len(self._cluster.replicas)),
            _row("replicas killed and started again", self._kills),
            _row("processes killed by it", self._processes),
            _row("Redis killed and started again", self._redis_kills),
            *(_row(f"{count} cut off from Redis, seconds", seconds) for count, seconds in self._cuts),
            _row("changes acknowledged", redis.acknowledged),
            _row("changes refused or without an answer", redis.refused),
            *(
                _row(f"queries answered {word}", redis.queries[word])
                for word in ("refer", "clear", "not_checked")
            ),
            _row("answers that broke off, and were asked for again", redis.broken_off),
            _row("withdrawn persons told by a replica that was cut off, and said so", redis.stale),
        ]

    def _measured(self, seen: list[float]) -> list[Row]:
        took = self._ledger.seconds
        return [
            _row("change visible on all, ms p50", _ms(seen, 0.5)),
            _row("change visible on all, ms p99", _ms(seen, 0.99)),
            _row("query at the client, ms p50", _ms(took, 0.5)),
            _row("query at the client, ms p99", _ms(took, 0.99)),
            _row("query at the client, ms at most", _ms(took, 1.0)),
            _row("replica answers again after, s p50", round(_share(self._back, 0.5), 1)),
            _row("replica answers again after, s at most", round(_share(self._back, 1.0), 1)),
            _row("answers that did not know a change yet", self._ledger.late),
            _row("such a change acknowledged before, s at most", round(self._ledger.latest, 2)),
        ]

    def _verdict(self) -> list[Row]:
        """What must be 0, and is compared on every replica itself."""
        states = until(self._same_sequence, PATIENCE)
        settled = self._ledger.settled()
        lost = [number for replica in self._cluster.replicas for number in self._differing(replica, settled)]
        store = run(self._cluster.replicas[0].settings, "verify", "--digest")
        different = len({state["digest"] for state in states}) - 1
        return [
            _row("sequence of every replica", states[0]["sequence"]),
            _row("records of every replica", states[0]["records"]),
            _row("digest of every replica", " ".join(sorted({state["digest"][:16] for state in states}))),
            _row("failed queries", len(self._ledger.failed), why=_counted(self._ledger.failed)),
            _row("wrong answers", len(self._ledger.wrong), why=_counted(self._ledger.wrong)),
            _row("acknowledged changes lost", len(lost)),
            _row("replicas with another content", different),
            _row("content other than the store's", int(store.returncode != 0), why=store.stderr.strip()),
        ]

    def _same_sequence(self) -> list[Row] | None:
        """What each replica says of its index, once they have all come as far."""
        found = [self._index(replica) for replica in self._cluster.replicas]
        return found if len({state["sequence"] for state in found}) == 1 else None

    def _index(self, replica: Replica) -> Row:
        headers = {"Authorization": f"Bearer {self._cluster.operator}"}
        told: Row = httpx2.get(f"{replica.url}/v1/index", headers=headers, timeout=60.0).json()
        return told

    def _differing(self, replica: Replica, settled: dict[int, bool]) -> list[int]:
        """Whose answer at this replica is not what was acknowledged."""
        asked = [{**traveller(number), "id": str(number)} for number in settled]
        answer = httpx2.post(
            f"{replica.url}/v1/screen/batch",
            content="\n".join(map(json.dumps, asked)).encode(),
            headers={"Authorization": f"Bearer {self._cluster.checker}"},
            timeout=300.0,
        )
        assert answer.status_code == 200, answer.text
        wrong = []
        for told in map(json.loads, answer.content.splitlines()):
            number = int(told["id"])
            found = any(hit["record"]["id"].endswith(f":{number}") for hit in told["hits"])
            if found != settled[number]:
                wrong.append(number)
        assert len(answer.content.splitlines()) == len(settled)
        return wrong


MUST_BE_NONE = {
    "failed queries",
    "wrong answers",
    "acknowledged changes lost",
    "replicas with another content",
    "content other than the store's",
}


def wrong(rows: list[Row]) -> bool:
    """Whether anything is as it must not be."""
    return any(row["value"] for row in rows if row["measure"] in MUST_BE_NONE)


def _row(measure: str, value: Any, *, why: str = "") -> Row:
    return {"measure": measure, "value": value, "why": why}


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values) or [float("nan")]
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _ms(values: list[float], share: float) -> float:
    return round(1000 * _share(values, share), 1)


def _counted(words: list[str]) -> str:
    return ", ".join(f"{words.count(word)} {word}" for word in sorted(set(words)))
