"""The durable truth: every record on file, and the feed of changes to them.

`open_store` is the one door; which store stands behind it is known here and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

from screening.errors import InputError
from screening.store.base import Change, ListInfo, LoadCounts, Loading, Scan, Store
from screening.store.sqlite import SqliteStore

__all__ = ["Change", "ListInfo", "LoadCounts", "Loading", "Scan", "Store", "open_store", "store_exists"]

SQLITE_SCHEME = "sqlite:///"


def open_store(url: str, *, create: bool = True) -> Store:
    """The store at `url`: `sqlite:///relative/path.db` or `sqlite:////absolute/path.db`.

    Made if absent, unless `create` is false: a process that joins others at work must not put an empty
    store in the place of one that is only out of reach.

    Raises InputError for another scheme, StoreUnavailable when the file cannot be used.
    """
    return SqliteStore(_path(url), create=create)


def store_exists(url: str) -> bool:
    """Whether opening the store would not have to make it. Raises InputError for another scheme."""
    return _path(url).exists()


def _path(url: str) -> Path:
    path = url.removeprefix(SQLITE_SCHEME)
    if path == url:
        raise InputError(
            "the store's address has a scheme that this build does not have",
            remedy="Name a file: sqlite:///relative/path.db or sqlite:////absolute/path.db. "
            "This build keeps its records in SQLite only.",
        )
    if not path or path.startswith(":") or path.endswith("/"):
        raise InputError(
            "the store's address names no file",
            remedy="Name a file: sqlite:///relative/path.db or sqlite:////absolute/path.db.",
        )
    return Path(path)
