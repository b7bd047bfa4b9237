"""`POST /v1/screen` and `POST /v1/compare`: one question, one answer, at once.

The look-up runs on the event loop, with those of the same moment: a few hundred microseconds, bounded by the candidate
budget, and a third faster than by way of a thread. Body and answer stay bytes, for the models in the OpenAPI
description are checked by `screening.wire` in one pass of its own.
"""

from __future__ import annotations

import time

from fastapi import APIRouter, Request
from starlette.responses import Response

from screening import wire
from screening.access import identity_of
from screening.api import describe, desk, views
from screening.api.replies import Json
from screening.api.requests import body_of, engine_of, no_query_string

router = APIRouter(tags=["screening"])


@router.post("/v1/screen", **describe.SCREEN)
async def screen(request: Request) -> Response:
    """Screen one traveller: the documents against those reported, the person against those listed."""
    no_query_string(request)
    started = time.perf_counter()
    role = identity_of(request.scope).role
    query = wire.query(await body_of(request))
    views.permit(role, query)
    answer = views.written(role, await desk.answer_on_loop(request.app.state, request.scope, query))
    if role == views.CARRIER:
        await views.on_the_beat(request.scope, started)
    return Json(answer)


@router.post("/v1/compare", **describe.COMPARE)
async def compare(request: Request) -> Response:
    """Say how well two names or two travellers agree, and why. Nothing on file is looked at."""
    no_query_string(request)
    one, other = wire.pair(await request.body())
    engine = engine_of(request)
    hit = engine.compare(one, other)
    decision = "refer" if hit.score >= engine.options.policy.threshold else "clear"
    return Json(wire.comparison(hit, decision))
