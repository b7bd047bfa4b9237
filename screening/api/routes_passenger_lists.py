"""`/v1/passenger-lists`: a list is taken in at once and screened by the batch processes; here is only asked and told.

Any worker answers for any list: all that is known stands in the folder of jobs, or on the server that services share.
Reports are made by the batch processes too, because a workbook of a hundred thousand rows would keep a border post
waiting.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import structlog
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse

from screening import metrics
from screening.access import identity_of
from screening.api import arrivals, describe, listeners, ownership
from screening.api.accounting import asker_of, office_of
from screening.api.problems import problem_response, request_id
from screening.api.requests import no_query_string
from screening.api.schemas import PassengerList
from screening.batch.jobs import Failure, Job, Jobs
from screening.batch.jobs.job import ENDED
from screening.batch.jobs.progress import progress
from screening.batch.jobs.results import ask, made
from screening.batch.jobs.workroom import unusable
from screening.errors import InputError, NotDone, NotFound, Problem

log = structlog.get_logger("screening.api")
router = APIRouter(tags=["passenger lists"])

PATH = "/v1/passenger-lists"
FORMS = {
    "ndjson": (".ndjson", "application/x-ndjson"),
    "csv": (".csv", "text/csv; charset=utf-8"),
    "xlsx": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "cusres": (".edi", "application/edifact"),
}
"""The forms of answers: their suffix, and their media type."""

REPORT_SECONDS = 20.0
"""So long a request waits for its report to be made before it is told to ask again."""

_LOOK_SECONDS = 0.02
_PRIVATE = {"Cache-Control": "no-store"}


@router.post(PATH, **describe.UPLOAD_LIST)
async def upload(request: Request) -> Response:
    """Take in a passenger list, to be screened as soon as can be; the body is the file itself."""
    chosen = arrivals.options(request)
    jobs = _jobs(request)
    path = jobs.incoming()
    try:
        arrived = await arrivals.taken(request, path)
        form = arrivals.form(request, chosen, arrived.start)
        job, repeated = await to_thread.run_sync(_created, request, path, form, arrived.sha256, chosen)
    finally:
        path.unlink(missing_ok=True)
    metrics.count_job("repeated" if repeated else "accepted")
    log.info("list_repeated" if repeated else "list_accepted", job=job.id[:8], form=form, bytes=job.bytes)
    told = await to_thread.run_sync(_progress, jobs, job)
    headers = _PRIVATE | {"Location": f"{PATH}/{job.id}"}
    return JSONResponse({**told, "repeated": repeated}, 200 if repeated else 202, headers)


@router.get(f"{PATH}/{{id}}", **describe.GET_LIST)
async def state(request: Request) -> Response:
    """How far a passenger list is."""
    no_query_string(request)
    told = await to_thread.run_sync(_told, request)
    return JSONResponse(told, headers=_PRIVATE)


@router.get(f"{PATH}/{{id}}/events", **describe.LIST_EVENTS)
async def events(request: Request) -> Response:
    """The same as server-sent events, until the list is done."""
    no_query_string(request)
    await to_thread.run_sync(_own, request)
    following: listeners.Listeners = request.app.state.listeners
    following.take()
    stream = following.stream(lambda: _told(request), ENDED)
    headers = _PRIVATE | {"X-Accel-Buffering": "no"}  # or a proxy may keep all events until the end
    return StreamingResponse(stream, media_type=listeners.MEDIA_TYPE, headers=headers)


@router.get(f"{PATH}/{{id}}/results", **describe.LIST_RESULTS)
async def results(request: Request) -> Response:
    """The answers, in the order of the list, once all are there."""
    name = _form(request)
    suffix, media_type = FORMS[name]
    jobs = _jobs(request)
    job = await to_thread.run_sync(_own, request)
    if job.failure is not None:
        raise job.failure.error()
    if job.state != "done":
        return await to_thread.run_sync(_not_done, request, jobs, job)
    report = await _report(jobs, job, suffix)
    if report is None:
        wait = NotDone("The report is still being written.")
        return problem_response(wait, request_id(request), headers={"Retry-After": "5"})
    told = partial(office_of(request).look, asker_of(request), "export", job=job.id, form=name)
    await to_thread.run_sync(told)
    return FileResponse(report, media_type=media_type, filename=f"answers{suffix}", headers=_PRIVATE)


@router.delete(f"{PATH}/{{id}}", status_code=204, **describe.DELETE_LIST)
async def delete(request: Request) -> Response:
    """Remove a passenger list with all that was sent and answered, also while it is being screened."""
    no_query_string(request)
    job = await to_thread.run_sync(_deleted, request)
    log.info("list_deleted", job=job.id[:8])
    return Response(status_code=204)


def _deleted(request: Request) -> Job:
    job = _own(request)
    with office_of(request).change(asker_of(request), "delete_passenger_list", job=job.id):
        _jobs(request).delete(job.id)
    return job


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _own(request: Request) -> Job:
    return ownership.own_job(identity_of(request.scope), _jobs(request), request.path_params["id"])


def _created(
    request: Request, path: Path, form: str, sha256: str, chosen: arrivals.Options
) -> tuple[Job, bool]:
    try:
        return _jobs(request).create(
            path, form, sha256, policy=chosen.policy, columns=chosen.columns, again=chosen.again,
            client=identity_of(request.scope).party, asker=asker_of(request).entered(),
        )  # fmt: skip
    except OSError as error:
        raise unusable(error) from None


def _told(request: Request) -> dict[str, Any]:
    return _progress(_jobs(request), _own(request))


def _progress(jobs: Jobs, job: Job) -> dict[str, Any]:
    try:
        return PassengerList.of(job, progress(jobs, job)).model_dump(exclude_none=True)
    except FileNotFoundError:
        raise NotFound("The passenger list was removed.") from None


def _form(request: Request) -> str:
    """The form of answers asked for. Raises InputError."""
    given = request.query_params
    name = given.get("form", "ndjson")
    unknown = next((key for key in given if key != "form"), None)
    if unknown is not None or name not in FORMS or len(given.getlist("form")) > 1:
        where, what = (
            ("form", "is none of the forms")
            if unknown is None
            else ("query string", "holds more than `form`")
        )
        raise InputError(
            "The answers cannot be given in this form.",
            problems=[Problem(where, what, f"Write one of: {', '.join(FORMS)}.")],
        )
    return name


def _not_done(request: Request, jobs: Jobs, job: Job) -> Response:
    """409 with the time after which to ask again: what is left at the pace so far, within reason."""
    left = progress(jobs, job).remaining_seconds
    seconds = min(max(round(left if left is not None else 1.0), 1), 60)
    error = NotDone("The passenger list is not screened to its end yet.")
    return problem_response(error, request_id(request), headers={"Retry-After": str(seconds)})


async def _report(jobs: Jobs, job: Job, suffix: str) -> Path | None:
    """The report, made now if it was not before; None when that takes too long. Raises what refused it."""
    until = time.monotonic() + REPORT_SECONDS
    await to_thread.run_sync(ask, jobs, job, suffix)
    found = await to_thread.run_sync(made, jobs, job, suffix)
    while found is None and time.monotonic() < until:
        await anyio.sleep(_LOOK_SECONDS)
        found = await to_thread.run_sync(made, jobs, job, suffix)
    if isinstance(found, Failure):
        raise found.error()
    return found
