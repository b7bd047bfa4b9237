"""Replicas on one Redis server behind nginx, while they, Redis and the network fail: the trial of loadtests.replicas.

The ledger that judges the answers is itself tried: it finds what is wrong, and finds no fault with what may be so.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loadtests.replicas.__main__ import tried
from loadtests.replicas.ledger import AFTER, SOON, Asked, Ledger
from loadtests.replicas.trial import MUST_BE_NONE, wrong
from screening.index.library import Library
from tests.components import require
from tests.faults.service import run, serving, until
from tests.faults.test_redis import replica
from tests.faults.world import STRANGER, edition, traveller
from tests.redis import RedisProcess

GRACE = 5.0


@pytest.mark.slow
def test_two_replicas_lose_nothing_and_clear_nobody_wrongly_while_everything_fails_in_turn(
    tmp_path: Path,
) -> None:
    require("nginx")
    rows = tried(
        tmp_path, 24.0, replicas=2, persons=300, pause=8.0, rate=30.0, slow_machine=True, enough=enough
    )
    assert [row for row in rows if wrong([row])] == []
    found = {row["measure"]: row["value"] for row in rows}
    assert set(found) >= MUST_BE_NONE
    assert found["replicas killed and started again"] == 3
    assert found["Redis killed and started again"] == 1
    assert found["2 cut off from Redis, seconds"] > 2


def enough(ledger: Ledger) -> bool:
    return min(ledger.queries[word] for word in ("refer", "clear")) > 50 and ledger.acknowledged > 20


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(loaded=10, grace=GRACE, seed=1)


def put(ledger: Ledger, number: int, ago: float, *, on_file: bool = True) -> Asked:
    """A change that was acknowledged so many seconds ago."""
    ledger.noted(number, on_file=on_file)
    asked = Asked(number, on_file, time.monotonic() - ago)
    ledger._state[number] = asked
    return asked


def test_one_who_was_loaded_may_never_be_clear(ledger: Ledger) -> None:
    ledger.outage(0.0, float("inf"))
    ledger.answered(Asked(3, on_file=True), time.monotonic(), "clear", found=False)
    assert len(ledger.wrong) == 1


def test_a_change_must_be_known_a_second_later_and_may_be_known_sooner(ledger: Ledger) -> None:
    asked = put(ledger, 10_001, ago=SOON / 2)
    ledger.answered(asked, asked.since + SOON / 2, "clear", found=False)
    assert (ledger.wrong, ledger.late) == ([], 1)
    asked = put(ledger, 10_002, ago=SOON * 1.5)
    ledger.answered(asked, time.monotonic(), "clear", found=False)
    assert len(ledger.wrong) == 1


def test_while_redis_is_away_it_may_be_known_later_but_not_for_ever(ledger: Ledger) -> None:
    ledger.outage(time.monotonic() - 60, float("inf"))
    asked = put(ledger, 10_001, ago=GRACE)
    ledger.answered(asked, asked.since + GRACE, "clear", found=False)
    assert not ledger.wrong
    long_ago = put(ledger, 10_002, ago=SOON + GRACE + AFTER + 1)
    ledger.answered(long_ago, time.monotonic(), "clear", found=False)
    assert len(ledger.wrong) == 1


def test_on_a_slow_machine_a_change_must_be_known_to_whoever_says_that_he_has_looked_since() -> None:
    ledger = Ledger(loaded=10, grace=GRACE, seed=1, prompt=False)
    asked = put(ledger, 10_001, ago=60.0)
    before, after = (
        datetime.fromtimestamp(time.time() - ago, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for ago in (70, 50)
    )
    ledger.answered(asked, time.monotonic(), "clear", found=False, as_of=before)
    assert (ledger.wrong, ledger.late) == ([], 1)
    ledger.answered(asked, time.monotonic(), "clear", found=False, as_of=after)
    ledger.answered(Asked(3, on_file=True), time.monotonic(), "clear", found=False, as_of=before)
    assert len(ledger.wrong) == 2


def test_an_outage_that_is_over_is_an_excuse_for_a_short_while_only(ledger: Ledger) -> None:
    ledger.outage(1.0, float("inf"))
    ledger.ended(1.0, time.monotonic() - GRACE - AFTER - 1)
    ledger.answered(put(ledger, 10_001, ago=SOON * 2), time.monotonic(), "clear", found=False)
    assert len(ledger.wrong) == 1


def test_one_who_was_withdrawn_must_not_be_found_and_a_stranger_never(ledger: Ledger) -> None:
    gone = put(ledger, 10_001, ago=60.0, on_file=False)
    ledger.answered(gone, time.monotonic(), "refer", found=True)
    ledger.answered(Asked(1_000_001, on_file=False), time.monotonic(), "refer", found=True)
    assert len(ledger.wrong) == 2


def test_not_checked_is_never_wrong_and_what_changed_meanwhile_is_not_judged(ledger: Ledger) -> None:
    asked = put(ledger, 10_001, ago=60.0)
    ledger.answered(asked, time.monotonic(), "not_checked", found=False)
    ledger.unknown(10_001)
    ledger.answered(asked, time.monotonic(), "clear", found=False)
    assert ledger.wrong == []


@pytest.mark.slow
def test_a_replica_of_few_records_has_a_snapshot_soon_and_starts_from_it_while_redis_is_away(
    tmp_path: Path,
) -> None:
    """Few records are answered from memory; without a snapshot of them it could not start then."""
    server = RedisProcess(tmp_path / "server")
    try:
        settings = replica(tmp_path / "one", server, rebuild_changes=2000, workers=1)
        assert run(settings, "load", edition(tmp_path / "few.ndjson", range(10))).returncode == 0
        assert Library(settings.index_dir).current() is None
        with serving(settings) as service:
            until(lambda: Library(settings.index_dir).current())
            service.kill()
            server.kill()
        with serving(settings) as service:
            assert service.decision(traveller(7)) == "refer"
            assert service.decision(STRANGER) == "not_checked"
    finally:
        server.end()
