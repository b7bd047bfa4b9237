"""What a worker takes of the machine, and what the machine has left: shown beside the state of the data.

The library's own process figures do not exist where several processes share their metrics, so the few that an
operator is woken for are read here: memory, open files, space on disk. 0.1 ms, once a second.
"""

from __future__ import annotations

import os
import resource
from contextlib import suppress
from pathlib import Path

from screening import metrics
from screening.access.door import Door
from screening.engine import EngineState
from screening.settings import Settings

_PAGE = resource.getpagesize()


def show(settings: Settings, state: EngineState, *, door: Door | None = None) -> None:
    """Show this process, the age of its snapshot and of its keys, and the disks under store and index."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    metrics.show_process(memory=memory(), open_files=open_files(), open_files_limit=soft)
    with suppress(OSError):  # a snapshot that lost its file is told by the checks of the parent
        if state.generation:
            metrics.show_snapshot((settings.index_dir / state.generation).stat().st_mtime)
    if door is not None:
        metrics.show_keys(door.age())
    for name, folder in folders(settings).items():
        with suppress(OSError):  # that the folder is gone is told by what needs it
            disk = os.statvfs(folder)
            metrics.show_disk(name, disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize)


def memory() -> int:
    """Bytes that this process occupies; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
    except OSError:  # out of file handles, or not Linux
        return 0


def open_files() -> int:
    """Files and connections that this process has open; when none is left to count them with, the most it may."""
    try:
        return len(list(Path("/proc/self/fd").iterdir())) - 1  # the one that lists them
    except OSError:
        return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def folders(settings: Settings) -> dict[str, Path]:
    """The folders that grow, by what they are for."""
    found = {"index": settings.index_dir, "jobs": settings.jobs_dir, "audit": settings.audit_dir}
    if settings.store.startswith("sqlite:///"):
        found["store"] = Path(settings.store.removeprefix("sqlite:///")).parent
    return found
