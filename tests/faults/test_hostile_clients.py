"""A hundred clients who mean ill beside an honest one: the short form of `python -m loadtests.hostile`."""

from __future__ import annotations

from pathlib import Path

import pytest

from loadtests.hostile import trial
from loadtests.hostile.crowd import KINDS

pytestmark = pytest.mark.slow


def test_beside_a_hundred_hostile_clients_every_honest_query_is_answered(tmp_path: Path) -> None:
    """How long it took is for the trial on a quiet machine; here nothing may fail, whatever else the machine does."""
    rows = trial.measured(tmp_path, clients=100, seconds=4.0, turns=1, workers=2)
    told = {row["measure"]: row["value"] for row in rows}
    assert told["honest queries"] > 300
    assert told["honest queries that failed"] == 0
    assert told["connections that the service ended"] > 0
    quick = {"huge_body", "deep", "wide", "malformed"}
    assert quick <= {kind.__name__ for kind in KINDS}
    assert all(told[f"hostile: {kind.replace('_', ' ')}"] > 0 for kind in quick), told
