"""What was asked in clear, encrypted: AES-256-GCM (NIST SP 800-38D) under a key of the segment's own.

Each segment has its own key, so that 96 random bits are enough of a nonce however many entries there ever are. The
segment's name is bound in: what was sealed in one cannot be shown as part of another.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def sealed(key: bytes, segment: str, clear: bytes) -> bytes:
    """The nonce and what only `opened` makes readable."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(key, segment).encrypt(nonce, clear, segment.encode())


def unsealed(key: bytes, segment: str, hidden: bytes) -> bytes | None:
    """What was sealed; None when it was changed, or sealed under another key or for another segment."""
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key, segment).decrypt(hidden[:NONCE_BYTES], hidden[NONCE_BYTES:], segment.encode())
    except (InvalidTag, ValueError):
        return None


@lru_cache(maxsize=8)
def _cipher(key: bytes, segment: str) -> AESGCM:
    """Made once for a segment; the library is loaded only where the policy keeps anything in clear."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(key, b"segment\0" + segment.encode(), "sha256"))
