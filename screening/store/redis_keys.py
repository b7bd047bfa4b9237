"""The keys on a Redis server: one truth for every worker of every replica, changed by `screening keys`.

One field a key in `access:keys`, and in `access` a version, another after each change: a look of a worker asks for
that alone. A change is made of all the keys and the version that they had, and done only if that is still the one.
Holds what a file of keys holds: hashes.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from screening.access.keys import Edit, Followed, Key, Keys, packed, unpacked
from screening.errors import AccessUnavailable, StoreUnavailable
from screening.store.redis_options import RedisOptions
from screening.store.redis_server import Argument, RedisServer, Script

SETTING: Final = "SCREENING_ACCESS_STORE"
TRIES = 20

_READ = Script(
    "return {redis.call('HGET', KEYS[1]..':access', 'version') or '', "
    "redis.call('HVALS', KEYS[1]..':access:keys')}"
)

# ARGV: the version that the keys had, the one that they are to have, then prefix and key in turn. Sent again after an
# answer that was lost, it finds its own version.
_CHANGE = Script("""
local A = KEYS[1]..':access'
local version = redis.call('HGET', A, 'version') or ''
if version == ARGV[2] then return 'done' end
if version ~= ARGV[1] then return 'moved' end
redis.call('HSET', A, 'version', ARGV[2])
if #ARGV > 2 then redis.call('HSET', KEYS[1]..':access:keys', unpack(ARGV, 3)) end
return 'done'
""")


class RedisKeys(Keys):
    """The keys on one server, under the prefix of its address."""

    def __init__(self, url: str, options: RedisOptions, *, now: Callable[[], float] = time.time) -> None:
        super().__init__(now)
        self._server = RedisServer(url, options, setting=SETTING)

    def exists(self) -> bool:
        """Whether a key was ever made there."""
        return bool(_version(self._server))

    def listing(self) -> list[Key]:
        """Every key, revoked and expired ones too, the oldest first."""
        return _read(self._server)[1]

    def followed(self) -> Followed:
        """What a worker follows them by."""
        return FollowedKeys(self._server)

    def _change(self, edit: Edit) -> list[Key]:
        for _ in range(TRIES):
            version, known = _read(self._server)
            changed = edit(known)
            if self._written(version, changed):
                return changed
        raise AccessUnavailable(
            "others changed the keys all the time; nothing was changed", remedy="Try again."
        )

    def _written(self, version: str, changed: list[Key]) -> bool:
        told: list[Argument] = []
        for key in changed:
            told += (key.prefix, packed(key))
        with _named():
            return bool(self._server.write(_CHANGE, version, uuid.uuid4().hex, *told) == b"done")


class FollowedKeys:
    """The keys of a server as one worker follows them. Once there were some, a server without any has lost them."""

    def __init__(self, server: RedisServer) -> None:
        self._server = server
        self._was_there = False

    def version(self) -> object:
        """The version of the keys; 50 us on one machine."""
        version = _version(self._server)
        self._known(version)
        return version

    def read(self) -> list[Key]:
        """Every key, the oldest first."""
        version, keys = _read(self._server)
        self._known(version)
        return keys

    def _known(self, version: str) -> None:
        if not version and self._was_there:
            raise AccessUnavailable(
                "the Redis server no longer holds the keys: it was emptied or replaced",
                remedy="Restore its data, or make the keys again with `screening keys create`.",
            )
        self._was_there = self._was_there or bool(version)

    def close(self) -> None:
        """Lets go of the connections."""
        self._server.close()


def _version(server: RedisServer) -> str:
    with _named():
        (version,) = server.fields("access", "version")
    return (version or b"").decode()


def _read(server: RedisServer) -> tuple[str, list[Key]]:
    with _named():
        version, texts = server.run(_READ)
    try:
        keys = [unpacked(text) for text in texts]
    except ValueError as error:
        raise AccessUnavailable(
            "a key on the Redis server cannot be read",
            remedy="It was not written by this version; see `HVALS`.",
        ) from error
    return version.decode(), sorted(keys, key=lambda key: (key.created, key.prefix))


@contextmanager
def _named() -> Iterator[None]:
    """A failure of the server as one of access."""
    try:
        yield
    except StoreUnavailable as error:
        raise AccessUnavailable(error.what, remedy=error.remedy) from error
