"""Whatever runs is killed at random moments while it is asked: the short form of `python -m loadtests.kills`."""

from __future__ import annotations

from pathlib import Path

import pytest

from loadtests.kills import verdict
from loadtests.kills.trial import Trial

pytestmark = pytest.mark.slow

SECONDS = 15.0
PAUSE = 1.0


@pytest.mark.parametrize("store", ["sqlite", "redis"])
def test_under_random_kills_nothing_is_lost_nobody_is_wrongly_clear_and_the_audit_has_no_gap(
    tmp_path: Path, store: str
) -> None:
    """Clients ask, report, load lists and send passenger lists meanwhile, and remember what they were told."""
    with Trial(tmp_path, seed=7, store=store, pause=PAUSE) as trial:
        trial.run(SECONDS)
        rows = verdict.judged(trial, tmp_path)
    told = {row["measure"]: row["value"] for row in rows}
    assert verdict.wrong(rows) == [], told
    assert told["kills"] >= 3, told
    assert told["queries answered"] > 100, told
    assert told["changes acknowledged"] > 10, told
    assert told["passenger lists answered"] >= 1, told
    assert told["loads acknowledged"] >= 1, told
