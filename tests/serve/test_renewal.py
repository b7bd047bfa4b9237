"""One turn of the builder where snapshots are published: who fetches, who builds, who waits, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import structlog

from screening import synthetic
from screening.engine import Engine
from screening.index.reader import Snapshot
from screening.model import Name, PersonRecord
from screening.published import patience
from screening.published.lease import Lease
from screening.published.manifest import Manifest
from screening.published.place import Place
from screening.published.shelf import Shelf, reach
from screening.serve import renewal
from screening.serve.orphan import DONE, FAILED, WAITING
from screening.serve.renewal import Renewal
from screening.settings import Settings

Opened = Callable[..., tuple[Renewal, Engine]]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn is one look, and this process stays as quick as it is."""
    monkeypatch.setattr(renewal, "TURN", 0.0)
    monkeypatch.setattr(renewal, "LOOK", 0.0)
    monkeypatch.setattr(renewal, "step_back", lambda: None)
    monkeypatch.setattr(patience, "PAUSE", 0.0)


@pytest.fixture
def told() -> Iterator[list[structlog.typing.EventDict]]:
    with structlog.testing.capture_logs() as logs:
        yield logs


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Opened]:
    """Opens replicas of one store; each has an index folder of its own."""
    opened: list[Engine] = []

    def made(name: str, role: str = "both", snapshots: str = "shared") -> tuple[Renewal, Engine]:
        settings = Settings(
            store=f"sqlite:///{tmp_path}/store.db",
            index_dir=tmp_path / name,
            snapshots=f"file://{tmp_path}/{snapshots}",
            snapshots_role=role,  # type: ignore[arg-type]
            rebuild_changes=10,
        )
        engine = Engine.of(settings)
        opened.append(engine)
        if engine.store.head() == 0:
            for record in synthetic.persons(3, 20):
                engine.store.put(record)
        return Renewal(settings, engine, Place(str(settings.snapshots))), engine

    yield made
    for engine in opened:
        engine.close()


def change(engine: Engine, number: int) -> None:
    for each in range(number):
        engine.store.put(PersonRecord(f"more:{each}", "more", (Name(f"Somebody {engine.store.head()}"),)))


def published(engine: Engine, tmp_path: Path) -> list[int]:
    shelf = Shelf(Place(f"file://{tmp_path}/shared"), engine.store.identity)
    return [entry.sequence for entry in shelf.entries()]


def events(told: list[structlog.typing.EventDict]) -> list[str]:
    return [entry["event"] for entry in told]


def test_the_first_builds_and_publishes_and_the_next_fetches(
    replica: Opened, told: list[structlog.typing.EventDict], tmp_path: Path
) -> None:
    first, engine = replica("first")
    assert first.run() == DONE
    second, other = replica("second")
    assert second.run() == DONE
    assert events(told) == ["snapshot_built", "snapshot_published", "snapshot_fetched"]
    paths = engine.library.current(), other.library.current()
    assert paths[0] is not None
    assert paths[1] is not None
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert published(engine, tmp_path) == [20]


def test_one_whose_snapshot_is_behind_fetches_a_newer_one(
    replica: Opened, told: list[structlog.typing.EventDict], tmp_path: Path
) -> None:
    first, engine = replica("first")
    second, other = replica("second")
    assert (first.run(), second.run()) == (DONE, DONE)
    change(engine, 15)
    assert (first.run(), second.run()) == (DONE, DONE)
    assert events(told)[3:] == ["snapshot_built", "snapshot_published", "snapshot_fetched"]
    assert reach(other.library, other.store) == 35
    assert published(engine, tmp_path) == [35, 20]


def test_what_would_gain_little_and_leaves_as_much_to_do_is_not_fetched(
    replica: Opened, told: list[structlog.typing.EventDict]
) -> None:
    """Gigabytes for a handful of changes, and a build would be due all the same."""
    first, engine = replica("first")
    second, _ = replica("second")
    assert (first.run(), second.run()) == (DONE, DONE)
    change(engine, 5)
    assert (
        Renewal(first._settings.model_copy(update={"snapshots_role": "build"}), engine, first._place).run()
        == DONE
    )
    change(engine, 20)
    del told[:]
    assert second.run() == DONE
    assert events(told) == ["snapshot_built", "snapshot_published"]


def test_while_another_builds_one_waits(replica: Opened) -> None:
    first, engine = replica("first")
    lease = Lease(engine.store)
    assert lease.take()
    assert first.run() == WAITING
    assert engine.library.current() is None
    lease.give_back()
    assert first.run() == DONE


def test_one_that_only_builds_does_so_though_another_does_and_takes_nothing_from_there(
    replica: Opened, told: list[structlog.typing.EventDict]
) -> None:
    first, engine = replica("first")
    assert first.run() == DONE
    assert Lease(engine.store).take()
    builder, _ = replica("builder", role="build")
    assert builder.run() == DONE
    assert events(told)[2:] == ["snapshot_built", "snapshot_published"]


def test_one_that_only_fetches_waits_for_others_to_publish(
    replica: Opened, told: list[structlog.typing.EventDict]
) -> None:
    second, other = replica("second", role="fetch")
    assert second.run() == WAITING
    first, _ = replica("first")
    assert first.run() == DONE
    assert second.run() == DONE
    assert other.library.current() is not None
    assert events(told)[-1] == "snapshot_fetched"


