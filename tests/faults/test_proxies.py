"""The proxies as shipped, in front of real replicas: who gets through, who is asked, upgrades that nobody notices."""

from __future__ import annotations

import json
import re
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import httpx2
import pytest

from loadtests.replicas.cluster import PATIENCE, POST, Cluster, Replica
from loadtests.replicas.link import Links
from screening.errors import SnapshotOutdated
from screening.index.library import Library
from screening.index.snapshot import SnapshotFile
from tests.components import require
from tests.faults.service import run, until
from tests.faults.world import STRANGER, traveller
from tests.redis import RedisProcess, ask

pytestmark = pytest.mark.slow

FORGED = {"X-Client-Cert-Subject": f"CN={POST},O=Border,C=KZ"}
GRACE = 0.5


@pytest.fixture(params=["nginx", "haproxy"], scope="module")
def cluster(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Each test leaves it as it was."""
    require(request.param)
    more: dict[str, object] = {
        "drain_seconds": 5.0,
        "store_grace_seconds": GRACE,
        "redis_command_seconds": 1.0,
    }
    with Cluster(tmp_path_factory.mktemp(request.param), 2, 300, request.param, patient=True, **more) as made:
        yield made


def client(cluster: Cluster, name: str = "", **more: Any) -> httpx2.Client:
    """A client that shows the certificate of that name, or none."""
    assert cluster.proxy is not None
    context = ssl.create_default_context(cafile=str(cluster.ca))
    if name:
        context.load_cert_chain(*cluster.certificates[name])
    return httpx2.Client(
        verify=context, base_url=f"https://localhost:{cluster.proxy.port}", timeout=PATIENCE, **more
    )


def test_a_certificate_lets_in_whose_it_is_and_what_a_client_says_of_one_does_not(cluster: Cluster) -> None:
    asked = traveller(7)
    with client(cluster, POST) as post:
        answer = post.post("/v1/screen", json=asked)
        assert (answer.status_code, answer.json()["decision"]) == (200, "refer")
        assert post.post("/v1/screen", json=asked, headers=FORGED).status_code == 200
        assert post.get("/metrics").status_code == 404
        assert post.get("/v1/index").status_code == 404
        assert post.get("/healthz").status_code == 200
    cluster.certificates["stranger"] = cluster.authority.issue("stranger")
    for name in ("", "stranger"):
        with client(cluster, name) as nobody:
            assert nobody.post("/v1/screen", json=asked).status_code == 401
            assert nobody.post("/v1/screen", json=asked, headers=FORGED).status_code == 401
    with client(cluster, headers={"Authorization": f"Bearer {cluster.checker}"}) as checker:
        assert checker.post("/v1/screen", json=asked).status_code == 200
        lines = "\n".join(json.dumps({**traveller(number), "id": str(number)}) for number in range(300))
        told = checker.post("/v1/screen/batch", content=lines.encode())
        assert [json.loads(line)["decision"] for line in told.content.splitlines()] == ["refer"] * 300


class Asking(threading.Thread):
    """Asks for one traveller after the other until told to stop; counts what is answered, "" for no answer."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(daemon=True)
        self._client = client(cluster, POST)
        self.over = threading.Event()
        self.seen: Counter[str] = Counter()

    def run(self) -> None:
        with self._client:
            number = 0
            while not self.over.wait(0.01):
                number = (number + 1) % 300
                self.seen[self._decision(number)] += 1

    def _decision(self, number: int) -> str:
        try:
            answer = self._client.post("/v1/screen", json=traveller(number))
        except httpx2.TransportError as error:
            return type(error).__name__
        return str(answer.json()["decision"]) if answer.status_code == 200 else str(answer.status_code)


def as_if_older(path: Path) -> None:
    """A snapshot of an earlier layout, as the version before an upgrade leaves it."""
    content = bytearray(path.read_bytes())
    head = content[:8] + struct.pack("<I", 1) + content[12:36]
    content[:40] = head + struct.pack("<I", crc32(head))
    path.write_bytes(content)


def renewed(replica: Replica) -> None:
    """The steps of docs/how-to/upgrade.md for one replica, whose snapshot the new version cannot read."""
    assert replica.service is not None
    replica.service.process.terminate()
    assert replica.service.process.wait(PATIENCE) == 0
    replica.service.client.close()
    snapshot = Library(replica.settings.index_dir).current()
    assert snapshot is not None
    as_if_older(snapshot)
    with pytest.raises(SnapshotOutdated):
        SnapshotFile(snapshot)
    assert run(replica.settings, "build").returncode == 0
    replica.start()
    until(replica.ready, PATIENCE)


def test_replicas_are_upgraded_one_after_the_other_and_nobody_who_asks_notices(cluster: Cluster) -> None:
    """Ended by SIGTERM, its snapshot of a layout that is no more, built anew, started: no question fails, none is
    answered `not_checked`.
    """
    asking = [Asking(cluster) for _ in range(2)]
    for one in asking:
        one.start()
    for replica in cluster.replicas:
        before = [sum(one.seen.values()) for one in asking]
        renewed(replica)
        until(lambda b=before: all(sum(one.seen.values()) > n + 20 for one, n in zip(asking, b, strict=True)))
    for one in asking:
        one.over.set()
        one.join(PATIENCE)
    assert set().union(*(one.seen for one in asking)) == {"refer"}


def test_while_redis_is_away_hits_are_told_through_the_proxy_and_nobody_is_clear(cluster: Cluster) -> None:
    with client(cluster, POST) as post:

        def decision(asked: dict[str, Any]) -> str:
            answer = post.post("/v1/screen", json=asked)
            assert answer.status_code == 200, answer.text
            return str(answer.json()["decision"])

        until(lambda: decision(STRANGER) == "clear")
        cluster.redis.kill()
        until(lambda: decision(STRANGER) == "not_checked")
        until(lambda: not any(replica.ready() for replica in cluster.replicas))
        for _ in range(20):
            assert decision(STRANGER) == "not_checked"
            assert decision(traveller(7)) == "refer"
        cluster.redis.start()
        until(lambda: all(replica.ready() for replica in cluster.replicas), PATIENCE)
        until(lambda: [decision(STRANGER) for _ in range(4)] == ["clear"] * 4)


def asked(cluster: Cluster, number: int) -> float:
    """How many travellers that replica was asked for."""
    headers = {"Authorization": f"Bearer {cluster.operator}"}
    text = httpx2.get(f"{cluster.replicas[number].url}/metrics", headers=headers, timeout=PATIENCE).text
    return sum(map(float, re.findall(r"^screening_decisions_total\{.*\} (\S+)$", text, re.MULTILINE)))


@pytest.mark.parametrize("cluster", ["haproxy"], indirect=True)
def test_haproxy_gives_no_question_to_a_replica_that_is_cut_off_alone(cluster: Cluster) -> None:
    """nginx, which asks nobody whether he is ready, would: that replica answers `not_checked`, and tells hits."""
    with client(cluster, POST) as post:

        def decisions(number: int) -> set[str]:
            return {post.post("/v1/screen", json=STRANGER).json()["decision"] for _ in range(number)}

        cluster.cut(0)
        until(lambda: not cluster.replicas[0].ready())
        until(lambda: decisions(10) == {"clear"})
        before = asked(cluster, 0)
        assert "clear" in decisions(100)
        assert asked(cluster, 0) == before
        cluster.mend()
        until(cluster.replicas[0].ready, PATIENCE)


def test_a_cut_link_passes_nothing_on_and_a_mended_one_what_waited(tmp_path: Path) -> None:
    server, links = RedisProcess(tmp_path / "redis"), Links()
    try:
        line = links.to(server.port)
        assert ask(line.port, "SET", "a", "1") == "+OK"
        links.set(line, whole=False)
        late = threading.Thread(target=ask, args=(line.port, "SET", "a", "2"), daemon=True)
        late.start()
        late.join(0.3)
        assert late.is_alive()
        assert server.ask("GETRANGE", "a", "0", "-1") == "$1"
        links.set(line, whole=True)
        late.join(PATIENCE)
        assert server.ask("INCR", "a") == ":3"
    finally:
        links.close()
        server.end()
