"""The keys in a file: a small SQLite database beside the store, written by `screening keys`.

A file of its own, because whoever may read the records need not be able to hand out keys, and because a
backup of the records should not bring revoked keys back. Every worker of this machine follows it (`door`).
Knows nothing of HTTP.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from screening.access.keys import Edit, Key, Keys
from screening.errors import AccessUnavailable

APPLICATION_ID = 0x5343524B  # "SCRK"
BUSY_SECONDS = 5.0

_TABLE = """
CREATE TABLE IF NOT EXISTS key (
    prefix TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    digest BLOB NOT NULL,
    subject TEXT NOT NULL,
    client TEXT NOT NULL,
    role TEXT NOT NULL,
    owner TEXT NOT NULL,
    lists TEXT NOT NULL,
    rate REAL NOT NULL,
    quota INTEGER NOT NULL,
    lifetime REAL NOT NULL,
    created REAL NOT NULL,
    expires REAL NOT NULL,
    revoked REAL NOT NULL
) WITHOUT ROWID
"""
_COLUMNS = """prefix, kind, digest, subject, client, role, owner, lists, rate, quota, lifetime,
    created, expires, revoked"""
_MARKS = ", ".join(f":{name.strip()}" for name in _COLUMNS.split(","))


class Keyring(Keys):
    """The file of keys. Each call opens it anew; a worker that follows it holds a connection (`followed`)."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        super().__init__(now)
        self.path = path

    def exists(self) -> bool:
        """Whether a key was ever made here."""
        return self.path.exists()

    def listing(self) -> list[Key]:
        """Every key, revoked and expired ones too, the oldest first."""
        if not self.exists():
            return []
        with self._open("ro") as connection:
            return _load(connection)

    def followed(self) -> FollowedFile:
        """What a worker follows them by."""
        return FollowedFile(self.path)

    def _change(self, edit: Edit) -> list[Key]:
        with self._writing() as connection:
            changed = edit(_load(connection))
            for key in changed:
                values = asdict(key) | {"lists": json.dumps(key.lists)}
                connection.execute(f"INSERT OR REPLACE INTO key ({_COLUMNS}) VALUES ({_MARKS})", values)  # noqa: S608 -- constants
        return changed

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._ready_folder()
        with self._open("rwc") as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _ready_folder(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.exists():
                self.path.touch(mode=0o600)  # before SQLite makes it readable to everybody
        except OSError as error:
            raise _unusable() from error

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        try:
            with closing(_connect(self.path, mode)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise _unusable() from error


class FollowedFile:
    """The file as one worker follows it. One that is replaced is a change; one that vanishes is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._which: tuple[int, int] | None = None
        self._was_there = False

    def version(self) -> object:
        """Which file it is, and which state of it; SQLite counts the changes of others itself."""
        try:
            return self._version()
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise _unusable() from error

    def _version(self) -> object:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            if self._was_there:
                raise
            return None
        self._was_there = True
        which = (status.st_dev, status.st_ino)
        if self._connection is None or self._which != which:
            self.close()
            self._connection, self._which = _connect(self._path, "ro"), which
        (count,) = self._connection.execute("PRAGMA data_version").fetchone()
        return (*which, count)

    def read(self) -> list[Key]:
        """Every key, the oldest first."""
        try:
            return [] if self._connection is None else _load(self._connection)
        except (sqlite3.Error, ValueError) as error:
            self.close()
            raise _unusable() from error

    def close(self) -> None:
        """Lets go of the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to the file of keys; refuses a database of another program.

    It keeps SQLite's plain journal: one file that can be read where it may not be written.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # the door's lock lends it to one thread at a time
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except BaseException:
        connection.close()
        raise
    if application not in (0, APPLICATION_ID):
        connection.close()
        raise AccessUnavailable(
            "the file of keys is a database of another program",
            remedy="Name another file in SCREENING_ACCESS_FILE.",
        )
    return connection


def _load(connection: sqlite3.Connection) -> list[Key]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'key'").fetchone():
        return []
    rows = connection.execute(f"SELECT {_COLUMNS} FROM key ORDER BY created, prefix")  # noqa: S608 -- a constant
    return [_key(row) for row in rows]


def _key(row: tuple[Any, ...]) -> Key:
    key = Key(*row)
    return replace(key, lists=tuple(json.loads(row[7])))


def _unusable() -> AccessUnavailable:
    return AccessUnavailable("the file of keys cannot be read or written")
