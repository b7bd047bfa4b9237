"""Whatever runs is killed at random moments while it is asked: the short form of `python -m loadtests.kills`."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loadtests.kills import verdict
from loadtests.kills.ledger import Ledger
from loadtests.kills.trial import Trial

SECONDS = 15.0
PAUSE = 1.0


@pytest.mark.slow
@pytest.mark.parametrize("store", ["sqlite", "redis"])
def test_under_random_kills_nothing_is_lost_nobody_is_wrongly_clear_and_the_audit_has_no_gap(
    tmp_path: Path, store: str
) -> None:
    """Clients ask, report, load lists and send passenger lists meanwhile, and remember what they were told.

    It goes on until all of that has happened. How soon a change is known is for the trial on a quiet machine: here it
    is known to whoever says that he has looked since.
    """
    with Trial(tmp_path, seed=7, store=store, pause=PAUSE, prompt=False) as trial:
        trial.run(SECONDS, lambda: enough(trial))
        assert enough(trial), trial.ledger.failures
        rows = verdict.judged(trial, tmp_path)
    told = {row["measure"]: row["value"] for row in rows}
    assert verdict.wrong(rows) == [], told


def enough(trial: Trial) -> bool:
    ledger = trial.ledger
    changes = len(ledger.on_file) + len(ledger.gone)
    return len(ledger.answered) > 100 and changes > 10 and len(ledger.flights) >= 1 and ledger.loads >= 1


def test_on_a_slow_machine_an_answer_must_know_what_was_acknowledged_before_its_look_at_the_store() -> None:
    ledger, since = Ledger(prompt=False), time.monotonic()
    for ahead, must in ((-5, False), (5, True)):
        moment = datetime.fromtimestamp(time.time() + ahead, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert ledger.must_know(since, moment) == must
        assert ledger.must_know(0.0, moment), "who was there from the start"
        assert Ledger().must_know(since, moment), "who is asked for only after a second"
    assert not ledger.must_know(since, "")
