"""The engine over a real SQLite store: freshness, snapshots, and never `clear` from what was not looked at."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screening import wire
from screening.engine import Engine
from screening.errors import StoreUnavailable
from screening.index import warm
from screening.model import Document, DocumentRecord, Name, PersonRecord, Query, Traveller
from screening.options import EngineOptions
from screening.settings import Settings
from screening.store import open_store

WANTED = PersonRecord("w:1", "w", (Name("Bekzat Dzhumagulov"),))
ASKED = Traveller(name=Name("Dzhumagulov Bekzat"))
OTHER = Traveller(name=Name("Maria Osetrova"))

Open = Callable[..., Engine]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens engines on one store, as the workers of one service do."""
    engines = []

    def open_engine(build: bool = False, **options: object) -> Engine:
        engine = Engine(
            open_store(f"sqlite:///{tmp_path}/store.db"),
            tmp_path / "index",
            options=EngineOptions(**options),  # type: ignore[arg-type]
        )
        engine.open(build=build)
        engines.append(engine)
        return engine

    yield open_engine
    for engine in engines:
        engine.close()


def load(engine: Engine, *records: PersonRecord | DocumentRecord, lists: tuple[str, ...] = ()) -> None:
    with engine.store.loading(lists=lists) as loading:
        for record in records:
            loading.add(record)
        loading.commit()


def persons(count: int, name: str = "w") -> list[PersonRecord]:
    return [PersonRecord(f"{name}:{i}", name, (Name(f"Person{i} Invented"),)) for i in range(count)]


def test_without_any_list_nothing_is_clear(opened: Open):
    engine = opened()
    assert engine.screen(OTHER).decision == "not_checked"
    assert not engine.state().ready


def test_a_record_is_hit_at_once_and_no_longer_after_deletion(opened: Open):
    engine = opened()
    sequence, created = engine.put(WANTED)
    assert created
    answer = engine.screen(ASKED)
    assert answer.decision == "refer"
    assert answer.checked.sequence >= sequence
    gone = engine.delete("w:1")
    assert engine.screen(ASKED).decision == "clear"
    assert gone > sequence


def test_a_change_made_through_one_engine_is_seen_by_another_after_following(opened: Open):
    one, other = opened(), opened()
    one.put(WANTED)
    assert other.follow()
    assert other.screen(ASKED).decision == "refer"
    one.delete("w:1")
    other.follow()
    assert other.screen(ASKED).decision == "clear"


def test_an_answer_tells_when_the_look_began_that_it_rests_on(opened: Open, monkeypatch: pytest.MonkeyPatch):
    """What was acknowledged in the seconds that the look took may be missing from it."""
    engine, moments = opened(), ["2026-01-01T00:00:00Z", "2026-01-01T00:00:03Z"]
    head = engine.store.head

    def slow_head() -> int:
        del moments[:-1]
        return head()

    monkeypatch.setattr("screening.engine.clock.now", lambda: moments[0])
    monkeypatch.setattr(engine.store, "head", slow_head)
    engine.follow()
    assert engine.screen(ASKED).checked.as_of == "2026-01-01T00:00:00Z"


def test_following_without_changes_says_so(opened: Open):
    engine = opened()
    engine.put(WANTED)
    assert not engine.follow()


def test_a_new_snapshot_is_taken_without_losing_later_changes(opened: Open):
    engine = opened()
    load(engine, *persons(50))
    engine.follow()
    engine.build()
    engine.put(PersonRecord("x:1", "x", (Name("Bekzat Dzhumagulov"),)))
    assert engine.follow() or engine.state().snapshot_sequence
    assert engine.state().snapshot_sequence == 50
    assert engine.screen(ASKED).hits[0].record_id == "x:1"
    assert engine.screen(Traveller(name=Name("Invented Person7"))).hits[0].record_id == "w:7"


