"""What may be wrong with the machine under the service: one sentence for each finding, and what to do about it.

Each check takes plain figures and gives a finding or nothing, so that all of them can be tried without a sick machine;
`of_machine` reads the figures. A finding that is `grave` means that somebody is, or soon will be, not checked. Knows
nothing of lists, snapshots or HTTP.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOM = 0.1  # the share of a disk that should be left
HANDLES = 1024  # files and connections: a worker with 500 clients needs 600
SKEW = 300.0  # seconds by which clocks may differ
NO_EARLIER = 1_767_225_600.0  # 2026-01-01, before which this program was not written


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, and the remedy."""

    what: str
    remedy: str
    grave: bool = False

    def to_json(self) -> dict[str, object]:
        """As `doctor --json` prints it."""
        return asdict(self)


def of_machine(folders: dict[str, Path], needed: int, told_times: Iterable[float]) -> list[Finding]:
    """What is wrong with the disks under `folders`, file handles, memory and clock.

    `needed` is the size of a snapshot in bytes; `told_times` are times, in seconds since 1970, at which something on
    file is known to have happened.
    """
    return list(_of_machine(folders, needed, told_times))


def _of_machine(folders: dict[str, Path], needed: int, told_times: Iterable[float]) -> Iterator[Finding]:
    seen: set[int] = set()
    for name, folder in folders.items():
        there = _nearest(folder)
        if (device := there.stat().st_dev) not in seen or name == "index":  # a full disk is told once
            disk = os.statvfs(there)
            size, free = disk.f_blocks * disk.f_frsize, disk.f_bavail * disk.f_frsize
            yield from room(name, folder, free, size, needed if name == "index" else 0)
        seen.add(device)
        if not os.access(there, os.W_OK | os.X_OK):
            yield Finding(
                f"The folder of the {name} ({folder}) cannot be written by this user",
                "Run this as the service's user; if it fails there too, give that user the folder (chown).",
                grave=True,
            )
    yield from handles(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    yield from memory(available_memory(), needed)
    yield from clock(time.time(), told_times)


def room(name: str, folder: Path, free: int, size: int, needed: int) -> Iterator[Finding]:
    """Whether the disk under a folder has room, and for the next snapshot too."""
    if free < needed:
        yield Finding(
            f"The next snapshot needs {_megabytes(needed)} and {_megabytes(free)} are left under {folder}",
            "Free space or enlarge the disk: without a new snapshot large loads stay not_checked.",
            grave=True,
        )
    elif size and free / size < ROOM:
        yield Finding(
            f"{free / size:.0%} of the disk under the {name} ({folder}) is left",
            "Free space or enlarge the disk: on a full one no change can be written.",
        )


def handles(limit: int) -> Iterator[Finding]:
    """Whether a process may open enough files and connections."""
    if 0 <= limit < HANDLES:
        yield Finding(
            f"A process may have {limit} files and connections open; {HANDLES} are the least for a busy service",
            "Raise the limit: LimitNOFILE= with systemd, `ulimit -n` in a shell.",
        )


def memory(available: int | None, needed: int) -> Iterator[Finding]:
    """Whether the snapshot fits into memory."""
    if available is not None and available < needed:
        yield Finding(
            f"{_megabytes(available)} of memory can be had and the snapshot has {_megabytes(needed)}",
            "Give the machine more memory, or stop what else takes it: look-ups that wait for the disk are slow.",
        )


def clock(now: float, told_times: Iterable[float]) -> Iterator[Finding]:
    """Whether the clock can be right: nothing on file can have happened later than now."""
    latest = max(told_times, default=0.0)
    if now < NO_EARLIER or now < latest - SKEW:
        yield Finding(
            f"The clock says {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(now))}, and what is on file is newer",
            "Set the clock and keep it by NTP (`timedatectl`); load again the lists that were loaded meanwhile.",
            grave=True,
        )


def available_memory() -> int | None:
    """Bytes that programs can have without swapping; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), None)


def _nearest(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.exists())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
