"""Group commit: all who wait for the disk at one moment are brought there by one call, as long as one takes.

Who comes while the disk is at work waits for the next call, which takes all of them. Threads may wait, and coroutines,
whose event loop answers others meanwhile. Knows nothing of what is written.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future


class Commit:
    """`to_disk` brings there whatever was written before it was called, or raises OSError."""

    def __init__(self, to_disk: Callable[[], None]) -> None:
        self._to_disk = to_disk
        self._waiting: list[Future[None]] = []
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def wait(self) -> None:
        """Returns when what was written before is on the disk. Raises OSError."""
        self._joined().result()

    async def wait_on_loop(self) -> None:
        """The same for a coroutine."""
        await asyncio.wrap_future(self._joined())

    def close(self) -> None:
        """Ends when nobody waits any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _joined(self) -> Future[None]:
        waiting: Future[None] = Future()
        with self._changed:
            self._waiting.append(waiting)
            if self._thread is None:  # most journals never need it
                self._thread = threading.Thread(target=self._run, name="audit-disk", daemon=True)
                self._thread.start()
            self._changed.notify()
        return waiting

    def _run(self) -> None:
        while waiting := self._next():
            running = [one for one in waiting if one.set_running_or_notify_cancel()]
            try:
                self._to_disk()
            except OSError as error:
                for one in running:
                    one.set_exception(OSError(error.errno, error.strerror))
            else:
                for one in running:
                    one.set_result(None)

    def _next(self) -> list[Future[None]]:
        """All who wait, as soon as there is one; nobody when it is over."""
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            waiting, self._waiting = self._waiting, []
            return waiting
