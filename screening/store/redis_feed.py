"""Reading on in a Redis store: the head, the feed page by page, a pinned view, and what an unfinished load left over.

What the store and the loading of lists have in common. A page is small, so that the server is never kept from
others for long.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress

from screening.errors import StoreUnavailable
from screening.store import redis_scripts as scripts
from screening.store.base import Change
from screening.store.redis_server import Argument, RedisServer, Script, replaced

PAGE_ROWS = 500  # a millisecond or two of the server's time
PIN_SECONDS = 600  # a view that nobody reads for so long is given up
SETTLED_AT_ONCE = 200  # entries of a load that one script moves: 1 ms of its time
LAST = 2**53 - 1  # of sequence numbers: Lua counts in doubles

_PAGE, _SETTLE = Script(scripts.PAGE), Script(scripts.SETTLE)


class RedisFeed:
    """The records of one store in order of their last change."""

    def __init__(self, server: RedisServer, opened: Callable[[], str]) -> None:
        """`opened` makes sure that the server can be used, and gives the store's identity."""
        self._server = server
        self._opened = opened
        self._identity = ""
        self.history = ""

    @property
    def identity(self) -> str:
        """The store's own UUID, the same for as long as this is used, whatever the server holds later."""
        if not self._identity:
            self._identity = self._opened()
        return self._identity

    def head(self) -> int:
        """The highest sequence number committed; takes note of the server's history."""
        ours = self.identity
        identity, sequence, run = self._server.fields("meta", "identity", "sequence", "run")
        if identity is None or identity.decode() != ours:
            raise replaced()
        self.history = (run or b"").decode()
        return int(sequence or 0)

    def rows(
        self,
        after: int,
        upto: int,
        *,
        most: int = LAST,
        pin: str = "",
        list_name: str = "",
        bodies: bool = True,
    ) -> Iterator[Change]:
        """The latest state of each record in a range, page by page; as it was in a pinned view where there is one.

        `list_name` spares other lists' records, but for those of a load that is not yet moved. Without `bodies`, that
        of a live record is b"".
        """
        most = min(most, PAGE_ROWS)
        while after < upto:
            page = self._server.run(
                _PAGE, self.identity, after, upto, most, pin, PIN_SECONDS, list_name, int(bodies)
            )
            if page[0] == b"lost":
                raise StoreUnavailable(
                    "the view of the store was not read for too long", remedy="Begin again."
                )
            found = iter(page[1:])
            for record_id, sequence, value in zip(found, found, found, strict=True):
                name, body = parsed(value)
                yield Change(int(sequence), record_id.decode(), name, body)
            reached = int(page[0])
            if reached <= after:  # the head is not that far
                return
            after = reached

    def write(self, script: Script, *arguments: Argument) -> str:
        """What a script tells that writes, done once however often it was sent."""
        told: bytes = self._server.write(script, self.identity, uuid.uuid4().hex, *arguments)
        return told.decode()

    def tidy(self) -> None:
        """Settles, if that is possible just now: whoever reads finds everything as well where it is."""
        with suppress(StoreUnavailable):
            self.settle()

    def settle(self) -> None:
        """Moves the rest of a load that is in force already to where it belongs; a few at a time."""
        while int(self._server.run(_SETTLE, self.identity, "", SETTLED_AT_ONCE)):
            pass


def parsed(value: bytes) -> tuple[str, bytes | None]:
    """The list and the body of a record as the server keeps it; None for one that was withdrawn."""
    _, kind, _, size, rest = value.split(b" ", 4)
    length = int(size)
    return rest[:length].decode(), None if kind == b"x" else rest[length:]
