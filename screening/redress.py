"""Redress: a traveller who was found not to be the person on file is cleared of that record, by two people.

One proposes, from the traveller's papers and the record; another, from the same papers, says the same again without
being told what was said first. What is kept are hashes, so that the second look cannot be a glance at the first one's.
A proposal is refused where there is nothing to clear, and where a document is what refers: that is never cleared.

Knows who did what, not who may: that is for the shells.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from screening import clock, view
from screening.audit import keys
from screening.audit.chain import Chain
from screening.clearances import Clearance, Hasher, Identity, covers, version_of
from screening.engine import Engine
from screening.errors import AuditUnavailable, Conflict, Forbidden, InputError, NotFound, NotReady, Problem
from screening.model import PersonRecord, Traveller
from screening.settings import Settings

ID_BYTES = 8
TRIES = 5  # of a revocation that meets another change
PAGE = 500
COMMAND = "cli:"  # before the name of whoever uses the command line

_TOLD = "traveller"
_INCOMPLETE = Problem(
    _TOLD,
    "does not tell who is cleared: it takes a name, a full date of birth and one document with number, type and state",
    "Send the machine-readable zone as it is read, or these fields; no second document.",
)
_CONTRADICTS = Problem(
    _TOLD, "contradicts itself or could not be read whole", "Read the document again, or leave the zone out."
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is asked for: that this traveller is not the person of that record; `reference` is the case on paper."""

    record_id: str
    traveller: Traveller
    reference: str
    expires_on: str


def hasher(settings: Settings) -> Hasher:
    """What makes the hashes; the secret of the audit is made where there is none. Raises AuditUnavailable."""
    keys.load(settings.audit_key_file, may_make=not Chain(settings.audit_dir, b"").exists())
    found = view.hasher(settings.audit_key_file)
    if found is None:
        raise AuditUnavailable("The key file of the audit cannot be used.")
    return found


def propose(engine: Engine, hashes: Hasher, by: str, asked: Proposal, days: int) -> Clearance:
    """The clearance that is proposed, for at most `days`; not on file yet.

    Raises InputError for what cannot be meant, NotFound without the record, Conflict where there is nothing to clear.
    """
    identity = _identity(hashes, asked.traveller)
    expires_on = _last_day(asked, days)
    record = _record(engine, asked.record_id)
    _check_hit(engine, asked.traveller, record)
    return Clearance(
        id=secrets.token_hex(ID_BYTES), record_id=record.id, list=record.list, version=version_of(record),
        identity=identity, key=hashes.id, reference=asked.reference, expires_on=expires_on,
        proposed_by=by, proposed_at=clock.now(),
    )  # fmt: skip


def approve(engine: Engine, hashes: Hasher, by: str, proposed: Clearance, traveller: Traveller) -> Clearance:
    """The proposal as approved by somebody else, who was told nothing of the traveller; not on file yet.

    One that the same person approved before is given back as it is. Raises Forbidden for one's own proposal, Conflict
    where it is no proposal any more, or the record or the traveller is another.
    """
    state = proposed.state(clock.today())
    if state == "approved" and same_person(by, proposed.approved_by):
        return proposed
    if state != "proposed":
        raise Conflict(f"this clearance is {state} and cannot be approved", remedy="Propose another.")
    if same_person(by, proposed.proposed_by):
        raise Forbidden("A clearance is approved by another person than the one who proposed it.")
    if proposed.key != hashes.id:
        raise Conflict(
            "this clearance was proposed under another secret",
            remedy="Give every machine the same file in SCREENING_AUDIT_KEY_FILE, or propose it again.",
        )
    _identity(hashes, traveller)
    if not _is(proposed.identity, hashes, traveller):
        raise Conflict(
            "this is not the traveller who was proposed",
            remedy="Compare the fields with the traveller's document; if they are right, revoke the proposal.",
        )
    record = _record(engine, proposed.record_id)
    if version_of(record) != proposed.version:
        raise Conflict(
            "the record was changed since it was proposed", remedy="Look at it, and propose again."
        )
    _check_hit(engine, traveller, record)
    return replace(proposed, approved_by=by, approved_at=clock.now())


def file(engine: Engine, clearance: Clearance) -> Clearance:
    """Puts a clearance on file, durable and in force here when it returns. Conflict when it was changed meanwhile."""
    sequence = engine.store.keep_clearance(clearance, clearance.sequence)
    engine.follow()
    return replace(clearance, sequence=sequence)


def revoke(engine: Engine, by: str, clearance_id: str) -> Clearance:
    """Ends a clearance or a proposal for good and erases its hashes; whoever else changes it meanwhile. NotFound."""
    for tries in range(TRIES):
        before = get(engine, clearance_id)
        if before.revoked_at:
            return before
        try:
            return file(engine, replace(before, identity=None, revoked_by=by, revoked_at=clock.now()))
        except Conflict:
            if tries == TRIES - 1:
                raise
    raise AssertionError


