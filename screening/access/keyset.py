"""The public keys with which an issuer signs its tokens: a JSON Web Key Set (RFC 7517), from a file or a URL.

Read again every few minutes, and sooner when a token names a key that is not known yet: issuers change their
keys without telling anybody. What was read last goes on being used while the issuer is away, for a day.
Fetching is bounded in time and size, and never follows a redirect elsewhere.
"""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jwt
import orjson
import structlog

from screening.errors import AccessUnavailable, InputError

log = structlog.get_logger("screening.access")

TIMEOUT = 3.0  # seconds for the whole answer
LARGEST = 1_000_000
KEYS = 100
SOONEST = 10.0  # seconds between two fetches, whatever unknown keys tokens name
OLDEST = 86_400.0
_PIECE = 65_536
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class KeySet:
    """`start` it once; `find` never waits for the network."""

    def __init__(self, source: str, refresh_seconds: float) -> None:
        self._source = checked_source(source)
        self._refresh = refresh_seconds
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at = self._tried_at = float("-inf")
        self._wanted = threading.Event()
        self._stopped = False
        self._failed = False
        self.generation = 0
        self._thread = threading.Thread(target=self._run, name="keyset", daemon=True)

    def start(self) -> None:
        """Read the keys, and go on doing so; an issuer that is away at the start is tried again."""
        self._poll()
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._stopped = True
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(TIMEOUT + 1.0)

    def find(self, key_id: str) -> jwt.PyJWK | None:
        """The key of this id, or the only one when a token names none; None when there is no such key.

        Raises AccessUnavailable when no key was read for a day.
        """
        if time.monotonic() - self._read_at > OLDEST:
            self._wanted.set()
            raise AccessUnavailable("the key set of the tokens' issuer cannot be read")
        keys = self._keys
        found = keys.get(key_id) if key_id else (next(iter(keys.values())) if len(keys) == 1 else None)
        if found is None:
            self._wanted.set()  # perhaps it is new; the client's next try will find it
        return found

    def _run(self) -> None:
        while True:
            self._wanted.wait(self._pause())
            if self._stopped:
                return
            if self._wanted.is_set() and time.monotonic() - self._tried_at < SOONEST:
                time.sleep(0.1)
                continue
            self._wanted.clear()
            self._poll()

    def _pause(self) -> float:
        return SOONEST if self._failed else self._refresh

    def _poll(self) -> None:
        self._tried_at = time.monotonic()
        try:
            keys = parse(read(self._source))
        except Exception as error:
            if not self._failed:
                log.error("key_set_unreadable", error=type(error).__name__)
            self._failed = True
            return
        self._keys, self._read_at, self._failed = keys, time.monotonic(), False
        self.generation += 1
        log.debug("key_set_read", keys=len(keys))


def checked_source(source: str) -> str:
    """A path, or an https URL. Raises InputError for another URL: keys must not be changed on their way."""
    url = urlsplit(source)
    if url.scheme in ("", "https") or (url.scheme == "http" and url.hostname in _LOOPBACK):
        return source
    raise InputError(
        "the key set's address is neither a file nor an https URL",
        remedy="Write a path or https://... in SCREENING_JWT_KEYS.",
    )


def read(source: str) -> bytes:
    """The key set as it is published. Raises OSError, ValueError."""
    if not urlsplit(source).scheme:
        with Path(source).open("rb") as file:
            return _bounded(file)
    request = urllib.request.Request(source, headers={"Accept": "application/json"})  # noqa: S310 -- checked_source
    with _OPENER.open(request, timeout=TIMEOUT) as answer:
        return _bounded(answer)


def parse(text: bytes) -> dict[str, jwt.PyJWK]:
    """The signing keys by id. Raises ValueError when there is none."""
    found: Any = orjson.loads(text)
    entries = found.get("keys") if isinstance(found, dict) else None
    if not isinstance(entries, list) or len(entries) > KEYS:
        raise ValueError("not a key set")
    keys = {}
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("use", "sig") != "sig" or entry.get("kty") == "oct":
            continue  # a shared secret must not be published, so it proves nothing
        try:
            keys[str(entry.get("kid", ""))] = jwt.PyJWK.from_dict(entry)
        except jwt.PyJWTError:
            continue  # of a kind that we do not know; the others still serve
    if not keys:
        raise ValueError("no key to check a signature with")
    return keys


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The keys come from where they were said to be, or not at all."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """None: urllib then raises what the issuer answered."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def _bounded(file: Any) -> bytes:
    deadline = time.monotonic() + TIMEOUT
    pieces: list[bytes] = []
    while piece := file.read1(_PIECE):  # what is there: `read` would wait for all of it, a byte at a time
        pieces.append(piece)
        if sum(map(len, pieces)) > LARGEST or time.monotonic() > deadline:
            raise ValueError("larger or slower than a key set may be")
    return b"".join(pieces)
