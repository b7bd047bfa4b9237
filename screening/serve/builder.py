"""The builder's two tasks, each run once by a process of its own: make a snapshot, check the live one.

They leave the processor to look-ups; only a snapshot that is fetched where there is none does not, because nobody is
clear there before it has arrived.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import structlog

from screening.engine import Engine
from screening.errors import StoreUnavailable
from screening.serve.orphan import DAMAGED, DONE, FAILED, when_orphaned
from screening.serve.priority import step_back
from screening.settings import Settings
from screening.store import shared

log = structlog.get_logger("screening.serve")


def build(settings: Settings) -> int:
    """Make a snapshot of the store as it is; waits for another builder of the same folder.

    Where snapshots are published, one that another replica has made is fetched instead.
    """
    engine = _engine(settings)
    if settings.snapshots is not None:
        from screening.published.place import Place  # fsspec: 50 ms that others do without
        from screening.serve.renewal import Renewal

        return Renewal(settings, engine, Place(settings.snapshots, seconds=settings.snapshots_seconds)).run()
    step_back()
    path = engine.build()
    log.info("snapshot_built", snapshot=path.name, bytes=path.stat().st_size)
    return DONE


def verify(settings: Settings) -> int:
    """Check every checksum of the live snapshot, and take it out of use when one disagrees.

    What builders that were killed left in the folder is removed on the way.
    """
    engine = _engine(settings)
    step_back()
    engine.library.sweep()
    try:
        faults = engine.discard_damaged()
    except StoreUnavailable:
        if not shared(settings.store):
            raise
        return DONE  # its checksums are right; who answers from it asks the server first, when that is back
    if not faults:
        return DONE
    log.error("snapshot_unusable", faults=faults, remedy="None needed: it is built again from the store.")
    return DAMAGED


ROLES: dict[str, Callable[[Settings], int]] = {"build": build, "verify": verify}


def _engine(settings: Settings) -> Engine:
    when_orphaned(lambda: os._exit(FAILED), within=0.0)
    return Engine.of(settings, create=False)
