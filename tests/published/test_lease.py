"""Of several replicas one builds; one that died is followed by another."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from screening.published import lease as leases
from screening.published.lease import SECONDS, Lease
from screening.store import Store, open_store
from tests.redis import store_for

PATIENCE = 60.0  # seconds, on a busy machine


@pytest.fixture(params=["sqlite", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/s.db" if request.param == "sqlite" else store_for(tmp_path))


class Clock:
    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


def test_one_holder_alone_has_it_until_it_gives_it_back(store: Store) -> None:
    one, other = Lease(store), Lease(store)
    assert one.take()
    assert one.take()
    assert not other.take()
    other.give_back()
    assert not other.take()
    one.give_back()
    assert other.take()


def test_one_that_fell_silent_is_followed_by_another(store: Store) -> None:
    clock = Clock()
    one, other = Lease(store, clock), Lease(store, clock)
    assert one.take()
    clock.time += SECONDS - 1
    assert not other.take()
    clock.time += 2
    assert other.take()
    assert not one.take()


def test_while_it_is_held_it_is_renewed_and_then_given_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "RENEWED", 0.01)
    clock = Clock()
    one, other = Lease(store, clock), Lease(store, clock)
    assert one.take()
    with one.held():
        for _ in range(3):
            # Read before the hour moves: a renewal in between would be the last that differs.
            said = store.word(leases._NAME)
            clock.time += SECONDS - 1
            until = time.monotonic() + PATIENCE
            while store.word(leases._NAME) == said:
                assert time.monotonic() < until, "it was not renewed"
                time.sleep(0.001)
            assert not other.take()
    assert other.take()


def test_one_that_hangs_does_not_keep_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "RENEWED", 0.01)
    monkeypatch.setattr(leases, "LONGEST", 0.0)
    clock = Clock()
    one, other = Lease(store, clock), Lease(store, clock)
    assert one.take()
    with one.held():
        clock.time += SECONDS + 1
        assert other.take()
    assert not one.take()


def test_a_word_that_is_none_of_ours_keeps_nobody(store: Store) -> None:
    assert store.exchange(leases._NAME, "", "nonsense")
    assert Lease(store).take()
