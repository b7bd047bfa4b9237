"""Puts the service together: routes, limits, error handlers, and an engine that follows the store.

`create_app` is all that a server needs to know. Nothing here is a global: two apps in one process share
nothing but the metrics registry.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import structlog
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import Route

from screening import __version__, metrics
from screening.access.door import Door
from screening.access.exchange import Exchange
from screening.api import (
    accounting,
    auth,
    describe,
    describe_access,
    desk,
    logs,
    pages,
    problems,
    routes_audit,
    routes_batch,
    routes_changes,
    routes_clearances,
    routes_health,
    routes_index,
    routes_lists,
    routes_mrz,
    routes_passenger_lists,
    routes_records,
    routes_reviews,
    routes_screen,
    tracing,
    vitals,
)
from screening.api.follower import Follower
from screening.api.gate import Gate
from screening.api.late import Late
from screening.api.limits import Limits
from screening.api.listeners import Listeners
from screening.api.straight import Straight
from screening.api.turns import Turns
from screening.batch.jobs import jobs_of
from screening.engine import Engine
from screening.errors import ScreeningError
from screening.settings import Settings

log = structlog.get_logger("screening.api")

ROUTERS: tuple[APIRouter, ...] = (
    routes_screen.router,
    routes_batch.router,
    routes_mrz.router,
    routes_lists.router,
    routes_passenger_lists.router,
    routes_changes.router,
    routes_records.router,
    routes_reviews.router,
    routes_clearances.router,
    routes_audit.router,
    routes_health.router,
    routes_index.router,
)


class Service(FastAPI):
    """FastAPI, with the models that `screening.wire` reads and writes added to the description."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI description, complete."""
        if not self.openapi_schema:
            described = super().openapi()
            schemas = described.setdefault("components", {}).setdefault("schemas", {})
            schemas |= describe.definitions()
            self.openapi_schema = describe_access.added(described)
        return self.openapi_schema


def create_app(settings: Settings, engine: Engine | None = None) -> FastAPI:
    """The ASGI application. An `engine` that is given must be open, and stays its owner's to close.

    Raises InputError when the settings do not say who may ask.
    """
    logs.unless_configured(settings.log_level)
    door, counts = auth.door(settings), auth.rates()
    exchange = auth.exchange(settings, counts, door)
    app = Service(
        title="Screening",
        version=__version__,
        summary="Travellers against stolen or lost documents and wanted persons.",
        lifespan=_lifespan(settings, engine, door, exchange),
        telemetry={"tracing": False, "metrics": False, "logs": False},  # a fifth of a request otherwise
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
    )
    app.add_exception_handler(ScreeningError, problems.on_screening_error)
    app.add_exception_handler(HTTPException, problems.on_http_exception)
    for router in ROUTERS:
        # Not include_router: in FastAPI 0.165 that costs every request 8 us more.
        app.router.routes.extend(router.routes)
    app.add_route("/docs", pages.docs, include_in_schema=False)
    app.add_route("/docs/errors", pages.errors, include_in_schema=False)
    app.state.draining = False
    app.state.straight = {"/v1/screen": Route("/v1/screen", routes_screen.screen, methods=["POST"])}
    app.add_middleware(Straight, routes=app.state.straight)
    sizes = Limits(settings.max_body_bytes, settings.max_batch_bytes, settings.max_list_bytes)
    app.state.guard = auth.made(settings, app.routes, door, counts)
    app.add_middleware(Gate, sizes=sizes, guard=app.state.guard, observe=metrics.observe_request)
    app.state.spans = tracing.provider(settings)
    if app.state.spans is not None:
        app.add_middleware(tracing.Traced, spans=app.state.spans)
    return app


def _lifespan(settings: Settings, given: Engine | None, door: Door | None, exchange: Exchange | None) -> Any:
    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        engine = given if given is not None else await to_thread.run_sync(opened, settings)
        follower = Follower(engine, settings.poll_seconds, partial(vitals.show, settings, door=door))
        metrics.count_start(__version__, settings.workers, settings.delta_limit)
        app.state.settings, app.state.engine, app.state.follower = settings, engine, follower
        app.state.batches = CapacityLimiter(1)
        app.state.turns = Turns(partial(desk.turn, app.state))
        app.state.watch = auth.watch(settings)
        app.state.late = Late(app.state)
        catching_up = asyncio.create_task(app.state.late.run())
        office = await to_thread.run_sync(accounting.opened, settings)
        accounting.begin(app, office)
        if door is not None:
            await to_thread.run_sync(door.start)
        if exchange is not None:
            exchange.start()
        app.state.jobs = await to_thread.run_sync(jobs_of, settings)
        app.state.listeners = Listeners()
        follower.start()
        try:
            yield
        finally:
            catching_up.cancel()
            await to_thread.run_sync(follower.close)
            await to_thread.run_sync(office.close)
            if door is not None:
                await to_thread.run_sync(door.close)
            if exchange is not None:
                await to_thread.run_sync(exchange.close)
            if given is None:
                await to_thread.run_sync(engine.close)
            if app.state.spans is not None:
                await to_thread.run_sync(app.state.spans.shutdown)

    return run


def opened(settings: Settings, *, create: bool = True) -> Engine:
    """An engine that is level with the store, as far as that can be had at once."""
    engine = Engine.of(settings, create=create)
    engine.open(build=False)
    state = engine.state()
    log.info("engine_open", sequence=state.sequence, records=state.records, ready=state.ready, why=state.why)
    return engine
