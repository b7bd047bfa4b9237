"""The crowd: each client does one kind of harm, over and over, until it is told to stop by the end of its input.

Run as a process: python -m loadtests.hostile.crowd PORT CLIENTS KEYS [KIND ...], keys as JSON by role. Prints how
often each kind got through its harm. What the service says to it does not matter here, only that others do not notice.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field

HOST = "127.0.0.1"
PIPELINED = 50
PACE = 0.2
"""Seconds between two bytes of who is slow."""

TRAVELLER = b'{"name":"Oluwaseun Adeyemi"}'
CROWDED = 10
WIDE = tuple(
    b"{" + b",".join(b'"k%d":1' % n for n in range(fields)) + b"}" for fields in (80_000, 5_000)
) + tuple(
    b'{"name":"A B","documents":[' + b",".join([b'{"number":"A1234567"}'] * many) + b"]}"
    for many in (40_000, 2_500)
)


@dataclass(frozen=True, slots=True)
class World:
    """What every client of the crowd knows; `done` counts by kind."""

    port: int
    keys: Mapping[str, str]
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)

    async def have_done(self, kinds: Set[Harm]) -> None:
        """Returns when each of them was done once, or after a minute."""
        deadline = asyncio.get_running_loop().time() + 60
        while any(not self.done[kind.__name__] for kind in kinds):
            if asyncio.get_running_loop().time() > deadline:
                return
            await asyncio.sleep(0.05)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection."""
        return await asyncio.open_connection(HOST, self.port)

    def head(self, method: str, path: str, length: int | None, role: str = "", more: str = "") -> bytes:
        """The head of a request; without a role it has no key."""
        lines = [f"{method} {path} HTTP/1.1", "Host: x", "Content-Type: application/json"]
        lines += [f"Content-Length: {length}"] if length is not None else []
        lines += [f"Authorization: Bearer {self.keys[role]}"] if role else []
        return "\r\n".join([*lines, more] if more else lines).encode() + b"\r\n\r\n"


Harm = Callable[[World], Awaitable[None]]


async def _drip(world: World, sent: bytes) -> None:
    """A byte now and then, for as long as the service stands it."""
    reader, writer = await world.connect()
    try:
        for place in range(len(sent)):
            writer.write(sent[place : place + 1])
            await writer.drain()
            if reader.at_eof():
                return
            await asyncio.sleep(PACE)
    finally:
        writer.close()


async def slow_head(world: World) -> None:
    """A head that takes minutes."""
    await _drip(world, world.head("POST", "/v1/screen", 10, more="x-padding: " + "a" * 600))


async def slow_body(world: World) -> None:
    """A body that takes minutes."""
    reader, writer = await world.connect()
    writer.write(world.head("POST", "/v1/screen", 600, "second_line"))
    try:
        for _ in range(600):
            writer.write(b" ")
            await writer.drain()
            if reader.at_eof():
                return
            await asyncio.sleep(PACE)
    finally:
        writer.close()


async def _sent(world: World, *pieces: bytes) -> None:
    """One request; its answer is read, so that the connection ends in order."""
    reader, writer = await world.connect()
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
        while await reader.read(65_536):
            pass
    finally:
        writer.close()


async def huge_body(world: World) -> None:
    """Ten megabytes where one is the most, announced or in chunks, with a key or without."""
    piece = b" " * 65_536
    role = world.chance.choice(("", "second_line"))
    if world.chance.random() < 0.5:
        await _sent(world, world.head("POST", "/v1/screen", 10_000_000, role), *[piece] * 152)
    else:
        chunk = b"%x\r\n%s\r\n" % (len(piece), piece)
        head = world.head("POST", "/v1/screen", None, role, "Transfer-Encoding: chunked")
        await _sent(world, head, *[chunk] * 152, b"0\r\n\r\n")


async def deep(world: World) -> None:
    """A body of brackets, or of objects in objects, as long as a body may be."""
    opening, closing = world.chance.choice(((b"[", b"]"), (b'{"name":', b"}")))
    times = 900_000 // (len(opening) + len(closing))
    body = opening * times + b"1" + closing * times
    await _sent(world, world.head("POST", "/v1/screen", len(body), "second_line"), body)


