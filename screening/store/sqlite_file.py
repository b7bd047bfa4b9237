"""The SQLite file itself: how it is opened, its tables, who may use it, and what its errors mean.

Each borrower has a connection of its own, from a small pool. A connection never crosses a fork: SQLite's
file locks would not, and a child would write without them. The file must stay the one that was opened:
a record acknowledged into a file that was deleted or replaced would be lost. Knows nothing of records.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.errors import StoreUnavailable
from screening.store.sqlite_keeping import INDEX as REVIEWS_INDEX

SCHEMA = 1
APPLICATION_ID = 0x53435231  # "SCR1", in the file's header: tells our file from another program's
BUSY_SECONDS = 30.0
IDLE_CONNECTIONS = 8
LOOK_SECONDS = 1.0  # how often the file itself is looked at, past what SQLite holds in memory
WAL_KEPT_BYTES = 64 * 1024 * 1024  # a large load's log is cut back to this, not kept at its peak

# The sequence number is the row's key, so that "changes after S" is one range read and a change moves
# the row to the end. A withdrawn record keeps its row with neither digest nor body.
TABLES = """
CREATE TABLE record (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    list TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest BLOB,
    body BLOB
);
CREATE INDEX live_record_by_list ON record (list) WHERE digest IS NOT NULL;
CREATE TABLE list (
    name TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL DEFAULT 0,
    persons INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0,
    loaded_at TEXT NOT NULL DEFAULT '',
    as_of TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""

_FREE_SPACE = "Free space on the disk of the store, and on that of temporary files (SQLITE_TMPDIR)."
_RESTORE = "Restore the file from a backup, or move it away and load the lists again."
_BRING_BACK = (
    "Bring it back or mount its disk; a new, empty store is made only by `screening load` and by the start "
    "of `screening serve`."
)
_PERMISSIONS = "Give this user the right to read and write the file and its folder."
_REASONS = {
    sqlite3.SQLITE_BUSY: ("the store was locked by another process for too long", "Try again later."),
    sqlite3.SQLITE_LOCKED: ("the store was locked for too long", "Try again later."),
    sqlite3.SQLITE_FULL: ("the disk is full", _FREE_SPACE),
    sqlite3.SQLITE_NOTADB: ("the store's file is not a database", _RESTORE),
    sqlite3.SQLITE_CORRUPT: ("the store's file is damaged", _RESTORE),
    sqlite3.SQLITE_READONLY: ("the store's file may not be written", _PERMISSIONS),
    sqlite3.SQLITE_PERM: ("the store's file may not be used", _PERMISSIONS),
    sqlite3.SQLITE_CANTOPEN: ("the store's file cannot be opened", _PERMISSIONS),
    sqlite3.SQLITE_IOERR: ("the disk failed to read or write the store's file", "Check disk and system log."),
}


def unavailable(error: sqlite3.Error) -> StoreUnavailable:
    """What a database error means to the operator; SQLite's own text, which may quote data, is left out."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # extended codes keep the primary one in the low byte
    what, remedy = _REASONS.get(code, ("the store cannot be used", StoreUnavailable.remedy))
    return StoreUnavailable(what, remedy=remedy)


class SqliteFile:
    """One database file and its connections, for the threads of one process."""

    def __init__(self, path: Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path.absolute()  # later connections must find it although the working folder changed
        self._busy_seconds = busy_seconds
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._closed = False
        self._looked = 0.0
        if create:
            self._ready_folder()
        elif not self._inode_now()[1]:
            raise StoreUnavailable("the store's file is not there", remedy=_BRING_BACK)
        with self._errors_named():
            self._look()
            connection = self._connect("rwc" if create else "rw")
            try:
                _ready_tables(connection, busy_seconds)
            except BaseException:
                connection.close()
                raise
        self._inode = self._inode_now()
        self._idle.append(connection)

    def _ready_folder(self) -> None:
        try:
            # 0o700: records are personal data; who may read them is the operator's decision.
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("the store's folder cannot be made", remedy=_PERMISSIONS) from error

    def _connect(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?mode={mode}",
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,  # the pool lends to one thread at a time
        )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "PRAGMA secure_delete = ON"
        )  # what is withdrawn is overwritten, not only let go of
        connection.execute(f"PRAGMA journal_size_limit = {WAL_KEPT_BYTES}")
        return connection

    def _inode_now(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except OSError:
            return (0, 0)
        return (status.st_dev, status.st_ino)

    def _check(self) -> None:
        """2 us: a query never waits for it, only store calls do."""
        if os.getpid() != self._process:
            raise StoreUnavailable(
                "the store was opened in another process", remedy="Open the store after the fork, not before."
            )
        if self._closed:
            raise StoreUnavailable("the store is closed", remedy="Open it again.")
        if self._inode_now() != self._inode:
            raise StoreUnavailable(
                "the store's file was deleted or replaced while it was open",
                remedy="Restart the service; stop it before a backup is restored.",
            )
        if time.monotonic() - self._looked > LOOK_SECONDS:
            with self._errors_named():
                self._look()
            self._looked = time.monotonic()

    def _look(self) -> None:
        """Refuses a file that does not begin like a database, once a second (60 us).

        SQLite itself reads what it wrote last from the log beside the file and the rest from its cache: it
        would go on for hours over a file that was overwritten. `immutable` makes it read the file alone.
        """
        if not self.path.is_file() or not self.path.stat().st_size:
            return
        connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            _application(connection)
        finally:
            connection.close()

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise unavailable(error) from error

    @contextmanager
    def borrowed(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thread; one that failed or is left inside a transaction is thrown away."""
        self._check()
        with self._errors_named():
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                connection = self._connect("rw")
            healthy = True
            try:
                yield connection
            except sqlite3.Error:
                healthy = False
                raise
            finally:
                self._give_back(connection, healthy=healthy and not connection.in_transaction)

    def _give_back(self, connection: sqlite3.Connection, *, healthy: bool) -> None:
        with self._lock:
            if healthy and not self._closed and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        connection.close()  # rolls back whatever is open

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The one writer's connection; committed at the end of the block, rolled back by any error."""
        with self.borrowed() as connection, immediate(connection):
            yield connection

    @contextmanager
    def private(self) -> Iterator[sqlite3.Connection]:
        """A connection outside the pool, closed afterwards: its temporary tables vanish with it."""
        self._check()
        with self._errors_named():
            connection = self._connect("rw")
            try:
                yield connection
            finally:
                connection.close()

    def close(self) -> None:
        """Closes every idle connection; a borrowed one is closed when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        if os.getpid() == self._process:
            for connection in idle:
                connection.close()


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction: the lock is taken at once, so that no read of ours can grow stale before it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _ready_tables(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Makes the tables of a new file; refuses another program's file and a newer version's."""
    if _application(connection) == 0:
        _write_ahead(connection, busy_seconds)
        with immediate(connection):
            if _application(connection) == 0:  # else another process was faster
                _make_tables(connection)
    if _application(connection) != APPLICATION_ID:
        raise _not_ours()
    (schema,) = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if schema > SCHEMA:
        raise StoreUnavailable(
            f"the store was made by a newer version (schema {schema}; this one knows {SCHEMA})",
            remedy="Use the newer version; an older one would not understand its records.",
        )


def _not_ours() -> StoreUnavailable:
    return StoreUnavailable(
        "the file is a database of another program", remedy="Name another file in SCREENING_STORE."
    )


def _application(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    return int(number)


def _write_ahead(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switches the file to WAL. SQLite does not wait for others at this one step, so we do."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        return
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _make_tables(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        raise _not_ours()
    for statement in (*TABLES.split(";"), REVIEWS_INDEX):
        connection.execute(statement)
    meta = {"schema": SCHEMA, "identity": str(uuid.uuid4()), "sequence": 0}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
