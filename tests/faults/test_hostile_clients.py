"""A hundred clients who mean ill beside an honest one: the short form of `python -m loadtests.hostile`."""

from __future__ import annotations

from pathlib import Path

import pytest

from loadtests.hostile import trial
from loadtests.hostile.crowd import KINDS, QUICK

pytestmark = pytest.mark.slow


def test_beside_a_hundred_hostile_clients_every_honest_query_is_answered(tmp_path: Path) -> None:
    """How long it took is for the trial on a quiet machine; here nothing may fail, whatever else the machine does."""
    rows = trial.measured(tmp_path, clients=100, seconds=4.0, turns=1, workers=2, until_ended=True)
    told = {row["measure"]: row["value"] for row in rows}
    assert told["honest queries"] > 300
    assert told["honest queries that failed"] == 0
    assert told["connections that the service ended"] > 0
    assert set(KINDS) >= QUICK
    assert all(told.get(f"hostile: {kind.__name__.replace('_', ' ')}", 0) > 0 for kind in QUICK), told
