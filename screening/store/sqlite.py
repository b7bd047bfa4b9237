"""The records on file in SQLite: one file, one row a record, the sequence number as its key.

The default store, for one machine. Readers never wait for the writer (WAL), and what was acknowledged
is on disk (synchronous=FULL). Bulk replacement of lists is in `sqlite_loading`, the file in `sqlite_file`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from screening.clearances import Clearance
from screening.model import Record
from screening.store import base
from screening.store import reviews as due
from screening.store import sqlite_clearances as clearing
from screening.store import sqlite_keeping as keeping
from screening.store.base import (
    Change,
    ListInfo,
    Review,
    body_of,
    changed_since,
    nothing_on_file,
    owned_elsewhere,
    record_of,
    restricted,
)
from screening.store.sqlite_file import BUSY_SECONDS, SqliteFile
from screening.store.sqlite_loading import SqliteLoading

FETCH = 5000  # rows at once: 1 MB of bodies

_PUT = "INSERT OR REPLACE INTO record (sequence, id, list, kind, digest, body) VALUES (?, ?, ?, ?, ?, ?)"
_LIVE = "SELECT sequence, list, kind, digest FROM record WHERE id = ? AND digest IS NOT NULL"
_COUNT = """
INSERT INTO list (name, sequence, persons, documents) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (name) DO UPDATE SET sequence = ?2, persons = persons + ?3, documents = documents + ?4
"""
_CHANGES = """
SELECT sequence, id, list, body FROM record WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?
"""
_CHANGED_LISTS = """
SELECT name FROM list WHERE sequence > ?1 AND (sequence <= ?2 OR EXISTS (
    SELECT 1 FROM record WHERE record.list = list.name AND sequence > ?1 AND sequence <= ?2))
