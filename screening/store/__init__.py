"""The durable truth: every record on file, and the feed of changes to them.

`open_store` is the one door; which store stands behind it is known here and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

from screening.errors import InputError
from screening.store.base import Change, ListInfo, LoadCounts, Loading, Scan, Store
from screening.store.sqlite import SqliteStore

__all__ = ["Change", "ListInfo", "LoadCounts", "Loading", "Scan", "Store", "open_store"]

SQLITE_SCHEME = "sqlite:///"


def open_store(url: str) -> Store:
    """The store at `url`: `sqlite:///relative/path.db` or `sqlite:////absolute/path.db`; made if absent.

    Raises InputError for another scheme, StoreUnavailable when the file cannot be used.
    """
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
    return SqliteStore(Path(path))
