"""How much a request may send, and how it may be packed.

A body over its limit is refused before it is read when it names its length, and cut off at the limit
when it does not: memory is bounded by what the settings say, not by what a client sends.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.types import Message, Receive

from screening.api.problems import EncodedBody, summary
from screening.errors import BadBody, TooLarge
from screening.wire.limits import TRAVELLER_BYTES

SCREEN = "/v1/screen"
BATCH = "/v1/screen/batch"
LISTS = "/v1/lists/"
PASSENGER_LISTS = "/v1/passenger-lists"


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest bodies in bytes: one document, a batch of travellers, a whole list."""

    body: int
    batch: int
    list: int

    def of(self, path: str) -> int:
        """The limit of the route at `path`."""
        if path == SCREEN:
            return min(self.body, TRAVELLER_BYTES)
        if path in (BATCH, PASSENGER_LISTS):
            return self.batch
        return self.list if path.startswith(LISTS) else self.body


def check_length(announced: bytes, limit: int) -> None:
    """Refuse a body by its Content-Length alone. Raises TooLarge, or BadBody when it is not a number."""
    if not announced.isdigit():
        raise BadBody("The Content-Length is not a number.", remedy="Send the length of the body in bytes.")
    if len(announced) > 18 or int(announced) > limit:
        raise too_large(limit)


def check_encoding(encoding: bytes) -> None:
    """Refuse a compressed body: a few kilobytes may unpack to gigabytes."""
    if encoding.strip().lower() not in (b"", b"identity"):
        raise EncodedBody(summary(EncodedBody))


def counted(receive: Receive, limit: int) -> Receive:
    """`receive` that raises TooLarge once more than `limit` bytes of body have come."""
    left = limit

    async def count() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise too_large(limit)
        return message

    return count


def too_large(limit: int) -> TooLarge:
    """The error for a body of more than `limit` bytes."""
    return TooLarge(f"The body is larger than the {limit:,} bytes accepted here.")
