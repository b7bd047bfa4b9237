"""The way of one traveller's look-up through the application: straight from the gate to the route and back.

Starlette's own way (layers for errors, for files to be closed, the router, the route) takes a tenth of a look-up,
because each layer is memory that the search has pushed out of the processor's caches. It is gone by everything else,
and what happens to these requests is the same: what the route raises becomes the answer that the application's
handlers make of it, and what nobody foresaw is the gate's.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from screening.api import problems
from screening.errors import ScreeningError


class Straight:
    """ASGI middleware just behind the gate: a POST to one of the `routes`, by path, is answered here.

    It only answers; the routes of the same paths among the application's describe them.
    """

    def __init__(self, app: ASGIApp, *, routes: Mapping[str, Route]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, to its route where that is known by its path alone."""
        route = self._routes.get(scope["path"]) if scope.get("method") == "POST" else None
        if route is None or scope.get("root_path"):  # a path within a path is the router's to take apart
            await self._app(scope, receive, send)
            return
        scope["route"] = route  # its name for the metrics
        request = Request(scope, receive)
        try:
            answer = await route.endpoint(request)
        except ScreeningError as error:
            answer = await problems.on_screening_error(request, error)
        except HTTPException as error:
            answer = await problems.on_http_exception(request, error)
        await answer(scope, receive, send)
