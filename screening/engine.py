"""The one stateful object: holds a view of the store in memory, keeps it fresh, and screens against it.

A view is a snapshot, a delta of later changes, and the sequence number up to which both are complete; a query
takes the present view and nothing changes under it. `follow` reads the store's changes and swaps snapshots.
What cannot be looked at is named in every answer, and then the answer is never `clear`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from screening import clock, decide, freshness
from screening import screen as query_path
from screening.clearances import NONE
from screening.decide import Policy
from screening.errors import ScreeningError, SnapshotError, SnapshotOutdated, StoreUnavailable
from screening.index.library import Library
from screening.index.reader import Snapshot
from screening.index.renew import renew
from screening.index.search import Searcher
from screening.index.snapshot import SnapshotFile
from screening.index.warm import Warmer
from screening.model import Answer, Checked, Hit, ListState, Query, Record, Traveller
from screening.options import EngineOptions
from screening.screen import Screened
from screening.store import ListInfo, Store, store_of
from screening.view import BEHIND, View, covered, on, skipping, state_of, unread, with_clearances

if TYPE_CHECKING:  # only `of` takes the settings; who made them has imported what reads the environment
    from screening.settings import Settings

RELIST_SECONDS = 1.0  # how often the ages of the lists are looked at while nothing changes
# A look at the store that fails after this, as behind a network that is cut, would hold up a query; so queries leave
# the next look to the follower, which has begun it by then.
SLOW_SECONDS, LEAVE_SECONDS = 0.1, 2.0


@dataclass(frozen=True, slots=True)
class EngineState:
    """For /readyz, metrics and `doctor`. Lists that are `overdue` leave it ready: hits still refer."""

    ready: bool
    why: str
    sequence: int
    head: int
    snapshot_sequence: int
    generation: str
    delta_records: int
    records: int
    overdue: tuple[ListState, ...] = ()
    store_failures: int = 0


class Engine:
    """Open it once a process; `screen` may be called from any thread while `follow` runs in another."""

    def __init__(self, store: Store, index_dir: Path, *, options: EngineOptions | None = None) -> None:
        self.store = store
        self.library = Library(index_dir)
        self.options = options or EngineOptions()
        self._view = on(None)
        self._generation = (0, 0)
        self._head = -1
        self._history = ""
        self._on_trust = False
        self._listed_at = float("-inf")
        self._contact = self._began = self._leave_to_follower_until = 0.0
        self._failures, self._failure = 0, "the store has not been read yet"
        self._lock = threading.Lock()
        self._warmer = Warmer()

    @classmethod
    def of(cls, settings: Settings, *, create: bool = True) -> Engine:
        """An engine over the store and the snapshots that the settings name; not opened yet.

        Without `create`, a store that is not there is StoreUnavailable and not made.
        """
        store = store_of(settings, create=create)
        engine = cls(store, settings.index_dir, options=EngineOptions.of(settings))
        engine.library.ready()
        return engine

    # --- keeping the view fresh ---------------------------------------------------------------------

    def open(self, *, build: bool) -> None:
        """Takes the newest usable snapshot and catches up; with `build`, makes one first where needed."""
        if build and self.needs_build():
            self.build()
        self.follow()

    def needs_build(self) -> bool:
        """Whether the live snapshot is missing, damaged, outdated or far behind the store."""
        head = self.store.head()
        path = self.library.current()
        if path is None:
            return head > self.options.delta_limit
        try:
            snapshot = self._snapshot(path)
        except SnapshotError:
            return True
        return bool(snapshot.file.verify()) or head - snapshot.sequence > self.options.delta_limit

    def follow(self) -> bool:
        """One step: takes in a new snapshot and the changes since; True when anything changed.

        Never raises for an unreadable store: the view then ages, and answers say so.
        """
        with self._lock:
            return self._step()

    def _step(self) -> bool:
        self._began = time.monotonic()
        try:
            changed = self._follow()
        except StoreUnavailable as error:
            if time.monotonic() - self._began > SLOW_SECONDS:
                self._leave_to_follower_until = time.monotonic() + LEAVE_SECONDS
            self._failure = error.what
            self._failures += 1
            self._trust()
            return False
        self._contact = time.monotonic()
        return changed

    def _follow(self) -> bool:
        looked = clock.now()  # before the look: whatever is acknowledged after it may be missing from it
        head, generation, history = self.store.head(), self.library.generation(), self.store.history
        if self._on_trust or self._history not in ("", history):
            swapped = self._begin_anew(generation)
        else:
            swapped = generation != self._generation and self._swap(generation, head)
        self._history, self._on_trust = history, False
        moved = head != self._head
        if moved and not swapped:  # a swap has caught up already
            self._view = self._advanced(self._view)
        self._head = head
        if not (moved or swapped) and time.monotonic() - self._listed_at > RELIST_SECONDS:
            self._view = self._listed(self._view)  # loaded again without a change, or overdue by now
        self._view = replace(self._view, as_of=looked)
        return moved or swapped

    def _trust(self) -> None:
        """Before the store was ever read: takes the snapshot without asking, for hits. Nobody is clear by it."""
        path = self.library.current()
        if self._contact or self._on_trust or path is None:
            return
        with suppress(SnapshotError, OSError):
            snapshot = Snapshot(path)
            lists = tuple(ListState(entry["list"], entry["records"]) for entry in snapshot.meta["lists"])
            self._view = replace(on(snapshot), lists=lists, as_of=snapshot.meta["built_at"])
            self._on_trust = True

    def _begin_anew(self, generation: tuple[int, int]) -> bool:
        """Drops what was taken in beyond the snapshot: the store may have lost it, and used its numbers again."""
        self._generation, path = generation, self.library.current()
        try:
            snapshot = self._warmer.ready(self._snapshot(path), at_once=True) if path is not None else None
        except SnapshotError:
            snapshot = None
        except OSError:
            snapshot, self._generation = None, (-1, -1)
        self._view = self._advanced(on(snapshot))
        return True

    def _swap(self, generation: tuple[int, int], head: int) -> bool:
        """Opens the live snapshot if it helps; an unusable one is left for the builder to replace."""
        self._generation = generation
        path = self.library.current()
        if path is None:
            return self._let_go()
        try:
            opened = self._snapshot(path)
            if opened.sequence < self._view.bulk_until and head - opened.sequence > self.options.delta_limit:
                return False
            at_once = self._view.searcher.snapshot is None or self._view.bulk_until > 0  # lists wait for it
            snapshot = self._warmer.ready(opened, at_once=at_once)
        except SnapshotError:
            return False
        except OSError:  # replaced between two looks, or no memory to map it
            snapshot = None
        if snapshot is None:  # the next poll looks again
            self._generation = (-1, -1)
            return False
        # What the view before had taken in must not vanish with it, however much that is.
        kept = replace(on(snapshot), clearances=self._view.clearances)
        self._view = self._advanced(self._applied(kept, self._view.at))
        return True

    def _let_go(self) -> bool:
        """Stops answering from a snapshot that was found damaged; its lists are not checked meanwhile.

        One that only lost its name or its file is still sound where it is mapped.
        """
        snapshot = self._view.searcher.snapshot
        if snapshot is None or self.library.withdrawn() != snapshot.path.name:
            return False
        self._view = self._advanced(on(None))
        return True

    def _snapshot(self, path: Path) -> Snapshot:
        snapshot = Snapshot(path)
        if snapshot.meta["store"] != self.store.identity:
            raise SnapshotOutdated("The snapshot belongs to another store.")
        if snapshot.sequence > self.store.head() or not self.store.vouches(snapshot.file.token):
            raise SnapshotOutdated("The store was restored from a backup that is older than the snapshot.")
        return snapshot

    def _advanced(self, view: View) -> View:
        """The view with all later changes taken in, or with a bulk of them left to the next snapshot."""
        head = self.store.head()
        if head - view.at > self.options.delta_limit:
            level = self._contact if view.at >= self._view.at else 0.0  # not when it begins anew behind that
            view = skipping(view, self.store, head, self.options.delta_limit, self._view.lists, level)
        view = with_clearances(self._applied(view, head), self.store, self.options.secret)
        return self._listed(replace(view, sequence=view.sequence if view.bulk_until else view.at))

    def _applied(self, view: View, upto: int) -> View:
        """The view with the changes up to `upto`, and perhaps some beyond, in its delta."""
        at = view.at
        while at < upto and (changes := self.store.changes(at, self.options.delta_limit * 2)):
            for change in changes:
                view.searcher.delta.apply(change.sequence, change.record_id, change.body)
            at = changes[-1].sequence
        return replace(view, at=max(at, upto))  # the last may be no change of a record

    def _listed(self, view: View) -> View:
        """The view with the state of every list: checked, or pending because it is not indexed yet."""
        infos = self.store.lists()
        behind = self.store.changed_lists(view.sequence, view.bulk_until) if view.bulk_until else set()
        pending = tuple(state_of(info, BEHIND) for info in infos if info.list in behind)
        lists = tuple(state_of(info) for info in infos)
        known = view.known | {info.list for info in infos if info.list not in behind}
        self._listed_at = time.monotonic()
        overdue = freshness.overdue(self.options.max_ages, lists, time.time())
        return replace(view, lists=lists, pending=pending, overdue=overdue, known=known)

    # --- answering ----------------------------------------------------------------------------------

    def screen(
        self,
        traveller: Traveller,
        *,
        policy: str | None = None,
        threshold: float | None = None,
        limit: int | None = None,
        redress: bool = True,
    ) -> Answer:
        """The answer for one traveller, under the policy named or the service's own."""
        return self.screen_together((Query(traveller, threshold, limit, policy),), redress=redress)[0]

    def screen_together(self, queries: Sequence[Query], *, redress: bool = True) -> list[Answer]:
        """The answers for travellers, all from the present view; quicker than one after another.

        Without `redress`, and while anything cannot be looked at, nobody is cleared of any record.
        """
        view, checked = self._present()
        known = view.clearances if redress and not checked.not_checked else NONE
        asked = [
            (each.traveller, self.options.chosen(each.policy, each.threshold, each.limit)) for each in queries
        ]
        every = query_path.screen_together(asked, view.searcher, view.at, clock.today(), known)
        return [_answer(*asked[number], found, view, checked) for number, found in enumerate(every)]

    def present(self) -> tuple[Searcher, Checked]:
        """What queries search at this moment, and what it covers: for who searches a part of it."""
        view, checked = self._present()
        return view.searcher, checked

    def compare(self, a: Traveller, b: Traveller) -> Hit:
        """Weighs `a` against `b`, which plays the record."""
        return query_path.compare(a, query_path.as_record(b), self.options.policy)

    def _present(self) -> tuple[View, Checked]:
        """The present view and what it covers; the store is asked again when it was silent for too long.

        Both from one look: a view that is exchanged in between must not be searched under the old one's name.
        """
        late = time.monotonic() - self._contact > self.options.store_grace_seconds
        silent = (late or self._on_trust) and not self._renewed()
        view = self._view
        return view, unread(view) if silent else covered(view, self.options.max_lag_seconds)

    def within_reach(self) -> bool:
        """Whether an answer now will not say that the store cannot be read; for who would rather wait than hear it."""
        silent = time.monotonic() - self._contact
        fresh = not self._on_trust and silent < self.options.store_grace_seconds / 2
        return fresh or self._renewed()

    def _renewed(self) -> bool:
        """Tries to follow now, unless another thread is stuck in doing so, or was a moment ago: no query waits so.

        One that has only just begun is waited for: after a pause of this process both begin at the same moment.
        """
        before, now = self._contact, time.monotonic()
        patience = max(self._began + SLOW_SECONDS - now, 0.0)
        if now < self._leave_to_follower_until or not self._lock.acquire(timeout=patience):
            return False
        try:
            if self._contact == before:
                self._step()
        finally:
            self._lock.release()
        return self._contact > before

    # --- records ------------------------------------------------------------------------------------

    def put(self, record: Record) -> tuple[int, bool]:
        """Puts a record on file; durable and visible here when it returns: (sequence, created)."""
        result = self.store.put(record)
        self.follow()
        return result

    def delete(self, record_id: str) -> int:
        """Takes a record off file; the sequence number from which it is gone."""
        sequence = self.store.delete(record_id)
        self.follow()
        return sequence

    def get(self, record_id: str) -> Record | None:
        """The record on file, from the store itself."""
        return self.store.get(record_id)

    def lists(self) -> list[ListInfo]:
        """All lists with their counts and ages."""
        return self.store.lists()

    # --- state and snapshots ------------------------------------------------------------------------

    def state(self) -> EngineState:
        """Whether complete data can be answered from, and where view and store stand."""
        view, checked = self._present()
        why, snapshot = self._why_not(view, checked), view.searcher.snapshot
        return EngineState(
            ready=not why,
            why=why,
            sequence=view.sequence,
            head=self._head,
            snapshot_sequence=snapshot.sequence if snapshot is not None else 0,
            generation=view.generation,
            delta_records=len(view.searcher.delta.records),
            records=sum(state.records for state in view.lists),
            overdue=view.overdue,
            store_failures=self._failures,
        )

    def _why_not(self, view: View, checked: Checked) -> str:
        for state in checked.not_checked:
            if state not in view.overdue:
                return f"List {state.list!r} is not checked: {state.why}."
        if self._contact == 0.0:
            return f"The store cannot be read: {self._failure}"
        return "" if view.lists else "No list is loaded."

    def build(self, progress: Callable[[int, int], None] | None = None) -> Path:
        """Builds a snapshot of the store as it is and makes it the live one; waits for another builder."""
        return renew(self.library, self.store, progress)

    def verify(self) -> list[str]:
        """What is wrong with the live snapshot; empty when it is sound or there never was one."""
        return self._faults(self.library.current())

    def discard_damaged(self) -> list[str]:
        """Takes a live snapshot that cannot be trusted out of use, so that it is built anew: its faults."""
        path = self.library.current()
        faults = self._faults(path)
        if faults and path is not None:
            self.library.withdraw(path)
        return faults

    def _faults(self, path: Path | None) -> list[str]:
        if path is None:
            return self.library.trouble()
        try:
            damaged = SnapshotFile(path).verify()
            if not damaged:
                self._snapshot(path)
        except SnapshotError as error:
            return [f"{path.name}: {error.what}"]
        except OSError as error:
            return [f"{path.name}: {error.strerror}"]
        return [f"{path.name}: section {name!r} does not have its checksum" for name in damaged]

    def close(self) -> None:
        """Closes the store; the view goes on answering, and ages."""
        with suppress(ScreeningError):
            self.store.close()


def _answer(traveller: Traveller, policy: Policy, found: Screened, view: View, checked: Checked) -> Answer:
    return Answer(
        traveller.id, decide.decision(found.hits, checked), found.hits, checked,
        traveller.warnings + found.warnings, found.effort.elapsed_us, found.effort,
        policy.name, policy.threshold, view.generation, found.cleared,
    )  # fmt: skip
