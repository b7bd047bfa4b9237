"""Whose record it is: a data owner reads and changes the records of its own lists, and only its own records.

The lists are those of its key. A record on them that names no owner becomes its own; one that names another
is nobody's to change but that one's. A passenger list is whose who sent it: others are told that there is none. While
access is open nobody is an owner, and nothing is checked.
"""

from __future__ import annotations

from dataclasses import replace

from screening.access import Identity
from screening.access.identity import OPEN
from screening.batch.jobs import Job, Jobs
from screening.batch.jobs.job import NO_SUCH_JOB
from screening.engine import Engine
from screening.errors import Forbidden, NotFound
from screening.model import Record

DATA_OWNER = "data_owner"
_REMEDY = "Ask the owner of the record; docs/reference/roles.md says who may change what."


def may_see(who: Identity, list_name: str) -> bool:
    """Whether this list is shown: a data owner sees its own, everybody else all."""
    return who.role != DATA_OWNER or list_name in who.lists


def check_list(who: Identity, list_name: str) -> None:
    """Raises Forbidden unless the list is the sender's."""
    if not may_see(who, list_name):
        raise Forbidden("This list is not one of yours.", remedy=_REMEDY)


def check_whole_list(who: Identity, engine: Engine, list_name: str) -> None:
    """Raises Forbidden when replacing the list would withdraw a record of another owner."""
    check_list(who, list_name)
    if who.role == DATA_OWNER and engine.store.owners(list_name) - {who.owner, ""}:
        raise Forbidden("On this list there are records of other owners.", remedy=_REMEDY)


def owned(who: Identity, record: Record) -> Record:
    """The record to be put on file, with its owner. Raises Forbidden."""
    if who.role != DATA_OWNER:
        return record
    check_list(who, record.list)
    if record.owner not in ("", who.owner):
        raise _of_another()
    return replace(record, owner=who.owner)


def visible(who: Identity, record: Record | None) -> Record:
    """The record on file. Raises NotFound where there is none, and as well where it is on another's list."""
    if record is None or not may_see(who, record.list):
        raise NotFound("No record is on file under this id.")
    return record


def may_read(who: Identity, record: Record) -> bool:
    """Whether the content of the record is shown: of a restricted one to its owner alone."""
    if not record.restricted or who.role == OPEN:
        return True
    return who.role == DATA_OWNER and record.owner in ("", who.owner)


def check_own(who: Identity, record: Record) -> None:
    """Raises Forbidden when a record on file is another's to change."""
    if who.role == DATA_OWNER and record.owner not in ("", who.owner):
        raise _of_another()


def own_job(who: Identity, jobs: Jobs, job_id: str) -> Job:
    """The passenger list. Raises NotFound where there is none, and as well where another client sent it."""
    job = jobs.get(job_id)
    if who.role != OPEN and job.client != who.party:
        raise NotFound(NO_SUCH_JOB)
    return job


def _of_another() -> Forbidden:
    return Forbidden("This record belongs to another owner.", remedy=_REMEDY)
