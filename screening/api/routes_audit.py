"""`POST /v1/audit/search`: who asked about this person or document, for auditors.

In the body and not in the address, which proxies write into their logs. Bounded in entries and in time: what there is
may be hundreds of millions of lines, and this process has travellers to answer for. The search is entered itself.
"""

from __future__ import annotations

import time
from itertools import islice
from typing import Any

import orjson
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from screening.api import describe
from screening.api.accounting import asker_of, office_of
from screening.api.requests import no_query_string
from screening.api.schemas import AuditQuestion
from screening.audit.office import Asker, Audit
from screening.audit.search import Question, moment, search
from screening.audit.subject import Wanted
from screening.errors import InputError, NotFound, Problem
from screening.wire.reading import checked, validator

router = APIRouter(tags=["audit"])

SECONDS = 5.0
"""So long one search may take; `since` and `until` make it shorter."""

_QUESTION = validator(AuditQuestion)
_PLAIN = ("record", "client", "terminal", "purpose", "request", "event", "decision")


@router.post("/v1/audit/search", **describe.AUDIT_SEARCH)
async def search_audit(request: Request) -> Response:
    """Find the entries about a person or document, of a record, or of a client."""
    no_query_string(request)
    asked: AuditQuestion = checked(_QUESTION, await request.body())
    audit = office_of(request)
    if not isinstance(audit, Audit):
        raise NotFound("No audit is kept.", remedy="Set SCREENING_AUDIT=on; see docs/how-to/audit.md.")
    question = _question(asked, audit)
    limiter = (
        request.app.state.batches
    )  # one at a time, and after the batches: those at the border come first
    found = await to_thread.run_sync(_found, audit, question, asked.limit, asker_of(request), limiter=limiter)
    return Response(orjson.dumps(found), media_type="application/json")


def _found(audit: Audit, question: Question, limit: int, asker: Asker) -> dict[str, Any]:
    until = time.monotonic() + SECONDS
    late = False

    def over() -> bool:
        nonlocal late
        late = late or time.monotonic() > until
        return late

    unread: set[str] = set()
    entries = list(islice(search(audit.journal.folder, question, unread.add, over), limit + 1))
    complete = len(entries) <= limit and not late
    audit.look(asker, "audit_search", **question.entered(), entries=min(len(entries), limit))
    return {"entries": entries[:limit], "complete": complete, "unreadable": sorted(unread)}


def _question(asked: AuditQuestion, audit: Audit) -> Question:
    """Raises InputError for what does not go together."""
    if asked.birth_date and not asked.name:
        raise _refused("birth_date", "is given without a name", "Give `name` too, or search by document.")
    if asked.name and asked.document_number:
        raise _refused("name", "is given beside a document", "Search for one at a time.")
    plain = {name: getattr(asked, name) or "" for name in _PLAIN}
    return Question(
        subject=_subject(asked, audit),
        since=_moment(asked.since, "since"),
        until=_moment(asked.until, "until"),
        **plain,
    )


def _subject(asked: AuditQuestion, audit: Audit) -> Wanted | None:
    if not asked.name and not asked.document_number:
        return None
    wanted = audit.subjects.wanted(
        number=asked.document_number or "", name=asked.name or "", birth_date=asked.birth_date or ""
    )
    if wanted.empty:
        where = "name" if asked.name else "document_number"
        raise _refused(where, "holds nothing that can be looked for", "Write it as on the document.")
    return wanted


def _moment(text: str | None, where: str) -> str:
    try:
        return moment(text or "")
    except ValueError:
        raise _refused(where, "is not a date or time", "Write it as 2026-11-22T10:00.") from None


def _refused(where: str, what: str, remedy: str) -> InputError:
    return InputError(f"{where} {what}", problems=[Problem(where, what, remedy)])
