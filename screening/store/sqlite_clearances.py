"""Clearances in a SQLite store: a table of their own, numbered together with the changes of records.

The table is made with the first clearance, so that a file without any is as it always was, and may be read from a disk
that cannot be written. Every function is given the connection, and the transaction it is in.
"""

from __future__ import annotations

import sqlite3

from screening.clearances import Clearance
from screening.clearances.clearance import kept, read
from screening.store.base import changed_meanwhile

_TABLE = """
CREATE TABLE IF NOT EXISTS clearance (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL)
"""
_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'clearance'"
_AFTER = "SELECT body, sequence FROM clearance WHERE sequence > ? ORDER BY sequence LIMIT ?"
_ONE = "SELECT body, sequence FROM clearance WHERE id = ?"
_KEEP = "INSERT OR REPLACE INTO clearance (sequence, id, body) VALUES (?, ?, ?)"


def after(connection: sqlite3.Connection, sequence: int, limit: int) -> list[Clearance]:
    """The latest state of those that changed after a sequence number, in order."""
    if not _there(connection):
        return []
    return [read(*row) for row in connection.execute(_AFTER, (sequence, max(limit, 0)))]


def one(connection: sqlite3.Connection, clearance_id: str) -> Clearance | None:
    """The clearance of that identifier."""
    row = connection.execute(_ONE, (clearance_id,)).fetchone() if _there(connection) else None
    return None if row is None else read(*row)


def keep(connection: sqlite3.Connection, clearance: Clearance, replaces: int, sequence: int) -> None:
    """Puts it on file under a number, in place of its state of another; Conflict when that is not the present one."""
    connection.execute(_TABLE)
    present = connection.execute(_ONE, (clearance.id,)).fetchone()
    if (present[1] if present is not None else 0) != replaces:
        raise changed_meanwhile()
    connection.execute(_KEEP, (sequence, clearance.id, kept(clearance)))


def _there(connection: sqlite3.Connection) -> bool:
    return connection.execute(_THERE).fetchone() is not None
