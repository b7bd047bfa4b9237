"""Rounds: how many reviews are due, and the withdrawal of what has lapsed, within bounds, by one process of all.

A round is safe to break off anywhere: each record is withdrawn by itself, as an ordinary change. It refuses, and says
so in metrics and log, when more of a list would go than `share`, or when the calendar has moved in a way that no
calendar does: a clock that is wrong must not empty a list. An operator's word (`screening review withdraw`) goes on.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import structlog

from screening import clock, lapse, metrics
from screening.audit.office import Asker, Office
from screening.errors import Conflict, NotFound
from screening.keeping.turn import Turn
from screening.keeping.withdrawal import withdraw
from screening.settings import Settings
from screening.store import Store
from screening.store.reviews import last_day

log = structlog.get_logger("screening.keeping")

LONGEST_GAP = 7  # days that may pass between two rounds, as over holidays, without anybody being asked
PAGE = 200

Refusal = Literal["share", "clock"]
SERVICE = Asker("service", "service")


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What of one list has lapsed: how many records of how many, and the last review date of those."""

    list: str
    due: int
    records: int
    upto: str

    def too_many(self, share: float) -> bool:
        """Whether they are more than may go without anybody's word."""
        return self.due > max(1, int(self.records * share))


def lapsed(store: Store, graces: Mapping[str, int], today: str) -> list[Lapsed]:
    """The lists of which something has lapsed, by the policy."""
    live = {info.list: info.records for info in store.lists() if info.records}
    uptos = {
        name: lapse.lapsed_by(today, grace)
        for name in sorted(live)
        if (grace := lapse.grace_of(graces, name)) is not None
    }
    days = sorted(set(uptos.values()))
    counts = dict(zip(days, store.reviews_due(*days), strict=True)) if days else {}
    found = (Lapsed(name, counts[upto].get(name, 0), live[name], upto) for name, upto in uptos.items())
    return [one for one in found if one.due]


def moved(last: str, today: str) -> bool:
    """Whether the calendar has moved as none does since the day of the last round.

    A day back is nothing: at midnight two machines need not agree.
    """
    return bool(last) and not -1 <= lapse.apart(last, today) <= LONGEST_GAP


def withdraw_lapsed(store: Store, office: Office, asker: Asker, what: Lapsed) -> Iterator[int]:
    """Withdraws what has lapsed of one list: 1 for each that went, 0 for each that had been changed meanwhile."""
    after = ("", "")
    while page := store.reviews(what.upto, after, PAGE, what.list):
        for review in page:
            record = store.get(review.record_id)
            if record is None or record.list != what.list or not "" < last_day(record.review_on) <= what.upto:
                yield 0
                continue
            try:
                withdraw(store, office, asker, record, "review")
            except (Conflict, NotFound):
                yield 0
            else:
                metrics.WITHDRAWN.labels(what.list).inc()
                yield 1
        after = page[-1].day, page[-1].record_id


class Rounds:
    """What goes from one round to the next. One process of each service makes them."""

    def __init__(self, settings: Settings, store: Store, office: Office) -> None:
        self._store = store
        self._office = office
        self._graces = lapse.parse(settings.withdraw_after_review or "")
        self._share = settings.withdraw_share
        self._ahead = settings.review_days
        self._turn = Turn(store, uuid.uuid4().hex)
        self._refused: dict[str, Refusal] = {}
        self._listed: set[str] = set()

    def make(self) -> None:
        """One round. Raises StoreUnavailable and AuditUnavailable: what it did by then holds."""
        today = clock.today()
        self._show(today)
        found = lapsed(self._store, self._graces, today) if self._graces else []
        refused = self._refuse(found, today)
        if not self._graces or "*" in refused or not self._turn.take():
            return
        for one in found:
            if one.list in refused:
                continue
            gone = 0
            for number, went in enumerate(withdraw_lapsed(self._store, self._office, SERVICE, one), 1):
                gone += went
                if number % PAGE == 0 and not self._turn.take():
                    return
            log.info("records_withdrawn", list=one.list, records=gone, upto=one.upto)
        self._turn.note(today)
        self._turn.end()

    def _show(self, today: str) -> None:
        passed, due = self._store.reviews_due(lapse.lapsed_by(today, 0), lapse.later(today, self._ahead))
        self._listed |= due.keys()
        for name in self._listed:
            gone = passed.get(name, 0)
            metrics.show_reviews(name, due=due.get(name, 0) - gone, passed=gone)

    def _refuse(self, found: list[Lapsed], today: str) -> dict[str, Refusal]:
        """What is not withdrawn without an operator's word, by list, "*" for all; told when it begins and ends."""
        refused: dict[str, Refusal] = {one.list: "share" for one in found if one.too_many(self._share)}
        if self._graces and moved(self._turn.day, today):
            refused["*"] = "clock"
        for name in self._refused.keys() - refused.keys():
            metrics.show_refused(name, self._refused[name], refused=False)
        for one in found:
            if one.list in refused and one.list not in self._refused:
                counts = {"records": one.due, "of": one.records}
                log.error("withdrawal_refused", list=one.list, why="share", **counts, remedy=REMEDY)
        if "*" in refused and "*" not in self._refused:
            log.error("withdrawal_refused", why="clock", last=self._turn.day, today=today, remedy=REMEDY)
        for name, why in refused.items():
            metrics.show_refused(name, why, refused=True)
        self._refused = refused
        return refused


REMEDY = "See whether the clock and the review dates are right; then `screening review withdraw` does it."
