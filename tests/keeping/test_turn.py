from __future__ import annotations

from pathlib import Path

from screening.keeping.turn import SECONDS, Turn
from tests.keeping.office import filled


class Clock:
    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


def test_of_several_one_has_its_turn_until_it_ends_it(tmp_path: Path) -> None:
    store, clock = filled(tmp_path), Clock()
    one, other = Turn(store, "a:1", clock), Turn(store, "b:1", clock)
    assert one.take()
    assert not other.take()
    assert one.take(), "whoever has it keeps it"
    one.end()
    assert other.take()


def test_machines_whose_clocks_differ_a_little_still_know_whose_turn_it_is(tmp_path: Path) -> None:
    store, clock = filled(tmp_path), Clock()
    clock.time += 0.6  # so that the end of the turn is rounded up
    assert Turn(store, "a:1", clock).take()
    for behind in (0.0, 0.5, 30.0):
        clock.time -= behind
        assert not Turn(store, "b:1", clock).take()


def test_a_turn_whose_holder_died_passes_on_after_its_time(tmp_path: Path) -> None:
    store, clock = filled(tmp_path), Clock()
    assert Turn(store, "a:1", clock).take()
    clock.time += SECONDS + 1
    other = Turn(store, "b:1", clock)
    assert other.take()
    Turn(store, "a:1", clock).end()
    assert not Turn(store, "c:1", clock).take(), "who lost it does not end another's"


def test_a_clock_that_was_wrong_does_not_hold_it_for_years(tmp_path: Path) -> None:
    store, clock = filled(tmp_path), Clock()
    clock.time += 70 * 365 * 86_400
    assert Turn(store, "a:1", clock).take()
    clock.time -= 70 * 365 * 86_400
    assert Turn(store, "b:1", clock).take()


def test_the_day_of_the_last_round_is_kept_for_all(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert Turn(store, "a:1").day == ""
    Turn(store, "a:1").note("2026-11-22")
    assert Turn(store, "b:1").day == "2026-11-22"
