"""An audit of invented people in a temporary folder, written the way a process writes it, and read back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screening.audit.chain import Chain
from screening.audit.journal import Journal, Rules
from screening.audit.keys import Keys
from screening.audit.office import Asker, Audit
from screening.audit.retention import Retention
from screening.audit.settling import settle
from screening.audit.verify import Verdict, verify
from screening.model import Answer, Checked, Document, Hit, Name, Traveller

KEYS = Keys.of(b"k" * 32)
OTHER_KEYS = Keys.of(b"o" * 32)
POST = Asker("post-3", "first_line", "scr_ab12cd34", "entry", "ALA-07", "r-1")
VIKTOR = Traveller(
    name=Name("Viktor Arkadyevich Molchanov"),
    birth_date="1971-03-09",
    documents=(Document("N7654321", "P", "KAZ"),),
)
OLUWASEUN = Traveller(name=Name("Oluwaseun Adeyemi"), birth_date="1990-08-21")
CLEAR = Answer(
    "", "clear", (), Checked(17, "2026-11-22T10:00:00Z"), policy="balanced", threshold=0.75, snapshot="s.idx"
)
HIT = Hit("national:17", "person", "national", 0.9312345, (), "", ())
REFER = Answer("", "refer", (HIT,), Checked(17, "2026-11-22T10:00:00Z"), policy="balanced", threshold=0.75)


def journal_in(folder: Path, rules: Rules | None = None, keys: Keys = KEYS) -> Journal:
    """A journal there, without its keeper."""
    return Journal(folder, keys, rules or Rules("never"), Retention())


@contextmanager
def keeping(folder: Path, **more: Any) -> Iterator[Audit]:
    """An audit that is closed in order at the end."""
    audit = Audit(journal_in(folder, **more))
    try:
        yield audit
    finally:
        audit.close()


def abandon(journal: Journal) -> None:
    """What `kill -9` leaves: the files as they are and no lock on them."""
    for segment in journal._open.values():
        segment.close()


def some_entries(folder: Path, *, closed: bool, queries: int = 5) -> list[Path]:
    """The segments of one process that answered some queries, clear and not: ended in order, or killed.

    The segment of clear answers comes first.
    """
    before = set(segments(folder))
    audit = Audit(journal_in(folder))
    for _ in range(queries):
        audit.query(POST, OLUWASEUN, CLEAR)
        audit.query(POST, VIKTOR, REFER)
    if closed:
        audit.close()
    else:
        abandon(audit.journal)
    return sorted(set(segments(folder)) - before, key=lambda path: path.suffixes)


def segments(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.ndjson"))


def entries(folder: Path) -> list[dict[str, Any]]:
    """All entries of all segments, without those that only open them."""
    found = [json.loads(line) for path in segments(folder) for line in path.read_bytes().splitlines()]
    return [entry for entry in found if entry["event"] != "opened"]


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def verdict(folder: Path, anchors: dict[int, str] | None = None) -> Verdict:
    return verify(folder, KEYS, anchors)


def chain_of(folder: Path) -> Chain:
    return Chain(folder, KEYS.chain)


def settled(folder: Path) -> list[str]:
    return settle(chain_of(folder))


def copy_of(folder: Path) -> Path:
    """Another folder with the same files, to be tampered with."""
    number = 0
    while (copy := folder.with_name(f"{folder.name}-{number}")).exists():
        number += 1
    return Path(shutil.copytree(folder, copy))
