"""The Redis server as jobs use it: names of keys, scripts with the identity of the store in front, plain reads.

A server that was emptied, or holds another store, is told apart from one that has no such job. Knows no jobs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screening.errors import StoreUnavailable
from screening.store.redis_options import RedisOptions
from screening.store.redis_server import Argument, RedisServer, Script, replaced


class Desk:
    """For the threads of one process. Nothing is asked before it is needed: a service may start while it is away."""

    def __init__(self, url: str, options: RedisOptions) -> None:
        self._server = RedisServer(url, options)
        self._identity = ""

    def key(self, kind: str, name: str) -> str:
        """The full name of one of a job's keys."""
        return f"{self._server.key}:jobs:{kind}:{name}"

    def index(self, name: str) -> str:
        """The full name of a key that is about all jobs."""
        return f"{self._server.key}:jobs:{name}"

    def run(self, script: Script, job_id: str, *arguments: Argument) -> Any:
        """What a script gives that only reads, or whose loss would cost nothing but time."""
        return self._server.run(script, self._known(), job_id, *arguments)

    def write(self, script: Script, job_id: str, *arguments: Argument) -> str:
        """What a script tells; durable as the settings say when this returns."""
        told: bytes = self._server.write(script, self._known(), job_id, *arguments)
        return told.decode()

    def fields(self, kind: str, job_id: str, *names: str) -> list[bytes | None]:
        """Fields of one of a job's hashes."""
        return self._server.fields(f"jobs:{kind}:{job_id}", *names)

    def together(self, commands: Sequence[Sequence[Argument]]) -> list[Any]:
        """Commands in one round trip; they must bear repeating."""
        return self._server.together(commands) if commands else []

    def check(self) -> None:
        """Raises StoreUnavailable when the server holds another store than before, or none."""
        known = self._known()
        (identity,) = self._server.fields("meta", "identity")
        if identity is None or identity.decode() != known:
            raise replaced()

    def _known(self) -> str:
        """The identity of the store, from the first look on."""
        if not self._identity:
            (identity,) = self._server.fields("meta", "identity")
            if identity is None:
                raise StoreUnavailable(
                    "the Redis server holds no store of that prefix",
                    remedy="Restore its data; a new, empty store is made only by `screening load` and by the start of "
                    "`screening serve`.",
                )
            self._identity = identity.decode()
        return self._identity

    def close(self) -> None:
        """Closes the connections."""
        self._server.close()
