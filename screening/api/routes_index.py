"""`GET /v1/index`: what this worker answers from, so that replicas can be held against one another.

It reads every record, a microsecond each, in a thread beside the queries: for operators, now and then. Behind a
proxy, or with several workers, one of them answers: ask the replicas one by one.
"""

from __future__ import annotations

from anyio import to_thread
from fastapi import APIRouter, Request

from screening.api import describe, schemas
from screening.api.requests import engine_of, no_query_string
from screening.engine import Engine
from screening.index.contents import contents, live

router = APIRouter(tags=["operation"])


@router.get("/v1/index", **describe.INDEX)
async def index(request: Request) -> schemas.Index:
    """Up to which change the answers go, how many records they rest on, and the digest of these."""
    no_query_string(request)
    return await to_thread.run_sync(_index, engine_of(request))


def _index(engine: Engine) -> schemas.Index:
    searcher, checked = engine.present()
    held = contents(live(searcher.snapshot, searcher.delta, checked.sequence))
    snapshot = searcher.snapshot
    return schemas.Index(
        sequence=checked.sequence,
        as_of=checked.as_of,
        records=held.records,
        digest=held.digest,
        snapshot=snapshot.path.name if snapshot is not None else "",
    )
