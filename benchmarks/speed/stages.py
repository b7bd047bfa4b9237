"""Everything of the engine's inside that the benchmarks touch, in one place: change it with the engine.

A screening is timed stage by stage by a searcher that notes when it is called: what comes before `find` is
preparing, keys and all, what comes after is weighing. So the stages are those of the real query path, whatever it
does.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from screening import decide
from screening import screen as query_path
from screening.engine import Engine
from screening.index.reader import Snapshot
from screening.index.snapshot import SnapshotFile
from screening.model import PersonRecord, Traveller


def prepare(_: Engine, traveller: Traveller) -> object:
    """What the traveller is searched by."""
    return query_path.prepare_probe(traveller)


def would_refer(engine: Engine, traveller: Traveller, record_id: str) -> bool:
    """Whether the record, weighed against the traveller without any search, reaches the threshold."""
    record = engine.get(record_id)
    if record is None:
        return False
    policy = engine.options.policy
    if isinstance(record, PersonRecord):
        names = query_path.names_here(traveller, engine.present()[0])
        return query_path.compare(traveller, record, policy, names).score >= policy.threshold
    return query_path.weigh(traveller, record, (), policy).score >= policy.threshold


class Times(NamedTuple):
    """Microseconds of the stages of one screening."""

    prepare: float
    retrieve: float
    weigh: float
    decide: float


class Stages:
    """The query path of an open engine, timed by a clock of nanoseconds."""

    def __init__(self, engine: Engine, clock: Callable[[], int]) -> None:
        self._engine = engine
        self._clock = clock
        self._watched = _Watched(engine._view.searcher, clock)
        self._checked = engine.screen(Traveller()).checked

    def screen(self, traveller: Traveller) -> Times:
        """Screens the traveller, and says how long each stage took."""
        watched, policy, clock = self._watched, self._engine.options.policy, self._clock
        started = clock()
        found = query_path.screen(traveller, watched, self._engine._view.at, policy)  # type: ignore[arg-type]
        weighed = clock()
        decide.decision(found.hits, self._checked)
        ended = clock()
        moments = (started, watched.began, watched.ended, weighed, ended)
        return Times(*((after - before) / 1e3 for before, after in pairwise(moments)))


class _Watched:
    """A searcher that notes when it was asked to find and when it had found."""

    def __init__(self, searcher: Any, clock: Callable[[], int]) -> None:
        self._searcher = searcher
        self._clock = clock
        self.began = self.ended = 0

    def find(self, *arguments: Any) -> Any:
        self.began = self._clock()
        found = self._searcher.find(*arguments)
        self.ended = self._clock()
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._searcher, name)


def snapshot_of(engine: Engine) -> Path | None:
    """The file of the live snapshot."""
    return engine.library.current()


def open_snapshot(path: Path) -> Snapshot:
    """Maps a snapshot, as an engine does. Raises SnapshotError where the file is of another format."""
    return Snapshot(path)


def section_bytes(path: Path) -> dict[str, int]:
    """The bytes of each section of a snapshot, by name."""
    file = SnapshotFile(path)
    return {section["name"]: file.array(section["name"]).nbytes for section in file.sections}


def key_bytes(path: Path) -> int:
    """The bytes of a snapshot without the bodies of its records."""
    return sum(size for name, size in section_bytes(path).items() if name != "body")
