"""A worker: one uvicorn server on the socket that the parent bound, over one engine."""

from __future__ import annotations

import gc
import os
import socket
import sys

import uvicorn

from screening.api.app import create_app, opened
from screening.engine import Engine
from screening.serve.orphan import DONE, FAILED, when_orphaned
from screening.settings import Settings

GRACE = 8  # seconds in which the last answers may go out
KEEP_ALIVE = 75  # seconds; longer than proxies keep an idle connection, which must be the first to close it
SWITCH_SECONDS = 0.0005  # how long a batch's thread may keep the interpreter from a single look-up
# Objects made, less those freed, between two rounds of the collector: answers leave no cycles behind, and each round
# in the middle of a query throws what it needs out of the processor's caches.
COLLECT = 50_000, 20, 100


class Server(uvicorn.Server):
    """Says on a pipe when it answers."""

    def __init__(self, config: uvicorn.Config, ready: int) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then tell the parent."""
        await super().startup(sockets=sockets)
        settle()
        if self.started:
            os.write(self._ready, b"\n")
        os.close(self._ready)

    def stop(self) -> None:
        """Answer what has been asked, then end."""
        self.should_exit = True


def settle() -> None:
    """Leaves all that was made at the start out of the collector's rounds, and makes these rare."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


def run(settings: Settings, listening: int, ready: int) -> int:
    """Answer on the inherited socket until told to stop, or until the parent is gone."""
    sys.setswitchinterval(SWITCH_SECONDS)
    engine = opened(settings, create=False)
    server = Server(_config(settings, engine), ready)
    when_orphaned(server.stop, within=GRACE)
    server.run(sockets=[socket.socket(fileno=listening)])
    engine.close()
    return DONE if server.started else FAILED


def _config(settings: Settings, engine: Engine) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(settings, engine),
        http="httptools",
        loop="uvloop",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
