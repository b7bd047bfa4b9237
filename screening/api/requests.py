"""What every route asks of a request: the engine, and that nothing sent is silently ignored."""

from __future__ import annotations

from fastapi import Request
from starlette.requests import ClientDisconnect

from screening.engine import Engine
from screening.errors import InputError, Problem

_QUERY_STRING = Problem(
    "query string",
    "is not read by this path, so what it asks for would be ignored",
    "Put options such as `policy`, `threshold` and `limit` into the body.",
)


def engine_of(request: Request) -> Engine:
    """The engine of this worker."""
    engine: Engine = request.app.state.engine
    return engine


async def body_of(request: Request) -> bytes:
    """The whole body, to be asked for once; mostly it came in one piece. Raises ClientDisconnect.

    What `Request.body` gives, without its generator; a list of pieces is made only where there are several.
    """
    pieces: list[bytes] = []
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece: bytes = message.get("body", b"")
        if not message.get("more_body", False):
            return b"".join((*pieces, piece)) if pieces else piece
        pieces.append(piece)


def no_query_string(request: Request) -> None:
    """Raises InputError for `?...`: an option that is not looked at must not seem to have been."""
    if request.scope["query_string"]:
        raise InputError(f"The {_QUERY_STRING.where} {_QUERY_STRING.what}.", problems=[_QUERY_STRING])
