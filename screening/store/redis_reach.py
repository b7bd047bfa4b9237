"""How a Redis server is reached: directly, as the master that Sentinel names, or as the node of a Cluster.

All keys of a store have one hash tag, so in a Cluster they lie in one slot, on one master: redis-py's `RedisCluster`
tells which node that is, and everything is then asked of it as of a server that stands alone, scripts, pipelines and
`WAIT` alike. After an error that may mean a failover it is asked for again, and connections to the old one are given
up: what is adopted on a new connection (`redis_scripts.ADOPT`) must not be missed. Knows nothing of what is asked.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import redis.cluster
import redis.sentinel
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    ConnectionError,
    NoPermissionError,
    RedisClusterException,
    RedisError,
)
from redis.retry import Retry

from screening.store.redis_address import RedisAddress
from screening.store.redis_options import REST_SECONDS, SLOW_SECONDS, RedisOptions

_TLS = {"ca": "ssl_ca_certs", "certificate": "ssl_certfile", "key": "ssl_keyfile"}


class Reach(Protocol):
    """The way to the server. Used by several threads."""

    def client(self) -> Any:
        """A client of the server that answers now. Raises RedisError when it cannot be told which that is."""

    def renew(self, failed: Any) -> None:
        """This client failed in a way that another server might not."""

    def close(self) -> None:
        """Closes every connection."""


def reach_of(address: RedisAddress, options: RedisOptions, key: str, begin: Callable[[Any], None]) -> Reach:
    """The way to the server of this address.

    `begin` is run on each new connection to it, before all else; `key` is one of those that will be asked for.
    """
    common = _common(address, options) | {"socket_timeout": options.command_seconds}
    ours = common | {"redis_connect_func": begin, "health_check_interval": 0}
    if address.cluster:
        return _Node(address, common | {"socket_timeout": options.connect_seconds}, ours, key)
    if not address.service:
        host, port = address.hosts[0]
        return _Direct(redis.Redis(host=host, port=port, db=address.database, **ours))
    watching = {
        "socket_connect_timeout": options.connect_seconds,
        "socket_timeout": options.connect_seconds,
        "retry": Retry(NoBackoff(), 0),
    }
    sentinel: Any = redis.sentinel.Sentinel
    found = sentinel(list(address.hosts), sentinel_kwargs=watching)
    return _Direct(found.master_for(address.service, db=address.database, **ours))


def _common(address: RedisAddress, options: RedisOptions) -> dict[str, Any]:
    common: dict[str, Any] = {
        "username": address.username,
        "password": address.password,
        "socket_connect_timeout": options.connect_seconds,
        "retry": Retry(NoBackoff(), 0),  # what may be repeated is decided where it is known
        "protocol": 2,  # one shape of answers for every release of client, server and proxy
    }
    if address.tls is not None:
        common |= {"ssl": True, **{_TLS[name]: value for name, value in address.tls.items()}}
    return common


class _Direct:
    """One client, which finds its server itself, Sentinel's as well."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def client(self) -> Any:
        return self._client

    def renew(self, failed: Any) -> None:
        """It connects anew by itself."""

    def close(self) -> None:
        self._client.close()
        self._client.connection_pool.disconnect()


class _Node:
    """A client of the master that has the key's slot."""

    def __init__(self, address: RedisAddress, asking: dict[str, Any], ours: dict[str, Any], key: str) -> None:
        self._hosts = address.hosts
        self._asking = asking
        self._ours = ours
        self._key = key
        self._lock = threading.Lock()
        self._rest_until = 0.0
        self._cluster: Any = None
        self._client: Any = None

    def client(self) -> Any:
        with self._lock:
            if self._client is None:
                host, port = self._found()
                self._client = redis.Redis(host=host, port=port, **self._ours)
            return self._client

    def _found(self) -> tuple[str, int]:
        """Where the slot is. Those who waited for a thread that asked long and in vain do not ask in turn as well."""
        began = time.monotonic()
        if began < self._rest_until:
            raise ConnectionError("no node of the Cluster told where the slot is just now")
        try:
            return self._owner()
        except BaseException:
            if time.monotonic() - began > SLOW_SECONDS:
                self._rest_until = time.monotonic() + REST_SECONDS
            raise

    def _owner(self) -> tuple[str, int]:
        try:
            if self._cluster is None:
                node_of: Any = redis.cluster.ClusterNode
                nodes = [node_of(host, port) for host, port in self._hosts]
                self._cluster = redis.cluster.RedisCluster(startup_nodes=nodes, **self._asking)
            else:
                self._cluster.nodes_manager.initialize()
            node = self._cluster.get_node_from_key(self._key)
        except RedisClusterException as error:  # none of RedisError's kind
            raise _behind(error) from error
        if node is None:
            raise ConnectionError("no node of the Cluster has the slot")
        return str(node.host), int(node.port)

    def renew(self, failed: Any) -> None:
        with self._lock:
            if self._client is not failed:
                return  # another thread has seen to it
            self._client = None
        failed.connection_pool.disconnect(inuse_connections=False)  # others may be waiting for an answer

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
            cluster, self._cluster = self._cluster, None
        if client is not None:
            client.close()
            client.connection_pool.disconnect()
        if cluster is not None:
            cluster.close()


def _behind(error: BaseException) -> RedisError:
    """What a node said, where it was no more than that we may not ask; else, that none was reached."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, AuthenticationError | NoPermissionError):
            return found
        found = found.__cause__ or found.__context__
    return ConnectionError("no node of the Cluster tells where the slot is")
