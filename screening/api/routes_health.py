"""`GET /healthz`, `/readyz` and `/metrics`: for those who run the service, and for what runs it for them."""

from __future__ import annotations

from typing import Any

import orjson
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from screening import __version__, exposition
from screening.access import PUBLIC, identity_of
from screening.api import describe, schemas
from screening.api.accounting import office_of
from screening.api.problems import problem_response, request_id
from screening.api.requests import engine_of
from screening.errors import NotReady, ScreeningError

router = APIRouter(tags=["operation"])

_WITHOUT_KEY = "The service is not ready; ask with a key for the reason."
_ENDING = "The service is ending; it still answers, for a moment."
_NUMBERS = ("sequence", "head", "snapshot_sequence", "delta_records", "records")


@router.get("/healthz", **describe.HEALTH)
async def healthz() -> schemas.Alive:
    """The process is alive. Says nothing about data: a restart would not bring any."""
    return schemas.Alive(version=__version__)


@router.get("/readyz", **describe.READY)
async def readyz(request: Request) -> Response:
    """Whether answers rest on complete data; 503 with the reason while they do not."""
    why, found = await to_thread.run_sync(_readiness, request)
    if identity_of(request.scope).role == PUBLIC:  # what is on file is not for everybody to know
        why = why and _WITHOUT_KEY
        found = {"ready": not why, "why": why}
    if why:
        return problem_response(NotReady(why), request_id(request), **found)
    return Response(orjson.dumps(found), media_type="application/json")


@router.get("/metrics", **describe.METRICS)
async def prometheus() -> Response:
    """Every metric of every worker, in Prometheus text format."""
    body, content_type = await to_thread.run_sync(exposition.render)
    return Response(body, media_type=content_type)


def _readiness(request: Request) -> tuple[str, dict[str, Any]]:
    """Why not (or ""), and the members of `Readiness`."""
    state = engine_of(request).state()
    overdue = [schemas.Overdue(list=state.list, why=state.why) for state in state.overdue]
    try:
        lists = [schemas.ListOnFile.of(info) for info in engine_of(request).lists()]
        why = state.why or request.app.state.follower.trouble() or office_of(request).trouble()
        why = why or (_ENDING if request.app.state.draining else "")
    except ScreeningError as error:
        lists, why = [], state.why or error.what
    numbers = {name: getattr(state, name) for name in _NUMBERS}
    return why, schemas.Readiness(
        ready=not why, why=why, lists=lists, overdue=overdue, **numbers
    ).model_dump()
