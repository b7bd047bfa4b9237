"""`GET`, `PUT` and `DELETE /v1/records/{id}`: one record, for good once the answer is there.

A change is durable when it is answered, with the sequence number from which every answer knows it: this
worker's at once, every other's within a poll. The store waits for the disk, so all of it runs in a thread.
"""

from __future__ import annotations

from typing import Any

import orjson
from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from screening import restriction, wire
from screening.access import identity_of
from screening.api import describe, ownership
from screening.api.accounting import asker_of, office_of
from screening.api.requests import engine_of, no_query_string
from screening.audit.certificate import Certificate
from screening.errors import InputError, Problem
from screening.keeping import proof
from screening.keeping.traces import Places
from screening.keeping.withdrawal import Withdrawn, withdraw
from screening.model import Record, record_to_json

router = APIRouter(tags=["records"])

_OTHER_ID = Problem("id", "is not the id in the path", "Make both the same, or leave `id` out of the body.")


@router.get("/v1/records/{id:path}", **describe.GET_RECORD)
async def get_record(request: Request) -> Response:
    """The record as it is on file."""
    no_query_string(request)
    found = await to_thread.run_sync(engine_of(request).get, request.path_params["id"])
    record = ownership.visible(identity_of(request.scope), found)
    await to_thread.run_sync(office_of(request).look, asker_of(request), "read", record)
    whole = ownership.may_read(identity_of(request.scope), record)
    return _json(record_to_json(record) if whole else restriction.stub(record))


@router.put("/v1/records/{id:path}", **describe.PUT_RECORD)
async def put_record(request: Request) -> Response:
    """Put a record on file, or change the one that is there: 201 when it is new, else 200.

    The body may leave `id` out; one that is there must be the id in the path.
    """
    no_query_string(request)
    record = _record(await request.body(), request.path_params["id"])
    sequence, created = await to_thread.run_sync(_put, request, record)
    return _json({"id": record.id, "sequence": sequence, "created": created}, 201 if created else 200)


@router.delete("/v1/records/{id:path}", **describe.DELETE_RECORD)
async def delete_record(request: Request) -> Response:
    """Withdraw a record."""
    no_query_string(request)
    record_id = request.path_params["id"]
    gone, certificate = await to_thread.run_sync(_delete, request, record_id)
    told = {"id": record_id, "sequence": gone.sequence}
    return _json(told if certificate is None else {**told, "certificate": certificate})


def _put(request: Request, record: Record) -> tuple[int, bool]:
    engine, who = engine_of(request), identity_of(request.scope)
    record = ownership.owned(who, record)
    on_file = engine.get(record.id)
    if on_file is not None and on_file.list == record.list:  # else the store says whose id it is
        ownership.check_own(who, on_file)
    with office_of(request).change(asker_of(request), "put", record) as done:
        sequence, created = engine.put(record)
        done(sequence=sequence, created=created)
    return sequence, created


def _delete(request: Request, record_id: str) -> tuple[Withdrawn, Certificate | None]:
    engine, who = engine_of(request), identity_of(request.scope)
    on_file = ownership.visible(who, engine.get(record_id))
    ownership.check_own(who, on_file)
    office, asker = office_of(request), asker_of(request)
    gone = withdraw(engine.store, office, asker, on_file, "owner", action="delete")
    engine.follow()  # so that this worker's next answer knows it
    return gone, proof.at_once(office, asker, Places(engine.store, engine.library), gone)


def _record(body: bytes, record_id: str) -> Record:
    """The record in the body, which need not repeat the id of the path but must not contradict it."""
    record = wire.record(_with_id(body, record_id))
    if record.id != record_id:
        raise InputError(f"{_OTHER_ID.where} {_OTHER_ID.what}", problems=[_OTHER_ID])
    return record


def _with_id(body: bytes, record_id: str) -> bytes:
    """The body with an `id`. Put in as bytes: reading and writing would hide a field given twice."""
    try:
        found: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        return body  # which `wire` says better
    if not isinstance(found, dict) or not found or "id" in found:
        return body
    return b'{"id":' + orjson.dumps(record_id) + b"," + body.lstrip()[1:]


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")
