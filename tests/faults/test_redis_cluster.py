"""A store on a Redis Cluster whose node fails, steps down, or hands its slot over to another."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from redis.exceptions import ResponseError

from screening.errors import AccessUnavailable, StoreUnavailable
from screening.store import RedisOptions, Store, open_store
from screening.store.redis_keys import RedisKeys
from tests.contract.test_store import person
from tests.faults.service import ROOT, until
from tests.redis import RedisProcess
from tests.redis_cluster import MASTERS, Cluster, told

pytestmark = pytest.mark.slow

PREFIX = "{screening}"
SAFE = RedisOptions(command_seconds=10.0, wait_replicas=1)
FAILOVER = 5_000  # milliseconds


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path / "cluster", FAILOVER)
    yield cluster
    cluster.end()


class Writer:
    """Puts one record after the other, and remembers what was acknowledged."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._over = threading.Event()
        self.acknowledged: list[str] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        for number in count():
            if self._over.is_set():
                return
            with suppress(StoreUnavailable):
                self._store.put(person(f"p{number}"))
                self.acknowledged.append(f"p{number}")

    def more(self) -> bool:
        """Whether it is acknowledged now what is put from here on."""
        so_far = len(self.acknowledged)
        until(lambda: len(self.acknowledged) > so_far + 20)
        return True

    def end(self) -> None:
        self._over.set()
        self._thread.join()


def missing(url: str, writer: Writer) -> list[str]:
    """What was acknowledged and is not on file for somebody who comes later."""
    store = open_store(url, create=False)
    lost = [name for name in writer.acknowledged if store.get(name) is None]
    store.close()
    return lost


def test_a_node_that_is_killed_in_the_midst_of_writes_loses_nothing_that_was_acknowledged(
    cluster: Cluster,
) -> None:
    store = open_store(cluster.url, redis=SAFE)
    keys = RedisKeys(cluster.url, SAFE)
    key, _ = keys.create(client="lane", role="first_line")
    writer = Writer(store)
    try:
        assert writer.more()
        before = _history(store)
        cluster.master_of(PREFIX).kill()
        until(lambda: _history(store) not in ("", before))  # the replica took over, and the store knows
    finally:
        writer.end()
    until(lambda: [found.prefix for found in _listed(keys)] == [key.prefix])
    assert missing(cluster.url, writer) == []
    store.close()


def test_a_master_that_steps_down_is_followed_by_those_who_are_connected_to_it(cluster: Cluster) -> None:
    store = open_store(cluster.url)
    writer = Writer(store)
    try:
        assert writer.more()
        before, old = _history(store), cluster.master_of(PREFIX)
        replica = cluster.nodes[cluster.nodes.index(old) + MASTERS]
        until(lambda: _took_over(cluster, replica))
        assert writer.more()
        assert _history(store) not in ("", before)
        until(lambda: _took_over(cluster, old))  # and back: the same process as before
        assert writer.more()
    finally:
        writer.end()
    assert missing(cluster.url, writer) == []
    store.close()


def test_a_slot_that_is_moved_to_another_node_is_refused_meanwhile_and_found_there_afterwards(
    cluster: Cluster,
) -> None:
    store = open_store(cluster.url)
    store.put(person("before"))
    old = cluster.master_of(PREFIX)
    new = next(node for node in cluster.nodes[:MASTERS] if node is not old)
    slot = told(old, "CLUSTER KEYSLOT", PREFIX)
    ids = {node.port: told(node, "CLUSTER MYID") for node in (old, new)}
    told(new, "CLUSTER SETSLOT", slot, "IMPORTING", ids[old.port])
    told(old, "CLUSTER SETSLOT", slot, "MIGRATING", ids[new.port])
    with pytest.raises(StoreUnavailable, match="moving the store's slot"):
        store.put(person("meanwhile"))
    for name in told(old, "CLUSTER GETKEYSINSLOT", slot, 1000):
        told(old, "MIGRATE", "127.0.0.1", new.port, name, 0, 5000)
    for node in (new, old):
        told(node, "CLUSTER SETSLOT", slot, "NODE", ids[new.port])
    assert until(lambda: _put(store, "afterwards"))
    assert {name for name in ("before", "afterwards") if store.get(name)} == {"before", "afterwards"}
    assert cluster.master_of(PREFIX) is new
    store.close()


def test_one_node_s_own_address_is_told_to_be_that_of_a_cluster(cluster: Cluster) -> None:
    other = next(node for node in cluster.nodes if node is not cluster.master_of(PREFIX))
    with pytest.raises(StoreUnavailable, match="node of a Cluster") as refused:
        open_store(other.url)
    assert "redis+cluster://" in refused.value.remedy


def test_a_user_with_the_rights_that_the_page_names_can_do_all_of_it(cluster: Cluster) -> None:
    page = (ROOT / "docs" / "how-to" / "redis.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ACL SETUSER (.+)$", page, re.MULTILINE)
    assert "and `+cluster|slots`" in page
    for node in cluster.nodes:
        told(node, "ACL SETUSER", *line.split(), "+cluster|slots")
    url = cluster.url.replace("://", "://screening:PASSWORD@")
    store, keys = open_store(url, redis=SAFE), RedisKeys(url, SAFE)
    assert store.put(person("a")) == (1, True)
    assert store.doubts() == []
    keys.create(client="lane", role="first_line")
    assert [key.client for key in keys.listing()] == ["lane"]
    store.close()
    with pytest.raises(StoreUnavailable, match="refuses the user or the password"):
        open_store(url.replace("PASSWORD", "other"))
    for node in cluster.nodes:
        told(node, "ACL SETUSER", "screening", "-cluster|slots")
    with pytest.raises(StoreUnavailable, match="may not do what a store must"):
        open_store(url)


def test_a_cluster_none_of_whose_named_nodes_answers_is_told_as_such(cluster: Cluster) -> None:
    url = cluster.url
    for node in cluster.nodes:
        node.kill()
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_store(url)


def _took_over(cluster: Cluster, node: RedisProcess) -> bool:
    """Asks a replica to, again and again: one that has only just become one refuses."""
    with suppress(ResponseError):
        told(node, "CLUSTER FAILOVER")
    time.sleep(0.3)
    return cluster.master_of(PREFIX) is node


def _history(store: Store) -> str:
    with suppress(StoreUnavailable):
        store.head()
        return store.history
    return ""


def _listed(keys: RedisKeys) -> list[object]:
    with suppress(AccessUnavailable):
        return list(keys.listing())
    return []


def _put(store: Store, record_id: str) -> bool:
    with suppress(StoreUnavailable):
        store.put(person(record_id))
        return True
    return False
