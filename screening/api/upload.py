"""A request body read ahead of its use.

Most clients send everything before they read anything. A service that waits for them to read its first
answers before it takes more would wait for ever, so a task of its own takes the body in as it comes; what
it holds at most is what `limits` lets through. It also notices when the client has gone.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from types import TracebackType

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from screening.errors import ScreeningError


class Upload:
    """An asynchronous context manager and an iterator of the body's chunks. Raises what reading raised."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._chunks: deque[bytes] = deque()
        self._moved = asyncio.Event()
        self._whole = False
        self._error: ScreeningError | None = None
        self._gone = False

    async def __aenter__(self) -> Upload:
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.cancel()
        await asyncio.wait([self._reader])

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            while self._chunks:
                yield self._chunks.popleft()
            self.check()
            if self._error is not None:
                raise self._error
            if self._whole:
                return
            self._moved.clear()
            await self._moved.wait()

    def check(self) -> None:
        """Raises ClientDisconnect once nobody is there to read the answer."""
        if self._gone:
            raise ClientDisconnect

    async def _read(self) -> None:
        try:
            while not self._gone:
                message = await self._receive()
                self._gone = message["type"] == "http.disconnect"
                if message.get("body"):
                    self._chunks.append(message["body"])
                self._whole = self._whole or not message.get("more_body", False)
                self._moved.set()
        except ScreeningError as error:
            self._error = error
        finally:
            self._moved.set()
