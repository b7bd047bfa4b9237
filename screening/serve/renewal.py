"""A newer snapshot where snapshots are published: fetched when another replica has made one, else built and published.

One process's turn of the builder. Of the replicas that need one at the same time one builds, and the others wait for
what it publishes. With the store away and no snapshot at hand the newest published one is taken without asking: hits
are told by it, and nobody is clear.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from screening.engine import Engine
from screening.errors import ScreeningError, SnapshotError, SnapshotsUnavailable, StoreUnavailable
from screening.published import shelf as shelves
from screening.published.lease import Lease
from screening.published.manifest import Entry
from screening.published.place import Place
from screening.published.shelf import Shelf
from screening.serve.orphan import DONE, FAILED, WAITING
from screening.serve.priority import step_back
from screening.settings import Settings

log = structlog.get_logger("screening.serve")

TURN = 60.0  # seconds that a turn waits for what others do: checksums must be compared meanwhile, too
LOOK = 2.0  # seconds between two looks, a little more or less, so that replicas do not all look at once


class Renewal:
    """One turn. `run` gives the status with which its process ends."""

    def __init__(self, settings: Settings, engine: Engine, place: Place) -> None:
        self._settings = settings
        self._engine = engine
        self._store = engine.store
        self._library = engine.library
        self._place = place
        self._lease = Lease(engine.store)
        self._refused: set[Entry] = set()
        self._told: set[str] = set()
        self._reachable = True

    def run(self) -> int:
        """Until there is a newer snapshot (DONE), or for a while (WAITING); FAILED when none could be used."""
        last = time.monotonic() + TURN
        while not self._renewed():
            if time.monotonic() > last:
                return FAILED if self._refused else WAITING
            time.sleep(LOOK * random.uniform(0.75, 1.25))  # noqa: S311 -- no secret
        return DONE

    def _renewed(self) -> bool:
        try:
            self._store.head()
        except StoreUnavailable:
            return self._trusted()
        role = self._settings.snapshots_role
        if role != "build" and self._fetched():
            return True
        if role == "fetch":
            return False
        if not self._lease.take() and role != "build" and self._reachable:
            return False
        step_back()
        with self._lease.held():
            # Published, and the lease given back, between our look and our turn: then there is nothing to build.
            if not (role != "build" and self._fetched()):
                self._publish(self._engine.build())
        return True

    # --- fetching -----------------------------------------------------------------------------------

    def _fetched(self) -> bool:
        held, head = shelves.reach(self._library, self._store), self._store.head()
        due = min(self._settings.rebuild_changes, self._settings.delta_limit + 1)
        if held >= 0:
            step_back()

        too_old = datetime.now(UTC) - timedelta(hours=self._settings.rebuild_hours)

        def wanted(entry: Entry) -> bool:
            gained = entry.sequence - held
            if entry in self._refused or gained <= 0 or (held >= 0 and entry.built_at < too_old):
                return False
            return held < 0 or gained >= due or head - entry.sequence < due

        try:
            shelf = Shelf(self._place, self._store.identity)
            path = shelves.newest(shelf, self._library, self._store, wanted, self._refuse)
        except SnapshotsUnavailable as error:
            self._unreachable(error)
            return False
        self._reachable = True
        return path is not None and self._taken(path)

    def _trusted(self) -> bool:
        """Takes the newest snapshot there is when the store cannot be asked and nothing else is at hand."""
        if self._library.current() is not None or self._settings.snapshots_role == "build":
            return False
        try:
            found = shelves.stores(self._place)
            if not found:
                return False
            if len(found) != 1:
                self._tell_once(
                    "snapshot_of_unknown_store",
                    f"snapshots of {len(found)} stores are published there, and the store cannot be asked which it is",
                    "Give each store a prefix of its own in SCREENING_SNAPSHOTS; remove what is left of old ones.",
                )
                return False
            shelf = Shelf(self._place, found[0])
            path = shelves.newest(
                shelf, self._library, None, lambda entry: entry not in self._refused, self._refuse
            )
        except SnapshotsUnavailable as error:
            self._unreachable(error)
            return False
        return path is not None and self._taken(path)

    def _taken(self, path: Path) -> bool:
        log.info("snapshot_fetched", snapshot=path.name, bytes=path.stat().st_size)
        return True

    def _refuse(self, entry: Entry, error: SnapshotError) -> None:
        self._refused.add(entry)
        log.error("snapshot_refused", snapshot=Path(entry.data).name, code=error.code, why=error.what)

    # --- publishing ---------------------------------------------------------------------------------

    def _publish(self, path: Path) -> None:
        """What is built is in use, whether it can be published or not."""
        log.info("snapshot_built", snapshot=path.name, bytes=path.stat().st_size)
        shelf = Shelf(self._place, self._store.identity)
        try:
            entry = shelf.publish(path, self._store)
            log.info("snapshot_published", snapshot=Path(entry.data).name)
            shelf.tidy(self._store, kept=self._settings.snapshots_kept)
        except (ScreeningError, OSError) as error:
            why = error.what if isinstance(error, ScreeningError) else error.strerror
            log.error("snapshot_not_published", why=why, remedy=SnapshotsUnavailable.remedy)

    # --- telling ------------------------------------------------------------------------------------

    def _unreachable(self, error: SnapshotsUnavailable) -> None:
        self._reachable = False
        self._tell_once("snapshots_unreachable", error.what, error.remedy)

    def _tell_once(self, event: str, why: str, remedy: str) -> None:
        if event not in self._told:
            self._told.add(event)
            log.error(event, why=why, remedy=remedy)
