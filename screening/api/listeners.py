"""Progress of passenger lists as server-sent events (HTML living standard, section 9.2), to so many listeners.

An event is sent when something changed, a comment when nothing did for a while, so that proxies keep the connection;
the stream ends with the job, with the service, or after an hour (a browser then asks again by itself).
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import anyio
import orjson
from anyio import to_thread

from screening.errors import Busy, NotFound

MOST = 100
"""Listeners of one worker: each costs it a look at the job's folder twice a second."""

LOOK_SECONDS = 0.5
HEARTBEAT_SECONDS = 15.0
LONGEST_SECONDS = 3600.0
MEDIA_TYPE = "text/event-stream"

Look = Callable[[], dict[str, Any]]
"""What is told of the job now. Raises NotFound once it is gone."""


class Listeners:
    """Of one worker. `close` ends all of them, so that a stop need not wait for the slowest list."""

    def __init__(self, most: int = MOST) -> None:
        self._free = most
        self._closed = False

    def close(self) -> None:
        """Ends every stream at its next look."""
        self._closed = True

    def take(self) -> None:
        """A place for one more, given back by the end of its stream. Raises Busy."""
        if not self._free:
            raise Busy("More listeners follow passenger lists than this service takes.")
        self._free -= 1

    async def stream(self, look: Look, ended: tuple[str, ...]) -> AsyncIterator[bytes]:
        """The events, until the job is in one of the `ended` states. Its place must have been taken."""
        try:
            told, spoken = None, time.monotonic()
            until = spoken + LONGEST_SECONDS
            while not self._closed and time.monotonic() < until:
                try:
                    found = await to_thread.run_sync(look)
                except NotFound:
                    yield event("removed", {})
                    return
                if found != told:
                    told, spoken = found, time.monotonic()
                    yield event(found["state"] if found["state"] in ended else "progress", found)
                elif time.monotonic() - spoken > HEARTBEAT_SECONDS:
                    spoken = time.monotonic()
                    yield b": still there\n\n"
                if found["state"] in ended:
                    return
                await anyio.sleep(LOOK_SECONDS)
        finally:
            self._free += 1


def event(name: str, data: dict[str, Any]) -> bytes:
    """One event."""
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(data) + b"\n\n"
