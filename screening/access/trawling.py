"""Signs that a client looks for who is on the list, rather than for the travellers before it.

Two signs, each judged for one client over a short time. *names*: more different travellers in a minute than
a client of its kind has. *finds*: many different records found, by a good part of what it asked; among real
travellers one in ten thousand is found. A sign is told, not acted upon: a person decides what it means.
Each worker judges what it sees itself. Keeps hashes only, for ten minutes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from screening.access.identity import Identity

MINUTE = 60.0
WINDOW = 600.0  # seconds over which finds are counted
SHARE = 0.25  # of the queries in that time that found something
CLIENTS = 4_096

OnSign = Callable[[Identity, str, int], None]
"""Takes the client, the sign (`names` or `finds`) and the number that made it one."""


@dataclass(slots=True)
class _Seen:
    """What one client did of late; the sets hold hashes."""

    minute: float
    window: float
    names: set[int] = field(default_factory=set)
    found: set[int] = field(default_factory=set)
    asked: int = 0
    told: set[str] = field(default_factory=set)


class Watch:
    """`note` each answer; `on_sign` is called once for each sign in its span of time.

    Two threads that note at the same moment may count one too few.
    """

    def __init__(
        self,
        names: int,
        finds: int,
        *,
        on_sign: Iterable[OnSign] = (),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most_names = names
        self._most_finds = finds
        self.on_sign = list(on_sign)
        self._ticks = ticks
        self._clients: dict[str, _Seen] = {}

    def note(self, who: Identity, asked: object, found: Iterable[str]) -> None:
        """One traveller screened; `asked` is anything hashable that tells travellers apart."""
        now = self._ticks()
        seen = self._seen(who.client, now)
        seen.asked += 1
        if len(seen.names) <= self._most_names:
            seen.names.add(hash(asked))
            if len(seen.names) > self._most_names:
                self._tell(seen, who, "names", len(seen.names))
        for record_id in found:
            seen.found.add(hash(record_id))
            if len(seen.found) >= self._most_finds and len(seen.found) >= SHARE * seen.asked:
                self._tell(seen, who, "finds", len(seen.found))

    def _seen(self, client: str, now: float) -> _Seen:
        seen = self._clients.get(client)
        if seen is None:
            if len(self._clients) >= CLIENTS:
                self._clients.clear()
            seen = self._clients[client] = _Seen(now, now)
        if now - seen.minute > MINUTE:
            seen.minute = now
            seen.names.clear()
            seen.told.discard("names")
        if now - seen.window > WINDOW:
            seen.window, seen.asked = now, 0
            seen.found.clear()
            seen.told.discard("finds")
        return seen

    def _tell(self, seen: _Seen, who: Identity, sign: str, number: int) -> None:
        if sign not in seen.told:
            seen.told.add(sign)
            for tell in self.on_sign:
                tell(who, sign, number)
