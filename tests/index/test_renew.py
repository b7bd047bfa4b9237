"""One store gives one snapshot, byte by byte, whoever reads it; and a process that fails is told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, pairwise
from multiprocessing.connection import Connection
from pathlib import Path

import orjson
import pytest

from screening import synthetic
from screening.errors import SnapshotError, StoreUnavailable
from screening.index import build, crew, renew
from screening.index.crew import Crew
from screening.index.library import Library
from screening.index.reader import Snapshot
from screening.model import Document, DocumentRecord, Name, PersonRecord, Record
from screening.store import Store, open_store
from screening.store.sqlite import SqliteScan, SqliteStore

ODD: tuple[Record, ...] = (
    PersonRecord(
        "w:1", "w", (Name("Bekzat Dzhumagulov"), Name("Bekzat Dzhumagulov", "weak_alias")), ("1985",)
    ),
    PersonRecord(
        "w:2", "w", (Name("Bekzat Dzhumagulov"),), ("1990-01-02",), documents=(Document("PS654321"),)
    ),
    PersonRecord("w:3", "w", (Name("Maria Osetrova"), Name("Жумагулов Бекзат")), documents=(Document("-"),)),
    DocumentRecord("d:1", "d", "N0001000", "P", "KAZ", "stolen_blank", "N0001999"),
    DocumentRecord("d:2", "d", "ОМ 123-456", remarks='said "lost" \\ stolen'),
    DocumentRecord("d:3", "d", "0" * 40),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Persons and documents in turn, some changed and some withdrawn since."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.db'}")
    persons, documents = synthetic.persons(3, 300), synthetic.documents(3, 900)
    with store.loading() as load:
        for record in chain(ODD, *zip(persons, documents, documents, documents, strict=False)):
            load.add(record)
        load.commit()
    for record_id in ("w:1", "d:2"):
        record = store.get(record_id)
        assert record is not None
        store.delete(record_id)
        store.put(record)
    yield store
    store.close()


def made(store: Store, folder: Path, processes: int) -> Path:
    return renew.renew(Library(folder), store, processes=processes)


def content(path: Path) -> dict[str, tuple[dict[str, object], bytes]]:
    """The sections, and where they lie; the table also tells when the snapshot was made."""
    file = Snapshot(path).file
    return {section["name"]: (section, file.array(section["name"]).tobytes()) for section in file.sections}


@pytest.mark.parametrize(("processes", "stretch"), [(1, 7), (1, 100), (2, 50), (2, 100_000), (3, 11)])
def test_the_snapshot_is_the_same_however_the_records_are_shared(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int, stretch: int
) -> None:
    alone = content(made(store, tmp_path / "alone", 1))
    for module in (crew, renew):
        monkeypatch.setattr(module, "STRETCH", stretch)
    shared = content(made(store, tmp_path / "shared", processes))
    assert shared.keys() == alone.keys()
    assert [name for name in alone if shared[name] != alone[name]] == []


def test_a_snapshot_of_an_iterable_is_the_same_too(store: Store, tmp_path: Path) -> None:
    with store.scan() as scan:
        filed = [build.Filed(change.record_id, change.body) for change in scan if change.body is not None]
    path = build.build(tmp_path / "index.snap", filed, {})
    assert content(path) == content(made(store, tmp_path / "index", 1))


def test_every_record_is_in_it_and_found_by_its_identifier(store: Store, tmp_path: Path) -> None:
    snapshot = Snapshot(made(store, tmp_path, 2))
    with store.scan() as scan:
        filed = {change.record_id: change.body for change in scan}
    assert len(snapshot) == len(filed) == snapshot.meta["records"]
    of_kind: dict[str, list[int]] = {}
    for record_id, body in filed.items():
        places = [place for place in snapshot.ordinals(record_id) if snapshot.body(place) == body]
        assert len(places) == 1
        of_kind.setdefault(orjson.loads(body)["kind"], []).append(places[0])
    assert max(of_kind["document"]) < min(of_kind["person"])


def test_progress_rises_to_the_number_of_records(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "STRETCH", 200)
    told: list[tuple[int, int]] = []
    renew.renew(Library(tmp_path), store, lambda done, total: told.append((done, total)), 2)
    assert told == sorted(told)
    assert told[0] == (0, 1206)
    assert told[-1] == (1206, 1206)


def test_stretches_are_short_as_long_as_they_are_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "OF_PERSONS", 20)
    monkeypatch.setattr(crew, "STRETCH", 100)
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    with store.loading() as load:
        for record in chain(synthetic.persons(3, 100), synthetic.documents(3, 900)):
            load.add(record)
        load.commit()
    told: list[int] = []
    renew.renew(Library(tmp_path / "index"), store, lambda done, _: told.append(done), 2)
    steps = [after - before for before, after in pairwise(told)]
    assert steps[:5] == [20] * 5
    assert steps.count(100) >= 7
    assert sum(steps) == 1000
    store.close()


class Restless(SqliteStore):
    """A store to which somebody writes whenever it is looked at."""

    def scan(self):  # type: ignore[no-untyped-def]
        self.put(DocumentRecord("restless", "d", f"N{self.head()}"))
        return super().scan()

    def elsewhere(self):  # type: ignore[no-untyped-def]
        return partial(Restless, self._file.path)


def test_a_store_that_never_keeps_still_is_read_by_the_builder_alone(tmp_path: Path) -> None:
    store = Restless(tmp_path / "store.db")
    store.put(ODD[0])
    with Crew(store, 2) as together, together.scan(store) as scan:
        assert len(together) == 0
        assert scan.total == 2
    assert len(Snapshot(made(store, tmp_path / "index", 2))) == 2
    store.close()


class Failing(SqliteStore):
    """A store whose views fail when they are read, as `error` says."""

    def __init__(self, path: Path, error: Callable[[], None]) -> None:
        super().__init__(path)
        self.error = error

    def scan(self):  # type: ignore[no-untyped-def]
        return Scanned(self)

    def elsewhere(self):  # type: ignore[no-untyped-def]
        return partial(Failing, self._file.path, self.error)


class Scanned:
    """The view of a store that fails when it is read."""

    def __init__(self, store: Failing) -> None:
        self.store, self.inner = store, SqliteStore.scan(store)

    def __enter__(self) -> object:
        return FailingView(self.inner.__enter__(), self.store.error)

    def __exit__(self, *error: object) -> None:
        self.inner.__exit__(*error)  # type: ignore[arg-type]


class FailingView:
    def __init__(self, view: SqliteScan, error: Callable[[], None]) -> None:
        self.head, self.lists, self.total, self._error = view.head, view.lists, view.total, error

    def stretch(self, after: int, upto: int) -> None:
        self._error()


def unavailable() -> None:
    raise StoreUnavailable("the disk failed", remedy="Check disk and system log.")


def full() -> None:
    raise OSError(28, "No space left on device")


def careless() -> None:
    raise KeyError("AC1234567, which is nobody's business")


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("error", "raised", "told"),
    [
        (unavailable, StoreUnavailable, "the disk failed"),
        (full, SnapshotError, "cannot be used: no space left on device"),
        (careless, RuntimeError, "KeyError in .*test_renew.py, line [0-9]+$"),
        (killed, SnapshotError, "a process that gathered records for the snapshot died"),
    ],
)
def test_what_stops_a_process_stops_the_build_and_leaves_nothing(
    tmp_path: Path, error: Callable[[], None], raised: type[Exception], told: str
) -> None:
    store = Failing(tmp_path / "store.db", error)
    store.put(ODD[0])
    with pytest.raises(raised, match=told) as stopped:
        made(store, tmp_path / "index", 2)
    assert "AC1234567" not in str(stopped.value)
    assert [path.name for path in (tmp_path / "index").iterdir()] == [".lock"]
    store.close()


def test_a_process_whose_builder_is_gone_ends(store: Store) -> None:
    ours, theirs = socket.socketpair()
    arguments = [sys.executable, "-m", "screening.index.crew_member", str(theirs.fileno())]
    with subprocess.Popen(arguments, pass_fds=[theirs.fileno()], stderr=subprocess.PIPE) as process:
        theirs.close()
        with Connection(ours.detach()) as connection:
            connection.send(store.elsewhere())
            connection.send("look")
            assert connection.recv() == store.head()
        assert process.wait(90) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
