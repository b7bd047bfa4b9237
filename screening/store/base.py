"""What every store promises: records, lists, and a compacted feed of changes.

Each change has a sequence number of its own, strictly increasing and never used again. The feed gives
only the latest state of each record; a withdrawn record stays in it without a body. While a record is
live its identifier belongs to its list. The promises are tested in tests/contract, for every store alike.
Knows nothing of indexes or of how records are matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import NamedTuple, Protocol

import orjson

from screening.clearances import Clearance
from screening.errors import Conflict, NotFound
from screening.model import Record, record_from_json, record_to_json

TOKENS_KEPT = (
    10_000  # two for each snapshot that is published: a replica may be away for days and find its own good
)


class Change(NamedTuple):
    """The latest state of one record; `body` is its JSON form, None when it was withdrawn."""

    sequence: int
    record_id: str
    list: str
    body: bytes | None


class Review(NamedTuple):
    """A live record that is to be reviewed: its last `day` (`YYYY-MM-DD`), and the date as its owner wrote it."""

    day: str
    record_id: str
    list: str
    kind: str
    owner: str
    review_on: str


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A list: its live records, the sequence of its last change, and where it came from.

    `loaded_at` is RFC 3339 UTC, "" for a list only ever filled record by record; `as_of` is the
    publisher's date and `source` the file's name, "" when unknown.
    """

    list: str
    persons: int
    documents: int
    sequence: int
    loaded_at: str = ""
    as_of: str = ""
    source: str = ""

    @property
    def records(self) -> int:
        """Live records of both kinds."""
        return self.persons + self.documents


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What replacing one list did."""

    list: str
    added: int
    changed: int
    withdrawn: int
    unchanged: int


class Loading(Protocol):
    """One replacement of whole lists, in one step or not at all. Used by one thread."""

    def add(self, record: Record) -> None:
        """Takes one record. Conflict, for this record only, when its identifier was added already,
        belongs to a list that is not being replaced, or its list is not among those named.
        """

    def commit(self) -> list[LoadCounts]:
        """Makes it durable; counts by list, in order of name. Conflict when another process gave one of
        the identifiers to a list that is not being replaced: then nothing was changed.
        """


class Scan(Protocol):
    """All live records as they were at `head`, whatever is written meanwhile. Iterated once, ordered."""

    @property
    def head(self) -> int:
        """The sequence number up to which every change is in this view."""

    @property
    def lists(self) -> list[ListInfo]:
        """The lists of this view."""

    @property
    def total(self) -> int:
        """How many records iteration gives."""

    def __iter__(self) -> Iterator[Change]: ...

    def stretch(self, after: int, upto: int) -> tuple[list[str], list[bytes]]:
        """Identifiers and bodies of the live records with `after < sequence <= upto`, in order."""


class Store(Protocol):
    """The records on file. Safe to use from several threads; opened anew in each process.

    Every method raises StoreUnavailable when the store cannot be read or written.
    """

    @property
    def identity(self) -> str:
        """A random UUID made with the store: what was derived from another store does not fit this one."""

    @property
    def history(self) -> str:
        """Told anew by each `head`. When it is another than before, changes that were seen may have been lost since
        and their numbers used again: what was kept of them must be read anew.
        """

    def head(self) -> int:
        """The highest sequence number committed, 0 when nothing ever was. Microseconds: made to be polled."""

    def put(self, record: Record) -> tuple[int, bool]:
        """Puts one record on file, durable when it returns: (sequence from which it is so, was it new).

        Putting what is on file already changes nothing and gives the old sequence number. Conflict when
        the identifier is live in another list.
        """

    def delete(self, record_id: str, version: str = "") -> int:
        """Withdraws one record, durable when it returns: its sequence number. NotFound when none is live.

        With a `version` (as `version_of` gives it) only while that is the live one; otherwise Conflict.
        """

    def get(self, record_id: str) -> Record | None:
        """The live record, or None."""

    def loading(
        self, *, lists: Sequence[str] = (), source: str = "", as_of: str = ""
    ) -> AbstractContextManager[Loading]:
        """Replaces whole lists: those in `lists`, even by nothing; without `lists`, those that the added
        records name. Leaving the block without `commit` changes nothing.
        """

    def changes(self, after: int, limit: int, upto: int | None = None) -> list[Change]:
        """The first `limit` changes with `after < sequence <= upto`, in order: the latest state of each
        record only, so one that changed again beyond `upto` is not among them.
        """

    def changed_lists(self, after: int, upto: int) -> set[str]:
        """The lists that `changes(after, ..., upto)` touch, and those that lost a record to another list."""

    def owners(self, list_name: str) -> set[str]:
        """Whose records are live on this list; "" stands for those that name no owner."""

    def scan(self) -> AbstractContextManager[Scan]:
        """One consistent view of all live records, which keeps no writer waiting."""

    def elsewhere(self) -> Callable[[], Store]:
        """What opens the same store in another process; can be pickled."""

    def vouch(self, token: str) -> None:
        """Remembers that what bears this token was made from this store; the last TOKENS_KEPT are kept.

        A backup that is restored does not know what was made after it, although it counts on from there.
        """

    def vouches(self, token: str) -> bool:
        """Whether `vouch` was called with this token, and not many others since."""

    def lists(self) -> list[ListInfo]:
        """Every list ever loaded or put to, in order of name, also when it is empty now."""

    def restrict(self, record_id: str, why: str) -> int:
        """Marks a live record as restricted, or with "" lifts that: the sequence number from which it is so.

        The mark stays whatever is put or loaded under the identifier, until it is lifted or the record deleted.
        NotFound when none is live.
        """

    def restrictions(self) -> dict[str, str]:
        """Every mark, by identifier: why. Also of records that a load has withdrawn since."""

    def reviews(
        self, upto: str, after: tuple[str, str] = ("", ""), limit: int = 1000, list_name: str = ""
    ) -> list[Review]:
        """Live records that are to be reviewed by the day `upto`, the oldest first, then by identifier.

        At most `limit`, after the day and identifier given; of one list, or of all.
        """

    def reviews_due(self, *uptos: str) -> list[dict[str, int]]:
        """For each day, how many live records are to be reviewed by then, by list; only lists that have any."""

    def clearances(self, after: int, limit: int) -> list[Clearance]:
        """The first `limit` clearances that changed after a sequence number, in order: the latest state of each."""

    def clearance(self, clearance_id: str) -> Clearance | None:
        """The clearance as it is on file, or None."""

    def keep_clearance(self, clearance: Clearance, replaces: int) -> int:
        """Puts a clearance on file, durable when it returns: its sequence number, one with those of records.

        In place of the state that has the number `replaces`, 0 for a new one. Conflict when another is on file by now.
        """

    def word(self, name: str) -> str:
        """What was last agreed under a name by `exchange`, "" when nothing was."""

    def exchange(self, name: str, before: str, after: str) -> bool:
        """Sets the word if it still is what it was `before`: of several processes one succeeds. "" removes it."""

    def purge(self) -> list[str]:
        """Takes what was changed or withdrawn before out of the store's files, too; seconds.

        Gives a sentence for each place where that could not be done, with what it waits for.
        """

    def doubts(self) -> list[tuple[str, str]]:
        """Why what it acknowledges may be lost all the same: what is not as it should be, and the remedy, of each."""

    def close(self) -> None:
        """Lets go of files and connections; any later call raises StoreUnavailable."""


def body_of(record: Record) -> bytes:
    """The record as stored: UTF-8 JSON, the same bytes for the same record."""
    return orjson.dumps(record_to_json(record))


def version_of(body: bytes) -> str:
    """What tells one state of a record from another: 32 hexadecimal digits."""
    return blake2b(body, digest_size=16).hexdigest()


def restricted(record: Record, why: str | None) -> Record:
    """The record with the mark that is on file for it; as it is where there is none (None)."""
    return record if why is None else replace(record, restricted=why)


def record_of(body: bytes) -> Record:
    """The record that `body_of` wrote."""
    return record_from_json(orjson.loads(body))


def added_twice() -> Conflict:
    """The refusal of a second record under one identifier in one load."""
    return Conflict(
        "the identifier was given to an earlier record of this load",
        remedy="Give every record of a list an identifier of its own.",
    )


def owned_elsewhere() -> Conflict:
    """The refusal of an identifier that is live in another list."""
    return Conflict(
        "the identifier belongs to a record of another list",
        remedy="Use another identifier, or withdraw the other list's record first.",
    )


def list_not_named() -> Conflict:
    """The refusal of a record whose list is not being replaced: one slip would empty that list."""
    return Conflict(
        "the record names another list than the one being replaced",
        remedy="Load the records of each list by themselves, or correct the record's list.",
    )


def changed_meanwhile() -> Conflict:
    """The refusal to change a clearance that is in another state by now."""
    return Conflict(
        "the clearance was changed meanwhile", remedy="Look at it as it is now, and decide again."
    )


def changed_since() -> Conflict:
    """The refusal to withdraw a record that is another by now."""
    return Conflict("the record was changed meanwhile", remedy="Look at it as it is now, and decide again.")


def nothing_on_file() -> NotFound:
    """The answer for an identifier that no live record has."""
    return NotFound("no record is on file under this identifier")
