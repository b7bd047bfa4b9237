"""The records on file in Redis: one truth for many replicas of the service.

What happens in one step is in `redis_scripts`, the server and its errors in `redis_server`, reading on in
`redis_feed`, bulk replacement of lists in `redis_loading`. A replica knows a server that started again, or took over,
by its `history`: what such a server had acknowledged, and lost, must not stay in a replica's memory.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

import orjson

from screening.clearances import Clearance
from screening.errors import StoreUnavailable
from screening.model import Record
from screening.store import base
from screening.store import redis_clearances as clearing
from screening.store import redis_keeping as keeping
from screening.store import redis_scripts as scripts
from screening.store import reviews as due
from screening.store.base import (
    Change,
    ListInfo,
    Review,
    body_of,
    owned_elsewhere,
    record_of,
    restricted,
    version_of,
)
from screening.store.redis_feed import LAST, PIN_SECONDS, RedisFeed, parsed
from screening.store.redis_loading import RedisLoading
from screening.store.redis_options import RedisOptions
from screening.store.redis_server import Durability, RedisServer, Script

SCHEMA = 1
HELPED = 20  # entries of an unfinished load that each change moves along

_OPEN, _PUT, _DELETE, _GET = map(Script, (scripts.OPEN, scripts.PUT, scripts.DELETE, scripts.GET))
_PIN, _UNPIN = map(Script, (scripts.PIN, scripts.UNPIN))
_LISTS, _CHANGED, _VOUCH = map(Script, (scripts.LIST_ALL, scripts.CHANGED_LISTS, scripts.VOUCH))
_LIST_FIELDS = 7


class RedisScan:
    """All live records as they were at `head`, for as long as somebody reads on."""

    def __init__(self, feed: RedisFeed, pin: str, lists: list[ListInfo]) -> None:
        self.head = int(pin.partition(" ")[0])
        self.lists = lists
        self._feed = feed
        self._pin = pin

    @property
    def total(self) -> int:
        """How many records iteration gives."""
        return sum(item.records for item in self.lists)

    def __iter__(self) -> Iterator[Change]:
        return (change for change in self._feed.rows(0, self.head, pin=self._pin) if change.body is not None)

    def stretch(self, after: int, upto: int) -> tuple[list[str], list[bytes]]:
        """Identifiers and bodies of some live records."""
        live = [change for change in self._feed.rows(after, upto, pin=self._pin) if change.body is not None]
        return [change.record_id for change in live], [
            change.body for change in live if change.body is not None
        ]


class RedisStore:
    """The store of many replicas; see `screening.store.base.Store` for what each method promises."""

    def __init__(
        self,
        url: str,
        *,
        create: bool = True,
        options: RedisOptions | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._url = url
        self._options = options or RedisOptions()
        self._now = now
        self._server = RedisServer(url, self._options)
        self._feed = RedisFeed(self._server, lambda: self._opened(create))
        if create:
            try:
                self._feed.head()
            except BaseException:
                self._server.close()
                raise

    @property
    def identity(self) -> str:
        """The store's own UUID; asked for when it is first needed."""
        return self._feed.identity

    def _opened(self, create: bool) -> str:
        if self._server.policy().startswith("allkeys"):
            raise StoreUnavailable(
                "the Redis server drops records when its memory is full (maxmemory-policy allkeys-...)",
                remedy="Set `maxmemory-policy noeviction`: a record that is dropped is a person who is not found.",
            )
        found = self._server.run(_OPEN, str(uuid.uuid4()), int(create))
        if not found:
            raise StoreUnavailable(
                "the Redis server holds no store of that prefix",
                remedy="Restore its data; a new, empty store is made only by `screening load` and by the start of "
                "`screening serve`.",
            )
        identity, schema = found
        if int(schema) > SCHEMA:
            raise StoreUnavailable(
                f"the store was made by a newer version (schema {int(schema)}; this one knows {SCHEMA})",
                remedy="Use the newer version; an older one would not understand its records.",
            )
        return str(identity.decode())

    @property
    def history(self) -> str:
        """The server's run in which the store was last looked at."""
        return self._feed.history

    def head(self) -> int:
        """The highest sequence number committed; takes note of the history. 60 us on one machine."""
        return self._feed.head()

    def put(self, record: Record) -> tuple[int, bool]:
        """Puts one record on file: (sequence, was it new)."""
        kind, mark = "p" if record.kind == "person" else "d", ""
        for _ in range(keeping.TRIES):
            body = body_of(restricted(record, mark or None))
            told = self._feed.write(_PUT, HELPED, record.id, record.list, kind, version_of(body), body, mark)
            if told == "elsewhere":
                raise owned_elsewhere()
            if told != "marked":
                sequence, created = map(int, told.split())
                return sequence, bool(created)
            mark = keeping.mark(self._server, record.id)
        raise keeping.busy()

    def delete(self, record_id: str, version: str = "") -> int:
        """Withdraws one record."""
        return keeping.told_of_deletion(self._feed.write(_DELETE, HELPED, record_id, version))

    def restrict(self, record_id: str, why: str) -> int:
        """Marks a record as restricted, or lifts that."""
        return keeping.set_mark(self._server, self._feed, HELPED, record_id, why)

    def restrictions(self) -> dict[str, str]:
        """Every mark, by identifier."""
        return keeping.marks(self._server, self._feed)

    def reviews(
        self, upto: str, after: tuple[str, str] = ("", ""), limit: int = 1000, list_name: str = ""
    ) -> list[Review]:
        """Records that are to be reviewed, the oldest first; reads all that are on file, or on the list."""
        return due.first(keeping.reviews(self._feed, upto, list_name), after, max(limit, 0))

    def reviews_due(self, *uptos: str) -> list[dict[str, int]]:
        """How many are to be reviewed by each day, by list; reads all that are on file, once."""
        counted: list[Counter[str]] = [Counter() for _ in uptos]
        for one in keeping.reviews(self._feed, max(uptos, default="")):
            for upto, found in zip(uptos, counted, strict=True):
                if one.day <= upto:
                    found[one.list] += 1
        return [dict(found) for found in counted]

    def clearances(self, after: int, limit: int) -> list[Clearance]:
        """The first clearances that changed after a sequence number, in order."""
        return clearing.after(self._feed, self._server, after, limit)

    def clearance(self, clearance_id: str) -> Clearance | None:
        """The clearance as it is on file, or None."""
        return clearing.one(self._feed, self._server, clearance_id)

    def keep_clearance(self, clearance: Clearance, replaces: int) -> int:
        """Puts a clearance on file: its sequence number."""
        return clearing.keep(self._feed, clearance, replaces)

    def word(self, name: str) -> str:
        """The word under a name."""
        return keeping.word(self._server, name)

    def exchange(self, name: str, before: str, after: str) -> bool:
        """Sets the word if it is still what it was."""
        return keeping.exchange(self._feed, name, before, after)

    def purge(self) -> list[str]:
        """Drops what nobody reads any more, and has the server write its log of changes anew."""
        self._server.run(_UNPIN, self.identity, "")  # views that have ended, and what was kept for them
        (kept,) = self._server.together([("EXISTS", f"{self._server.key}:graves")])
        waits = ["a snapshot is being built, from the records as they were before"] if kept else []
        return waits + self._server.rewrite_log()

    def get(self, record_id: str) -> Record | None:
        """The live record, or None."""
        value = self._server.run(_GET, self.identity, record_id)
        body = None if value is None else parsed(value)[1]
        return None if body is None else record_of(body)

    @contextmanager
    def loading(
        self, *, lists: Sequence[str] = (), source: str = "", as_of: str = ""
    ) -> Iterator[RedisLoading]:
        """Replaces whole lists in one step."""
        loading = RedisLoading(
            self._feed, self._server, lists=lists, source=source, as_of=as_of, now=self._now
        )
        try:
            yield loading
        finally:
            loading.close()

    def changes(self, after: int, limit: int, upto: int | None = None) -> list[Change]:
        """The first changes after a sequence number, in order."""
        last = min(self.head() if upto is None else upto, LAST)
        rows = self._feed.rows(after, last, most=limit) if limit > 0 else iter(())
        return list(islice(rows, max(limit, 0)))

    def changed_lists(self, after: int, upto: int) -> set[str]:
        """The lists touched by the changes in a range."""
        return {name.decode() for name in self._server.run(_CHANGED, self.identity, after, min(upto, LAST))}

    def owners(self, list_name: str) -> set[str]:
        """Whose records are live on this list; reads them all, to the very end: one may change meanwhile."""
        rows = self._feed.rows(0, LAST, list_name=list_name)
        bodies = (row.body for row in rows if row.body is not None and row.list == list_name)
        return {orjson.loads(body).get("owner") or "" for body in bodies}

    @contextmanager
    def scan(self) -> Iterator[RedisScan]:
        """One consistent view of all live records."""
        self._feed.tidy()
        name = uuid.uuid4().hex
        head, *lists = self._server.run(_PIN, self.identity, name, PIN_SECONDS)
        pin = f"{int(head)} {name}"
        try:
            yield RedisScan(self._feed, pin, _infos(lists))
        finally:
            with suppress(StoreUnavailable):  # it ends by itself in time
                self._server.run(_UNPIN, self.identity, pin)

    def elsewhere(self) -> Callable[[], RedisStore]:
        """What opens the same store in another process."""
        return partial(RedisStore, self._url, create=False, options=self._options)

    def vouch(self, token: str) -> None:
        """Remembers a token."""
        self._feed.write(_VOUCH, token, base.TOKENS_KEPT)

    def vouches(self, token: str) -> bool:
        """Whether the token is remembered."""
        (place,) = self._server.together([("LPOS", f"{self._server.key}:tokens", token)])
        return place is not None

    def lists(self) -> list[ListInfo]:
        """Every list, in order of name."""
        return _infos(self._server.run(_LISTS, self.identity))

    def doubts(self) -> list[tuple[str, str]]:
        """What the server's own settings leave open."""
        return list(_doubts(self._server.durability(), self._options.wait_replicas))

    def close(self) -> None:
        """Closes the connections."""
        self._server.close()


