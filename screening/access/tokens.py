"""API keys as text: how one is made, taken apart, and kept.

    scr_k3v9q2mx_PLtZ...   "scr_", 8 characters to look it up by, 43 of secret (256 random bits)

Only the SHA-256 of the secret is kept. A slow hash (bcrypt, argon2) protects passwords, which can be
guessed; 256 random bits cannot, so one fast hash is right, and costs a look-up 1 us and not 50 ms.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import NamedTuple

MARK = "scr_"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without those that are misread: 40 bits in 8 of them
_PREFIX = 8
_SECRET = 43
_START = len(MARK) + _PREFIX + 1
_LENGTH = _START + _SECRET
_SHAPE = re.compile(rf"{MARK}[{_LETTERS}]{{{_PREFIX}}}_[A-Za-z0-9_-]{{{_SECRET}}}")


class Token(NamedTuple):
    """A key just made: shown once, never kept."""

    text: str
    prefix: str
    digest: bytes


def make() -> Token:
    """A new key."""
    prefix = "".join(secrets.choice(_LETTERS) for _ in range(_PREFIX))
    secret = secrets.token_urlsafe(32)
    return Token(f"{MARK}{prefix}_{secret}", prefix, digest(secret))


def parse(text: str) -> tuple[str, str] | None:
    """Prefix and secret of a key, None when it has not the form of one."""
    if len(text) != _LENGTH or _SHAPE.fullmatch(text) is None:
        return None
    return text[len(MARK) : _START - 1], text[_START:]


def digest(secret: str) -> bytes:
    """What is kept of a secret, or of a certificate's subject."""
    return hashlib.sha256(secret.encode()).digest()
