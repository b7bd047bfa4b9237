"""A worker: one uvicorn server on the socket that the parent bound, over one engine.

Told to end by SIGTERM it may be given time for proxies to notice: `/readyz` says no, each connection is closed with
its next answer, and everything that still comes is answered. Then, or at once by SIGINT, it stops to listen.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from screening.api.app import create_app, opened
from screening.serve.collector import settle
from screening.serve.connection import Connection, Sweeper
from screening.serve.orphan import DONE, FAILED, when_orphaned
from screening.settings import Settings

GRACE = 8  # seconds in which the last answers may go out
BACKLOG = 2048
CLOSE = (b"connection", b"close")  # taken over into the answers within a second
KEEP_ALIVE = 75  # seconds; longer than proxies keep an idle connection, which must be the first to close it
SWITCH_SECONDS = 0.0005  # how long a batch's thread may keep the interpreter from a single look-up


class Server(uvicorn.Server):
    """Says on a pipe when it answers."""

    def __init__(self, config: uvicorn.Config, ready: int, app: FastAPI, settings: Settings) -> None:
        super().__init__(config)
        self._ready = ready
        self._app = app
        self._drain = settings.drain_seconds
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sweeper = Sweeper(self.server_state.connections, settings.read_seconds)
        self._sweeping: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then tell the parent."""
        await super().startup(sockets=sockets)
        self._loop = asyncio.get_running_loop()
        self._sweeping = asyncio.create_task(self._sweeper.run())
        settle()
        if self.started:
            with suppress(
                BrokenPipeError
            ):  # the parent is gone: then there is nobody to tell, and we end soon
                os.write(self._ready, b"\n")
        os.close(self._ready)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let those go who only follow a passenger list, then stop."""
        if self._sweeping is not None:
            self._sweeping.cancel()
        self._app.state.listeners.close()
        await super().shutdown(sockets=sockets)

    def stop(self) -> None:
        """Answer what has been asked, then end."""
        self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """What a signal does: SIGTERM ends after `drain_seconds`, SIGINT at once; both in order, with status DONE."""
        if sig == signal.SIGTERM and self._drain and self._loop is not None:
            self._loop.call_soon_threadsafe(self._begin_to_drain)
        else:
            self.stop()

    def _begin_to_drain(self) -> None:
        self._app.state.draining = True
        self.config.encoded_headers.append(CLOSE)
        asyncio.get_running_loop().call_later(self._drain, self.stop)


def run(settings: Settings, listening: int, ready: int) -> int:
    """Answer on the inherited socket until told to stop, or until the parent is gone."""
    sys.setswitchinterval(SWITCH_SECONDS)
    engine = opened(settings, create=False)
    app = create_app(settings, engine)
    server = Server(_config(settings, app), ready, app, settings)
    when_orphaned(server.stop, within=GRACE)
    server.run(sockets=[socket.socket(fileno=listening)])
    engine.close()
    return DONE if server.started else FAILED


def _config(settings: Settings, app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        loop="uvloop",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        **_tls(settings),
    )


def _tls(settings: Settings) -> dict[str, Any]:
    """What uvicorn needs to speak TLS itself, and to ask clients for certificates."""
    if settings.tls_certificate is None:
        return {}
    told: dict[str, Any] = {"ssl_certfile": settings.tls_certificate, "ssl_keyfile": settings.tls_key}
    if settings.tls_client_ca is not None:
        required = settings.tls_client == "required"
        told["ssl_ca_certs"] = str(settings.tls_client_ca)
        told["ssl_cert_reqs"] = ssl.CERT_REQUIRED if required else ssl.CERT_OPTIONAL
    return told
