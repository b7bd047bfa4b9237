"""Who may come in: credentials in, a grant out, with every key of this machine in memory.

A thread looks five times a second whether the file of keys has changed, so that a key is known, and a
revoked one refused, within a second by every worker; a request itself touches no disk (2 us). Where the file
could not be read for some seconds nobody comes in: a revocation might be in it. Knows nothing of HTTP.
"""

from __future__ import annotations

import hmac
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import structlog

from screening.access import keyring, tokens
from screening.access.bearer import Bearer
from screening.access.identity import Grant
from screening.access.keyring import CERTIFICATE, KEY, Key
from screening.errors import AccessUnavailable, ScreeningError, Unauthenticated

log = structlog.get_logger("screening.access")

LOOK_SECONDS = 0.2
STALE_SECONDS = (
    2.0  # without a look that succeeded; then a request has one made, and is refused when it fails
)
_SCHEME = b"bearer "
_NOBODY = tokens.digest("")  # compared with where no key has the prefix: the time taken tells nothing
_JOIN = 2.0
_REMEMBERED = 4_096

_UNKNOWN = "The key or token is not valid."
_NONE = "The request has no credentials."


class Entry(NamedTuple):
    """A key that is not revoked: what proves it, and what it allows."""

    digest: bytes
    grant: Grant


class Door:
    """`start` it once; `grant` may be asked from any thread."""

    def __init__(
        self, path: Path, *, bearer: Bearer | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._bearer = bearer
        self._clock = clock
        self._keys: dict[str, Entry] = {}
        self._certificates: dict[bytes, Entry] = {}
        self._verified: dict[bytes, Entry] = {}  # headers checked before: 0.1 us and not 3
        self._connection: sqlite3.Connection | None = None
        self._version: tuple[int, int, int] | None = None
        self._was_there = False
        self._looked = float("-inf")
        self._failed = False
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)

    def start(self) -> None:
        """Read the keys, and go on doing so. Raises AccessUnavailable when they cannot be read now."""
        with self._lock:
            self._look()
        if self._bearer is not None:
            self._bearer.start()
        self._thread.start()

    def close(self) -> None:
        """Stop looking."""
        self._stop.set()
        if self._bearer is not None:
            self._bearer.close()
        if self._thread.is_alive():
            self._thread.join(_JOIN)
        with self._lock:
            self._forget_connection()

    def grant(self, authorization: bytes, subject: str = "") -> Grant:
        """What the sender of this `Authorization` header, or the holder of this certificate, may do.

        A header that is there decides, also when it is wrong. Raises Unauthenticated, AccessUnavailable.
        """
        self._fresh()
        if authorization:
            return self._of_header(authorization)
        if subject:
            return self._of_certificate(subject)
        raise Unauthenticated(_NONE)

    def _of_header(self, header: bytes) -> Grant:
        if header[:7].lower() != _SCHEME:
            raise Unauthenticated("The Authorization header is not of the scheme Bearer.")
        entry = self._verified.get(header)
        if entry is not None:
            return self._valid(entry)
        text = header[7:].strip().decode("latin-1")
        if (parts := tokens.parse(text)) is not None:
            return self._of_key(header, *parts)
        if self._bearer is None or text.startswith(tokens.MARK):
            raise Unauthenticated(_UNKNOWN)
        return self._bearer.grant(text)

    def _of_key(self, header: bytes, prefix: str, secret: str) -> Grant:
        verified = self._verified  # of the keys as they are now: a look that finds others makes a new one
        entry = self._keys.get(prefix)
        known = _NOBODY if entry is None else entry.digest
        if not hmac.compare_digest(known, tokens.digest(secret)) or entry is None:
            raise Unauthenticated(_UNKNOWN)
        if len(verified) < _REMEMBERED:
            verified[header] = entry
        return self._valid(entry)

    def _of_certificate(self, subject: str) -> Grant:
        entry = self._certificates.get(tokens.digest(subject))
        if entry is None:
            raise Unauthenticated("The client certificate is not on file.")
        return self._valid(entry)

    def _valid(self, entry: Entry) -> Grant:
        if entry.grant.expires and self._clock() >= entry.grant.expires:
            raise Unauthenticated(_UNKNOWN)
        return entry.grant

    def _fresh(self) -> None:
        """After a pause of this process, or of the disk, looks at once rather than trust what it knew."""
        if time.monotonic() - self._looked < STALE_SECONDS:
            return
        if not self._lock.acquire(blocking=False):  # the thread is at it, and stuck: a request must not wait
            raise AccessUnavailable("the file of keys cannot be read in time")
        try:
            self._look()
        finally:
            self._lock.release()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            try:
                with self._lock:
                    self._look()
            except ScreeningError as error:
                self._note(error.what)
            except Exception as error:
                self._note(type(error).__name__)
            else:
                self._note("")

    def _note(self, why: str) -> None:
        if bool(why) != self._failed:  # once, not at every look
            self._failed = bool(why)
            (log.error if why else log.info)("keys_unreadable" if why else "keys_readable", why=why)

    def _look(self) -> None:
        """Takes in what changed. Raises AccessUnavailable."""
        try:
            version = self._version_now()
            if version != self._version:
                keys = [] if self._connection is None else keyring.load(self._connection)
                self._take(keys)
                self._version = version
        except (sqlite3.Error, OSError, ValueError) as error:
            self._forget_connection()
            raise AccessUnavailable("the file of keys cannot be read") from error
        self._looked = time.monotonic()

    def _version_now(self) -> tuple[int, int, int]:
        """Which file it is, and which state of it; SQLite counts the changes of others itself."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            if self._was_there:
                raise
            return (0, 0, 0)
        self._was_there = True
        which = (status.st_dev, status.st_ino)
        if self._connection is None or self._version is None or self._version[:2] != which:
            self._forget_connection()
            self._connection = keyring.connect(self._path, "ro")
        (count,) = self._connection.execute("PRAGMA data_version").fetchone()
        return (*which, count)

    def _take(self, keys: list[Key]) -> None:
        """Swaps in new tables; what was verified by the old ones goes last, with no key of theirs in it."""
        live = [key for key in keys if not key.revoked]
        self._keys = {key.prefix: Entry(key.digest, key.grant()) for key in live if key.kind == KEY}
        self._certificates = {
            key.digest: Entry(key.digest, key.grant()) for key in live if key.kind == CERTIFICATE
        }
        self._verified = {}
        log.info("keys_read", keys=len(live))

    def _forget_connection(self) -> None:
        connection, self._connection, self._version = self._connection, None, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
