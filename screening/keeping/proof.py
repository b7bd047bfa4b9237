"""Certificates of deletion, made of what the audit has of a withdrawal and of where the content still is.

The audit is asked because the store forgets: of a withdrawn record it keeps the identifier and the number of the
change. So a certificate is made where the audit is in which the withdrawal was entered, while that entry is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screening import clock
from screening.audit.certificate import Certificate
from screening.audit.office import Asker, Office
from screening.audit.search import Entry, Question, Unreadable, search
from screening.errors import AuditUnavailable, NotFound
from screening.keeping.traces import Places, gone_for_good, pending
from screening.keeping.withdrawal import Withdrawn

ACTIONS = ("withdraw", "delete")
AT_ONCE = (
    "it was withdrawn this moment: the snapshot in use and the passenger lists were not looked at yet"
    " (`screening certificate issue`)"
)
_SAID = ("record", "list", "kind", "record_version", "sequence", "reason", "reference")
_ASKERS = ("client", "role", "key", "purpose", "terminal", "request")


def certificate(
    office: Office, asker: Asker, folder: Path, places: Places, record_id: str, unreadable: Unreadable
) -> Certificate:
    """The certificate of the record's last withdrawal, as things stand now; entered in the audit.

    Raises NotFound when the audit has none, Conflict when the record is on file again, AuditUnavailable.
    """
    entry = withdrawal(folder, record_id, unreadable)
    gone_for_good(places.store, record_id, entry["sequence"])
    statement: dict[str, Any] = {name: entry[name] for name in _SAID if name in entry}
    statement |= {"withdrawn_at": entry["at"], "by": {name: entry[name] for name in _ASKERS if name in entry}}
    return _certified(office, asker, places, statement, pending(places, record_id, entry["sequence"]))


def at_once(office: Office, asker: Asker, places: Places, gone: Withdrawn) -> Certificate | None:
    """The certificate that a withdrawal is answered with: nothing is waited for.

    None where no audit is kept, and where it cannot be entered now: the withdrawal is, and another can be issued.
    """
    if not gone.version:
        return None
    statement: dict[str, Any] = {
        "record": gone.record, "list": gone.list, "kind": gone.kind, "record_version": gone.version,
        "sequence": gone.sequence, "reason": gone.reason, "withdrawn_at": clock.now(), "by": asker.entered(),
    }  # fmt: skip
    if gone.reference:
        statement["reference"] = gone.reference
    try:
        return _certified(office, asker, places, statement, [AT_ONCE])
    except AuditUnavailable:
        return None


def withdrawal(folder: Path, record_id: str, unreadable: Unreadable) -> Entry:
    """The entry of the record's last withdrawal by itself. Raises NotFound."""
    found: Entry | None = None
    for entry in search(folder, Question(record=record_id, event="change"), unreadable):
        if entry.get("action") in ACTIONS and entry.get("stage") == "done" and entry.get("record_version"):
            found = entry
    if found is None:
        raise NotFound(
            "The audit has no withdrawal of this record by itself.",
            remedy="Ask where it was withdrawn. A record that a loaded list no longer names is withdrawn without a"
            " certificate: put it back and withdraw it.",
        )
    return found


def _certified(
    office: Office, asker: Asker, places: Places, said: dict[str, Any], waits: list[str]
) -> Certificate:
    statement = {
        **said,
        "store": places.store.identity,
        "state": "pending" if waits else "complete",
        "pending": waits,
        "looked_at": clock.now(),
    }
    made = office.certify(asker, statement)
    if made is None:
        raise AuditUnavailable(
            "No audit is kept here, so there is no key to sign with and nowhere to enter it.",
            remedy="Keep an audit (SCREENING_AUDIT=on): what is withdrawn from then on can be certified.",
        )
    return made
