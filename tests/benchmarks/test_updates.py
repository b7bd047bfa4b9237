"""Updates beside queries, with real servers: what is put here is found there; the measured store stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import data, updates
from benchmarks.speed.data import Loaded


@pytest.mark.slow
def test_what_one_server_is_given_the_other_one_finds(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "PROBED", 20)
    monkeypatch.setattr(updates, "TRAVELLERS", 50)
    with data.opened(loaded) as engine:
        before = engine.store.head()
    found = {row["measure"]: row["value"] for row in updates.measure(loaded, tmp_path, 2.0)}
    assert found["updates put"] > 0
    assert 0 < found["longest until visible"] < updates.VISIBLE_SECONDS * 1e3
    with data.opened(loaded) as engine:
        assert engine.store.head() == before


def test_a_neighbour_one_digit_away_is_not_taken_for_the_record() -> None:
    answer = {"hits": [{"record_id": f"{updates.LIST}:QQ0000012"}]}
    assert updates._holds(answer, "QQ0000012")
    assert not updates._holds(answer, "QQ0000013")
