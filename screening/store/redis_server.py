"""The Redis server itself: its address, how scripts are called there, when a write counts, what its errors mean.

An address is redis://host:port/db, rediss://... over TLS, or redis+sentinel://host:port,host:port/service/db, each
with `?prefix=` where several stores share a server. Every call is bounded in time. After one that was slow to fail,
calls fail at once for a moment, so that nobody who asks waits behind a server that is gone. Knows nothing of records.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import redis.sentinel
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    ConnectionError,
    NoPermissionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
)
from redis.retry import Retry
from redis.sentinel import MasterNotFoundError

from screening.errors import InputError, StoreUnavailable
from screening.store.redis_options import RedisOptions
from screening.store.redis_scripts import ADOPT

PORTS = {"redis": 6379, "rediss": 6379, "redis+sentinel": 26379}
SLOW_SECONDS = 0.25  # a call that failed after so long
REST_SECONDS = 0.5  # ... lets others fail at once for so long
_FORM = (
    "Write redis://host:6379/0, rediss://user:password@host:6380/0 (TLS; ?ca=FILE), or "
    "redis+sentinel://host:26379,host:26379/service/0; ?prefix=NAME where stores share a server."
)
_OPTIONS = {"prefix", "ca", "certificate", "key"}
Argument = str | bytes | int


@dataclass(frozen=True, slots=True)
class RedisAddress:
    """What an address says. `service` is Sentinel's name of the master, "" where there is no Sentinel."""

    hosts: tuple[tuple[str, int], ...]
    service: str = ""
    database: int = 0
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    prefix: str = "screening"
    tls: Mapping[str, str] | None = None

    @classmethod
    def parse(cls, url: str) -> RedisAddress:
        """The parts of the address. Raises InputError for one that cannot be meant."""
        try:
            parts = urlsplit(url)
            return _address(parts, dict(parse_qsl(parts.query, keep_blank_values=True)))
        except ValueError:
            raise InputError("the store's address is no address of a Redis server", remedy=_FORM) from None


def _address(parts: SplitResult, options: dict[str, str]) -> RedisAddress:
    service, sentinel = "", parts.scheme == "redis+sentinel"
    place = parts.path.strip("/").split("/")
    if sentinel:
        service, place = place[0], place[1:] or [""]
    login, _, hosts = parts.netloc.rpartition("@")
    username, _, password = login.partition(":")
    found = tuple(_host(host, PORTS[parts.scheme]) for host in hosts.split(","))
    if (sentinel and not service) or (len(found) > 1 and not sentinel) or len(place) > 1 or parts.fragment:
        raise ValueError
    if not options.keys() <= _OPTIONS or not options.get("prefix", "screening").isidentifier():
        raise ValueError
    tls = {name: value for name, value in options.items() if name != "prefix"}
    return RedisAddress(
        hosts=found,
        service=unquote(service),
        database=int(place[0] or 0),
        username=unquote(username) or None,
        password=unquote(password) or None,
        prefix=options.get("prefix", "screening"),
        tls=tls if tls or parts.scheme == "rediss" else None,
    )


def _host(text: str, port: int) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname or parts.path:
        raise ValueError
    return parts.hostname, parts.port or port


class Durability(NamedTuple):
    """Whether changes are appended to a log, when that is brought to the disk ("" unknown), and how many replicas."""

    appends: bool
    fsync: str
    replicas: int


