"""The rights of a person beyond being told: that a record is restricted, or that what is kept of them is deleted.

Nothing is chosen here: a search finds namesakes too, so whoever acts says what is meant. What the audit holds
stays, for it is the account of what was done; it has hashes, and its own time to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from screening import clock, redress
from screening.audit.office import Asker, Office
from screening.batch.jobs import Jobs
from screening.clearances import Clearance, Hasher
from screening.engine import Engine
from screening.errors import NotFound
from screening.keeping.withdrawal import Withdrawn, checked_reference, withdraw
from screening.model import Record, Traveller


def restrict(engine: Engine, office: Office, asker: Asker, record: Record, reference: str) -> int:
    """Marks the record as restricted, entered and durable: the sequence number from which it is so."""
    checked_reference(reference)
    why = f"since {clock.today()}" + (f", {reference}" if reference else "")
    return _marked(engine, office, asker, record, "restrict", why, reference)


def lift(engine: Engine, office: Office, asker: Asker, record: Record, reference: str) -> int:
    """Takes the mark away: the sequence number from which the record is shown again."""
    checked_reference(reference)
    return _marked(engine, office, asker, record, "lift", "", reference)


def delete(engine: Engine, office: Office, asker: Asker, record: Record, reference: str) -> Withdrawn:
    """Withdraws the record because the person was right."""
    gone = withdraw(engine.store, office, asker, record, "subject", reference=reference)
    engine.follow()
    return gone


def clearances(engine: Engine, hashes: Hasher, person: Traveller) -> Iterator[Clearance]:
    """The clearances and proposals that are about the person."""
    return (
        each
        for each in redress.on_file(engine)
        if each.identity is not None and hashes.concerns(each.identity, person)
    )


def forget_clearance(engine: Engine, office: Office, asker: Asker, clearance_id: str) -> None:
    """Revokes a clearance, which erases its hashes. Raises NotFound."""
    with office.change(asker, "clearance_revoke", clearance=clearance_id) as done:
        done(sequence=redress.revoke(engine, asker.client, clearance_id).sequence)


def forget_lists(jobs: Jobs, office: Office, asker: Asker, ids: Iterable[str]) -> int:
    """Deletes whole passenger lists, with everybody's answers: how many."""
    number = 0
    for job_id in dict.fromkeys(ids):
        with office.change(asker, "delete_passenger_list", job=job_id):
            try:
                jobs.delete(job_id)
            except NotFound:  # its time was over meanwhile
                continue
        number += 1
    return number


def _marked(
    engine: Engine, office: Office, asker: Asker, record: Record, action: str, why: str, reference: str
) -> int:
    what: dict[str, Any] = {"reference": reference} if reference else {}
    with office.change(asker, action, record, **what) as done:
        sequence = engine.store.restrict(record.id, why)
        done(sequence=sequence)
    engine.follow()
    return sequence
