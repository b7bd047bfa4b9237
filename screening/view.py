"""What a query reads, and what of it was checked: a snapshot, the changes since, the lists and how they stand.

Nothing changes under a query that has taken a view; the engine exchanges one for the next. Of a store it asks
nothing but clearances.
"""

from __future__ import annotations

import hmac
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from screening.audit import keys
from screening.clearances import NONE, Clearances, Hasher
from screening.errors import AuditUnavailable
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.model import Checked, ListState
from screening.store import ListInfo, Store

BEHIND = "changes of this list are still being indexed"
UNREADABLE = "the store cannot be read"
PAGE = 500  # clearances read at once


@dataclass(frozen=True, slots=True)
class View:
    """All that a query reads. `sequence` is complete; `at` may be ahead of it while a bulk load is indexed."""

    searcher: Searcher
    at: int = 0
    sequence: int = 0
    lists: tuple[ListState, ...] = ()
    pending: tuple[ListState, ...] = ()
    overdue: tuple[ListState, ...] = ()
    as_of: str = ""
    bulk_until: int = 0
    bulk_since: float = 0.0
    known: frozenset[str] = field(default=frozenset())
    clearances: Clearances = NONE
    whole: Checked = field(init=False, repr=False, compare=False)  # what it covers where no list is missing
    generation: str = field(init=False, repr=False, compare=False)  # the name of the snapshot, "" without one

    def __post_init__(self) -> None:
        snapshot = self.searcher.snapshot
        object.__setattr__(self, "whole", Checked(self.sequence, self.as_of, self.lists))
        object.__setattr__(self, "generation", snapshot.path.name if snapshot is not None else "")


def on(snapshot: Snapshot | None) -> View:
    """A view of the snapshot alone, or of nothing."""
    searcher = Searcher(snapshot, Delta(snapshot))
    if snapshot is None:
        return View(searcher)
    known = frozenset(entry["list"] for entry in snapshot.meta["lists"])
    return View(searcher, snapshot.sequence, snapshot.sequence, known=known)


def with_clearances(view: View, store: Store, secret: Path | None) -> View:
    """The view with the clearances that changed since; recognised by the key that follows from the file `secret`."""
    clearances = view.clearances
    while changed := store.clearances(clearances.sequence, PAGE):
        clearances = clearances.following(changed, hasher(secret))
    return view if clearances is view.clearances else replace(view, clearances=clearances)


def hasher(secret: Path | None) -> Hasher | None:
    """What recognises travellers who were cleared; None where the file is not there or cannot be used."""
    if secret is None:
        return None
    try:
        held = keys.load(secret, may_make=False)
    except AuditUnavailable:
        return None
    return Hasher(hmac.digest(held.subject, b"screening clearances\x01", "sha256"), held.id)


def skipping(
    view: View, store: Store, head: int, most: int, before: Sequence[ListState], looked: float
) -> View:
    """The view with a bulk of changes up to `head` left to the next snapshot, all but single ones at its edges.

    A bulk comes with the loading of a list, in one piece; `most` changes before and after it are looked through for
    such of lists that stand as they did `before`: nobody may have to wait for these. `looked` is when the view was
    last level with the store, 0 for never: since then the changes may have been waiting.
    """
    first = store.changes(view.at, most)
    last = store.changes(max(head - most, first[-1].sequence if first else 0), most, head)
    known = {state.list: state.loaded_at for state in before}
    loaded = {info.list for info in store.lists() if info.loaded_at != known.get(info.list, "")}
    # Loaded twice within a second, a list shows the same moment: then by how much of it there is.
    counts = Counter(change.list for change in (*first, *last))
    loaded |= {name for name, count in counts.items() if count > most // 4}
    for change in (*first, *last):
        if change.list not in loaded:
            view.searcher.delta.apply(change.sequence, change.record_id, change.body)
    since = view.bulk_since or looked or float("-inf")
    return replace(view, at=head, bulk_until=head, bulk_since=since)


def unread(view: View) -> Checked:
    """Nothing was checked: the store has been silent for too long."""
    return Checked(
        view.sequence, view.as_of, (), tuple(replace(state, why=UNREADABLE) for state in view.lists)
    )


def covered(view: View, max_lag_seconds: float) -> Checked:
    """What a view covers: not the lists that are overdue, nor those whose changes wait for too long to be indexed."""
    if not (view.pending or view.overdue):
        return view.whole
    late = time.monotonic() - view.bulk_since > max_lag_seconds
    missing = tuple(state for state in view.pending if late or state.list not in view.known)
    missing += tuple(s for s in view.overdue if s.list not in {state.list for state in missing})
    names = {state.list for state in missing}
    return Checked(view.sequence, view.as_of, tuple(s for s in view.lists if s.list not in names), missing)


def state_of(info: ListInfo, why: str = "") -> ListState:
    """A list as an answer shows it; `why` says why it was not checked."""
    return ListState(info.list, info.records, info.loaded_at, why)
