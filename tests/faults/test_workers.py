"""Two workers, one truth: how soon the other one knows."""

from __future__ import annotations

import time

import pytest

from screening.settings import Settings
from tests.faults.service import serving, soon, stopped
from tests.faults.world import traveller

pytestmark = pytest.mark.slow

ROUNDS = 25


def test_a_change_through_one_worker_is_known_to_the_other_within_a_second(
    loaded: Settings, record_property: pytest.RecordProperty
) -> None:
    """From the acknowledgement to the first right answer of the other worker, of puts and deletions."""
    delays = []
    with serving(loaded) as service:
        service.all_ready()
        first, second = service.workers()
        for number in range(400, 400 + ROUNDS):
            for one, other in ((first, second), (second, first)):
                with stopped(other):
                    acknowledged = _change(service, number, put=one == first)
                with stopped(one):
                    wanted = "refer" if one == first else "clear"
                    soon(lambda w=wanted, n=number: service.decision(traveller(n)) == w)
                    delays.append(time.monotonic() - acknowledged)
    delays.sort()
    record_property("p50", delays[len(delays) // 2])
    record_property("worst", delays[-1])
    assert len(delays) == 2 * ROUNDS


def _change(service, number: int, *, put: bool) -> float:
    """Makes the change; when it was acknowledged."""
    if put:
        assert service.put(number).status_code == 201
    else:
        assert service.request("DELETE", f"/v1/records/national:{number}").status_code == 200
    return time.monotonic()
