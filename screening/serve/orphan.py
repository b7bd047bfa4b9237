"""What a child does when its parent dies, and the statuses by which it tells its parent how it went."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

DONE, FAILED, DAMAGED, WAITING = 0, 1, 3, 4


def when_orphaned(act: Callable[[], None], *, within: float) -> None:
    """Run `act` in a thread when standard input closes, and end the process `within` seconds of that."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1024):  # the parent never writes: this returns when it is gone
            pass
        last = threading.Timer(within, os._exit, [FAILED])
        last.daemon = True
        last.start()
        act()

    threading.Thread(target=wait, name="orphan", daemon=True).start()
