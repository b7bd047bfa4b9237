"""`POST /v1/mrz`: reads a machine-readable zone and screens nobody.

To have it read and screened at once, send it in the `mrz` of a traveller to `/v1/screen`.
"""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from screening import wire
from screening.api import describe
from screening.api.requests import no_query_string

router = APIRouter(tags=["screening"])


@router.post("/v1/mrz", **describe.MRZ)
async def read_mrz(request: Request) -> Response:
    """Read a machine-readable zone: its fields, its check digits, what was repaired and what is odd.

    Nobody is screened and nothing on file is looked at.
    """
    no_query_string(request)
    found = wire.zone(await request.body())
    return Response(orjson.dumps(wire.zone_json(found)), media_type="application/json")
