"""`/v1/passenger-lists/{id}/changes`: whose answer is another one since it was given, and who knows of it.

The batch processes find the changes; here they are told, as JSON or as the message that goes to the carrier unasked,
and taken note of, one by one or by the carrier's own acknowledgement.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

import structlog
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from screening.access import identity_of
from screening.api import describe, ownership
from screening.api.accounting import asker_of, office_of
from screening.api.requests import no_query_string
from screening.api.routes_passenger_lists import PATH
from screening.api.schemas import AnswerChange, AnswerChanges, Noted
from screening.batch.carriers.cusres import Codes
from screening.batch.jobs import Job, Jobs
from screening.batch.later import changes, unasked
from screening.errors import BadBody, InputError, NotFound, Problem

log = structlog.get_logger("screening.api")
router = APIRouter(tags=["passenger lists"])

MOST = 1_000
"""Changes in one answer; `after` asks for those that follow."""

_PRIVATE = {"Cache-Control": "no-store"}
_DIGITS = 9
_T = TypeVar("_T")


@router.get(f"{PATH}/{{id}}/changes", **describe.LIST_CHANGES)
async def list_changes(request: Request) -> Response:
    """Passengers whose answer changed after it was given; `form=cusres` tells the carrier of them."""
    form, after = _asked(request)
    if form == "cusres":
        codes = Codes.of_settings(request.app.state.settings)
        message = await _in_thread(request, lambda jobs, job: _message(jobs, job, codes))
        return Response(message, media_type="application/edifact", headers=_PRIVATE)
    told = await _in_thread(request, lambda jobs, job: _told(jobs, job, after))
    return JSONResponse(told.model_dump(), headers=_PRIVATE)


@router.post(f"{PATH}/{{id}}/changes/{{number}}/acknowledge", **describe.ACKNOWLEDGE_CHANGE)
async def acknowledge(request: Request) -> Response:
    """Note that somebody knows of a change; to say it again does no harm."""
    no_query_string(request)
    number = _number(request.path_params["number"], "number")
    fresh = await _in_thread(request, lambda jobs, job: changes.acknowledge(jobs, job, [number]))
    return JSONResponse(Noted(acknowledged=fresh).model_dump(), headers=_PRIVATE)


@router.post(f"{PATH}/{{id}}/changes/acknowledgements", **describe.CARRIER_ACKNOWLEDGES)
async def carrier_acknowledges(request: Request) -> Response:
    """Take in the carrier's own acknowledgement: a CUSRES with BGM+312."""
    no_query_string(request)
    body, codes = await request.body(), Codes.of_settings(request.app.state.settings)
    if not body.strip():
        raise BadBody("The body is empty.", remedy="Send the carrier's CUSRES as it came.")
    noted = await _in_thread(request, lambda jobs, job: _received(jobs, job, body, codes))
    if noted.refused or noted.unmatched:
        log.warning("acknowledgement_odd", refused=len(noted.refused), unmatched=noted.unmatched)
    return JSONResponse(noted.model_dump(), headers=_PRIVATE)


async def _in_thread(request: Request, work: Callable[[Jobs, Job], _T]) -> _T:
    """Does the work on the list that the path names, away from the loop that answers. Raises NotFound."""
    jobs: Jobs = request.app.state.jobs
    job_id = request.path_params["id"]

    def done() -> _T:
        office_of(request).look(asker_of(request), "changes", job=job_id, method=request.method)
        try:
            return work(jobs, ownership.own_job(identity_of(request.scope), jobs, job_id))
        except FileNotFoundError:
            raise NotFound("The passenger list was removed.") from None

    return await to_thread.run_sync(done)


def _told(jobs: Jobs, job: Job, after: int) -> AnswerChanges:
    state = changes.state(jobs, job)
    found = list(islice(changes.changes(jobs, job, after), MOST + 1))
    return AnswerChanges(
        id=job.id,
        sequence=state.sequence if state is not None else job.sequence,
        looked_at=state.looked_at if state is not None else "",
        changes=[AnswerChange.of(change) for change in found[:MOST]],
        more=len(found) > MOST,
    )


def _message(jobs: Jobs, job: Job, codes: Codes) -> bytes:
    return unasked.message(changes.changes(jobs, job), codes, datetime.now(UTC))


def _received(jobs: Jobs, job: Job, body: bytes, codes: Codes) -> Noted:
    read = unasked.receipt(io.BytesIO(body), changes.changes(jobs, job), codes)
    fresh = changes.acknowledge(jobs, job, read.known) if read.known else []
    return Noted(acknowledged=fresh, refused=read.refused, unmatched=read.unmatched)


def _asked(request: Request) -> tuple[str, int]:
    """The form of the changes, and after which number they begin. Raises InputError."""
    given = dict(request.query_params)
    form, after = given.pop("form", "json"), given.pop("after", "0")
    if given:
        raise _refused("query string", "holds more than `form` and `after`", "Leave out the others.")
    if form not in ("json", "cusres"):
        raise _refused("form", "is none of the forms", "Write json or cusres.")
    return form, _number(after, "after")


def _number(text: str, where: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS:
        raise _refused(where, "is not the number of a change", "Write a whole number.")
    return int(text)


def _refused(where: str, what: str, remedy: str) -> InputError:
    return InputError("The changes cannot be told so.", problems=[Problem(where, what, remedy)])
