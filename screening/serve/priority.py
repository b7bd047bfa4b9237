"""Stepping back: how a process that nobody waits for within milliseconds leaves the processor to those that do.

Niceness alone is not enough. Where the kernel puts every session into a scheduling group of its own (autogroup), it
counts within that group only, and each of our processes has its own session; so the group is made nice as well. The
priority of reads and writes follows from the niceness of its own accord.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

NICENESS = 10
"""A tenth of the weight of those at the border: enough that a list is done in time on a machine that is never idle."""

TRIES = 10
_GROUP = Path("/proc/self/autogroup")


def step_back() -> None:
    """Makes this process nice. What the system does not offer is left out."""
    os.nice(max(NICENESS - os.nice(0), 0))
    if os.getsid(0) == os.getpid():  # the session is ours alone, and not that of somebody's terminal
        _make_group_nice()
    with suppress(OSError, AttributeError):  # it does not take the processor from whoever has it just now
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _make_group_nice() -> None:
    for _ in range(TRIES):
        try:
            _GROUP.write_text(str(NICENESS))
        except (
            BlockingIOError
        ):  # the system takes one such wish a tenth of a second from all who are not root
            time.sleep(0.15)
        except OSError:  # no such groups here, or a container that may not
            return
        else:
            return
