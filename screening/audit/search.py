"""Who asked about this person or document, who changed this record, what did this client ask?

Reads every segment that may hold an answer, the oldest first. Entries are taken as they stand: whether they are as
they were written is for `verify` to say. Nobody's name is stored, so a person is looked for by the hashes of what the
auditor knows.
"""

from __future__ import annotations

import heapq
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from screening.audit import links
from screening.audit.seal import unsealed
from screening.audit.segment import SUFFIX
from screening.audit.subject import Wanted

Entry = dict[str, Any]

MERGED = 200  # segments of one day that are open at once; of more, what is found is sorted
_PLAIN = ("event", "client", "terminal", "purpose", "request", "decision")


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for; everything given must be so. Times are UTC, RFC 3339, the first included, the last not.

    `record` finds changes and looks by the record's id as well as queries that it was a hit of, or was left out of.
    """

    subject: Wanted | None = None
    record: str = ""
    event: str = ""
    client: str = ""
    terminal: str = ""
    purpose: str = ""
    request: str = ""
    decision: str = ""
    since: str = ""
    until: str = ""

    def entered(self) -> Entry:
        """What an entry says of this question."""
        asked = {"asked": self.subject.entered()} if self.subject is not None else {}
        names = ("record", "since", "until", *_PLAIN)
        sought = {name: value for name in names if (value := getattr(self, name))}
        return asked | ({"sought": sought} if sought else {})

    def asks(self, entry: Entry) -> bool:
        """Whether the entry is one that is looked for."""
        if self.since > entry["at"] or (self.until and entry["at"] >= self.until):
            return False
        if any((asked := getattr(self, name)) and entry.get(name) != asked for name in _PLAIN):
            return False
        if self.record and entry.get("record") != self.record and self.record not in _hit(entry):
            return False
        return self.subject is None or self.subject.found_in(entry.get("asked", {}))


Unreadable = Callable[[str], None]
"""Told the segment of each line that is no entry: `verify` says more."""


def moment(text: str) -> str:
    """A date or time as entries have it, so that the two compare as text; without a zone it is UTC. "" stays.

    Raises ValueError when it is neither.
    """
    if not text:
        return ""
    read = datetime.fromisoformat(text)
    read = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return read.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def search(
    folder: Path, question: Question, unreadable: Unreadable, over: Callable[[], bool] = bool
) -> Iterator[Entry]:
    """The entries that are asked for, in the order of time, each with its `segment` and the `version` that wrote it.

    Ends early once it is `over`, which is asked before each line. Raises OSError.
    """
    for day in sorted(path for path in folder.glob("*-*-*") if path.is_dir()):
        if question.since[:10] <= day.name and (not question.until or day.name <= question.until[:10]):
            paths = sorted(day.glob(f"*{SUFFIX}"))
            found = [_found(path, f"{day.name}/{path.name}", question, unreadable, over) for path in paths]
            many = len(found) > MERGED
            yield from (
                sorted(chain.from_iterable(found), key=_time) if many else heapq.merge(*found, key=_time)
            )


def in_clear(entry: Entry, key: bytes) -> Entry | None:
    """What was asked, of an entry that has it sealed; None when it has not, or when it was changed."""
    if "sealed" not in entry:
        return None
    clear = unsealed(key, entry["segment"], b64decode(entry["sealed"]))
    return None if clear is None else dict(orjson.loads(clear))


def _found(
    path: Path, name: str, question: Question, unreadable: Unreadable, over: Callable[[], bool]
) -> Iterator[Entry]:
    needles = _needles(question)
    version = ""
    with suppress(FileNotFoundError), path.open("rb") as file:  # its time was over meanwhile
        while not over() and (line := file.readline(links.LONGEST)):
            if version and needles and not any(needle in line for needle in needles):
                continue
            entry = _read(line)
            if entry is None:
                if line.endswith(b"\n"):  # otherwise it is being written, or its process died
                    unreadable(name)
                continue
            version = version or entry.get("version", "?")
            if question.asks(entry):
                yield {**entry, "segment": name, "version": version}


def _needles(question: Question) -> tuple[bytes, ...]:
    """What a line must hold one of: a look at the bytes costs a tenth of reading them as JSON."""
    if question.subject is None:
        return ()
    subject = question.subject
    hashes = subject.documents | subject.names | frozenset().union(*subject.people)
    return tuple(hashed.encode() for hashed in hashes) or (b"\0",)


def _read(line: bytes) -> Entry | None:
    try:
        entry: Any = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return entry if isinstance(entry, dict) and isinstance(entry.get("at"), str) else None


def _hit(entry: Entry) -> Iterator[str]:
    return (told[0] for told in (*entry.get("hits", ()), *entry.get("cleared", ())))


def _time(entry: Entry) -> str:
    return str(entry["at"])
