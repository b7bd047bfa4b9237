"""What a query reads, and what of it was checked: a snapshot, the changes since, the lists and how they stand.

Nothing changes under a query that has taken a view; the engine exchanges one for the next. Knows no store.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.model import Checked, ListState
from screening.store import ListInfo

BEHIND = "changes of this list are still being indexed"
UNREADABLE = "the store cannot be read"


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

    @property
    def generation(self) -> str:
        """The name of the snapshot, "" without one."""
        return self.searcher.snapshot.path.name if self.searcher.snapshot is not None else ""


def on(snapshot: Snapshot | None) -> View:
    """A view of the snapshot alone, or of nothing."""
    searcher = Searcher(snapshot, Delta(snapshot))
    if snapshot is None:
        return View(searcher)
    known = frozenset(entry["list"] for entry in snapshot.meta["lists"])
    return View(searcher, snapshot.sequence, snapshot.sequence, known=known)


def unread(view: View) -> Checked:
    """Nothing was checked: the store has been silent for too long."""
    return Checked(
        view.sequence, view.as_of, (), tuple(replace(state, why=UNREADABLE) for state in view.lists)
    )


def covered(view: View, max_lag_seconds: float) -> Checked:
    """What a view covers: not the lists that are overdue, nor those whose changes wait for too long to be indexed."""
    if not (view.pending or view.overdue):
        return Checked(view.sequence, view.as_of, view.lists)
    late = time.monotonic() - view.bulk_since > max_lag_seconds
    missing = tuple(state for state in view.pending if late or state.list not in view.known)
    missing += tuple(s for s in view.overdue if s.list not in {state.list for state in missing})
    names = {state.list for state in missing}
    return Checked(view.sequence, view.as_of, tuple(s for s in view.lists if s.list not in names), missing)


def state_of(info: ListInfo, why: str = "") -> ListState:
    """A list as an answer shows it; `why` says why it was not checked."""
    return ListState(info.list, info.records, info.loaded_at, why)
