from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
import structlog

from screening.api import follower
from screening.api.follower import Follower
from screening.engine import Engine, EngineState
from screening.errors import StoreUnavailable
from screening.model import DocumentRecord
from screening.store import open_store

RECORD = DocumentRecord(id="sltd:1", list="sltd", number="A1234567")


def engine_on(path: Path) -> Engine:
    engine = Engine(open_store(f"sqlite:///{path / 'records.db'}"), path / "index")
    engine.open(build=False)
    return engine


def test_the_engine_learns_what_another_process_put_on_file(tmp_path: Path) -> None:
    engine, other = engine_on(tmp_path), engine_on(tmp_path)
    following = Follower(engine, 0.01)
    following.start()
    sequence, _ = other.put(RECORD)
    deadline = time.monotonic() + 90
    while engine.state().sequence < sequence and time.monotonic() < deadline:
        time.sleep(0.01)
    following.close()
    assert engine.state().sequence == sequence
    engine.close()
    other.close()


def test_a_failing_poll_is_logged_once_and_told_once_it_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_on(tmp_path)
    del engine.library  # something unforeseen
    following = Follower(engine, 0.01)
    with structlog.testing.capture_logs() as logged:
        following.poll()
        following.poll()
    assert [entry["event"] for entry in logged] == ["follow_failed"]
    assert following.trouble() == ""
    monkeypatch.setattr(follower, "PATIENCE", 0.0)
    assert following.trouble()
    engine.close()


def test_a_poll_that_succeeds_again_ends_the_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "PATIENCE", 0.0)
    engine = engine_on(tmp_path)
    library = engine.library
    following = Follower(engine, 0.01)
    with structlog.testing.capture_logs() as logged:
        del engine.library
        following.poll()
        engine.library = library
        following.poll()
    assert following.trouble() == ""
    assert [entry["event"] for entry in logged] == ["follow_failed", "follow_recovered"]
    engine.close()


def test_a_list_loaded_again_without_a_change_shows_its_new_age(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "SHOW", 0.0)
    shown: dict[str, str] = {}
    monkeypatch.setattr(
        follower.tally.metrics, "show_list", lambda name, _, loaded: shown.update({name: loaded})
    )
    engine = engine_on(tmp_path)
    following = Follower(engine, 1.0)
    for day in ("2026-11-01", "2026-11-02"):
        with engine.store.loading(as_of=day) as loading:
            loading.add(RECORD)
            loading.commit()
        with closing(sqlite3.connect(tmp_path / "records.db")) as connection, connection:
            connection.execute("UPDATE list SET loaded_at = ?", (f"{day}T00:00:00Z",))
        following.poll()
        assert shown == {"sltd": f"{day}T00:00:00Z"}
    engine.close()


def test_reads_of_the_store_that_fail_are_counted_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "SHOW", 0.0)
    counted: list[int] = []
    monkeypatch.setattr(follower.tally.metrics, "count_store_errors", counted.append)
    engine = engine_on(tmp_path)
    following = Follower(engine, 1.0)
    following.poll()

    def unreadable() -> int:
        raise StoreUnavailable("The store cannot be read.")

    with monkeypatch.context() as patched, structlog.testing.capture_logs() as logged:
        patched.setattr(engine.store, "head", unreadable)
        patched.setattr(engine.store, "lists", unreadable)
        following.poll()
        following.poll()
    assert counted == [0, 1, 1]
    assert [entry["event"] for entry in logged] == ["store_unreadable"]
    assert following.trouble() == ""
    with structlog.testing.capture_logs() as logged:
        following.poll()
    assert [entry["event"] for entry in logged] == ["store_readable"]
    engine.close()


def test_what_else_is_to_be_shown_is_called_with_the_state(tmp_path: Path) -> None:
    engine = engine_on(tmp_path)
    states: list[EngineState] = []
    Follower(engine, 1.0, states.append).poll()
    assert states == [engine.state()]
    engine.close()


def test_a_follower_that_was_never_started_can_be_closed(tmp_path: Path) -> None:
    engine = engine_on(tmp_path)
    Follower(engine, 1.0).close()
    engine.close()
