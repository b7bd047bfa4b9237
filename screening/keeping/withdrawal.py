"""Taking one record off file for a reason: the version that was looked at and no other, entered in the audit.

The entry has what a certificate needs later (docs/reference/audit.md): the record, its list and kind, a keyed hash of
its last version, why, who, and the sequence number from which it is gone. Nothing of its content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from screening.audit.office import Asker, Office
from screening.errors import InputError, Problem
from screening.model import Record
from screening.store import Store
from screening.store.base import body_of, version_of

Reason = Literal["owner", "review", "subject", "operator"]
"""Its owner withdrew it; its review date passed; the person it is about was right; the operator decided."""

_REFERENCE = re.compile(r"[A-Za-z0-9._:/-]{0,64}")
_BAD_REFERENCE = Problem(
    "reference",
    "is not a reference",
    "Write the number of the case: up to 64 letters, digits, '.', '_', ':', '/' or '-', and nobody's name.",
)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A record that is off file from `sequence` on; `version` is a keyed hash of how it last was, "" without audit."""

    record: str
    list: str
    kind: str
    version: str
    sequence: int
    reason: str
    reference: str


def withdraw(
    store: Store,
    office: Office,
    asker: Asker,
    record: Record,
    reason: Reason,
    *,
    reference: str = "",
    action: str = "withdraw",
) -> Withdrawn:
    """Takes the record off file as it was looked at, durable and entered when this returns.

    Raises Conflict when it was changed meanwhile, NotFound when it is gone, AuditUnavailable, InputError for a
    reference that might name somebody.
    """
    checked_reference(reference)
    digest = version_of(body_of(record))
    version = office.version(digest)
    about = {"reason": reason, "kind": record.kind, "record_version": version, "reference": reference}
    entered = {name: value for name, value in about.items() if value}
    with office.change(asker, action, record, **entered) as done:
        sequence = store.delete(record.id, digest)
        done(sequence=sequence)
    return Withdrawn(record.id, record.list, record.kind, version, sequence, reason, reference)


def checked_reference(text: str) -> str:
    """The number of a case. Raises InputError for what might be somebody's name."""
    if not _REFERENCE.fullmatch(text):
        raise InputError(f"reference {_BAD_REFERENCE.what}", problems=[_BAD_REFERENCE])
    return text
