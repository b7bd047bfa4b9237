from __future__ import annotations

import asyncio

import pytest
from starlette.responses import Response
from starlette.types import Message

from screening.api.replies import Json


def sent(answer: Response) -> list[Message]:
    messages: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was read before")

    async def send(message: Message) -> None:
        messages.append(message)

    asyncio.run(answer({"type": "http"}, receive, send))
    return messages


@pytest.mark.parametrize("body", [b"", b"{}", b'{"decision":"clear"}' * 500])
def test_json_is_sent_as_any_answer_of_that_type_is(body: bytes) -> None:
    answer, usual = Json(body), Response(body, media_type="application/json")
    assert sent(answer) == sent(usual)
    assert dict(answer.headers) == dict(usual.headers)
    assert (answer.status_code, answer.body, answer.background) == (200, body, None)