def test_a_large_snapshot_is_taken_once_it_is_in_memory_and_changes_are_seen_meanwhile(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    engine, mapped = opened(), threading.Event()
    load(engine, *persons(50))
    engine.build()
    engine.follow()
    monkeypatch.setattr(warm, "SMALL", 0)
    monkeypatch.setattr(warm, "warm", lambda _snapshot: mapped.wait(30))
    load(engine, *persons(5, "x"))
    engine.build()
    engine.put(WANTED)
    assert engine.state().snapshot_sequence == 50
    assert engine.screen(ASKED).decision == "refer"
    mapped.set()
    deadline = time.monotonic() + 30
    while engine.state().snapshot_sequence == 50 and time.monotonic() < deadline:
        engine.follow()
    assert engine.state().snapshot_sequence == 55
    assert engine.screen(ASKED).hits[0].record_id == "w:1"


def test_lists_that_wait_for_a_large_snapshot_do_not_wait_until_it_is_in_memory(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    engine, mapped = opened(delta_limit=10), threading.Event()
    monkeypatch.setattr(warm, "SMALL", 0)
    monkeypatch.setattr(warm, "warm", lambda _snapshot: mapped.wait(30))
    load(engine, *persons(50))
    engine.build()
    engine.follow()
    load(engine, *persons(50, "x"))
    engine.follow()
    assert engine.screen(OTHER).decision == "not_checked"
    engine.build()
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"
    mapped.set()


def test_a_bulk_of_changes_is_not_checked_until_a_snapshot_holds_it(opened: Open):
    engine = opened(delta_limit=10)
    load(engine, *persons(50))
    engine.follow()
    answer = engine.screen(OTHER)
    assert answer.decision == "not_checked"
    assert [state.list for state in answer.checked.not_checked] == ["w"]
    assert not engine.state().ready
    engine.build()
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"
    assert engine.screen(Traveller(name=Name("Person7 Invented"))).decision == "refer"


def test_single_changes_are_seen_while_a_bulk_waits_for_its_snapshot(opened: Open):
    engine = opened(delta_limit=10)
    load(engine, *persons(50))
    engine.follow()
    engine.put(PersonRecord("x:1", "x", (Name("Bekzat Dzhumagulov"),)))
    assert engine.screen(ASKED).decision == "refer"


def test_a_single_change_that_comes_with_a_bulk_is_seen_at_once(opened: Open):
    """Before or after it, between two looks of a worker: it is not part of the bulk and must not wait for it."""
    engine, other = opened(delta_limit=10), opened()
    load(engine, *persons(8))
    engine.follow()
    other.store.put(PersonRecord("x:1", "x", (Name("Bekzat Dzhumagulov"),)))
    load(other, *persons(40))
    other.store.put(PersonRecord("x:2", "x", (Name("Oluwaseun Adeyemi"),)))
    engine.follow()
    assert engine.screen(ASKED).hits[0].record_id == "x:1"
    assert engine.screen(Traveller(name=Name("Oluwaseun Adeyemi"))).hits[0].record_id == "x:2"
    assert engine.screen(Traveller(name=Name("Person3 Invented"))).decision == "refer"
    found = engine.screen(Traveller(name=Name("Person30 Invented")))
    assert "w:30" not in {hit.record_id for hit in found.hits}, "all old or all new"


def test_an_engine_that_starts_behind_a_bulk_does_not_vouch_for_what_it_never_saw(opened: Open):
    """Others may have told of these changes long ago: who starts now must not make anybody clear without them."""
    engine = opened(delta_limit=10)
    load(engine, *persons(8))
    engine.follow()
    engine.build()
    for number in range(20, 40):
        engine.put(PersonRecord(f"w:{number}", "w", (Name(f"Another Man{number}"),)))
    started = opened(delta_limit=10)
    assert started.screen(OTHER).decision == "not_checked"
    assert not started.state().ready
    assert started.screen(Traveller(name=Name("Person3 Invented"))).decision == "refer"
    started.build()
    started.follow()
    assert started.screen(OTHER).decision == "clear"


def test_a_known_list_goes_on_being_checked_while_its_new_content_is_indexed(opened: Open):
    engine = opened(delta_limit=10, max_lag_seconds=3600.0)
    load(engine, *persons(8))
    engine.follow()
    load(engine, *persons(40))
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"
    assert engine.screen(Traveller(name=Name("Person3 Invented"))).decision == "refer"


def test_a_list_that_lags_too_long_is_not_checked(opened: Open):
    engine = opened(delta_limit=10, max_lag_seconds=0.0)
    load(engine, *persons(8))
    engine.follow()
    load(engine, *persons(40))
    engine.follow()
    assert engine.screen(OTHER).decision == "not_checked"


def test_an_unreadable_store_ages_the_view_until_nothing_is_clear(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    engine = opened(store_grace_seconds=0.0)
    engine.put(WANTED)

    def unreadable() -> int:
        raise StoreUnavailable("The store cannot be read.")

    monkeypatch.setattr(engine.store, "head", unreadable)
    assert engine.screen(OTHER).decision == "not_checked"
    assert engine.screen(ASKED).decision == "refer"
    assert not engine.state().ready
    monkeypatch.undo()
    assert engine.screen(OTHER).decision == "clear"


def test_loading_withdraws_what_is_no_longer_listed(opened: Open):
    engine = opened()
    load(engine, WANTED, *persons(3, "v"))
    engine.follow()
    assert engine.screen(ASKED).decision == "refer"
    load(engine, PersonRecord("w:2", "w", (Name("Olga Vetrova"),)), lists=("w",))
    engine.follow()
    assert engine.screen(ASKED).decision == "clear"


def test_a_damaged_snapshot_is_noticed_and_rebuilt(opened: Open):
    engine = opened()
    load(engine, *persons(50))
    path = engine.build()
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    fresh = opened()
    assert fresh.verify()
    assert fresh.needs_build()
    assert fresh.discard_damaged()
    assert fresh.library.current() is None
    assert fresh.library.withdrawn() == path.name
    fresh.build()
    assert fresh.verify() == []


def test_a_snapshot_found_damaged_is_let_go_of_at_once(opened: Open):
    engine = opened(delta_limit=10)
    load(engine, *persons(50))
    path = engine.build()
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"
    engine.library.withdraw(path)
    engine.follow()
    assert engine.screen(OTHER).decision == "not_checked"
    assert not engine.state().ready
    engine.build()
    engine.follow()
    assert engine.screen(Traveller(name=Name("Invented Person7"))).decision == "refer"


def test_a_snapshot_whose_name_is_lost_stays_in_use(opened: Open):
    engine = opened(delta_limit=10)
    load(engine, *persons(50))
    engine.build()
    engine.follow()
    (engine.library.folder / "CURRENT").unlink()
    engine.follow()
    assert engine.screen(Traveller(name=Name("Invented Person7"))).decision == "refer"
    assert engine.screen(OTHER).decision == "clear"


def test_a_snapshot_is_not_called_damaged_when_it_is_the_store_that_cannot_be_read(
    opened: Open, tmp_path: Path
):
    engine = opened()
    load(engine, *persons(50))
    engine.build()
    (tmp_path / "store.db").rename(tmp_path / "away.db")
    with pytest.raises(StoreUnavailable):
        engine.discard_damaged()
    assert engine.library.current() is not None


def test_a_snapshot_begun_before_a_bulk_serves_when_the_rest_is_little(opened: Open):
    """Else the lists would wait for a build that is not due."""
    follower, builder = opened(delta_limit=10), opened(delta_limit=10)
    load(builder, *persons(15))

    def meanwhile(done: int, total: int) -> None:
        if done == 0:
            load(builder, *persons(5, "x"))
            follower.follow()

    builder.build(meanwhile)
    assert follower.screen(OTHER).decision == "not_checked"
    follower.follow()
    assert follower.state().snapshot_sequence == 15
    assert follower.screen(OTHER).decision == "clear"
    assert follower.screen(Traveller(name=Name("Invented Person3"))).decision == "refer"


def test_no_change_vanishes_when_a_snapshot_is_far_behind_what_is_known_already(opened: Open):
    follower, builder = opened(delta_limit=10), opened(delta_limit=10)
    load(builder, *persons(8))
    follower.follow()

    def meanwhile(done: int, total: int) -> None:
        for i in range(16 if done == 0 else 0):
            follower.put(PersonRecord(f"x:{i}", "x", (Name(f"Later{i} Guest"),)))

    builder.build(meanwhile)
    follower.follow()
    assert follower.state().snapshot_sequence == 8
    for i in range(16):
        assert follower.screen(Traveller(name=Name(f"Later{i} Guest"))).decision == "refer"


def test_a_snapshot_of_another_store_is_not_used(opened: Open, tmp_path: Path):
    engine = opened()
    load(engine, WANTED)
    engine.build()
    stranger = Engine(open_store(f"sqlite:///{tmp_path}/other.db"), tmp_path / "index")
    stranger.open(build=False)
    assert stranger.screen(ASKED).decision == "not_checked"
    assert stranger.needs_build()
    stranger.close()


def test_a_snapshot_made_after_the_backup_that_was_restored_is_not_used(opened: Open, tmp_path: Path):
    engine = opened()
    load(engine, *persons(5, "v"))
    engine.close()
    backup = (tmp_path / "store.db").read_bytes()
    engine = opened()
    load(engine, *persons(20))
    engine.build()
    engine.close()
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    (tmp_path / "store.db").write_bytes(backup)
    restored = opened()
    load(restored, *persons(30, "other"))
    restored.follow()
    assert restored.verify()
    fresh = opened()
    assert fresh.screen(Traveller(name=Name("Person3 Invented"))).hits[0].record_id in {"v:3", "other:3"}
    assert fresh.screen(Traveller(name=Name("Person29 Invented"))).decision == "refer"


def test_a_view_exchanged_while_a_query_begins_is_not_searched_under_the_old_ones_name(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    engine = opened()
    engine.put(WANTED)
    present, empty = engine._present, Engine(engine.store, engine.library.folder)._view

    def then_exchanged() -> object:
        found = present()
        engine._view = empty
        return found

    monkeypatch.setattr(engine, "_present", then_exchanged)
    assert engine.screen(ASKED).decision == "refer"


def test_opening_with_build_makes_the_snapshot_that_is_missing(opened: Open):
    load(opened(delta_limit=10), *persons(50))
    engine = opened(build=True, delta_limit=10)
    assert engine.state().ready
    assert engine.state().snapshot_sequence == 50


def test_queries_in_one_thread_and_changes_in_another_never_clash(opened: Open):
    engine, writer = opened(), opened()
    load(engine, *persons(5))
    engine.follow()
    stop, failures = threading.Event(), []

    def change() -> None:
        try:
            for i in range(150):
                writer.put(DocumentRecord(f"d:{i}", "d", f"AC12345{i:02}", "P", "KGZ"))
                if i % 3 == 0:
                    writer.delete(f"d:{i}")
                engine.follow()
        except Exception as error:
            failures.append(error)
        finally:
            stop.set()

    thread = threading.Thread(target=change)
    thread.start()
    while not stop.is_set():
        answer = engine.screen(
            Traveller(name=Name("Invented Person3"), documents=(Document("AC1234501", "P", "KGZ"),))
        )
        assert answer.hits[0].record_id in {"w:3", "d:1"}
    thread.join()
    assert failures == []
    assert engine.screen(Traveller(documents=(Document("AC12345149", "P", "KGZ"),))).decision == "refer"


def test_the_policy_is_the_default_where_nothing_is_set(tmp_path: Path):
    options = EngineOptions.of(Settings(store=f"sqlite:///{tmp_path}/store.db"))
    assert options == EngineOptions(secret=tmp_path / "audit.key")


def test_the_settings_reach_the_engine_and_its_folder_is_made(tmp_path: Path):
    settings = Settings(
        store=f"sqlite:///{tmp_path}/store.db",
        index_dir=tmp_path / "deep" / "index",
        threshold=0.9,
        limit=3,
        budget=50,
        delta_limit=7,
        max_lag_seconds=8,
        store_grace_seconds=9,
    )
    engine = Engine.of(settings)
    options = engine.options
    engine.close()
    assert (options.policy.threshold, options.policy.limit, options.policy.budget) == (0.9, 3, 50)
    assert (options.delta_limit, options.max_lag_seconds, options.store_grace_seconds) == (7, 8, 9)
    assert settings.index_dir.is_dir()


def test_nobody_is_clear_while_a_list_is_older_than_its_limit_but_hits_still_refer(opened: Open):
    engine = opened(max_ages={"w": 3600.0})
    load(engine, WANTED)
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"
    at(engine, ago=3_601)
    answer = engine.screen(OTHER)
    assert answer.decision == "not_checked"
    assert [(state.list, state.why) for state in answer.checked.not_checked] == [
        ("w", "it is older than its limit of 1 hour")
    ]
    assert answer.checked.lists == ()
    assert engine.screen(ASKED).decision == "refer"


def test_an_overdue_list_is_told_and_leaves_the_service_ready(opened: Open):
    engine = opened(max_ages={"w": 3600.0})
    load(engine, WANTED)
    at(engine, ago=3_601)
    state = engine.state()
    assert (state.ready, state.why, [late.list for late in state.overdue]) == (True, "", ["w"])


def test_a_list_that_is_loaded_again_without_a_change_is_fresh_again(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("screening.engine.RELIST_SECONDS", 0.0)
    engine = opened(max_ages={"w": 3600.0})
    load(engine, WANTED)
    at(engine, ago=3_601)
    head = engine.store.head()
    load(engine, WANTED)
    assert engine.store.head() == head
    engine.follow()
    assert engine.screen(OTHER).decision == "clear"


def test_time_alone_makes_a_list_overdue(opened: Open, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("screening.engine.RELIST_SECONDS", 0.0)
    engine = opened(max_ages={"w": 3600.0})
    load(engine, WANTED)
    engine.follow()
    now = time.time()
    monkeypatch.setattr("screening.engine.time.time", lambda: now + 4_000)
    assert not engine.follow()
    assert engine.screen(OTHER).decision == "not_checked"


def test_a_list_that_must_be_checked_and_is_missing_makes_nobody_clear(opened: Open):
    engine = opened(max_ages={"sltd": 3600.0})
    assert engine.state().why == "No list is loaded."
    load(engine, WANTED)
    engine.follow()
    assert [state.list for state in engine.screen(OTHER).checked.not_checked] == ["sltd"]
    assert engine.screen(OTHER).decision == "not_checked"


def test_a_list_that_is_overdue_and_not_indexed_yet_is_named_once_and_not_ready(opened: Open):
    engine = opened(delta_limit=10, max_ages={"w": 3600.0})
    load(engine, *persons(50))
    at(engine, ago=3_601)
    assert [state.list for state in engine.screen(OTHER).checked.not_checked] == ["w"]
    assert not engine.state().ready


def test_reads_of_the_store_that_fail_are_counted(opened: Open, monkeypatch: pytest.MonkeyPatch):
    engine = opened()

    def unreadable() -> int:
        raise StoreUnavailable("The store cannot be read.")

    monkeypatch.setattr(engine.store, "head", unreadable)
    engine.follow()
    engine.follow()
    assert engine.state().store_failures == 2


def at(engine: Engine, *, ago: float) -> None:
    """As if all lists had been loaded so many seconds ago; followed."""
    then = datetime.fromtimestamp(time.time() - ago, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with closing(sqlite3.connect(engine.library.folder.parent / "store.db")) as connection, connection:
        connection.execute("UPDATE list SET loaded_at = ?", (then,))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("screening.engine.RELIST_SECONDS", 0.0)
        engine.follow()


def test_no_query_waits_for_a_store_that_was_slow_to_fail_a_moment_ago(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    """The follower looks again, and while its looks fail at once queries may look for themselves."""
    engine = opened(store_grace_seconds=0.0)
    engine.put(WANTED)
    looks, head = [], engine.store.head

    def unreadable() -> int:
        looks.append(threading.current_thread())
        raise StoreUnavailable("The store cannot be read.")

    monkeypatch.setattr(engine.store, "head", unreadable)
    assert engine.screen(OTHER).decision == "not_checked"
    assert len(looks) == 1
    monkeypatch.setattr("screening.engine.SLOW_SECONDS", -1.0)  # as if it had taken long
    monkeypatch.setattr("screening.engine.LEAVE_SECONDS", 1000.0)
    engine.follow()
    del looks[:]
    assert [engine.screen(OTHER).decision for _ in range(5)] == ["not_checked"] * 5
    assert engine.screen(ASKED).decision == "refer"
    assert looks == []
    monkeypatch.setattr(engine.store, "head", head)
    later = time.monotonic() + 1001.0
    monkeypatch.setattr("screening.engine.time.monotonic", lambda: later)
    assert engine.screen(OTHER).decision == "clear"


def test_a_query_after_a_pause_waits_for_the_look_that_the_follower_has_just_begun(
    opened: Open, monkeypatch: pytest.MonkeyPatch
):
    """Both notice at the same moment that the last look is too long ago; one of them must look."""
    monkeypatch.setattr("screening.engine.SLOW_SECONDS", 60.0)  # a look as long as this test lasts is brief
    engine = opened(store_grace_seconds=3600.0)
    engine.put(WANTED)
    looking, go_on, head = threading.Event(), threading.Event(), engine.store.head

    def slow_head() -> int:
        looking.set()
        assert go_on.wait(60)
        return head()

    class Lock:
        """The engine's, which says when a query would have it."""

        def acquire(self, timeout: float) -> bool:
            go_on.set()
            return lock.acquire(timeout=timeout)

        def release(self) -> None:
            lock.release()

        def __enter__(self) -> None:
            lock.acquire()

        def __exit__(self, *_: object) -> None:
            lock.release()

    lock, engine._lock = engine._lock, Lock()  # type: ignore[assignment]
    monkeypatch.setattr(engine.store, "head", slow_head)
    engine._contact -= 7200.0  # so long was the pause
    follower = threading.Thread(target=engine.follow)
    follower.start()
    assert looking.wait(60)
    assert engine.screen(OTHER).decision == "clear"
    follower.join()


def test_whoever_imports_the_engine_imports_nothing_that_it_does_not_need():
    """Each of these takes a part of the second, and of the memory, that a program has to begin with it."""
    heavy = {"pydantic", "structlog", "rich", "prometheus_client", "asyncio", "ssl", "redis", "cryptography"}
    program = "import sys, screening.engine; print(*{name.partition('.')[0] for name in sys.modules})"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    imported = set(found.stdout.split())
    assert "screening" in imported
    assert not imported & heavy


def test_travellers_screened_together_are_answered_as_each_alone(opened: Open) -> None:
    engine = opened()
    stolen = DocumentRecord("s:1", "s", "N7654321", "P", "KAZ")
    load(engine, WANTED, stolen, *persons(20, "v"), lists=("w", "s", "v"))
    engine.build()
    engine.follow()
    engine.put(PersonRecord("w:late", "w", (Name("Bekzat Djumagulov"),)))  # beside the snapshot
    shown = Document("N7654321", "P", "KAZ")
    queries = [
        Query(ASKED),
        Query(Traveller("1", documents=(shown,))),
        Query(ASKED, policy="strict", limit=1),
        Query(OTHER, threshold=0.4),
        Query(Traveller("2", Name("Dzhumagulov Bekzad"), documents=(shown, Document("X1", "P", "KAZ")))),
        Query(Traveller("3")),
    ]
    together = engine.screen_together(queries)
    alone = [
        engine.screen(each.traveller, policy=each.policy, threshold=each.threshold, limit=each.limit)
        for each in queries
    ]
    assert [wire.answer(replace(one, elapsed_us=0)) for one in together] == [
        wire.answer(replace(one, elapsed_us=0)) for one in alone
    ]
    assert [len(one.hits) for one in together] == [2, 1, 1, 0, 3, 0]
    assert all(one.elapsed_us == one.effort.elapsed_us for one in together)
    assert engine.screen_together([]) == []
