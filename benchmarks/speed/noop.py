"""The service with one more route: a POST that validates the same body and answers nothing.

It bounds what `POST /v1/screen` can reach on this server, so the two are measured beside each other.
Run as a process: python -m benchmarks.speed.noop STORE INDEX PORT
"""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.routing import Route

from screening import wire
from screening.access.rules import RULES
from screening.api import logs
from screening.api.app import create_app
from screening.api.guard import Table
from screening.api.replies import Json
from screening.api.requests import body_of
from screening.serve.collector import settle
from screening.settings import Settings

ANSWER = b'{"decision":"not_checked"}'


async def noop(request: Request) -> Response:
    """Reads and validates a query like the real route, then answers a constant."""
    wire.query(await body_of(request))
    return Json(ANSWER)


def app(store: str, index: Path) -> FastAPI:
    """The real application with the route added as the real one is, in a process set up as a worker is."""
    logs.configure("info")
    service = create_app(Settings.load(store=store, index_dir=index))
    route = Route("/noop", noop, methods=["POST"])
    service.state.straight["/noop"] = route
    RULES["POST", "/noop"] = RULES["POST", "/v1/screen"]
    service.state.guard._table = Table([*service.routes, route])  # else it is looked for among all patterns
    settle()
    return service


if __name__ == "__main__":
    uvicorn.run(
        app(sys.argv[1], Path(sys.argv[2])), port=int(sys.argv[3]), log_level="error", access_log=False
    )
