"""`/v1/clearances`: travellers cleared of a record: proposed by one client, approved by another, revoked by any.

Nobody is told whom a clearance is of, for that is not kept: who approves says it again. A data owner sees and decides
about the records of its own lists. All of it waits for the store, so it runs in a thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from screening import redress
from screening.access import OPEN, Identity, identity_of
from screening.api import describe, ownership
from screening.api.accounting import asker_of, office_of
from screening.api.clearance_shapes import STATES
from screening.api.requests import engine_of, no_query_string
from screening.clearances import Clearance, Hasher
from screening.engine import Engine
from screening.errors import Forbidden, InputError, Problem
from screening.model import Record
from screening.wire import clearances as wire

router = APIRouter(tags=["clearances"])

PATH = "/v1/clearances"
MOST = 100
_DIGITS = 16
_PRIVATE = {"Cache-Control": "no-store"}


@router.post(PATH, **describe.PROPOSE_CLEARANCE)
async def propose(request: Request) -> Response:
    """Propose that a traveller is cleared of a record."""
    no_query_string(request)
    traveller, body = wire.proposal(await request.body())
    asked = redress.Proposal(body.record_id, traveller, body.reference, body.expires_on)
    return await to_thread.run_sync(_propose, request, asked)


@router.post(f"{PATH}/{{id}}/approve", **describe.APPROVE_CLEARANCE)
async def approve(request: Request) -> Response:
    """Approve what somebody else proposed, by saying who is to be cleared."""
    no_query_string(request)
    traveller = wire.agreement(await request.body())

    def done() -> Response:
        engine, who = engine_of(request), identity_of(request.scope)
        before = _seen(who, redress.get(engine, request.path_params["id"]))
        if who.role == OPEN:
            raise Forbidden(
                "While nobody is asked who they are, nobody can be the second person.",
                remedy="Make keys (`screening keys create`), or use `screening clearance approve`.",
            )
        after = redress.approve(engine, _hashes(request), who.client, before, traveller)
        return _answer(engine, after if after is before else _filed(request, "approve", after))

    return await to_thread.run_sync(done)


@router.delete(f"{PATH}/{{id}}", **describe.REVOKE_CLEARANCE)
async def revoke(request: Request) -> Response:
    """End a clearance or a proposal, for good."""
    no_query_string(request)

    def done() -> Response:
        engine, who = engine_of(request), identity_of(request.scope)
        before = _seen(who, redress.get(engine, request.path_params["id"]))
        record = engine.get(before.record_id)
        entering = office_of(request).change(
            asker_of(request), "clearance_revoke", record, clearance=before.id
        )
        with entering as told:
            after = redress.revoke(engine, who.client, before.id)
            told(sequence=after.sequence)
        return _answer(engine, after)

    return await to_thread.run_sync(done)


@router.get(PATH, **describe.LIST_CLEARANCES)
async def list_clearances(request: Request) -> Response:
    """Clearances in the order of their last change, without whom they are of; `after` goes on."""
    record_id, state, after = _asked(request)

    def done() -> Response:
        engine, who = engine_of(request), identity_of(request.scope)
        office_of(request).look(asker_of(request), "clearances", about=record_id)
        found = _shown(engine, who, record_id, state, after)
        page = list(islice(found, MOST + 1))
        return _json({"clearances": page[:MOST], "more": len(page) > MOST})

    return await to_thread.run_sync(done)


def _propose(request: Request, asked: redress.Proposal) -> Response:
    engine, who = engine_of(request), identity_of(request.scope)
    days = request.app.state.settings.clearance_days
    clearance = redress.propose(engine, _hashes(request), who.client, asked, days)
    return _answer(engine, _filed(request, "propose", clearance), 201)


def _filed(request: Request, action: str, clearance: Clearance) -> Clearance:
    """Puts it on file, and enters that before and after."""
    engine = engine_of(request)
    record: Record | None = engine.get(clearance.record_id)
    entering = office_of(request).change(
        asker_of(request), f"clearance_{action}", record, clearance=clearance.id
    )
    with entering as told:
        after = redress.file(engine, clearance)
        told(sequence=after.sequence)
    return after


def _hashes(request: Request) -> Hasher:
    return redress.hasher(request.app.state.settings)


def _seen(who: Identity, clearance: Clearance) -> Clearance:
    """The clearance. Raises NotFound where it is of a record that the sender may not see."""
    if not ownership.may_see(who, clearance.list):
        raise redress.no_clearance()
    return clearance


def _shown(
    engine: Engine, who: Identity, record_id: str, state: str, after: int
) -> Iterator[dict[str, object]]:
    for clearance in redress.on_file(engine, after):
        if record_id not in ("", clearance.record_id) or not ownership.may_see(who, clearance.list):
            continue
        told = redress.told(engine, clearance)
        if state in ("", told["state"]):
            yield told


def _asked(request: Request) -> tuple[str, str, int]:
    """Of which record, in which state, and after which number. Raises InputError."""
    given = dict(request.query_params)
    record_id, state, after = given.pop("record", ""), given.pop("state", ""), given.pop("after", "0")
    if given:
        raise _refused(
            "query string", "holds more than `record`, `state` and `after`", "Leave out the others."
        )
    if state and state not in STATES:
        raise _refused("state", "is none of the states", f"Write one of: {', '.join(STATES)}.")
    if not after.isascii() or not after.isdigit() or len(after) > _DIGITS:
        raise _refused("after", "is not a sequence number", "Write a whole number.")
    return record_id, state, int(after)


def _answer(engine: Engine, clearance: Clearance, status: int = 200) -> Response:
    return _json(redress.told(engine, clearance), status)


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json", headers=_PRIVATE)


def _refused(where: str, what: str, remedy: str) -> InputError:
    return InputError(f"{where} {what}", problems=[Problem(where, what, remedy)])
