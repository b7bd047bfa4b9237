"""One client's connection, and what ends those that only take up room.

On top of uvicorn's own: the moment when a request arrived (so that waiting for this worker can be told), the
subject of the client's certificate (which uvicorn does not pass on), a bound on the head of a request, and,
once a second, an end for connections whose client has fallen silent in the middle of something. Idle ones
between two requests are uvicorn's business.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection
from typing import Any, cast

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from screening import metrics

log = structlog.get_logger("screening.serve")

HEAD_BYTES = 65_536  # of a request line and headers; nobody has more, and uvicorn would keep all of it
TRAILERS = 200
LEAST = 256  # bytes of a body that are progress
ROUND = 1.0  # seconds between two looks at all connections

_QUIET = logging.getLogger("uvicorn.error.connection")
_QUIET.setLevel(logging.ERROR)

# RFC 4514, section 3: the names that have a short form.
_SHORT = {
    "commonName": "CN", "localityName": "L", "stateOrProvinceName": "ST", "organizationName": "O",
    "organizationalUnitName": "OU", "countryName": "C", "streetAddress": "STREET", "domainComponent": "DC",
    "userId": "UID",
}  # fmt: skip
_ESCAPED = str.maketrans({letter: f"\\{letter}" for letter in '",+;<>\\'})


class Connection(HttpToolsProtocol):
    """uvicorn's protocol; 1 us more for a request."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.logger = _QUIET
        self._head = -1  # bytes of a head that has begun and is not complete, else -1
        self.heard = 0  # bytes so far
        self.silent: tuple[object, float] | None = None  # what the sweeper saw, and when first

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """As uvicorn does, and notes whose certificate was shown."""
        super().connection_made(transport)
        certificate = transport.get_extra_info("peercert")
        if certificate:
            self.app_state = {**self.app_state, "certificate": subject(certificate)}

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP at all is counted, not logged: a line for each would fill the log for whoever wants that."""
        metrics.count_rejected("http_error")
        super().send_400_response(msg)

    def data_received(self, data: bytes) -> None:
        """As uvicorn does, but for a head that does not end."""
        self.heard += len(data)
        if self._head >= 0:
            self._head += len(data)
        super().data_received(data)
        if self._head > HEAD_BYTES:
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its head is there."""
        self._head = -1
        self.scope["arrived"] = time.perf_counter()  # type: ignore[typeddict-unknown-key]
        super().on_headers_complete()

    def waits_for(self) -> object | None:
        """What this connection waits for from its client, None when for nothing; another value is progress."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None until the first request
        if cycle is None or cycle.response_complete:
            idle = cycle is not None and self._head < 0 and self.timeout_keep_alive_task is not None
            return None if idle else ("head", id(cycle))  # all of it: a byte now and then is no progress
        if cycle.response_started and self.flow.write_paused:
            return ("reading", self.transport.get_write_buffer_size())
        return ("body", self.heard // LEAST) if cycle.more_body and not self.flow.read_paused else None


class Sweeper:
    """Ends connections whose client lets us wait for longer than `seconds`."""

    def __init__(self, connections: Collection[Any], seconds: float) -> None:
        self._connections = connections
        self._seconds = seconds

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(ROUND)
            ended = self.sweep(time.monotonic())
            if ended:
                log.info("connections_ended", number=ended)

    def sweep(self, now: float) -> int:
        """One look at all; how many were ended."""
        return sum(self._end_if_silent(connection, now) for connection in list(self._connections))

    def _end_if_silent(self, connection: Connection, now: float) -> bool:
        waiting = connection.waits_for()
        if waiting is None:
            connection.silent = None
        elif connection.silent is None or connection.silent[0] != waiting:
            connection.silent = (waiting, now)
        elif now - connection.silent[1] > self._seconds:
            connection.transport.abort()  # not close: what it has not read would keep it open
            return True
        if len(connection.headers or ()) > TRAILERS:
            connection.transport.abort()
            return True
        return False


def subject(certificate: dict[str, Any]) -> str:
    """The subject of a certificate as RFC 4514 writes it, most particular part first: CN=post-7,O=Border,C=XX.

    The form in which nginx says `$ssl_client_s_dn`, so that an entry holds for both.
    """
    parts = certificate.get("subject", ())
    return ",".join("+".join(_pair(*pair) for pair in part) for part in reversed(parts))


def _pair(name: str, value: str) -> str:
    escaped = value.translate(_ESCAPED)
    if escaped[:1] in ("#", " "):
        escaped = "\\" + escaped
    if len(escaped) > 1 and escaped.endswith(" "):
        escaped = escaped[:-1] + "\\ "
    return f"{_SHORT.get(name, name)}={escaped}"