class Script:
    """A script, with the name under which the server keeps it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha = sha1(text.encode(), usedforsecurity=False).hexdigest()  # the server's own naming


class RedisServer:
    """One server as the threads of one process use it."""

    def __init__(self, url: str, options: RedisOptions) -> None:
        self.address = RedisAddress.parse(url)
        self.key = f"{{{self.address.prefix}}}"
        self._options = options
        self._adopt = Script(ADOPT)
        self._closed = False
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._rest_until = 0.0
        self._failure: StoreUnavailable | None = None
        self._client: Any = self._connected()

    def _connected(self) -> Any:
        address, options = self.address, self._options
        common: dict[str, Any] = {
            "db": address.database,
            "username": address.username,
            "password": address.password,
            "socket_connect_timeout": options.connect_seconds,
            "socket_timeout": options.command_seconds,
            "retry": Retry(NoBackoff(), 0),  # what may be repeated is decided here, where it is known
            "protocol": 2,  # one shape of answers for every release of client, server and proxy
            "redis_connect_func": self._begin,
            "health_check_interval": 0,
        }
        if address.tls is not None:
            names = {"ca": "ssl_ca_certs", "certificate": "ssl_certfile", "key": "ssl_keyfile"}
            common |= {"ssl": True, **{names[name]: value for name, value in address.tls.items()}}
        if not address.service:
            host, port = address.hosts[0]
            return redis.Redis(host=host, port=port, **common)
        watching = {
            "socket_connect_timeout": options.connect_seconds,
            "socket_timeout": options.connect_seconds,
        }
        sentinel: Any = redis.sentinel.Sentinel
        found = sentinel(list(address.hosts), sentinel_kwargs={**watching, "retry": Retry(NoBackoff(), 0)})
        return found.master_for(address.service, **common)

    def _begin(self, connection: Any) -> None:
        """On each new connection, before anything else is asked on it."""
        connection.on_connect()
        connection.send_command("EVAL", self._adopt.text, 1, self.key)
        connection.read_response()

    def run(self, script: Script, *arguments: Argument) -> Any:
        """What a script gives that only reads, or that may be repeated as often as one likes."""
        with self._named():
            try:
                return self._run(self._client, script, arguments)
            except BusyLoadingError:
                raise
            except ConnectionError:  # an idle connection that the server gave up; a new one tells more
                return self._run(self._client, script, arguments)

    def write(self, script: Script, *arguments: Argument) -> Any:
        """The same for one that writes, with a token in second place: the server knows a repeated one by it.

        Raises StoreUnavailable when too few replicas have it in time: it may still be on file.
        """
        if not self._options.wait_replicas:
            return self.run(script, *arguments)
        with self._named():
            try:
                return self._waited(script, arguments)
            except ConnectionError:
                return self._waited(script, arguments)

    def _waited(self, script: Script, arguments: Sequence[Argument]) -> Any:
        # One connection for both: WAIT is about what its own connection wrote.
        with self._client.client() as one:
            result = self._run(one, script, arguments)
            wanted = self._options.wait_replicas
            have = one.execute_command("WAIT", wanted, int(self._options.command_seconds * 800))
        if have < wanted:
            raise StoreUnavailable(
                f"the change reached {have} of {wanted} replicas in time; it may be on file",
                remedy="Send the change again: once it has reached them, that is acknowledged. Check the replicas.",
            )
        return result

    def _run(self, client: Any, script: Script, arguments: Sequence[Argument]) -> Any:
        try:
            return client.execute_command("EVALSHA", script.sha, 1, self.key, *arguments)
        except NoScriptError:  # a server that started since
            return client.execute_command("EVAL", script.text, 1, self.key, *arguments)

    def fields(self, key: str, *names: str) -> list[bytes | None]:
        """Fields of one of the store's hashes: one round trip, without a script."""
        with self._named():
            try:
                return list(self._client.execute_command("HMGET", f"{self.key}:{key}", *names))
            except BusyLoadingError:
                raise
            except ConnectionError:
                return list(self._client.execute_command("HMGET", f"{self.key}:{key}", *names))

    def together(self, commands: Iterable[Sequence[Argument]]) -> list[Any]:
        """Commands in one round trip, not in one step; they must bear repeating."""
        with self._named(), self._client.pipeline(transaction=False) as pipeline:
            for command in commands:
                pipeline.execute_command(*command)
            return list(pipeline.execute())

    def policy(self) -> str:
        """What the server does when its memory is full; "" when it does not say."""
        with self._named():
            return str(self._client.info("memory").get("maxmemory_policy", ""))

    def durability(self) -> Durability:
        """How well the server keeps what it acknowledges."""
        with self._named():
            appends = bool(self._client.info("persistence").get("aof_enabled"))
            replicas = int(self._client.info("replication").get("connected_slaves", 0))
            try:
                fsync = str(self._client.config_get("appendfsync").get("appendfsync", ""))
            except ResponseError:  # not allowed to ask
                fsync = ""
        return Durability(appends, fsync, replicas)

    @contextmanager
    def _named(self) -> Iterator[None]:
        started = time.monotonic()
        self._check(started)
        try:
            yield
        except (RedisError, OSError) as error:
            failure = unavailable(error)
            if time.monotonic() - started > SLOW_SECONDS and isinstance(
                error, ConnectionError | TimeoutError
            ):
                with self._lock:
                    self._rest_until, self._failure = time.monotonic() + REST_SECONDS, failure
            raise failure from error

    def _check(self, now: float) -> None:
        if os.getpid() != self._process:
            raise StoreUnavailable(
                "the store was opened in another process", remedy="Open the store after the fork, not before."
            )
        if self._closed:
            raise StoreUnavailable("the store is closed", remedy="Open it again.")
        with self._lock:
            if now < self._rest_until and self._failure is not None:
                raise StoreUnavailable(self._failure.what, remedy=self._failure.remedy)

    def close(self) -> None:
        """Closes every connection."""
        self._closed = True
        if os.getpid() == self._process:
            self._client.close()
            self._client.connection_pool.disconnect()


_REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        BusyLoadingError,
        "the Redis server is still reading its data",
        "Wait until it has; `redis-cli info persistence` shows how far it is.",
    ),
    (
        MasterNotFoundError,
        "Sentinel knows no master of that name, or none of the Sentinels can be reached",
        "Check the service's name in SCREENING_STORE, and the Sentinels.",
    ),
    (
        AuthenticationError,
        "the Redis server refuses the user or the password",
        "Correct them in SCREENING_STORE.",
    ),
    (
        NoPermissionError,
        "the Redis user may not do what a store must",
        "Give it the commands and keys that docs/how-to/redis.md names.",
    ),
    (
        ReadOnlyError,
        "the Redis server is a replica and takes no changes",
        "Name the master, or the Sentinels (redis+sentinel://), in SCREENING_STORE.",
    ),
    (
        OutOfMemoryError,
        "the Redis server's memory is full",
        "Give it more memory (maxmemory); nothing was changed.",
    ),
    (
        TimeoutError,
        "the Redis server did not answer in time; a change may be on file",
        "Check the server and the network; send a change again.",
    ),
    (
        ConnectionError,
        "the Redis server cannot be reached",
        "Check that it runs, and the address in SCREENING_STORE.",
    ),
)
_TOLD = {
    "REPLACED": (
        "the Redis server no longer holds the store that was opened: it was emptied or replaced",
        "Restore its data, or load the lists again; then restart the service.",
    ),
    "MISCONF": ("the Redis server cannot write to its disk", "Free space on its disk, and see its log."),
    "NOREPLICAS": ("the Redis server has too few replicas to take changes", "Check its replicas."),
    "MOVED": ("Redis Cluster is not supported", "Use one master with replicas and Sentinel."),
    "MASTERDOWN": ("the Redis server has lost its master", "Wait for Sentinel, or check the master."),
    "unknown command": ("the Redis server lacks a command", "Use Redis 6.2, Valkey 7.2, or newer."),
}


def replaced() -> StoreUnavailable:
    """The refusal of a server that holds another store, or none, in the place of ours."""
    what, remedy = _TOLD["REPLACED"]
    return StoreUnavailable(what, remedy=remedy)


def unavailable(error: BaseException) -> StoreUnavailable:
    """What an error of the server means to the operator; its own text, which may quote data, is left out."""
    if isinstance(error, ResponseError):
        for mark, (what, remedy) in _TOLD.items():
            if mark in str(error)[:200]:
                return StoreUnavailable(what, remedy=remedy)
    for kind, what, remedy in _REASONS:
        if isinstance(error, kind):
            return StoreUnavailable(what, remedy=remedy)
    return StoreUnavailable(
        "the Redis server cannot be used", remedy="See its log; it must be Redis 6.2, Valkey 7.2, or newer."
    )