def test_after_it_had_to_refuse_all_there_was_it_says_that_it_failed(
    replica: Opened, told: list[structlog.typing.EventDict], tmp_path: Path
) -> None:
    """So that it is tried again at longer and longer intervals: each time gigabytes may be read in vain."""
    first, _ = replica("first")
    assert first.run() == DONE
    for path in (tmp_path / "shared").rglob("*.snap"):
        path.write_bytes(b"x" * path.stat().st_size)
    second, other = replica("second", role="fetch")
    assert second.run() == FAILED
    assert events(told)[-1] == "snapshot_refused"
    assert other.library.current() is None


def test_a_damaged_one_is_fetched_once_in_a_turn_and_then_built(
    replica: Opened, told: list[structlog.typing.EventDict], tmp_path: Path
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    for path in (tmp_path / "shared").rglob("*.snap"):
        path.write_bytes(b"x" * path.stat().st_size)
    second, other = replica("second")
    assert second.run() == DONE
    assert events(told)[2:] == ["snapshot_refused", "snapshot_built", "snapshot_published"]
    assert other.library.current() is not None


def test_what_cannot_be_published_is_used_all_the_same(
    replica: Opened, told: list[structlog.typing.EventDict], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    first, engine = replica("first", snapshots="file/below")
    assert first.run() == DONE
    assert events(told)[-2:] == ["snapshot_built", "snapshot_not_published"]
    assert str(tmp_path) not in str(told[-1])
    assert engine.library.current() is not None


@pytest.fixture
def away(replica: Opened) -> Callable[[str], tuple[Renewal, Engine]]:
    """A replica whose store cannot be asked."""

    def made(role: str = "both") -> tuple[Renewal, Engine]:
        turn, engine = replica("away", role=role)
        engine.store.close()
        return turn, engine

    return made


def test_with_the_store_away_the_newest_is_taken_as_it_is(
    replica: Opened, away: Callable[..., tuple[Renewal, Engine]]
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    turn, empty = away()
    assert turn.run() == DONE
    path = empty.library.current()
    assert path is not None
    assert Snapshot(path).sequence == 20


def test_a_forged_one_that_was_taken_while_the_store_was_away_is_not_believed_when_it_is_back(
    replica: Opened, away: Callable[..., tuple[Renewal, Engine]], tmp_path: Path
) -> None:
    """Whoever may write there, and not in the store, copies the token of a good one: that alone makes nobody clear."""
    first, engine = replica("first")
    assert first.run() == DONE
    forge(tmp_path / "shared")
    turn, empty = away()
    assert turn.run() == DONE
    assert empty.library.current() is not None
    _, back = replica("away")
    assert reach(back.library, back.store) == -1
    back.follow()
    assert back.state().generation == ""
    engine.follow()
    assert engine.state().generation != ""


def forge(folder: Path) -> None:
    """One byte of the names is another, and the manifest fits; the token is the good one's."""
    [data], [manifest] = folder.rglob("*.snap"), folder.rglob("*.json")
    content = bytearray(data.read_bytes())
    start = next(each["offset"] for each in Snapshot(data).file.sections if each["name"] == "body")
    content[start + 100] ^= 0x01
    data.write_bytes(content)
    told = Manifest.of_bytes(manifest.read_bytes())
    assert len(told.parts) == 1
    manifest.write_bytes(told.model_copy(update={"parts": [sha256(content).hexdigest()]}).to_bytes())


def test_a_good_one_that_was_taken_while_the_store_was_away_is_believed_when_it_is_back(
    replica: Opened, away: Callable[..., tuple[Renewal, Engine]]
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    turn, _ = away()
    assert turn.run() == DONE
    _, back = replica("away")
    assert reach(back.library, back.store) == 20
    back.follow()
    assert back.state().generation != ""


def test_with_the_store_away_nothing_is_taken_in_place_of_what_is_there(
    replica: Opened, away: Callable[..., tuple[Renewal, Engine]]
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    here, held = replica("away")
    assert here.run() == DONE
    before = held.library.current()
    turn, again = away()
    assert turn.run() == WAITING
    assert again.library.current() == before


def test_with_the_store_away_nothing_is_taken_where_snapshots_of_two_stores_lie(
    replica: Opened,
    away: Callable[..., tuple[Renewal, Engine]],
    told: list[structlog.typing.EventDict],
    tmp_path: Path,
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    Place(f"file://{tmp_path}/shared").write("00000000-0000-0000-0000-000000000000/x/y", b"")
    turn, empty = away()
    assert turn.run() == WAITING
    assert empty.library.current() is None
    assert events(told)[-1] == "snapshot_of_unknown_store"


def test_one_that_only_builds_takes_nothing_from_there_though_the_store_is_away(
    replica: Opened, away: Callable[..., tuple[Renewal, Engine]]
) -> None:
    first, _ = replica("first")
    assert first.run() == DONE
    turn, empty = away("build")
    assert turn.run() == WAITING
    assert empty.library.current() is None