def exists(url: str, options: RedisOptions | None = None) -> bool:
    """Whether the server holds a store. Raises StoreUnavailable when it cannot be asked."""
    server = RedisServer(url, options or RedisOptions())
    try:
        return server.fields("meta", "identity") != [None]
    finally:
        server.close()


def _doubts(durability: Durability, wanted: int) -> Iterator[tuple[str, str]]:
    if not durability.appends:
        yield (
            "The Redis server keeps no log of changes: what it acknowledged since it last saved is lost when it ends.",
            "Set `appendonly yes` and `appendfsync always` there.",
        )
    elif durability.fsync not in ("always", ""):
        yield (
            f"The Redis server writes to its disk later than it acknowledges (appendfsync {durability.fsync}).",
            "Set `appendfsync always` there, or have changes confirmed by replicas (SCREENING_REDIS_WAIT_REPLICAS).",
        )
    if durability.replicas < wanted:
        yield (
            f"The Redis server has {durability.replicas} of the {wanted} replicas that must have a change: "
            "none is acknowledged.",
            "Start the replicas, or lower SCREENING_REDIS_WAIT_REPLICAS.",
        )


def _infos(told: Sequence[Any]) -> list[ListInfo]:
    rows = [told[at : at + _LIST_FIELDS] for at in range(0, len(told), _LIST_FIELDS)]
    found = [
        ListInfo(
            name.decode(), int(p or 0), int(d or 0), int(sequence or 0), *(text.decode() for text in texts)
        )
        for name, p, d, sequence, *texts in rows
    ]
    return sorted(found, key=lambda info: info.list)