async def wide(world: World) -> None:
    """A body of tens of thousands of fields or documents, as long as a body may be, or as a traveller may be."""
    body = world.chance.choice(WIDE)
    await _sent(world, world.head("POST", "/v1/screen", len(body), "second_line"), body)


async def malformed(world: World) -> None:
    """No HTTP, or nearly."""
    sent = world.chance.choice((
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
        world.chance.randbytes(3_000),
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /v1/screen HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/screen HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 5_000 + b"\r\n",
    ))  # fmt: skip
    await _sent(world, sent)


async def _flood(world: World, role: str) -> None:
    request = world.head("POST", "/v1/screen", len(TRAVELLER), role) + TRAVELLER
    reader, writer = await world.connect()
    try:
        while not reader.at_eof():
            writer.write(request * PIPELINED)
            await writer.drain()
            for _ in range(PIPELINED):
                await reader.readuntil(b"\r\n\r\n")
            world.done["requests of floods"] += PIPELINED
    finally:
        writer.close()


async def flood_of_strangers(world: World) -> None:
    """As many requests as go through, fifty at once, without a key."""
    await _flood(world, "")


async def flood_with_a_key(world: World) -> None:
    """The same with a key, which may ask fifty times a second."""
    await _flood(world, "second_line")


async def half_open(world: World) -> None:
    """Connections on which nothing is said, and some that are closed on one side after half a request."""
    held = [await world.connect() for _ in range(CROWDED)]
    try:
        for _, writer in held[:3]:
            writer.write(b"POST /v1/screen HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
            writer.write_eof()
        await asyncio.sleep(5 + 10 * world.chance.random())
    finally:
        for _, writer in held:
            writer.close()


async def deaf(world: World) -> None:
    """A batch whose answers are never read."""
    body = (TRAVELLER + b"\n") * 5_000
    _, writer = await world.connect()
    try:
        writer.write(world.head("POST", "/v1/screen/batch", len(body), "analyst") + body)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(writer.drain(), 5)
        await asyncio.sleep(10)
    finally:
        writer.close()


async def long_lists(world: World) -> None:
    """Passenger lists of thousands, one after the other, and batches."""
    body = b"".join(
        b'{"id":"%d","name":"Oluwaseun Adeyemi"}\n' % world.chance.randrange(10**9) for _ in range(3_000)
    )
    path = world.chance.choice(("/v1/passenger-lists?filename=a.ndjson", "/v1/screen/batch"))
    await _sent(world, world.head("POST", path, len(body), "analyst"), body)


KINDS: tuple[Harm, ...] = (
    slow_head, slow_body, huge_body, deep, wide, malformed, flood_of_strangers, flood_with_a_key, half_open, deaf,
    long_lists,
)  # fmt: skip
QUICK: frozenset[Harm] = frozenset({huge_body, deep, wide, malformed})
"""Those that a service sends away at once."""


async def _client(harm: Harm, world: World) -> None:
    """Does it again and again; a connection that breaks is what it is there for."""
    while True:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await harm(world)
        world.done[harm.__name__] += 1
        await asyncio.sleep(0.01)


async def crowd(
    port: int, clients: int, keys: Mapping[str, str], kinds: Sequence[Harm], ended: Callable[[], object]
) -> Counter[str]:
    """So many clients, until `ended` returns, which is called in a thread, and each quick kind has done its harm once;
    what they did.
    """
    world = World(port, keys, random.Random(1))
    tasks = [asyncio.create_task(_client(kinds[n % len(kinds)], world)) for n in range(clients)]
    await asyncio.to_thread(ended)
    await world.have_done(QUICK & set(kinds))
    for task in tasks:
        task.cancel()
    found = await asyncio.gather(*tasks, return_exceptions=True)
    failed = [
        one for one in found if isinstance(one, Exception) and not isinstance(one, asyncio.CancelledError)
    ]
    if failed:
        raise failed[0]
    return world.done


def main() -> None:
    """Does harm until the input ends."""
    os.nice(10)
    port, clients, keys, *only = sys.argv[1:]
    kinds = [kind for kind in KINDS if kind.__name__ in only] or KINDS
    print(json.dumps(asyncio.run(crowd(int(port), int(clients), json.loads(keys), kinds, sys.stdin.read))))


if __name__ == "__main__":
    main()