def get(engine: Engine, clearance_id: str) -> Clearance:
    """The clearance on file. Raises NotFound."""
    found = engine.store.clearance(clearance_id)
    if found is None:
        raise no_clearance()
    return found


def no_clearance() -> NotFound:
    """The answer for an identifier that no clearance has, or none that may be seen."""
    return NotFound("No clearance is on file under this id.")


def on_file(engine: Engine, after: int = 0) -> Iterator[Clearance]:
    """Every clearance that changed after a sequence number, in order."""
    while page := engine.store.clearances(after, PAGE):
        yield from page
        after = page[-1].sequence


def told(engine: Engine, clearance: Clearance) -> dict[str, object]:
    """What is told of a clearance; `state` is `outdated` where the record is another by now, or withdrawn."""
    shown = clearance.told(clock.today())
    if shown["state"] in ("proposed", "approved"):
        record = engine.get(clearance.record_id)
        if record is None or version_of(record) != clearance.version:
            shown["state"] = "outdated"
    return shown


def over(engine: Engine, days: int) -> list[Clearance]:
    """Those that ran out so many days ago or more, and still have their hashes; oldest change first.

    Told when somebody asks, never acted on by a clock alone: one that is wrong would end all.
    """
    before = (date.fromisoformat(clock.today()) - timedelta(days=days)).isoformat()
    return [each for each in on_file(engine) if each.identity is not None and each.expires_on < before]


def unheeded(engine: Engine) -> int:
    """How many clearances nobody is cleared by here, because they were made under another secret than ours."""
    hashes, today = view.hasher(engine.options.secret), clock.today()
    ours = hashes.id if hashes is not None else ""
    return sum(each.state(today) == "approved" and each.key != ours for each in on_file(engine))


def same_person(one: str, other: str) -> bool:
    """Whether two clients are one person: by the name alone, whatever key was shown, or none, as on the machine."""
    return _person(one) == _person(other)


def _person(client: str) -> str:
    return client.removeprefix(COMMAND).strip().casefold()


def _identity(hashes: Hasher, traveller: Traveller) -> Identity:
    if traveller.warnings:
        raise _refused(_CONTRADICTS)
    identity = hashes.identity(traveller)
    if identity is None:
        raise _refused(_INCOMPLETE)
    return identity


def _is(identity: Identity | None, hashes: Hasher, traveller: Traveller) -> bool:
    return identity is not None and any(covers(identity, each) for each in hashes.shown(traveller))


def _last_day(asked: Proposal, days: int) -> str:
    """The day until which it holds: never longer than the document."""
    today = clock.today()
    last = (date.fromisoformat(today) + timedelta(days=days)).isoformat()
    expiry = asked.traveller.documents[0].expiry_date or last
    if len(asked.expires_on) != len(today) or not today < asked.expires_on <= last:
        raise _refused(
            Problem(
                "expires_on", f"is not a day from tomorrow to {last}", "Write YYYY-MM-DD within that time."
            )
        )
    if expiry < today:
        raise _refused(
            Problem("traveller.documents[0].expiry_date", "is past", "Use a document that is valid.")
        )
    return min(asked.expires_on, expiry) if len(expiry) == len(today) else asked.expires_on


def _record(engine: Engine, record_id: str) -> PersonRecord:
    record = engine.get(record_id)
    if record is None:
        raise NotFound("No record is on file under this id.")
    if not isinstance(record, PersonRecord):
        raise Conflict(
            "this is the record of a document, and nobody is cleared of a document",
            remedy="Have the record changed or withdrawn by its owner, if the document is not the one reported.",
        )
    return record


def _check_hit(engine: Engine, traveller: Traveller, record: PersonRecord) -> None:
    """Whether the traveller is referred for this record, and for no document."""
    answer = engine.screen(traveller, policy="wide", limit=1_000, redress=False)
    if answer.checked.not_checked or not answer.checked.lists:
        raise NotReady(
            "Not every list can be looked at now, so that it cannot be told whether the document is reported."
        )
    if any(reason.fact == "document" for hit in answer.hits for reason in hit.reasons):
        raise Conflict(
            "the document is on file itself, or near to one that is, and nobody is cleared of a document",
            remedy="Settle with the owner of that record first whether it is this document.",
        )
    if all(hit.record_id != record.id for hit in answer.hits):
        raise Conflict(
            "this traveller is not referred for this record, so there is nothing to clear",
            remedy="Compare the fields with the traveller's document, and the record's id.",
        )


def _refused(problem: Problem) -> InputError:
    return InputError(f"{problem.where} {problem.what}", problems=[problem])
