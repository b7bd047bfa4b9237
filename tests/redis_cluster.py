"""A Redis Cluster of a test's own: three masters with a replica each, every one a process of its own."""

from __future__ import annotations

import time
from atexit import register
from functools import cache
from hashlib import sha1
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import redis

from tests.ports import free_port
from tests.redis import DURABLE, RedisProcess

MASTERS = 3
SLOTS = 16384
NODE_TIMEOUT = 60_000
"""Milliseconds without a sign of life, after which the others begin a failover: where none is wanted, longer than a
busy machine holds up a node."""


class Cluster:
    """A running cluster, whole when made."""

    def __init__(self, folder: Path, node_timeout: int = NODE_TIMEOUT) -> None:
        self.nodes = [_node(folder / f"node-{number}", node_timeout) for number in range(2 * MASTERS)]
        try:
            self._join()
        except BaseException:
            self.end()
            raise

    @property
    def url(self) -> str:
        """Names two of them, as an operator would who does not want to write all."""
        return "redis+cluster://" + ",".join(f"127.0.0.1:{node.port}" for node in self.nodes[:2])

    def _join(self) -> None:
        masters, replicas = self.nodes[:MASTERS], self.nodes[MASTERS:]
        for number, node in enumerate(self.nodes):
            told(node, "CLUSTER SET-CONFIG-EPOCH", number + 1)
        for number, node in enumerate(masters):
            first, after = SLOTS * number // MASTERS, SLOTS * (number + 1) // MASTERS
            told(node, "CLUSTER ADDSLOTSRANGE", first, after - 1)
        for node in self.nodes[1:]:
            told(node, "CLUSTER MEET", "127.0.0.1", self.nodes[0].port, bus_of(self.nodes[0]))
        until(lambda: all(f"cluster_known_nodes:{len(self.nodes)}" in state(node) for node in self.nodes))
        for replica, master in zip(replicas, masters, strict=True):
            told(replica, "CLUSTER REPLICATE", told(master, "CLUSTER MYID"))
        until(lambda: all("cluster_state:ok" in state(node) for node in self.nodes))
        until(lambda: all(replicas_of(master) == 1 for master in masters))

    def master_of(self, key: str) -> RedisProcess:
        """The node that has the slot of this key, as the nodes that live say."""
        slot = int(told(next(node for node in self.nodes if alive(node)), "CLUSTER KEYSLOT", key))
        for node in filter(alive, self.nodes):
            for first, last, master, *_ in told(node, "CLUSTER SLOTS"):
                found = [other for other in self.nodes if other.port == int(master[1])]
                if first <= slot <= last and found and alive(found[0]):
                    return found[0]
        raise AssertionError("no node has the slot")

    def end(self) -> None:
        for node in self.nodes:
            node.end()


def _node(folder: Path, timeout: int) -> RedisProcess:
    bus = free_port()  # by default 10,000 above the port, which may be none
    return RedisProcess(
        folder,
        *DURABLE,
        *(
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            str(bus),
            "--cluster-node-timeout",
            str(timeout),
        ),
        *("--cluster-replica-validity-factor", "0"),
    )


def told(node: RedisProcess, command: str, *more: object) -> Any:
    """What one node answers."""
    with redis.Redis(port=node.port, decode_responses=True, protocol=2, socket_timeout=60) as client:
        return client.execute_command(*command.split(), *map(str, more))


def state(node: RedisProcess) -> str:
    return str(told(node, "CLUSTER INFO"))


def bus_of(node: RedisProcess) -> int:
    return int(told(node, "CONFIG GET", "cluster-port")[1])


def replicas_of(node: RedisProcess) -> int:
    return int(told(node, "INFO", "replication")["connected_slaves"])


def alive(node: RedisProcess) -> bool:
    return node.process.poll() is None


def until(true: Any, patience: float = 90.0) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "the cluster does not come together"
        time.sleep(0.05)


@cache
def shared_cluster() -> Cluster:
    """One for all tests of this process that do no harm to it."""
    folder = Path(mkdtemp(prefix="screening-cluster-"))
    register(rmtree, folder, ignore_errors=True)  # last in, first out: after the nodes have ended
    cluster = Cluster(folder)
    register(cluster.end)
    return cluster


def cluster_store_for(folder: Path) -> str:
    """The address of a store on the shared cluster that is this folder's own."""
    return f"{shared_cluster().url}/?prefix=store_{sha1(str(folder).encode(), usedforsecurity=False).hexdigest()}"
