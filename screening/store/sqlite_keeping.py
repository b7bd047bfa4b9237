"""What a SQLite store knows of how long records are kept: reviews that are due, marks of restriction, words agreed.

Reviews have an index of their own, by list and last day, so that a question costs what it tells and not what is on
file. Marks and words are rows of `meta`, so that an older version can use the same file. Every function is given the
connection, and the transaction it is in.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from screening.store.base import Review, body_of, nothing_on_file, record_of, restricted

FEW = 1_000_000  # records for which a file without the index is given one, 2 us each; beyond, each question scans
_MARK, _WORD = "restricted:", "word:"
_CHECKPOINT_SECONDS = 10

_ON: Final = "json_extract(CAST(body AS TEXT), '$.review_on')"
DAY: Final = f"{_ON} || substr('-12-31', length({_ON}) - 3)"
"""As `reviews.last_day`; NULL for a record without a date, and for one that was withdrawn."""

INDEX: Final = f"""
CREATE INDEX IF NOT EXISTS live_record_by_review ON record (list, {DAY}, id)
WHERE digest IS NOT NULL AND {DAY} IS NOT NULL
"""
_DUE: Final = f"FROM record WHERE list = ?1 AND digest IS NOT NULL AND {DAY} IS NOT NULL AND {DAY} <= ?2"
_REVIEWS: Final = f"""
SELECT {DAY}, id, list, kind, coalesce(json_extract(CAST(body AS TEXT), '$.owner'), ''), {_ON}
{_DUE} AND {DAY} >= ?3 AND ({DAY} > ?3 OR id > ?4) ORDER BY {DAY}, id LIMIT ?5
"""
_COUNT: Final = f"SELECT count(*) {_DUE}"
_INDEXED = "SELECT 1 FROM sqlite_master WHERE name = 'live_record_by_review'"
_LIVE_LISTS = "SELECT name FROM list WHERE persons + documents > 0 ORDER BY name"
_LIVE = "SELECT sequence, body FROM record WHERE id = ? AND digest IS NOT NULL"
_MARKS = "SELECT substr(key, ?1), value FROM meta WHERE key >= ?2 AND key < ?3"


def wants_index(connection: sqlite3.Connection) -> bool:
    """Whether the file was made before there was the index of reviews, and is small enough to be given it now."""
    if connection.execute(_INDEXED).fetchone():
        return False
    (records,) = connection.execute("SELECT coalesce(sum(persons + documents), 0) FROM list").fetchone()
    return bool(records <= FEW)


def lists(connection: sqlite3.Connection) -> list[str]:
    """The lists that have records."""
    return [name for (name,) in connection.execute(_LIVE_LISTS)]


def reviews(
    connection: sqlite3.Connection, name: str, upto: str, after: tuple[str, str], limit: int
) -> list[Review]:
    """The first reviews of one list that are due."""
    rows = connection.execute(_REVIEWS, (name, upto, *after, limit))
    return [Review._make(row) for row in rows]


def count(connection: sqlite3.Connection, name: str, upto: str) -> int:
    """How many reviews of one list are due."""
    (number,) = connection.execute(_COUNT, (name, upto)).fetchone()
    return int(number)


def marks(connection: sqlite3.Connection) -> dict[str, str]:
    """Every mark of restriction, by identifier."""
    return dict(connection.execute(_MARKS, (len(_MARK) + 1, _MARK, _MARK[:-1] + ";")))


def mark(connection: sqlite3.Connection, record_id: str) -> str | None:
    """The mark of one record."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_MARK + record_id,)).fetchone()
    return None if row is None else str(row[0])


def set_mark(connection: sqlite3.Connection, record_id: str, why: str) -> tuple[int, bytes | None]:
    """Sets or lifts the mark of a live record: its sequence number, and its new body unless that is the old one."""
    live = connection.execute(_LIVE, (record_id,)).fetchone()
    if live is None:
        raise nothing_on_file()
    if why:
        connection.execute("REPLACE INTO meta VALUES (?, ?)", (_MARK + record_id, why))
    else:
        drop_mark(connection, record_id)
    body = body_of(restricted(record_of(live[1]), why))
    return int(live[0]), None if body == live[1] else body


def drop_mark(connection: sqlite3.Connection, record_id: str) -> None:
    """Forgets the mark of a record, if it has one."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_MARK + record_id,))


def word(connection: sqlite3.Connection, name: str) -> str:
    """The word under a name."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_WORD + name,)).fetchone()
    return "" if row is None else str(row[0])


def set_word(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Sets or removes a word."""
    if value:
        connection.execute("REPLACE INTO meta VALUES (?, ?)", (_WORD + name, value))
    else:
        connection.execute("DELETE FROM meta WHERE key = ?", (_WORD + name,))


def purge(connection: sqlite3.Connection) -> list[str]:
    """Empties the log beside the file. The file itself holds nothing superseded: see `secure_delete`."""
    connection.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_SECONDS * 1000}")
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return (
        ["the log beside the store's file is being read; it is emptied when that has ended"] if busy else []
    )


def restage(
    staging: sqlite3.Connection, before: dict[str, str], now: dict[str, str]
) -> list[tuple[str, bytes]]:
    """Staged records whose mark is another than when they were staged, as they are to be: identifier and body."""
    found = []
    for record_id in sorted(record_id for record_id in before.keys() | now.keys()):
        if before.get(record_id) == now.get(record_id):
            continue
        row = staging.execute("SELECT body FROM staged WHERE id = ?", (record_id,)).fetchone()
        if row is not None:
            found.append((record_id, body_of(restricted(record_of(row[0]), now.get(record_id, "")))))
    return found
