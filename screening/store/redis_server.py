"""The Redis server itself: how scripts are called there, when a write counts, what its errors mean.

Every call is bounded in time. After one that was slow to fail, calls fail at once for a moment, so that nobody who
asks waits behind a server that is gone. Where the server is, `redis_address` and `redis_reach` know. Knows nothing of
records.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha1
from typing import Any, NamedTuple

from redis.exceptions import (
    AskError,
    AuthenticationError,
    BusyLoadingError,
    ClusterDownError,
    ConnectionError,
    MasterDownError,
    MovedError,
    NoPermissionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
    TryAgainError,
)
from redis.sentinel import MasterNotFoundError

from screening.errors import StoreUnavailable
from screening.store.redis_address import RedisAddress
from screening.store.redis_options import REST_SECONDS, SLOW_SECONDS, RedisOptions
from screening.store.redis_reach import reach_of
from screening.store.redis_scripts import ADOPT

REWRITE_SECONDS, REWRITE_LOOK_SECONDS = 60.0, 0.05  # how long the log may take, and how often it is looked at
Argument = str | bytes | int


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
    """One server as the threads of one process use it. `setting` is what the operator finds its address in."""

    def __init__(self, url: str, options: RedisOptions, setting: str = "SCREENING_STORE") -> None:
        self.address = RedisAddress.parse(url)
        self.key = f"{{{self.address.prefix}}}"
        self._options = options
        self._adopt = Script(ADOPT)
        self._closed = False
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._rest_until = 0.0
        self._failure: StoreUnavailable | None = None
        self._setting = setting
        self._reach = reach_of(self.address, options, self.key, self._begin)

    @property
    def _client(self) -> Any:
        return self._reach.client()

    def _begin(self, connection: Any) -> None:
        """On each new connection, before anything else is asked on it."""
        connection.on_connect()
        connection.send_command("EVAL", self._adopt.text, 1, self.key)
        connection.read_response()

    def run(self, script: Script, *arguments: Argument) -> Any:
        """What a script gives that only reads, or that may be repeated as often as one likes."""
        return self._tried(lambda client: self._run(client, script, arguments))

    def write(self, script: Script, *arguments: Argument) -> Any:
        """The same for one that writes, with a token in second place: the server knows a repeated one by it.

        Raises StoreUnavailable when too few replicas have it in time: it may still be on file.
        """
        if not self._options.wait_replicas:
            return self.run(script, *arguments)
        return self._tried(lambda client: self._waited(client, script, arguments))

    def _tried(self, ask: Callable[[Any], Any]) -> Any:
        """Asks, and once more where that may help: on a new connection, or of the node that has the slot now."""
        with self._named():
            client = self._reach.client()
            try:
                return ask(client)
            except _ELSEWHERE as error:
                self._reach.renew(client)
                if isinstance(error, BusyLoadingError) or not isinstance(error, ConnectionError | MovedError):
                    raise
            return ask(self._reach.client())

    def _waited(self, client: Any, script: Script, arguments: Sequence[Argument]) -> Any:
        # One connection for both: WAIT is about what its own connection wrote.
        with client.client() as one:
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
        return list(self._tried(lambda client: client.execute_command("HMGET", f"{self.key}:{key}", *names)))

    def together(self, commands: Iterable[Sequence[Argument]]) -> list[Any]:
        """Commands in one round trip, not in one step; they must bear repeating."""
        asked = list(commands)
        return list(self._tried(lambda client: _piped(client, asked)))

    def policy(self) -> str:
        """What the server does when its memory is full; "" when it does not say."""
        return str(self._tried(lambda client: client.info("memory")).get("maxmemory_policy", ""))

    def rewrite_log(self) -> list[str]:
        """Has the server write its log of changes anew; a sentence where that is not done when this returns."""
        deadline = time.monotonic() + REWRITE_SECONDS
        with self._named():
            if not self._client.info("persistence").get("aof_enabled"):
                return []
            if self._rewritten(deadline):  # one that began earlier may still hold what was superseded since
                with suppress(ResponseError):  # not allowed, or another has begun this moment
                    self._client.execute_command("BGREWRITEAOF")
                    if self._rewritten(deadline):
                        return []
        return ["the Redis server's log of changes holds it until that is rewritten (BGREWRITEAOF)"]

    def _rewritten(self, deadline: float) -> bool:
        """Waits until no rewriting of the log is under way: whether the last one went well."""
        while time.monotonic() < deadline:
            told = self._client.info("persistence")
            if not (told.get("aof_rewrite_in_progress") or told.get("aof_rewrite_scheduled")):
                return bool(told.get("aof_last_bgrewrite_status", "ok") == "ok")
            time.sleep(REWRITE_LOOK_SECONDS)
        return False

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
            failure = unavailable(error, self._setting)
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
            self._reach.close()


def _piped(client: Any, commands: Iterable[Sequence[Argument]]) -> list[Any]:
    with client.pipeline(transaction=False) as pipeline:
        for command in commands:
            pipeline.execute_command(*command)
        return list(pipeline.execute())


_ELSEWHERE = (ConnectionError, TimeoutError, MovedError, ClusterDownError, ReadOnlyError)
"""Errors after which another server may be the one to ask."""

_REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        MovedError,
        "the Redis server is a node of a Cluster, and the store's slot lies on another one",
        "Write redis+cluster://host:port,host:port in SCREENING_STORE.",
    ),
    (
        AskError,
        "the Redis Cluster is moving the store's slot to another node",
        "Wait until it has; `redis-cli cluster slots` shows where it is.",
    ),
    (
        TryAgainError,
        "the Redis Cluster is moving the store's slot to another node",
        "Wait until it has; `redis-cli cluster slots` shows where it is.",
    ),
    (MasterDownError, "the Redis server has lost its master", "Wait for a failover, or check the master."),
    (
        ClusterDownError,
        "the Redis Cluster has no master for the store's slot just now",
        "Wait for its failover; `redis-cli cluster info` shows its state.",
    ),
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
    "unknown command": ("the Redis server lacks a command", "Use Redis 6.2, Valkey 7.2, or newer."),
}


def replaced() -> StoreUnavailable:
    """The refusal of a server that holds another store, or none, in the place of ours."""
    what, remedy = _TOLD["REPLACED"]
    return StoreUnavailable(what, remedy=remedy)


def unavailable(error: BaseException, setting: str = "SCREENING_STORE") -> StoreUnavailable:
    """What an error of the server means to the operator; its own text, which may quote data, is left out."""
    if isinstance(error, ResponseError):
        for mark, (what, remedy) in _TOLD.items():
            if mark in str(error)[:200]:
                return StoreUnavailable(what, remedy=remedy.replace("SCREENING_STORE", setting))
    for kind, what, remedy in _REASONS:
        if isinstance(error, kind):
            return StoreUnavailable(what, remedy=remedy.replace("SCREENING_STORE", setting))
    return StoreUnavailable(
        "the Redis server cannot be used", remedy="See its log; it must be Redis 6.2, Valkey 7.2, or newer."
    )
