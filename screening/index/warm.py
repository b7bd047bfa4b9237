"""Has a snapshot in memory before queries need it.

The first touch of a page of a mapped file costs a process some two microseconds, and a hundred times as much where the
page comes from a disk. A query touches hundreds, so that a worker that has just begun, or has just taken a new
snapshot, would be slow for thousands of queries. The system maps what it holds already in one go, a gigabyte in
0.02 to 0.2 seconds; a system that cannot says no, and pages come one by one as ever.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path

from screening.index.reader import Snapshot

THREAD = "warming"  # the name of the thread that does it, for who waits until it is done
SMALL = 64_000_000  # bytes of a snapshot that is mapped in milliseconds, so that nobody need wait for it
BODIES = ("body",)  # most of a snapshot, of which a query reads a few records at the most
POPULATE_READ = 22  # advice that Linux knows from 5.14 on
PAGE = os.sysconf("SC_PAGE_SIZE")
CONTAINER = Path("/sys/fs/cgroup/memory.max")  # bytes that it may take, or "max"

_system = ctypes.CDLL(None)
_system.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)


class Warmer:
    """Warms one snapshot after the other, in the background."""

    def __init__(self) -> None:
        self._coming: tuple[Snapshot, threading.Thread] | None = None

    def ready(self, snapshot: Snapshot, *, at_once: bool) -> Snapshot | None:
        """The snapshot to take in place of the one in use, mapped already, so not the very object; None until then.

        `at_once`: none is in use, and queries go on beside the warming.
        """
        if snapshot.path.stat().st_size <= SMALL:
            warm(snapshot)
            self._coming = None
            return snapshot
        if self._coming is None or self._coming[0].path != snapshot.path:
            thread = threading.Thread(target=warm, args=(snapshot,), name=THREAD, daemon=True)
            try:
                thread.start()
            except RuntimeError:  # no memory for another thread: its pages come one by one
                return snapshot
            self._coming = snapshot, thread
        found, thread = self._coming
        if thread.is_alive() and not at_once:
            return None
        self._coming = None
        return found


def warm(snapshot: Snapshot, room: int | None = None) -> int:
    """Maps the sections that queries look through, and then the bodies, for as long as there is room: how many bytes.

    `room` in bytes; by default half of the memory, for what is mapped pushes out what others have read.
    """
    left = memory() // 2 if room is None else room
    before = left
    names = [section["name"] for section in snapshot.file.sections]
    for name in sorted(names, key=BODIES.__contains__):
        section = snapshot.file.array(name)
        if section.nbytes > left:
            break
        left -= section.nbytes
        first = section.ctypes.data // PAGE * PAGE
        _system.madvise(first, section.ctypes.data + section.nbytes - first, POPULATE_READ)
    return before - left


def memory() -> int:
    """Bytes of memory of this machine, or of those what this container may take."""
    machine = os.sysconf("SC_PHYS_PAGES") * PAGE
    try:
        allowed = CONTAINER.read_text(encoding="ascii").strip()
    except OSError:
        return machine
    return min(machine, int(allowed)) if allowed.isdigit() else machine
