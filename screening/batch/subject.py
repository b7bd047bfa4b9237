"""Everything about one person: records that may be theirs, passenger lists they stood in, who asked about them.

For the right of access (Directive (EU) 2016/680, Article 14). It finds as an officer would, so that what it gives may
be about somebody else of the same name: a person decides what is handed out, and what of it nobody may learn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from screening import wire
from screening.audit.search import Question, Unreadable, search
from screening.audit.subject import Subjects, Wanted
from screening.batch.jobs import Job, Jobs, results
from screening.batch.later import changes
from screening.batch.passengers import Passenger, Row, to_json
from screening.engine import Engine
from screening.model import Traveller, record_to_json

MOST_RECORDS = 1_000
"""Of the records that may be theirs, the most alike."""

Found = dict[str, Any]


def wanted(subjects: Subjects, person: Traveller) -> Wanted:
    """What to look for: each of the documents, or the person by name and date of birth."""
    name = person.name.full if person.name is not None else ""
    found = subjects.wanted(name=name, birth_date=person.birth_date)
    for document in person.documents:
        found |= subjects.wanted(number=document.number)
    return found


def records(engine: Engine, person: Traveller) -> Iterator[Found]:
    """The records on file that the person may be, under the widest policy, the most alike first.

    Lists that could not be looked at come last, as `not_checked`.
    """
    answer = orjson.loads(
        wire.answer(engine.screen(person, policy="wide", limit=MOST_RECORDS, redress=False))
    )
    for hit in answer["hits"]:
        whole = engine.get(hit["record_id"]) if "restricted" in hit["record"] else None
        shown = {} if whole is None else {"record": record_to_json(whole)}  # it is theirs to know
        yield {"source": "record", **hit, **shown}
    for state in answer["checked"]["not_checked"]:
        yield {"source": "not_checked", **state}


def journeys(jobs: Jobs, subjects: Subjects, about: Wanted) -> Iterator[Found]:
    """The rows of the passenger lists that are kept, with the answers that were given."""
    for job in jobs.kept():
        for number, (row, answer) in enumerate(_answered(jobs, job), 1):
            if isinstance(row, Passenger) and about.found_in(subjects.of_traveller(row.traveller)):
                told = orjson.loads(answer) if answer else None
                yield {
                    "source": "passenger_list", "list": job.id, "sent": job.created, "row": number,
                    "passenger": to_json(row), "answer": told,
                }  # fmt: skip


def changed(jobs: Jobs, subjects: Subjects, about: Wanted) -> Iterator[Found]:
    """Answers that became others after they were given, because a record changed."""
    for job in jobs.kept():
        if job.state != "done":
            continue
        with suppress(FileNotFoundError):  # its time was over meanwhile
            for change in changes.changes(jobs, job):
                if about.found_in(subjects.of_traveller(change.passenger.traveller)):
                    yield {
                        "source": "changed_answer", "list": job.id, "row": change.row, "found_at": change.found_at,
                        "before": change.before, "why": list(change.why), "answer": change.answer,
                        "acknowledged_at": change.acknowledged_at,
                    }  # fmt: skip


def questions(folder: Path, about: Wanted, unreadable: Unreadable) -> Iterator[Found]:
    """The entries of the audit, the oldest first."""
    for entry in search(folder, Question(subject=about), unreadable):
        yield {"source": "audit", **entry}


def _answered(jobs: Jobs, job: Job) -> Iterator[tuple[Row, bytes]]:
    """Every row that was read, with its answer once all are there."""
    try:
        if job.state == "done":
            for result in results.results(jobs, job):
                yield result.row, result.answer or b""
        elif job.state == "screening":
            for row in jobs.rows(job):
                yield row, b""
    except FileNotFoundError:
        return  # its time was over meanwhile
