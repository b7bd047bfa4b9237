"""Certificates of deletion: what they say is signed under a key of the audit, and entered in it.

A certificate names a record and says when and why it was withdrawn, by whom, and where its content still was when that
was looked at. It holds nothing of the content: of the last version there is a keyed hash, by which whoever has a copy
of the record and the key can tell that it was this one. The signature is symmetric (keyed BLAKE2b): who can verify
could also sign. Proof towards others is that it is entered in the audit, whose chain is anchored elsewhere.
Knows nothing of stores and snapshots.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import orjson

from screening.audit.keys import Keys

FORM = "screening-deletion-1"
_BYTES = 16

Certificate = dict[str, Any]


def version(keys: Keys, digest: str) -> str:
    """The keyed hash of a record's version, of the plain digest that a store has of it."""
    return blake2b(digest.encode(), key=keys.certificate, digest_size=_BYTES, person=b"version").hexdigest()


def signed(keys: Keys, statement: Certificate) -> Certificate:
    """The statement as a certificate."""
    whole = {"certificate": FORM, **statement, "key": keys.id}
    return {**whole, "mac": _mac(keys, whole)}


def faults(keys: Keys, found: Certificate) -> Iterator[str]:
    """What is wrong with a certificate; nothing when it is as it was issued."""
    if found.get("certificate") != FORM:
        yield "it is no certificate of this form"
        return
    if found.get("key") != keys.id:
        yield "it was issued under another key"
        return
    mac = found.get("mac")
    said = {name: value for name, value in found.items() if name != "mac"}
    if not isinstance(mac, str) or not mac.isascii() or not hmac.compare_digest(mac, _mac(keys, said)):
        yield "it was changed since it was issued"


def _mac(keys: Keys, statement: Certificate) -> str:
    written = orjson.dumps(statement, option=orjson.OPT_SORT_KEYS)
    return blake2b(written, key=keys.certificate, digest_size=_BYTES, person=b"certificate").hexdigest()
