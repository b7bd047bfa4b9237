"""The parent process: binds the port, keeps its workers alive, has snapshots made, and ends them all.

It answers no request and holds no data, so hardly anything can go wrong in it. Workers share its socket: when
one dies, the others take the connections that wait while another is started in its place. The first worker
begins to listen on it: until then connections are refused, and a proxy turns to another replica at once.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import structlog

from screening.access.mode import HOW_TO_CLOSE, WARNING
from screening.api import accounting, control, logs
from screening.errors import StoreUnavailable
from screening.index.library import Library
from screening.serve import scratch
from screening.serve.batches import Batches
from screening.serve.crew import Place
from screening.serve.upkeep import Upkeep
from screening.settings import Settings
from screening.store import shared, store_of

log = structlog.get_logger("screening.serve")

TICK = 0.1
TRIES = 5  # workers that die before any was ready: then it is not going to work
STOP_SECONDS = 10.0

Announce = Callable[[str], None]
"""Told the base URL once the service answers."""


def serve(settings: Settings, *, announce: Announce | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit status. Call it in the main thread.

    Raises StoreUnavailable and SnapshotError when store and index folder cannot be used at all, InputError
    when nothing says who may ask.
    """
    logs.configure(settings.log_level)
    mode = control.mode(settings)
    _ready_store(settings)
    accounting.opened(settings).close()  # so is the key of the audit
    Library(settings.index_dir).ready()
    try:
        listening = _bound(settings.host, settings.port)
    except OSError as error:
        why = error.strerror or str(error)
        sys.stderr.write(
            f"Cannot listen on {settings.host} port {settings.port}: {why}. Choose another --port.\n"
        )
        return 1
    if mode == "open":
        log.warning("access_open", host=settings.host, what=WARNING, remedy=HOW_TO_CLOSE)
    with (
        listening,
        _environment(settings.metrics_dir) as (environment, kept),
        Parent(settings, listening, environment, kept, announce) as parent,
    ):
        return parent.run()


def _ready_store(settings: Settings) -> None:
    """Makes the store if there is none: no child makes one.

    A server that is away does not keep a service from its start that has a snapshot to tell hits from, or may get one.
    """
    try:
        store_of(settings).close()
    except StoreUnavailable as error:
        may_tell_hits = Library(settings.index_dir).current() is not None or settings.snapshots is not None
        if not shared(settings.store) or not may_tell_hits:
            raise
        log.warning("store_away", why=error.what, remedy=error.remedy)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening


@contextlib.contextmanager
def _environment(metrics_dir: Path | None) -> Iterator[tuple[dict[str, str], tuple[int, ...]]]:
    """The environment of children, with an empty folder in which they add up their metrics, and what keeps it."""
    with contextlib.ExitStack() as stack:
        if metrics_dir is None:
            folder, *kept = stack.enter_context(scratch.folder())
        else:
            folder, kept = metrics_dir, []
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob("*.db"):  # of workers that are long gone
            left.unlink()
        yield {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(folder)}, tuple(kept)


class Parent:
    """Runs until a signal; a context manager that leaves no process behind.

    SIGTERM lets the workers go on for `drain_seconds`; SIGINT, or a second signal, does not.
    """

    def __init__(
        self,
        settings: Settings,
        listening: socket.socket,
        environment: dict[str, str],
        kept: tuple[int, ...],
        announce: Announce | None,
    ) -> None:
        self._settings = settings
        self._listening = listening
        self._environment = environment
        self._kept = kept  # descriptors that every child has too
        self._announce = announce
        self._stop = threading.Event()
        self._drain = 0.0
        self._workers = [Place(self._start_worker) for _ in range(settings.workers)]
        self._batches = Batches(settings, self._start_batch)
        self._upkeep = Upkeep(settings, self._spawn)
        self._served = False

    def __enter__(self) -> Parent:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the end of a terminal session is not ours
        return self

    def run(self) -> int:
        """Until told to stop (0), or until it is plain that no worker can start (1)."""
        log.info("starting", host=self._settings.host, port=self.port, workers=len(self._workers))
        while not self._stop.is_set():
            self._upkeep.tick()
            for worker in self._workers if self._upkeep.vouched else ():
                worker.tick(time.monotonic())
            self._note_ready()
            if self._served:  # those who wait at a border come first
                self._batches.tick(time.monotonic())
            if not self._served and self._in_vain() >= TRIES:
                log.error("no_worker_starts", remedy="The reason is logged above; try `screening doctor`.")
                return 1
            self._stop.wait(TICK)
        log.info("stopping")
        return 0

    @property
    def port(self) -> int:
        """The port that is served, also when 0 was asked for."""
        return int(self._listening.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        self._batches.stop()
        for worker in self._workers:
            worker.stop(at_once=not self._drain)
        deadline = time.monotonic() + self._drain + STOP_SECONDS
        for worker in self._workers:
            worker.wait(deadline)
        self._batches.wait(deadline)
        self._upkeep.close()  # the last to close the store, which then puts its files in order

    def _in_vain(self) -> int:
        return self._upkeep.unchecked + sum(worker.deaths for worker in self._workers)

    def _note_ready(self) -> None:
        if self._served or not any(worker.ready for worker in self._workers):
            return
        self._served = True
        log.info("serving", port=self.port)
        if self._announce is not None:
            host = self._settings.host
            scheme = "https" if self._settings.tls_certificate else "http"
            self._announce(f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}")

    def _on_signal(self, number: int, frame: object) -> None:
        if self._stop.is_set():
            for worker in self._workers:
                worker.stop(at_once=True)
        elif number == signal.SIGTERM:
            self._drain = self._settings.drain_seconds
        self._stop.set()

    def _start_worker(self, told: int) -> subprocess.Popen[bytes]:
        return self._spawn("worker", self._listening.fileno(), told)

    def _start_batch(self, first: bool, told: int) -> subprocess.Popen[bytes]:
        return self._spawn("batch" if first else "reserve", told)

    def _spawn(self, role: str, *descriptors: int) -> subprocess.Popen[bytes]:
        """A child that has our settings, and those descriptors by their numbers."""
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module
            [sys.executable, "-m", "screening.serve", role, *map(str, descriptors)],
            stdin=subprocess.PIPE,
            pass_fds=(*descriptors, *self._kept),
            env=self._environment,
            start_new_session=True,  # Ctrl-C is for the parent, which then ends its children in order
        )
        with contextlib.suppress(BrokenPipeError):  # it died already; its status will say so
            process.stdin.write(self._settings.model_dump_json().encode() + b"\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        return process
