"""Replacing whole lists in a SQLite store, in one step or not at all.

Records are staged in temporary tables, outside the store's file, so that reading a slow source locks
nothing. What differs is worked out by SQL over both sides before the write lock is taken; under the lock
only the differences are written. Memory does not grow with the list.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import blake2b

from screening.errors import Conflict
from screening.model import Record
from screening.store import sqlite_keeping as keeping
from screening.store.base import (
    LoadCounts,
    added_twice,
    body_of,
    list_not_named,
    owned_elsewhere,
    restricted,
)
from screening.store.sqlite_file import immediate, unavailable

# The id index is written in random order: pages cached, not rewritten (measured with 1,000,000 records).
CACHE_KIB = 128 * 1024

_STAGING = """
CREATE TEMP TABLE staged (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    list TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest BLOB NOT NULL,
    body BLOB NOT NULL
);
CREATE TEMP TABLE replaced (list TEXT PRIMARY KEY);
CREATE TEMP TABLE differing (n INTEGER PRIMARY KEY, position INTEGER NOT NULL, was TEXT);
CREATE TEMP TABLE gone (n INTEGER PRIMARY KEY, id TEXT NOT NULL, list TEXT NOT NULL, kind TEXT NOT NULL)
"""
_STAGE = "INSERT OR IGNORE INTO staged (id, list, kind, digest, body) VALUES (?, ?, ?, ?, ?)"
_OWNERS = "SELECT name FROM list WHERE persons + documents > 0"
_OWNER = "SELECT list FROM record WHERE id = ? AND digest IS NOT NULL"
# `was` is the list in which the identifier is live now, NULL when it is new or was withdrawn.
_FIND_DIFFERING = """
INSERT INTO differing (position, was)
SELECT staged.position, CASE WHEN record.digest IS NULL THEN NULL ELSE record.list END
FROM staged LEFT JOIN main.record ON record.id = staged.id
WHERE record.digest IS NULL OR record.digest <> staged.digest ORDER BY staged.position
"""
_FIND_FOREIGN = (
    "SELECT 1 FROM differing WHERE was IS NOT NULL AND was NOT IN (SELECT list FROM replaced) LIMIT 1"
)
_COUNT_LIVE = (
    "SELECT coalesce(sum(persons + documents), 0) FROM main.list WHERE name IN (SELECT list FROM replaced)"
)
_FIND_GONE = """
INSERT INTO gone (id, list, kind) SELECT id, list, kind FROM main.record
WHERE list IN (SELECT list FROM replaced) AND digest IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.id = record.id) ORDER BY sequence
"""
_WRITE_DIFFERING = """
INSERT OR REPLACE INTO main.record (sequence, id, list, kind, digest, body)
SELECT ? + differing.n, id, list, kind, digest, body
FROM differing CROSS JOIN staged ON staged.position = differing.position ORDER BY differing.n
"""
_WRITE_GONE = """
INSERT OR REPLACE INTO main.record (sequence, id, list, kind, digest, body)
SELECT ? + n, id, list, kind, NULL, NULL FROM gone ORDER BY n
"""
_SUM_DIFFERING = """
SELECT list, was, count(*), max(n) FROM differing JOIN staged ON staged.position = differing.position
GROUP BY list, was
"""
_SUM_GONE = "SELECT list, count(*), max(n) FROM gone GROUP BY list"
_WRITE_LIST = """
INSERT INTO main.list (name, sequence, persons, documents, loaded_at, as_of, source)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (name) DO UPDATE SET sequence = max(sequence, ?2), persons = ?3, documents = ?4,
loaded_at = ?5, as_of = ?6, source = ?7
"""


class SqliteLoading:
    """One replacement of lists. `staging` is ours alone; `reader` sees what is on file at each look."""

    def __init__(
        self,
        staging: sqlite3.Connection,
        reader: sqlite3.Connection,
        *,
        lists: Sequence[str],
        source: str,
        as_of: str,
        now: Callable[[], datetime],
    ) -> None:
        self._connection = staging
        self._reader = reader
        self._named = frozenset(lists)
        self._replaced = set(lists)
        self._about = (source, as_of)
        self._now = now
        self._staged: Counter[tuple[str, str]] = Counter()  # by list and kind
        self._owners_refused: set[str] = set()
        # No other list, no other owner: a look-up of 2 us a record saved. One that comes meanwhile is
        # found by `commit`.
        self._marks = keeping.marks(reader)
        self._alone = bool(lists) and {name for (name,) in reader.execute(_OWNERS)} <= self._named
        self._ended = False
        for pragma in ("temp_store = FILE", f"temp.cache_size = -{CACHE_KIB}", f"cache_size = -{CACHE_KIB}"):
            staging.execute(f"PRAGMA {pragma}")
        staging.execute("BEGIN")
        for statement in _STAGING.split(";"):
            staging.execute(statement)

    def add(self, record: Record) -> None:
        """Stages one record. Row by row is 3.2 us, in batches 2.7: so each culprit is named at once."""
        self._check_open()
        try:
            self._check_list(record)
            if self._marks:
                record = restricted(record, self._marks.get(record.id))
            body = body_of(record)
            digest = blake2b(body, digest_size=16).digest()
            row = (record.id, record.list, record.kind, digest, body)
            staged = self._connection.execute(_STAGE, row).rowcount
        except sqlite3.Error as error:
            raise unavailable(error) from error
        if not staged:
            raise added_twice()
        self._replaced.add(record.list)
        self._staged[record.list, record.kind] += 1

    def _check_list(self, record: Record) -> None:
        if self._named and record.list not in self._named:
            raise list_not_named()
        if self._alone:
            return
        row = self._reader.execute(_OWNER, (record.id,)).fetchone()
        if row is not None and row[0] != record.list and row[0] not in self._replaced:
            self._owners_refused.add(row[0])
            raise owned_elsewhere()

    def commit(self) -> list[LoadCounts]:
        """Compares without a lock, then writes the differences under it."""
        self._check_open()
        if self._owners_refused & self._replaced:
            # The record was refused for its old list, which this load would now empty of it.
            raise Conflict(
                "a record moves to another list ahead of the list that it leaves",
                remedy="Name the lists when loading, or load the list that it joins after the one it leaves.",
            )
        self._ended = True
        connection = self._connection
        connection.executemany("INSERT INTO replaced VALUES (?)", [(name,) for name in self._replaced])
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        compared_at = self._compare()
        connection.execute("COMMIT")
        with immediate(connection):
            if self._head() != compared_at:  # somebody wrote in between: now nobody can
                self._compare()
            return self._write()

    def _check_open(self) -> None:
        if self._ended:
            raise Conflict("the load has ended already", remedy="Begin another load.")

    def _head(self) -> int:
        (head,) = self._connection.execute("SELECT value FROM main.meta WHERE key = 'sequence'").fetchone()
        return int(head)

    def _compare(self) -> int:
        """Fills `differing` and `gone`; the sequence number at which that is true."""
        connection = self._connection
        head = self._head()
        self._mark_again()
        connection.execute("DELETE FROM differing")
        connection.execute("DELETE FROM gone")
        connection.execute(_FIND_DIFFERING)
        if connection.execute(_FIND_FOREIGN).fetchone():
            raise owned_elsewhere()
        (new,) = connection.execute("SELECT count(*) FROM differing WHERE was IS NULL").fetchone()
        (live,) = connection.execute(_COUNT_LIVE).fetchone()
        if self._staged.total() - new < live:  # else every live record is staged: a second saved per million
            connection.execute(_FIND_GONE)
        return head

    def _mark_again(self) -> None:
        """Records that were restricted, or freed, since they were staged."""
        now = keeping.marks(self._connection)
        for record_id, body in keeping.restage(self._connection, self._marks, now):
            digest = blake2b(body, digest_size=16).digest()
            self._connection.execute(
                "UPDATE staged SET digest = ?, body = ? WHERE id = ?", (digest, body, record_id)
            )
        self._marks = now

    def _write(self) -> list[LoadCounts]:
        connection = self._connection
        head = self._head()
        after = head + connection.execute(_WRITE_DIFFERING, (head,)).rowcount
        last = after + connection.execute(_WRITE_GONE, (after,)).rowcount
        connection.execute("UPDATE main.meta SET value = ? WHERE key = 'sequence'", (last,))
        return self._write_lists(head, after)

    def _write_lists(self, head: int, after: int) -> list[LoadCounts]:
        added, changed, withdrawn, sequence = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for name, was, count, n in self._connection.execute(_SUM_DIFFERING):
            (changed if name == was else added)[name] += count
            sequence[name] = max(sequence[name], head + n)
            if was is not None and was != name:
                withdrawn[was] += count
                sequence[was] = max(sequence[was], head + n)
        for name, count, n in self._connection.execute(_SUM_GONE):
            withdrawn[name] += count
            sequence[name] = max(sequence[name], after + n)
        counts = []
        for name in sorted(self._replaced):
            self._write_list(name, sequence[name])
            staged = self._staged[name, "person"] + self._staged[name, "document"]
            unchanged = staged - added[name] - changed[name]
            counts.append(LoadCounts(name, added[name], changed[name], withdrawn[name], unchanged))
        return counts

    def _write_list(self, name: str, sequence: int) -> None:
        source, as_of = self._about
        loaded_at = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        kinds = (self._staged[name, "person"], self._staged[name, "document"])
        self._connection.execute(_WRITE_LIST, (name, sequence, *kinds, loaded_at, as_of, source))
