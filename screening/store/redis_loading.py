"""Replacing whole lists in a Redis store, in one step or not at all.

Records are staged in a temporary SQLite file on this machine: neither its memory nor the server grows with a source
that is read slowly, and may yet be given up. `commit` compares them with what is on file, a thousand at a time, and
sends the differences to keys of their own; a last, small script brings them into force if nothing changed meanwhile.
What did change is compared once more first, which takes milliseconds, so that writers never wait for a load.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from screening.errors import Conflict, StoreUnavailable
from screening.model import Record
from screening.store import redis_keeping as keeping
from screening.store import redis_scripts as scripts
from screening.store.base import (
    LoadCounts,
    added_twice,
    body_of,
    list_not_named,
    owned_elsewhere,
    restricted,
    version_of,
)
from screening.store.redis_feed import LAST, RedisFeed
from screening.store.redis_server import Argument, RedisServer, Script
from screening.store.sqlite_keeping import restage

COMPARED_AT_ONCE = 1000  # 2 ms of the server's time
SENT_AT_ONCE = 1000
KEPT_SECONDS = 3600  # how long the server keeps what a load that died had sent
ASKING = 10  # reading who is elsewhere costs a tenth of asking for as many: 10 against 100 us
TRIES = 200  # at a writer every millisecond the first ten are enough

_COMPARE, _FLIP, _LISTS = Script(scripts.COMPARE), Script(scripts.FLIP), Script(scripts.LIST_ALL)

# `n` numbers the differences in the order in which they come into force. `was` is the list in which the identifier
# is live now, NULL when it is in none; `position` is NULL where the record is to be withdrawn.
_STAGING = """
CREATE TABLE staged (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL, kind TEXT NOT NULL,
    digest TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE elsewhere (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE differing (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER, was TEXT)
"""
_STAGE = "INSERT OR IGNORE INTO staged (id, list, kind, digest, body) VALUES (?, ?, ?, ?, ?)"
_STAGED = "SELECT position, id, digest FROM staged WHERE position > ? ORDER BY position LIMIT ?"
_STAGED_AS = "SELECT position, id, digest FROM staged WHERE id = ?"
_UNSENT = """
SELECT n, differing.id, list, kind, digest, body, was FROM differing LEFT JOIN staged USING (position)
WHERE n > ? ORDER BY n LIMIT ?
"""
_SUMS = """
SELECT coalesce(list, was), was, differing.position IS NULL, count(*), max(n)
FROM differing LEFT JOIN staged USING (position) GROUP BY 1, 2, 3
"""
_KINDS = {"person": "p", "document": "d"}


class RedisLoading:
    """One replacement of lists. Used by one thread, closed by who made it."""

    def __init__(
        self,
        feed: RedisFeed,
        server: RedisServer,
        *,
        lists: Sequence[str],
        source: str,
        as_of: str,
        now: Callable[[], datetime],
    ) -> None:
        self._feed = feed
        self._server = server
        self._named = frozenset(lists)
        self._replaced = set(lists)
        self._about = (source, as_of)
        self._now = now
        self._counted: Counter[tuple[str, str]] = Counter()  # staged, by list and kind
        self._owners_refused: set[str] = set()
        self._name = uuid.uuid4().hex
        self._sent = 0
        self._live = _live(server, feed)
        self._marks = keeping.marks(server, feed)
        # No other list, no other owner: a round trip a record saved. One that comes meanwhile is found by `commit`.
        self._alone = bool(lists) and {name for name, live in self._live.items() if live} <= self._named
        self._asked = 0
        self._elsewhere_known = False
        self._ended = False
        self._staging = sqlite3.connect(
            "", isolation_level=None
        )  # a temporary file, spilled to when it is large
        self._staging.execute("PRAGMA journal_mode = OFF")
        for statement in _STAGING.split(";"):
            self._staging.execute(statement)

    def add(self, record: Record) -> None:
        """Stages one record. Where other lists have records, it is looked up whether one of them has it."""
        self._check_open()
        if self._marks:
            record = restricted(record, self._marks.get(record.id))
        body = body_of(record)
        row = (record.id, record.list, _KINDS[record.kind], version_of(body), body)
        try:
            self._check_list(record)
            staged = self._staging.execute(_STAGE, row).rowcount
        except sqlite3.Error as error:
            raise _no_room() from error
        if not staged:
            raise added_twice()
        self._replaced.add(record.list)
        self._counted[record.list, _KINDS[record.kind]] += 1

    def _check_list(self, record: Record) -> None:
        if self._named and record.list not in self._named:
            raise list_not_named()
        if self._alone or not self._may_be_elsewhere(record.id):
            return
        (told,) = self._server.run(_COMPARE, self._feed.identity, record.id, "")
        owner = told[1:].decode()
        if told[:1] == b"+" and owner != record.list and owner not in self._replaced:
            self._owners_refused.add(owner)
            raise owned_elsewhere()

    def _may_be_elsewhere(self, record_id: str) -> bool:
        """False when another list is known not to have it. Once asking has cost as much as reading them all would,
        they are read: neither a short list beside a long one nor a long one beside a short one takes long.
        """
        if not self._elsewhere_known:
            self._asked += 1
            others = sum(live for name, live in self._live.items() if name not in self._replaced)
            if self._asked * ASKING < others:
                return True
            self._learn_elsewhere()
        found = self._staging.execute("SELECT 1 FROM elsewhere WHERE id = ?", (record_id,)).fetchone()
        return found is not None

    def _learn_elsewhere(self) -> None:
        # To the very end of the feed: a record that is changed meanwhile moves there. What comes after is found by
        # `commit`.
        for name in self._live.keys() - self._replaced:
            rows = self._feed.rows(0, LAST, list_name=name, bodies=False)
            found = (
                (row.record_id,) for row in rows if row.body is not None and row.list not in self._replaced
            )
            self._staging.executemany("INSERT OR IGNORE INTO elsewhere VALUES (?)", found)
        self._elsewhere_known = True

    def commit(self) -> list[LoadCounts]:
        """Compares and sends the differences, then brings them into force in one step."""
        self._check_open()
        if self._owners_refused & self._replaced:
            # The record was refused for its old list, which this load would now empty of it.
            raise Conflict(
                "a record moves to another list ahead of the list that it leaves",
                remedy="Name the lists when loading, or load the list that it joins after the one it leaves.",
            )
        self._ended = True
        try:
            self._bring_into_force()
            counts = self._counts()
        except sqlite3.Error as error:
            raise _no_room() from error
        self._feed.tidy()
        return counts

    def _bring_into_force(self) -> None:
        self._feed.settle()
        compared_at = self._feed.head()
        self._mark_again()
        self._compare_all(compared_at)
        for _ in range(TRIES):
            self._send()
            told = self._flip(compared_at)
            if told == "done":
                return
            if told == "lost":
                raise StoreUnavailable(
                    "the Redis server dropped what a load had sent; nothing was changed",
                    remedy="Load it again.",
                )
            self._feed.settle()
            head = self._feed.head()
            self._mark_again()
            self._compare_again(
                [change.record_id for change in self._feed.rows(compared_at, head, bodies=False)]
            )
            compared_at = head
        raise StoreUnavailable(
            "others changed the store all the time; nothing was changed", remedy="Try again."
        )

    def _mark_again(self) -> None:
        """Records that were restricted, or freed, since they were staged: each has a change of its own by then."""
        now = keeping.marks(self._server, self._feed)
        for record_id, body in restage(self._staging, self._marks, now):
            self._staging.execute(
                "UPDATE staged SET digest = ?, body = ? WHERE id = ?", (version_of(body), body, record_id)
            )
        self._marks = now

    # --- what differs -------------------------------------------------------------------------------

    def _compare_all(self, head: int) -> None:
        new = 0
        for rows in self._staged_rows():
            new += self._compare(rows)
        live = sum(_live(self._server, self._feed).get(name, 0) for name in self._replaced)
        if self._counted.total() - new >= live:  # every live record is staged
            return
        for name in sorted(self._replaced):
            for row in self._feed.rows(0, head, list_name=name, bodies=False):
                if row.body is not None and row.list == name and not self._staged_as(row.record_id):
                    self._note(row.record_id, None, name)

    def _staged_as(self, record_id: str) -> list[tuple[int, str, str]]:
        return self._staging.execute(_STAGED_AS, (record_id,)).fetchall()

    def _staged_rows(self) -> Iterator[list[tuple[int, str, str]]]:
        after = 0
        while rows := self._staging.execute(_STAGED, (after, COMPARED_AT_ONCE)).fetchall():
            yield rows
            after = rows[-1][0]

    def _compare(self, rows: Sequence[tuple[int, str, str]]) -> int:
        """Notes those of the staged records that differ from what is on file; how many were not live."""
        arguments = [argument for _, record_id, digest in rows for argument in (record_id, digest)]
        told = self._server.run(_COMPARE, self._feed.identity, *arguments)
        for (position, record_id, _), answer in zip(rows, told, strict=True):
            if answer != b"=":
                self._note(record_id, position, answer[1:].decode() if answer[:1] == b"+" else None)
        return int(sum(answer == b"-" for answer in told))

    def _note(self, record_id: str, position: int | None, was: str | None) -> None:
        if position is not None and was is not None and was not in self._replaced:
            raise owned_elsewhere()
        self._staging.execute(
            "INSERT INTO differing (id, position, was) VALUES (?, ?, ?)", (record_id, position, was)
        )

    def _compare_again(self, record_ids: Sequence[str]) -> None:
        """What somebody else changed meanwhile is judged anew; its difference gets a new number."""
        for record_id in record_ids:
            dropped = self._staging.execute(
                "DELETE FROM differing WHERE id = ? RETURNING n", (record_id,)
            ).fetchall()
            if dropped:
                self._server.together(
                    [("HDEL", self._staged_key, record_id), ("ZREM", self._queue_key, record_id)]
                )
            if staged := self._staged_as(record_id):
                self._compare(staged)
                continue
            (told,) = self._server.run(_COMPARE, self._feed.identity, record_id, "")
            if told[:1] == b"+" and (owner := told[1:].decode()) in self._replaced:
                self._note(record_id, None, owner)

    # --- bringing it into force ---------------------------------------------------------------------

    @property
    def _staged_key(self) -> str:
        return f"{self._server.key}:staged:{self._name}"

    @property
    def _queue_key(self) -> str:
        return f"{self._server.key}:queue:{self._name}"

    def _send(self) -> None:
        """Sends the differences that are not there yet, and keeps those that are from lapsing."""
        kept: list[Sequence[Argument]] = [
            ("EXPIRE", key, KEPT_SECONDS) for key in (self._staged_key, self._queue_key)
        ]
        while rows := self._staging.execute(_UNSENT, (self._sent, SENT_AT_ONCE)).fetchall():
            values: list[Argument] = []
            places: list[Argument] = []
            for n, record_id, name, kind, digest, body, was in rows:
                values += (record_id, _packed(n, kind or "x", digest or "", name or was, body or b""))
                places += (n, record_id)
            self._server.together(
                [("HSET", self._staged_key, *values), ("ZADD", self._queue_key, *places), *kept]
            )
            self._sent = rows[-1][0]

    def _flip(self, compared_at: int) -> str:
        entries, numbers = self._staging.execute(
            "SELECT count(*), coalesce(max(n), 0) FROM differing"
        ).fetchone()
        source, as_of = self._about
        loaded_at = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        last: Counter[str] = Counter()
        for name, was, _, _, n in self._staging.execute(_SUMS):
            for touched in {name, was or name}:
                last[touched] = max(last[touched], n)
        told: list[Argument] = []
        for name in sorted(self._replaced):
            told += (name, last[name], self._counted[name, "p"], self._counted[name, "d"])
        return self._feed.write(
            _FLIP, compared_at, self._name, numbers, entries, loaded_at, as_of, source, *told
        )

    def _counts(self) -> list[LoadCounts]:
        added, changed, withdrawn = Counter[str](), Counter[str](), Counter[str]()
        for name, was, gone, count, _ in self._staging.execute(_SUMS):
            if gone:
                withdrawn[name] += count
                continue
            (changed if name == was else added)[name] += count
            if was is not None and was != name:
                withdrawn[was] += count
        counts = []
        for name in sorted(self._replaced):
            unchanged = self._counted[name, "p"] + self._counted[name, "d"] - added[name] - changed[name]
            counts.append(LoadCounts(name, added[name], changed[name], withdrawn[name], unchanged))
        return counts

    def close(self) -> None:
        """Lets go of the temporary file; what a load that was given up had sent lapses by itself."""
        self._ended = True
        self._staging.close()

    def _check_open(self) -> None:
        if self._ended:
            raise Conflict("the load has ended already", remedy="Begin another load.")


def _packed(number: int, kind: str, digest: str, name: str, body: bytes) -> bytes:
    """As `packed` in `redis_scripts`."""
    encoded = name.encode()
    return f"{number} {kind} {digest} {len(encoded)} ".encode() + encoded + body


def _live(server: RedisServer, feed: RedisFeed) -> dict[str, int]:
    """How many live records each list has."""
    told = server.run(_LISTS, feed.identity)
    return {
        told[at].decode(): int(told[at + 1] or 0) + int(told[at + 2] or 0) for at in range(0, len(told), 7)
    }


def _no_room() -> StoreUnavailable:
    return StoreUnavailable(
        "a load cannot be staged on this machine's disk",
        remedy="Free space on the disk of temporary files (SQLITE_TMPDIR).",
    )
