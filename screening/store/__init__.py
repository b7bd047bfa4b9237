"""The durable truth: every record on file, and the feed of changes to them.

`open_store` is the one door; which store stands behind it is known here and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screening.errors import InputError
from screening.store.base import Change, ListInfo, LoadCounts, Loading, Scan, Store
from screening.store.redis_options import RedisOptions
from screening.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from screening.settings import Settings

__all__ = [
    "Change",
    "ListInfo",
    "LoadCounts",
    "Loading",
    "RedisOptions",
    "Scan",
    "Store",
    "open_store",
    "shared",
    "store_exists",
    "store_of",
]

SQLITE_SCHEME = "sqlite:///"
REDIS_SCHEMES = ("redis://", "rediss://", "redis+sentinel://", "redis+cluster://")
_FORMS = (
    "Name a file: sqlite:///relative/path.db or sqlite:////absolute/path.db, or where several machines share the "
    "records a Redis server: redis://host:6379/0."
)


def open_store(url: str, *, create: bool = True, redis: RedisOptions | None = None) -> Store:
    """The store at `url`: `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, `redis://host:port/db`.

    Made if absent, unless `create` is false: a process that joins others at work must not put an empty
    store in the place of one that is only out of reach. Without `create`, a Redis server is asked for its store when
    that is first used, so that a process can start while it is away. `redis` are the bounds of time of such a server.

    Raises InputError for another scheme, StoreUnavailable when the store cannot be used.
    """
    if shared(url):
        from screening.store.redis import RedisStore  # 40 ms that a store in a file does without

        return RedisStore(url, create=create, options=redis)
    return SqliteStore(_path(url), create=create)


def shared(url: str) -> bool:
    """Whether the store is on a server, which may be away while this machine is well."""
    return url.startswith(REDIS_SCHEMES)


def store_of(settings: Settings, *, create: bool = True) -> Store:
    """The store that the settings name, opened as they say; otherwise as `open_store`."""
    return open_store(settings.store, create=create, redis=RedisOptions.of(settings))


def store_exists(url: str, *, redis: RedisOptions | None = None) -> bool:
    """Whether opening the store would not have to make it.

    Raises InputError for another scheme, StoreUnavailable for a server that cannot be asked.
    """
    if shared(url):
        from screening.store.redis import exists

        return exists(url, redis)
    return _path(url).exists()


def _path(url: str) -> Path:
    path = url.removeprefix(SQLITE_SCHEME)
    if path == url:
        raise InputError("the store's address has a scheme that this build does not have", remedy=_FORMS)
    if not path or path.startswith(":") or path.endswith("/"):
        raise InputError("the store's address names no file", remedy=_FORMS)
    return Path(path)