"""
_OWNERS = """
SELECT DISTINCT json_extract(CAST(body AS TEXT), '$.owner') FROM record WHERE list = ? AND digest IS NOT NULL
"""
_LISTS = "SELECT name, persons, documents, sequence, loaded_at, as_of, source FROM list ORDER BY name"
_SCAN = "SELECT sequence, id, list, body FROM record WHERE digest IS NOT NULL ORDER BY sequence"
_STRETCH = """
SELECT id, body FROM record WHERE sequence > ? AND sequence <= ? AND digest IS NOT NULL ORDER BY sequence
"""


@dataclass(frozen=True, slots=True)
class SqliteScan:
    """All live records in one read transaction, in order of sequence."""

    head: int
    lists: list[ListInfo]
    connection: sqlite3.Connection

    @property
    def total(self) -> int:
        """How many records iteration gives."""
        return sum(item.records for item in self.lists)

    def __iter__(self) -> Iterator[Change]:
        rows = self.connection.execute(_SCAN)
        while batch := rows.fetchmany(FETCH):
            yield from map(Change._make, batch)

    def stretch(self, after: int, upto: int) -> tuple[list[str], list[bytes]]:
        """Identifiers and bodies of some live records."""
        rows = self.connection.execute(_STRETCH, (after, upto)).fetchall()
        return [record_id for record_id, _ in rows], [body for _, body in rows]


_TOKENS = "SELECT key FROM meta WHERE key LIKE 'token:%' ORDER BY value"


class SqliteStore:
    """The store of one machine; see `screening.store.base.Store` for what each method promises."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self._file = SqliteFile(path, create=create, busy_seconds=busy_seconds)
        self._now = now
        with self._file.borrowed() as connection:
            self.identity = str(_meta(connection, "identity"))

    @property
    def history(self) -> str:
        """Never another: a file that was replaced while it was open is not read at all."""
        return self.identity

    def head(self) -> int:
        """The highest sequence number committed."""
        with self._file.borrowed() as connection:
            return _head(connection)

    def put(self, record: Record) -> tuple[int, bool]:
        """Puts one record on file: (sequence, was it new)."""
        with self._file.writing() as connection:
            body = body_of(restricted(record, keeping.mark(connection, record.id)))
            digest = blake2b(body, digest_size=16).digest()
            live = connection.execute(_LIVE, (record.id,)).fetchone()
            if live is not None:
                sequence, owner, kind, old_digest = live
                if owner != record.list:
                    raise owned_elsewhere()
                if old_digest == digest:
                    return int(sequence), False
                _count(connection, owner, kind, -1, sequence)
            sequence = _next(connection)
            connection.execute(_PUT, (sequence, record.id, record.list, record.kind, digest, body))
            _count(connection, record.list, record.kind, +1, sequence)
        return sequence, live is None

    def delete(self, record_id: str, version: str = "") -> int:
        """Withdraws one record."""
        with self._file.writing() as connection:
            live = connection.execute(_LIVE, (record_id,)).fetchone()
            if live is None:
                raise nothing_on_file()
            _, owner, kind, digest = live
            if version and digest.hex() != version:
                raise changed_since()
            sequence = _next(connection)
            connection.execute(_PUT, (sequence, record_id, owner, kind, None, None))
            _count(connection, owner, kind, -1, sequence)
            keeping.drop_mark(connection, record_id)
        return sequence

    def restrict(self, record_id: str, why: str) -> int:
        """Marks a record as restricted, or lifts that."""
        with self._file.writing() as connection:
            sequence, body = keeping.set_mark(connection, record_id, why)
            if body is not None:
                _, owner, kind, _ = connection.execute(_LIVE, (record_id,)).fetchone()
                sequence = _next(connection)
                digest = blake2b(body, digest_size=16).digest()
                connection.execute(_PUT, (sequence, record_id, owner, kind, digest, body))
                _count(connection, owner, kind, 0, sequence)
        return sequence

    def restrictions(self) -> dict[str, str]:
        """Every mark, by identifier."""
        with self._file.borrowed() as connection:
            return keeping.marks(connection)

    def reviews(
        self, upto: str, after: tuple[str, str] = ("", ""), limit: int = 1000, list_name: str = ""
    ) -> list[Review]:
        """Records that are to be reviewed, the oldest first: 5 us each, whatever is on file."""
        self._index_reviews()
        with self._file.borrowed() as connection:
            names = [list_name] if list_name else keeping.lists(connection)
            found = (keeping.reviews(connection, name, upto, after, max(limit, 0)) for name in names)
            return due.first(chain.from_iterable(found), after, max(limit, 0))

    def reviews_due(self, *uptos: str) -> list[dict[str, int]]:
        """How many are to be reviewed by each day, by list; 0.1 us for each that is."""
        self._index_reviews()
        with self._file.borrowed() as connection:
            names = keeping.lists(connection)
            counted = [{name: keeping.count(connection, name, upto) for name in names} for upto in uptos]
        return [{name: number for name, number in found.items() if number} for found in counted]

    def _index_reviews(self) -> None:
        """Gives a file that an older version made its index of reviews: once, 2 s for a million records."""
        with self._file.borrowed() as connection:
            missing = keeping.wants_index(connection)
        if missing:
            with self._file.writing() as connection:
                connection.execute(keeping.INDEX)

    def clearances(self, after: int, limit: int) -> list[Clearance]:
        """The first clearances that changed after a sequence number, in order."""
        with self._file.borrowed() as connection:
            return clearing.after(connection, after, limit)

    def clearance(self, clearance_id: str) -> Clearance | None:
        """The clearance as it is on file, or None."""
        with self._file.borrowed() as connection:
            return clearing.one(connection, clearance_id)

    def keep_clearance(self, clearance: Clearance, replaces: int) -> int:
        """Puts a clearance on file: its sequence number."""
        with self._file.writing() as connection:
            sequence = _next(connection)
            clearing.keep(connection, clearance, replaces, sequence)
        return sequence

    def word(self, name: str) -> str:
        """The word under a name."""
        with self._file.borrowed() as connection:
            return keeping.word(connection, name)

    def exchange(self, name: str, before: str, after: str) -> bool:
        """Sets the word if it is still what it was."""
        with self._file.writing() as connection:
            if keeping.word(connection, name) != before:
                return False
            keeping.set_word(connection, name, after)
        return True

    def purge(self) -> list[str]:
        """Empties the log beside the file."""
        with self._file.private() as connection:
            return keeping.purge(connection)

    def get(self, record_id: str) -> Record | None:
        """The live record, or None."""
        with self._file.borrowed() as connection:
            row = connection.execute("SELECT body FROM record WHERE id = ?", (record_id,)).fetchone()
        return None if row is None or row[0] is None else record_of(row[0])

    @contextmanager
    def loading(
        self, *, lists: Sequence[str] = (), source: str = "", as_of: str = ""
    ) -> Iterator[SqliteLoading]:
        """Replaces whole lists in one step."""
        with self._file.private() as staging, self._file.borrowed() as reader:
            yield SqliteLoading(staging, reader, lists=lists, source=source, as_of=as_of, now=self._now)

    def changes(self, after: int, limit: int, upto: int | None = None) -> list[Change]:
        """The first changes after a sequence number, in order."""
        last = upto if upto is not None else 2**63 - 1
        with self._file.borrowed() as connection:
            rows = connection.execute(_CHANGES, (after, last, max(limit, 0))).fetchall()
        return [Change._make(row) for row in rows]

    def changed_lists(self, after: int, upto: int) -> set[str]:
        """The lists touched by the changes in a range; only those changed since are looked through."""
        with self._file.borrowed() as connection:
            return {name for (name,) in connection.execute(_CHANGED_LISTS, (after, upto))}

    def owners(self, list_name: str) -> set[str]:
        """Whose records are live on this list; a million records take two seconds."""
        with self._file.borrowed() as connection:
            return {owner or "" for (owner,) in connection.execute(_OWNERS, (list_name,))}

    @contextmanager
    def scan(self) -> Iterator[SqliteScan]:
        """One consistent view of all live records."""
        # A connection of its own: an unfinished iteration must not leave the pool one that sees the past.
        with self._file.private() as connection:
            connection.execute("BEGIN")
            yield SqliteScan(_head(connection), _lists(connection), connection)

    def elsewhere(self) -> Callable[[], SqliteStore]:
        """What opens the same file in another process."""
        return partial(SqliteStore, self._file.path, create=False)

    def vouch(self, token: str) -> None:
        """Remembers a token."""
        with self._file.writing() as connection:
            known = [key for (key,) in connection.execute(_TOKENS)]
            forgotten = [(key,) for key in known[: len(known) - base.TOKENS_KEPT + 1]]
            connection.executemany("DELETE FROM meta WHERE key = ?", forgotten)
            last = connection.execute("SELECT max(value) FROM meta WHERE key LIKE 'token:%'").fetchone()[0]
            connection.execute("REPLACE INTO meta VALUES (?, ?)", (f"token:{token}", (last or 0) + 1))

    def vouches(self, token: str) -> bool:
        """Whether the token is remembered."""
        with self._file.borrowed() as connection:
            row = connection.execute("SELECT 1 FROM meta WHERE key = ?", (f"token:{token}",)).fetchone()
        return row is not None

    def lists(self) -> list[ListInfo]:
        """Every list, in order of name."""
        with self._file.borrowed() as connection:
            return _lists(connection)

    def doubts(self) -> list[tuple[str, str]]:
        """None: it writes to the disk before it acknowledges."""
        return []

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def _meta(connection: sqlite3.Connection, key: str) -> object:
    (value,) = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return value


def _head(connection: sqlite3.Connection) -> int:
    """A plain read is 2 us, no more than asking first (PRAGMA data_version) whether anything changed."""
    (value,) = connection.execute("SELECT value FROM meta WHERE key = 'sequence'").fetchone()
    return int(value)


def _next(connection: sqlite3.Connection) -> int:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'sequence'")
    return _head(connection)


def _count(connection: sqlite3.Connection, name: str, kind: str, step: int, sequence: int) -> None:
    persons, documents = (step, 0) if kind == "person" else (0, step)
    connection.execute(_COUNT, (name, sequence, persons, documents))


def _lists(connection: sqlite3.Connection) -> list[ListInfo]:
    return [ListInfo(*row) for row in connection.execute(_LISTS)]
