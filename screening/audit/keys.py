"""The secret of the audit, in a file of its own, and the keys that are derived from it.

One secret, so that there is one thing to keep safe; several keys, so that what one of them signs or hides says
nothing about another (HKDF-Expand, RFC 5869 section 2.3, of one block). Whoever has the folder of the audit but not
this file can neither tell who was asked about nor change an entry unnoticed: keep the two on different disks, or at
least the file in no backup of the folder.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from screening.errors import AuditUnavailable

SECRET_BYTES = 32
SHOWN = 8  # characters by which a key is told from another: not enough of it to be of use


@dataclass(frozen=True, slots=True)
class Keys:
    """`chain` ties entries together, `subject` hides who was asked about, `seal` encrypts, `certificate` signs.

    `id` names the secret.
    """

    id: str
    chain: bytes
    subject: bytes
    seal: bytes
    certificate: bytes

    @classmethod
    def of(cls, secret: bytes) -> Keys:
        """The keys that follow from a secret of at least 32 bytes."""
        named = _derived(secret, "id").hex()[:SHOWN]
        purposes = ("chain", "subject", "seal", "certificate")
        return cls(named, *(_derived(secret, purpose) for purpose in purposes))


def load(path: Path, *, may_make: bool) -> Keys:
    """The keys of the secret in that file, which is made where it is not there and `may_make` allows it.

    Raises AuditUnavailable when there is none, or none that can be used.
    """
    if may_make:
        _make(path)
    try:
        text = path.read_text("ascii").strip()
        secret = bytes.fromhex(text)
    except FileNotFoundError:
        raise _unusable("is not there", "Put back the file under which the audit was begun.") from None
    except OSError as error:
        raise _unusable(f"cannot be read: {error.strerror}", "Let the service read it.") from None
    except ValueError:
        raise _unusable("does not hold hexadecimal digits", _REMEDY) from None
    if len(secret) < SECRET_BYTES:
        raise _unusable(f"holds less than {SECRET_BYTES} bytes", _REMEDY)
    return Keys.of(secret)


_REMEDY = "Put back the file under which the audit was begun; a new one is made with `openssl rand -hex 32`."


def _unusable(what: str, remedy: str) -> AuditUnavailable:
    return AuditUnavailable(
        f"The key file of the audit {what}.", remedy=f"{remedy} See SCREENING_AUDIT_KEY_FILE."
    )


def _make(path: Path) -> None:
    """Writes a new secret beside and links it into place: of several processes one wins, and none reads half."""
    if path.exists():
        return
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(beside)
    except OSError as error:
        if not path.is_file():  # otherwise another process was first
            raise _unusable(f"cannot be made: {error.strerror}", "Make its folder writable.") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _derived(secret: bytes, purpose: str) -> bytes:
    return hmac.digest(secret, b"screening audit " + purpose.encode() + b"\x01", "sha256")
