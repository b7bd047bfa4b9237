"""The network between a replica and Redis: a proxy of bytes that can be cut, as by a firewall that drops packets."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

_PIECE = 65_536


class Links:
    """All links of a trial, in one thread of their own."""

    def __init__(self) -> None:
        self._all: list[Link] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="links", daemon=True)
        self._thread.start()

    def to(self, target: int) -> Link:
        """A new link to a port of this machine."""
        link = Link(target)
        asyncio.run_coroutine_threadsafe(link.begin(), self._loop).result(10)
        self._all.append(link)
        return link

    def set(self, link: Link, *, whole: bool) -> None:
        """Cut a link, or mend it: what was sent meanwhile arrives then, as TCP has it."""
        self._loop.call_soon_threadsafe(link.whole.set if whole else link.whole.clear)

    def close(self) -> None:
        """Ends all of them, and the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        for link in self._all:
            link.server.close()
        under_way = asyncio.all_tasks() - {asyncio.current_task()}
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


class Link:
    """One port of ours that leads to another. Cut, it takes connections and bytes, and passes none on."""

    def __init__(self, target: int) -> None:
        self._target = target
        self.port = 0
        self.whole = asyncio.Event()
        self.whole.set()

    async def begin(self) -> None:
        """Listen."""
        self.server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = int(self.server.sockets[0].getsockname()[1])

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self.whole.wait()
            there, away = await asyncio.open_connection("127.0.0.1", self._target)
        except (OSError, asyncio.CancelledError):
            writer.close()
            return
        for each in (writer, away):
            each.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(self._pass_on(reader, away), self._pass_on(there, writer))

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError):
                while piece := await source.read(_PIECE):
                    await self.whole.wait()
                    target.write(piece)
                    await target.drain()
        finally:
            target.close()
