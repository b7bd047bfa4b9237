"""Passenger lists over HTTP, with a real service: a flight is timed, and what is killed is found whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import lists
from benchmarks.speed.batching import passengers
from benchmarks.speed.data import Loaded


@pytest.mark.slow
def test_a_list_that_is_killed_three_times_has_every_row_once(loaded: Loaded, tmp_path: Path) -> None:
    found = {
        row["measure"]: row["value"]
        for row in lists._killed(loaded, tmp_path, passengers(loaded.size, 1_500))
    }
    title = "list of 1,500 killed 3 times"
    assert found[f"{title}: rows lost, doubled or out of order"] == 0
    assert found[f"{title}: rows not checked"] == 0
    assert found[f"{title}: done after"] > 0


@pytest.mark.slow
def test_flights_are_timed_to_their_results(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "FLIGHTS", 2)
    monkeypatch.setattr(lists, "FLIGHT", 20)
    [row] = lists._flights(loaded, tmp_path, passengers(loaded.size, 60))
    assert row["unit"] == "ms"
    assert row["value"] > 0
