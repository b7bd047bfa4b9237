"""What one process of a node does: opens its node's index and answers pieces of a list, as a process here would.

The settings are those of the command, so that every node answers alike; but where things lie a node says itself, by
its own environment. Knows nothing of Ray, files of answers, or other nodes; a refusal is returned, because an error
that is raised may not be known to whoever reads it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from screening import __version__
from screening.api import accounting, logs
from screening.audit import keys
from screening.audit.office import NoAudit, Office
from screening.batch.jobs import rows
from screening.batch.jobs.answering import Answered, Answering, answered
from screening.batch.jobs.job import Failure, from_bytes
from screening.engine import Engine
from screening.errors import Conflict, ScreeningError, SnapshotError, SnapshotsUnavailable, StoreUnavailable
from screening.serve.collector import settle
from screening.settings import PREFIX, Settings
from screening.store import shared

PATHS = ("index_dir", "audit_dir", "audit_key_file")
PLACES = ("store", "snapshots", *PATHS)
"""Settings that a node may have its own of."""

FOLLOW_SECONDS = 1.0
"""How often the store is asked for changes; hundreds of processes that did so 20 times a second would be a load."""


class Terms(NamedTuple):
    """What must be the same on every node for every answer to be the same: code, store, secret, and the settings.

    `store` and `key` are the identities of the store and of the audit's secret, "" without one; by the secret
    travellers are recognised who were cleared. `settings` are JSON.
    """

    version: str
    store: str
    key: str
    settings: str


class Node:
    """One process. Made empty; `open` first. For one thread."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._answering: Answering | None = None
        self._office: Office = NoAudit()

    def open(self, terms: Terms, *, first: bool) -> Failure | None:
        """Opens the index of this node, which its `first` process makes ready; a refusal where that cannot be."""
        os.umask(0o077)
        logs.unless_configured("error")
        try:
            self._open(terms, first=first)
        except ScreeningError as error:
            return Failure.of(error)
        except OSError as error:
            why = error.strerror or type(error).__name__
            return Failure.of(StoreUnavailable(f"{error.filename or 'A file'} cannot be used: {why}."))
        return None

    def _open(self, terms: Terms, *, first: bool) -> None:
        if terms.version != __version__:
            raise Conflict(f"It has version {__version__} of screening, and this command {terms.version}.")
        settings = here(Settings.model_validate_json(terms.settings))
        engine = Engine.of(settings, create=False)
        if engine.store.identity != terms.store:
            raise Conflict("It has another store.", remedy="Look at SCREENING_STORE there.")
        if key_of(settings) != terms.key:
            raise Conflict(
                "It has another secret of the audit, or none.",
                remedy="Give it the file of SCREENING_AUDIT_KEY_FILE that this machine has.",
            )
        if first and engine.needs_build():
            make_ready(engine, settings)
        engine.open(build=False)
        self._engine, self._office = engine, accounting.opened(settings)
        self._office.start()
        self._answering = Answering(engine, self._office, follow_seconds=FOLLOW_SECONDS)
        settle()

    def screen(self, job: bytes, first: int, lines: Sequence[bytes], *, hopeless: bool) -> list[Answered]:
        """The answers to these rows, which begin with row `first` of the job, from 0."""
        assert self._answering is not None, "opened first"  # noqa: S101
        known = from_bytes(job)
        return [
            answered(self._answering.row(known, rows.row_of(line), number, hopeless=hopeless))
            for number, line in enumerate(lines, first + 1)
        ]

    def why(self) -> str:
        """Why not everything could be checked at the moment; "" when it could."""
        return self._engine.state().why if self._engine is not None else ""

    def close(self) -> None:
        """Ends its part of the audit, and lets go of the store."""
        self._office.close()
        if self._engine is not None:
            self._engine.close()


def here(settings: Settings) -> Settings:
    """The settings with the places that this node's environment names. Raises InputError for one that cannot be."""
    own = {name: getattr(Settings.load(), name) for name in PLACES if os.environ.get(PREFIX + name.upper())}
    return settings.model_copy(update=own)


def make_ready(engine: Engine, settings: Settings) -> None:
    """Fetches a snapshot where they are published, or builds one, as this machine would for the service.

    Raises SnapshotsUnavailable where it may only fetch, and there is none that helps.
    """
    role = settings.snapshots_role if settings.snapshots is not None else "build"
    if role != "build":
        _fetch(engine, settings)
    if not engine.needs_build():
        return
    if role == "fetch":
        raise SnapshotsUnavailable("No published snapshot could be used.")
    engine.build()


def _fetch(engine: Engine, settings: Settings) -> None:
    from screening.published import shelf  # fsspec: 50 ms that others do without
    from screening.published.place import Place

    place = Place(settings.snapshots or "", seconds=settings.snapshots_seconds)
    held = shelf.reach(engine.library, engine.store)
    with suppress(SnapshotError, SnapshotsUnavailable):  # then there is none, for us
        published = shelf.Shelf(place, engine.store.identity)
        shelf.newest(
            published, engine.library, engine.store, lambda entry: entry.sequence > held, lambda *_: None
        )


def terms(settings: Settings, store: str, *, audit: bool) -> Terms:
    """The terms of a command with these settings, for the store of that identity."""
    return Terms(__version__, store, key_of(settings), portable(settings, audit=audit))


def key_of(settings: Settings) -> str:
    """Which secret the audit has here; "" where there is none. Raises AuditUnavailable for one that cannot be used."""
    if not settings.audit_key_file.exists():
        return ""
    return keys.load(settings.audit_key_file, may_make=False).id


def portable(settings: Settings, *, audit: bool) -> str:
    """The settings as a node is told them: no path depends on where the command was given."""
    places: dict[str, object] = {name: getattr(settings, name).absolute() for name in PATHS}
    if not shared(settings.store):
        path = settings.store.removeprefix("sqlite:///")
        places["store"] = f"sqlite:///{os.path.abspath(path)}"  # noqa: PTH100 - a path beginning with / stays
    told = settings.model_copy(update={**places, "audit": "on" if audit else "off", "metrics_dir": None})
    return told.model_dump_json()
