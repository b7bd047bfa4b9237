from __future__ import annotations

import time
from pathlib import Path

import pytest
import structlog

from screening.api import follower
from screening.api.follower import Follower
from screening.engine import Engine
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
    deadline = time.monotonic() + 10
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


def test_a_follower_that_was_never_started_can_be_closed(tmp_path: Path) -> None:
    engine = engine_on(tmp_path)
    Follower(engine, 1.0).close()
    engine.close()
