from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from screening.api.upload import Upload
from screening.errors import TooLarge

FIRST: Message = {"type": "http.request", "body": b"one", "more_body": True}
LAST: Message = {"type": "http.request", "body": b"two", "more_body": False}
GONE: Message = {"type": "http.disconnect"}


class Client:
    """Sends these messages and then stays silent; `sent` counts what was taken from it."""

    def __init__(self, *messages: Message | Exception) -> None:
        self._messages: Iterator[Message | Exception] = iter(messages)
        self.sent = 0

    async def __call__(self) -> Message:
        message = next(self._messages, None)
        if message is None:
            await asyncio.Event().wait()
        self.sent += 1
        if isinstance(message, Exception):
            raise message
        assert message is not None
        return message


async def read(client: Client) -> list[bytes]:
    async with Upload(client) as upload:
        return [chunk async for chunk in upload]


def test_the_chunks_come_in_order_and_end_with_the_body() -> None:
    assert asyncio.run(read(Client(FIRST, LAST))) == [b"one", b"two"]


def test_the_body_is_taken_in_although_nobody_uses_it_yet() -> None:
    async def wait_only() -> int:
        client = Client(FIRST, FIRST, LAST)
        async with Upload(client):
            while client.sent < 3:
                await asyncio.sleep(0)
        return client.sent

    assert asyncio.run(asyncio.wait_for(wait_only(), 5)) == 3


def test_a_client_that_goes_away_halfway_is_noticed() -> None:
    with pytest.raises(ClientDisconnect):
        asyncio.run(read(Client(FIRST, GONE)))


def test_a_client_that_goes_away_after_its_body_is_noticed() -> None:
    async def linger() -> None:
        async with Upload(Client(FIRST, LAST, GONE)) as upload:
            while True:
                await asyncio.sleep(0)
                upload.check()

    with pytest.raises(ClientDisconnect):
        asyncio.run(asyncio.wait_for(linger(), 5))


def test_what_reading_raises_comes_after_the_chunks_before_it() -> None:
    taken: list[bytes] = []

    async def collect() -> None:
        async with Upload(Client(FIRST, TooLarge("too large"))) as upload:
            async for chunk in upload:
                taken.append(chunk)  # noqa: PERF401 -- what was taken before the error is the point

    with pytest.raises(TooLarge):
        asyncio.run(collect())
    assert taken == [b"one"]
