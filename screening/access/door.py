"""Who may come in: credentials in, a grant out, with every key of this machine in memory.

A thread looks five times a second whether the keys have changed, so that a key is known, and a revoked one
refused, within a second by every worker; a request itself touches neither disk nor network (2 us). Where they could
not be read for longer than the time of grace nobody comes in: a revocation might be in what cannot be read. Knows
nothing of HTTP, nor where the keys are kept.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

import structlog

from screening.access import tokens
from screening.access.bearer import Bearer
from screening.access.identity import Grant
from screening.access.key_copy import KeyCopy
from screening.access.keys import CERTIFICATE, KEY, Key, Keys
from screening.errors import AccessUnavailable, ScreeningError, Unauthenticated

log = structlog.get_logger("screening.access")

LOOK_SECONDS = 0.2
BRIEF_SECONDS = 0.1  # a look that takes longer is one that waits for something
GRACE_SECONDS = 2.0  # without a look that succeeded, for keys that lie on this machine
_NEVER = object()
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
    """`start` it once; `grant` may be asked from any thread.

    `grace` is in seconds: for so long the keys as they were read last count on when they cannot be read. With a
    `copy`, that holds over a restart as well.
    """

    def __init__(
        self,
        keys: Keys,
        *,
        bearer: Bearer | None = None,
        grace: float = GRACE_SECONDS,
        copy: KeyCopy | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._followed = keys.followed()
        self._bearer = bearer
        self._grace = grace
        self._copy = copy
        self._clock = clock
        self._keys: dict[str, Entry] = {}
        self._certificates: dict[bytes, Entry] = {}
        self._verified: dict[bytes, Entry] = {}  # headers checked before: 0.1 us and not 3
        self._version: object = _NEVER
        self._looked = self._began = float("-inf")
        self._failed = False
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)

    def start(self) -> None:
        """Read the keys, and go on doing so. Raises AccessUnavailable when neither they nor a copy that is young
        enough can be read now.
        """
        with self._lock:
            try:
                self._look()
            except AccessUnavailable as error:
                if not self._from_copy():
                    raise
                self._note(error.what)
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
            self._followed.close()

    def age(self) -> float:
        """Seconds since the keys were last known to be these."""
        return time.monotonic() - self._looked

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
        if time.monotonic() - self._looked < self._grace:
            return
        # The thread has looked in vain, or is stuck at it: a request must not wait for what has just failed. But it
        # waits where the thread has only just begun: after a pause both look at the same moment.
        before, patience = self._looked, max(self._began + BRIEF_SECONDS - time.monotonic(), 0.0)
        if self._failed or not self._lock.acquire(timeout=patience):
            raise AccessUnavailable("the keys cannot be read")
        try:
            if self._looked == before:
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
        self._began = time.monotonic()
        try:
            version = self._followed.version()
            changed = version != self._version
            if changed:
                keys = self._followed.read()
                self._take(keys)
                self._version = version
        except AccessUnavailable:
            self._version = _NEVER  # what comes back may be another file, or another server
            raise
        self._looked = time.monotonic()
        if self._copy is not None:
            self._copy.keep(keys if changed else None)

    def _from_copy(self) -> bool:
        found = None if self._copy is None else self._copy.read(self._grace)
        if found is None:
            return False
        keys, age = found
        self._take(keys)
        self._looked = time.monotonic() - age
        return True

    def _take(self, keys: list[Key]) -> None:
        """Swaps in new tables; what was verified by the old ones goes last, with no key of theirs in it."""
        live = [key for key in keys if not key.revoked]
        self._keys = {key.prefix: Entry(key.digest, key.grant()) for key in live if key.kind == KEY}
        self._certificates = {
            key.digest: Entry(key.digest, key.grant()) for key in live if key.kind == CERTIFICATE
        }
        self._verified = {}
        log.info("keys_read", keys=len(live))
