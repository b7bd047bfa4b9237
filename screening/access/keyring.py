"""The keys on file: a small SQLite database beside the store, written by `screening keys`.

A file of its own, because whoever may read the records need not be able to hand out keys, and because a
backup of the records should not bring revoked keys back. Every worker follows it (`door`). Holds hashes,
never a key. Knows nothing of HTTP.
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from screening.access import tokens
from screening.access.identity import ROLES, Grant
from screening.errors import AccessUnavailable, Conflict, InputError, NotFound

APPLICATION_ID = 0x5343524B  # "SCRK"
BUSY_SECONDS = 5.0
CERTIFICATE, KEY = "certificate", "key"

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
_CLIENT = re.compile(r"[\w.@/-][\w.@/ -]{0,63}")


@dataclass(frozen=True, slots=True)
class Key:
    """One key, or one client certificate by its `subject`. Times are of the Unix clock, 0 for never.

    `lifetime` is in seconds, for how long it was made; rotating shortens `expires` and not it.
    """

    prefix: str
    kind: str
    digest: bytes
    subject: str
    client: str
    role: str
    owner: str
    lists: tuple[str, ...]
    rate: float
    quota: int
    lifetime: float
    created: float
    expires: float
    revoked: float

    def state(self, now: float) -> str:
        """`valid`, `expired` or `revoked`."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and now >= self.expires else "valid"

    @property
    def name(self) -> str:
        """What the key is called in lists and logs."""
        return f"{'cert_' if self.kind == CERTIFICATE else tokens.MARK}{self.prefix}"

    def grant(self) -> Grant:
        """What its holder may do."""
        return Grant(
            self.client, self.role, self.owner, frozenset(self.lists), self.name,
            self.rate, self.quota, self.expires,
        )  # fmt: skip


class Keyring:
    """The file of keys. Each call opens it anew; a worker that follows it holds a connection (`follow`)."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self.path = path
        self._now = now

    def exists(self) -> bool:
        """Whether a key was ever made here."""
        return self.path.exists()

    def create(
        self,
        *,
        client: str,
        role: str,
        owner: str = "",
        lists: tuple[str, ...] = (),
        seconds: float = 0.0,
        rate: float = 0.0,
        quota: int = 0,
        subject: str = "",
    ) -> tuple[Key, str]:
        """A new key and its text, which is not kept; with a `subject`, a certificate, whose text is "".

        It is valid for `seconds`, or until it is revoked. Raises InputError, Conflict when the certificate
        is on file, AccessUnavailable.
        """
        check(client, role, owner, lists)
        now = self._now()
        token = tokens.make()
        key = Key(
            token.prefix, KEY, token.digest, "", client, role, owner, lists, rate, quota, seconds,
            now, now + seconds if seconds else 0.0, 0.0,
        )  # fmt: skip
        if subject:
            key = replace(key, kind=CERTIFICATE, digest=tokens.digest(subject), subject=subject)
        with self._writing() as connection:
            if subject and any(_valid_certificate(old, subject, now) for old in load(connection)):
                raise Conflict(
                    "This certificate is on file already.",
                    remedy="Revoke the other entry first, if it is wrong.",
                )
            _insert(connection, key)
        return key, "" if subject else token.text

    def listing(self) -> list[Key]:
        """Every key, revoked and expired ones too, the oldest first."""
        if not self.exists():
            return []
        with self._open("ro") as connection:
            return load(connection)

    def revoke(self, prefix: str) -> Key:
        """Ends a key at once. One that is revoked stays as it is. Raises NotFound."""
        with self._writing() as connection:
            key = _found(connection, prefix)
            if not key.revoked:
                key = replace(key, revoked=self._now())
                connection.execute("UPDATE key SET revoked = ? WHERE prefix = ?", (key.revoked, key.prefix))
        return key

    def rotate(self, prefix: str, *, grace: float) -> tuple[Key, str]:
        """A new key that may do the same for as long; the old one ends after `grace` seconds.

        Raises NotFound, and Conflict for a key that is not valid any more, or a certificate.
        """
        now = self._now()
        with self._writing() as connection:
            old = _found(connection, prefix)
            if old.kind != KEY or old.state(now) != "valid":
                raise Conflict(
                    "Only a valid key can be rotated.", remedy="Make a new one with `screening keys create`."
                )
            token = tokens.make()
            new = replace(
                old, prefix=token.prefix, digest=token.digest, created=now,
                expires=now + old.lifetime if old.lifetime else 0.0,
            )  # fmt: skip
            _insert(connection, new)
            end = min(old.expires or float("inf"), now + grace)
            connection.execute("UPDATE key SET expires = ? WHERE prefix = ?", (end, old.prefix))
        return new, token.text

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
            with closing(connect(self.path, mode)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise _unusable() from error


def connect(path: Path, mode: str) -> sqlite3.Connection:
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


def load(connection: sqlite3.Connection) -> list[Key]:
    """Every key on file, the oldest first."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'key'").fetchone():
        return []
    rows = connection.execute(f"SELECT {_COLUMNS} FROM key ORDER BY created, prefix")  # noqa: S608 -- a constant
    return [_key(row) for row in rows]


def check(client: str, role: str, owner: str, lists: tuple[str, ...]) -> None:
    """Raises InputError for what no key may be."""
    if _CLIENT.fullmatch(client) is None:
        raise InputError(
            "the client's name must have 1 to 64 letters, digits, spaces or . _ - @ /",
            remedy="Name the system or the post, not a person.",
        )
    if role not in ROLES:
        raise InputError("this is not a role", remedy=f"Write one of: {', '.join(ROLES)}.")
    if (role == "data_owner") != bool(lists) or (owner and role != "data_owner"):
        raise InputError(
            "a data owner has an owner's name and at least one list, and no other role has either",
            remedy="Give --owner and --list with --role data_owner, and only there.",
        )


def as_json(key: Key, now: float) -> dict[str, Any]:
    """The key for machines, without its digest; times as RFC 3339, "" for never."""
    told = asdict(key) | {"prefix": key.name, "lists": list(key.lists), "state": key.state(now)}
    del told["digest"]
    return told | {name: moment(told[name]) for name in ("created", "expires", "revoked")}


def moment(seconds: float) -> str:
    """A time of the Unix clock as RFC 3339 in UTC, "" for never."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds)) if seconds else ""


def _key(row: tuple[Any, ...]) -> Key:
    key = Key(*row)
    return replace(key, lists=tuple(json.loads(row[7])))


def _insert(connection: sqlite3.Connection, key: Key) -> None:
    values = asdict(key) | {"lists": json.dumps(key.lists)}
    marks = ", ".join(f":{name.strip()}" for name in _COLUMNS.split(","))
    try:
        connection.execute(f"INSERT INTO key ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608 -- constants
    except sqlite3.IntegrityError:
        raise Conflict("The prefix drawn is taken.", remedy="Try again.") from None


def _found(connection: sqlite3.Connection, prefix: str) -> Key:
    """By its prefix, however much of the name or of the key itself was given."""
    wanted = prefix.removeprefix(tokens.MARK).removeprefix("cert_")[:8]
    for key in load(connection):
        if key.prefix == wanted:
            return key
    raise NotFound("No key has this prefix.", remedy="`screening keys list` shows those that there are.")


def _valid_certificate(key: Key, subject: str, now: float) -> bool:
    return key.kind == CERTIFICATE and key.subject == subject and key.state(now) == "valid"


def _unusable() -> AccessUnavailable:
    return AccessUnavailable("the file of keys cannot be read or written")
