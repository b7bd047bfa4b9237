"""How much each client has asked: a rate a second and a quota a day, counted by all workers together.

The counts lie in a small file that all workers map into memory: one slot a client, found by a hash of its
name. Nothing is locked: two workers that count at the very same moment may count one request less, which a
limit can bear and a look-up's 2 us cannot. They begin anew with the service, unless its folder is kept. Counts of
several machines are levelled beside the requests (`exchange`), never within one. Knows nothing of HTTP.
"""

from __future__ import annotations

import mmap
import struct
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

SLOTS = 16_384
BURST_SECONDS = 2.0  # a client that was quiet may send so many seconds' worth at once
DEBT_SECONDS = 60.0  # the most that a large batch can cost its client afterwards
_DAY = 86_400
_SLOT = struct.Struct("<QddqQQd")
LAYOUT = np.dtype(
    [
        ("mark", "<u8"),  # the client, 0 for none
        ("store", "<f8"),  # requests that it may still send at once
        ("since", "<f8"),  # when that was counted
        ("day", "<i8"),
        ("used", "<u8"),  # requests of that day
        ("spent", "<u8"),  # requests here, ever
        ("rate", "<f8"),  # that it had last
        ("told", "<u8"),  # of those requests, how many other machines know of: the exchange's own
    ]
)
_SIZE = LAYOUT.itemsize
_STORE, _USED = 8, 32  # where these lie in a slot
_PROBES = 32


class Rates:
    """The counts of all clients. `take` for each request; `charge` for what a request turned out to cost."""

    def __init__(
        self,
        path: Path | None,
        *,
        now: Callable[[], float] = time.time,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._now = now
        self._ticks = ticks  # the system's monotonic clock, which all processes share
        self._slots = _mapped(path)
        self._places: dict[str, int] = {}

    def take(self, client: str, rate: float, quota: int) -> float:
        """Count one request: 0 when it may pass, else after how many seconds it might."""
        place = self._place(client)
        mark, store, since, day, used, spent, _ = _SLOT.unpack_from(self._slots, place)
        store, now = self._filled(store, since, rate)
        today = self.today()
        used = used if day == today else 0
        if quota and used >= quota:
            return _DAY - self._now() % _DAY
        if rate and store < 1.0:
            return max((1.0 - store) / rate, 0.001)
        left = store - 1.0 if rate else 0.0
        _SLOT.pack_into(self._slots, place, mark, left, now, today, used + 1, spent + 1, rate)
        return 0.0

    def charge(self, client: str, rate: float, more: int) -> None:
        """Count `more` requests that came in one: the next ones wait for it, nothing is refused now."""
        place = self._place(client)
        mark, store, since, day, used, spent, _ = _SLOT.unpack_from(self._slots, place)
        store, now = self._filled(store, since, rate)
        store = max(store - more, -DEBT_SECONDS * rate) if rate else 0.0
        _SLOT.pack_into(self._slots, place, mark, store, now, day, used + more, spent + more, rate)

    def today(self) -> int:
        """The day (UTC) of which requests are counted now, in days of the Unix clock."""
        return int(self._now() // _DAY)

    def table(self) -> np.ndarray[Any, Any]:
        """All slots as they change, as one array of `LAYOUT`; for reading, but for `told`."""
        return np.frombuffer(self._slots, dtype=LAYOUT)

    def level(self, slot: int, spent: int, store: float, day: int, used: int) -> None:
        """What a client has left, and used on that day, on all machines together, when it had `spent` so many here.

        What it sent here since is taken off. A day's count never falls by it: a server may have forgotten.
        """
        place = slot * _SIZE
        _, _, _, day_here, used_here, spent_now, _ = _SLOT.unpack_from(self._slots, place)
        since = spent_now - spent
        struct.pack_into("<dd", self._slots, place + _STORE, store - since, self._ticks())
        if day == day_here:  # else midnight has passed since it was asked for
            struct.pack_into("<Q", self._slots, place + _USED, max(used + since, used_here))

    def _filled(self, store: float, since: float, rate: float) -> tuple[float, float]:
        now = self._ticks()
        full = full_of(rate)
        known = 0.0 < since <= now  # else it is new, or was counted before the machine was started
        return min(store + (now - since) * rate, full) if known else full, now

    def _place(self, client: str) -> int:
        place = self._places.get(client)
        if place is None:
            if len(self._places) >= SLOTS:
                self._places.clear()
            place = self._places[client] = self._find(client)
        return place

    def _find(self, client: str) -> int:
        """The client's slot, taken if it has none; where all are taken, one that it shares."""
        (mark,) = struct.unpack("<Q", blake2b(client.encode(), digest_size=8).digest())
        mark = mark or 1
        first = mark % SLOTS
        for step in range(_PROBES):
            place = (first + step) % SLOTS * _SIZE
            (found,) = struct.unpack_from("<Q", self._slots, place)
            if found == 0:
                struct.pack_into("<Q", self._slots, place, mark)
            if found in (0, mark):
                return place
        return first * _SIZE


def full_of(rate: float) -> float:
    """What a client that was quiet for long may send at once."""
    return max(rate * BURST_SECONDS, 1.0)


def _mapped(path: Path | None) -> mmap.mmap:
    """The slots in a file that other processes map too, or in memory of our own."""
    size = SLOTS * _SIZE
    if path is None:
        return mmap.mmap(-1, size)
    with path.open("a+b") as file:
        if file.seek(0, 2) < size:
            file.truncate(size)
        return mmap.mmap(file.fileno(), size)
