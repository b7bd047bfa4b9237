"""Travellers whose deadline passed before they were looked up, looked up afterwards.

Whoever asked has been told `not_checked` and has decided without us. If the look-up would have referred the
traveller, somebody must hear of it: it is counted, logged without anything personal, and can be alerted on.
Bounded, and in memory: what does not fit, or is lost with the process, is counted as lost where it can be.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, NamedTuple

import structlog
from anyio import to_thread
from starlette.types import Scope

from screening import metrics
from screening.access import identity_of
from screening.api.accounting import asker
from screening.api.logs import trace
from screening.audit.office import Asker
from screening.wire import Query

log = structlog.get_logger("screening.api")

MOST = 1_000
REST = 0.005  # seconds between two: those who wait now come first


class Missed(NamedTuple):
    """One query, and what leads from the log to whoever asked."""

    query: Query
    asker: Asker


class Late:
    """`add` from any thread of the loop's process; `run` as one task."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self._waiting: deque[Missed] = deque()

    def add(self, scope: Scope, query: Query) -> None:
        """Take note of one."""
        if len(self._waiting) >= MOST:
            metrics.count_late("lost")
            return
        self._waiting.append(Missed(query, asker(identity_of(scope), scope.get("request_id", ""))))

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(REST if self._waiting else 10 * REST)
            if self._waiting:
                await to_thread.run_sync(self._catch_up, self._waiting.popleft(), limiter=self._state.batches)

    def _catch_up(self, missed: Missed) -> None:
        query = missed.query
        try:
            found = self._state.engine.screen_together((query,))[0]
            self._state.audit.query(missed.asker, query.traveller, found)
        except Exception as error:
            metrics.count_late("lost")
            log.error(
                "late_query_failed", error=type(error).__name__, trace=trace(error), id=missed.asker.request
            )
            return
        metrics.count_late(found.decision)
        if found.cleared:
            metrics.count_cleared(len(found.cleared))
        if found.decision == "refer":
            records = [hit.record_id for hit in found.hits]
            log.warning("late_referral", id=missed.asker.request, client=missed.asker.client, records=records)
