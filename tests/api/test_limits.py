from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message

from screening.api.limits import Limits, check_encoding, check_length, counted
from screening.api.problems import EncodedBody
from screening.errors import BadBody, TooLarge

LIMITS = Limits(body=10, batch=100, list=1000)


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/v1/screen", 10),
        ("/v1/screen/batch", 100),
        ("/v1/lists/sltd", 1000),
        ("/v1/records/a/b", 10),
        ("", 10),
    ],
)
def test_each_path_has_its_limit(path: str, limit: int) -> None:
    assert LIMITS.of(path) == limit


@pytest.mark.parametrize("announced", [b"0", b"10"])
def test_a_length_within_the_limit_passes(announced: bytes) -> None:
    check_length(announced, 10)


@pytest.mark.parametrize("announced", [b"11", b"9" * 5000])
def test_a_length_over_the_limit_is_refused_by_its_header(announced: bytes) -> None:
    with pytest.raises(TooLarge):
        check_length(announced, 10)


@pytest.mark.parametrize("announced", [b"", b"-1", b"ten", b"\xb2"])
def test_a_length_that_is_not_a_number_is_refused(announced: bytes) -> None:
    with pytest.raises(BadBody):
        check_length(announced, 10)


def test_a_compressed_body_is_refused() -> None:
    check_encoding(b"identity")
    with pytest.raises(EncodedBody) as caught:
        check_encoding(b"gzip")
    assert caught.value.status == 415


def test_a_body_without_length_is_cut_off_at_the_limit() -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"12345", "more_body": True}

    async def read(times: int) -> None:
        limited = counted(receive, 10)
        for _ in range(times):
            await limited()

    asyncio.run(read(2))
    with pytest.raises(TooLarge):
        asyncio.run(read(3))
