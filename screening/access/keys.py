"""Keys and what may be done with them: made, listed, rotated, revoked, wherever they are kept.

Where that is, its implementations know: a file of this machine (`keyring`), or a Redis server that several share
(`screening.store.redis_keys`); both keep the promises that tests/contract tests. Holds hashes, never a key.
"""

from __future__ import annotations

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

import orjson

from screening.access import tokens
from screening.access.identity import ROLES, Grant
from screening.errors import Conflict, InputError, NotFound

CERTIFICATE, KEY = "certificate", "key"
TAKEN_AT_ONCE = 500

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


Edit = Callable[[list[Key]], list[Key]]
"""Of all the keys on file makes those that are to be put there, new or in place of one with the same prefix."""


class Followed(Protocol):
    """The keys as a worker follows them; used by one thread at a time. Each call raises AccessUnavailable."""

    def version(self) -> object:
        """Another value when the keys are not what they were. Made to be asked five times a second."""

    def read(self) -> list[Key]:
        """Every key, the oldest first: as of the version asked for last, or later."""

    def close(self) -> None:
        """Lets go of file and connection."""


class Keys(ABC):
    """The keys on file. Each call raises AccessUnavailable when they cannot be read or written."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now

    @abstractmethod
    def exists(self) -> bool:
        """Whether a key was ever made here."""

    @abstractmethod
    def listing(self) -> list[Key]:
        """Every key, revoked and expired ones too, the oldest first."""

    @abstractmethod
    def followed(self) -> Followed:
        """What a worker follows them by."""

    @abstractmethod
    def _change(self, edit: Edit) -> list[Key]:
        """Puts on file what `edit` gives, in one step, durable when it returns. It may be asked more than once, when
        others change the keys at the same moment.
        """

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

        def added(known: list[Key]) -> list[Key]:
            if subject and any(_valid_certificate(old, subject, now) for old in known):
                raise Conflict(
                    "This certificate is on file already.",
                    remedy="Revoke the other entry first, if it is wrong.",
                )
            return [_unlike(key, known)]

        self._change(added)
        return key, "" if subject else token.text

    def revoke(self, prefix: str) -> Key:
        """Ends a key at once. One that is revoked stays as it is. Raises NotFound."""
        now = self._now()

        def ended(known: list[Key]) -> list[Key]:
            key = _found(known, prefix)
            return [key if key.revoked else replace(key, revoked=now)]

        return self._change(ended)[0]

    def rotate(self, prefix: str, *, grace: float) -> tuple[Key, str]:
        """A new key that may do the same for as long; the old one ends after `grace` seconds.

        Raises NotFound, and Conflict for a key that is not valid any more, or a certificate.
        """
        now = self._now()
        token = tokens.make()

        def rotated(known: list[Key]) -> list[Key]:
            old = _found(known, prefix)
            if old.kind != KEY or old.state(now) != "valid":
                raise Conflict(
                    "Only a valid key can be rotated.", remedy="Make a new one with `screening keys create`."
                )
            new = replace(
                old, prefix=token.prefix, digest=token.digest, created=now,
                expires=now + old.lifetime if old.lifetime else 0.0,
            )  # fmt: skip
            end = min(old.expires or float("inf"), now + grace)
            return [_unlike(new, known), replace(old, expires=end)]

        return self._change(rotated)[0], token.text

    def take_over(self, others: Keys) -> int:
        """Puts on file what is there and not yet here, as it is, so that nobody needs a new key: how many.

        A key that is in both places stays as it is here.
        """
        theirs = others.listing()

        def missing(known: list[Key]) -> list[Key]:
            here = {key.prefix for key in known}
            return [key for key in theirs if key.prefix not in here][:TAKEN_AT_ONCE]

        taken = 0
        while some := len(self._change(missing)):
            taken += some
        return taken


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


def packed(key: Key) -> bytes:
    """The key as it is kept where there are no columns."""
    return orjson.dumps(asdict(key) | {"digest": key.digest.hex()})


def unpacked(text: bytes) -> Key:
    """The key that `packed` wrote. Raises ValueError for what it did not write."""
    try:
        found = orjson.loads(text)
        return Key(**found | {"digest": bytes.fromhex(found["digest"]), "lists": tuple(found["lists"])})
    except (TypeError, KeyError) as error:
        raise ValueError("this is no key") from error


def _unlike(key: Key, known: list[Key]) -> Key:
    if any(old.prefix == key.prefix for old in known):
        raise Conflict("The prefix drawn is taken.", remedy="Try again.")
    return key


def _found(known: list[Key], prefix: str) -> Key:
    """By its prefix, however much of the name or of the key itself was given."""
    wanted = prefix.removeprefix(tokens.MARK).removeprefix("cert_")[:8]
    for key in known:
        if key.prefix == wanted:
            return key
    raise NotFound("No key has this prefix.", remedy="`screening keys list` shows those that there are.")


def _valid_certificate(key: Key, subject: str, now: float) -> bool:
    return key.kind == CERTIFICATE and key.subject == subject and key.state(now) == "valid"
