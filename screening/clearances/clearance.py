"""One clearance: which identity is not the person of which record, until when, and who said so.

It holds for the record as it stood: `version` is of all that the record says, and a record that says anything else is
another matter, to be looked at again. It needs two persons, ends by itself, and can be revoked at any time; then its
hashes are erased, and what remains says only that there was one. Knows nothing of stores and of who may do what.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Any, Literal

import orjson

from screening.clearances.identity import Identity
from screening.model import Record, record_to_json

State = Literal["proposed", "approved", "expired", "revoked"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """`identity` is None once it was revoked; `key` names the key of its hashes; `reference` is the case, on paper.

    `sequence` is that of its last change, 0 before it is on file; it is no part of what is kept.
    """

    id: str
    record_id: str
    list: str
    version: str
    identity: Identity | None
    key: str
    reference: str
    expires_on: str
    proposed_by: str
    proposed_at: str
    approved_by: str = ""
    approved_at: str = ""
    revoked_by: str = ""
    revoked_at: str = ""
    sequence: int = 0

    def state(self, today: str) -> State:
        """Where it stands on that day (`YYYY-MM-DD`, UTC); the last day is a whole one."""
        if self.revoked_at:
            return "revoked"
        if today > self.expires_on:
            return "expired"
        return "approved" if self.approved_at else "proposed"

    def told(self, today: str) -> dict[str, Any]:
        """What people and programs are told of it: all but the hashes; what is empty is left out."""
        names = [item.name for item in fields(self) if item.name != "identity"]
        known = {name: value for name in names if (value := getattr(self, name))}
        return {**known, "state": self.state(today)}


def kept(clearance: Clearance) -> bytes:
    """The clearance as stored: UTF-8 JSON, the same bytes for the same clearance."""
    found = {item.name: getattr(clearance, item.name) for item in fields(clearance)}
    del found["sequence"]
    found["identity"] = None if clearance.identity is None else clearance.identity.to_json()
    return orjson.dumps(found)


def read(body: bytes, sequence: int) -> Clearance:
    """The clearance that `kept` wrote."""
    data: dict[str, Any] = orjson.loads(body)
    told = data.pop("identity")
    return Clearance(**data, identity=None if told is None else Identity.from_json(told), sequence=sequence)


def version_of(record: Record) -> str:
    """What tells one version of a record from another: a digest of all that it says of the person.

    That it is restricted says nothing of the person, only of who may see it.
    """
    said = record_to_json(record)
    said.pop("restricted", None)
    return blake2b(orjson.dumps(said), digest_size=16).hexdigest()
