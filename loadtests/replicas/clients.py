"""Who asks and who reports, through the proxy, with certificates; what they are told goes into the ledger.

A client asks once: what the proxy does not mend is a failed question. Reports that are not acknowledged are not
repeated; what became of them is not known.
"""

from __future__ import annotations

import http.client
import itertools
import json
import ssl
import threading
import time
from pathlib import Path
from typing import Any

from loadtests.replicas.ledger import CHANGES, Ledger
from tests.faults.world import person, traveller

PATIENCE = 60.0  # seconds after which a client gives up
LIST = "border"


class Client(threading.Thread):
    """One connection after the other through the proxy, at a steady rate until told to stop."""

    def __init__(self, port: int, ca: Path, certificate: tuple[Path, Path], rate: float) -> None:
        super().__init__(daemon=True)
        self._port = port
        self._context = ssl.create_default_context(cafile=str(ca))
        self._context.load_cert_chain(*certificate)
        self._pause = 1 / rate
        self._connection: http.client.HTTPSConnection | None = None
        self.over = threading.Event()

    def run(self) -> None:
        """Until `over`."""
        due = time.monotonic()
        while not self.over.wait(max(0.0, due - time.monotonic())):
            due = max(due + self._pause, time.monotonic() - 1.0)  # does not make up for more than a second
            self.step()
        self.close()

    def step(self) -> None:
        """One exchange."""
        raise NotImplementedError

    def request(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and JSON. Raises OSError or HTTPException where there is no answer."""
        if self._connection is None:
            self._connection = http.client.HTTPSConnection(
                "localhost", self._port, timeout=PATIENCE, context=self._context
            )
        content = None if body is None else json.dumps(body)
        try:
            self._connection.request(method, path, content, {"Content-Type": "application/json"})
            answer = self._connection.getresponse()
            told = answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        return answer.status, json.loads(told) if told[:1] in b"{[" else None

    def close(self) -> None:
        """Closes the connection; the next request makes another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Post(Client):
    """A border post."""

    def __init__(self, ledger: Ledger, *where: Any) -> None:
        super().__init__(*where)
        self._ledger = ledger

    def step(self) -> None:
        """One traveller."""
        asked = self._ledger.next()
        sent = time.monotonic()
        try:
            status, told = self._answer(asked.number)
        except (OSError, http.client.HTTPException) as error:
            self._ledger.lost(type(error).__name__)
            return
        if status != 200:
            self._ledger.lost(str(status))
            return
        suffix = f":{asked.number}"
        found = any(hit["record_id"].endswith(suffix) for hit in told["hits"])
        vouched = not told["checked"]["not_checked"]
        decision, as_of = told["decision"], told["checked"]["as_of"]
        self._ledger.answered(asked, sent, decision, found=found, vouched=vouched, as_of=as_of)

    def _answer(self, number: int) -> tuple[int, Any]:
        """The answer; asked for once more where it broke off in the middle, as no proxy can do for its client."""
        try:
            return self.request("POST", "/v1/screen", traveller(number))
        except http.client.IncompleteRead:
            self._ledger.broken_off += 1
            return self.request("POST", "/v1/screen", traveller(number))


class Owner(Client):
    """Who puts records on file and withdraws one of four again, in numbers of its own."""

    def __init__(self, ledger: Ledger, first: int, *where: Any) -> None:
        super().__init__(*where)
        self._ledger = ledger
        self._numbers = itertools.count(CHANGES + first)
        self._on_file: list[int] = []

    def step(self) -> None:
        """One report, or one withdrawal."""
        number = next(self._numbers)
        if self._done("PUT", number):
            self._on_file.append(number)
        if number % 4 == 0 and self._on_file:
            self._done("DELETE", self._on_file.pop(0))

    def _done(self, method: str, number: int) -> bool:
        record = person(number, LIST)
        self._ledger.unknown(number)
        try:
            status, _ = self.request(
                method, f"/v1/records/{record['id']}", record if method == "PUT" else None
            )
        except (OSError, http.client.HTTPException):
            status = 0
        # 404: the proxy sent the withdrawal twice, and the first one was done.
        if status in (200, 201) or (method, status) == ("DELETE", 404):
            self._ledger.noted(number, on_file=method == "PUT")
            return True
        self._ledger.refused += 1
        return False
