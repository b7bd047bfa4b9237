"""One traveller asked about over HTTP, alone or in a batch: within its deadline, counted, watched.

The one place between the routes and the engine, so that what must happen with every answer happens here: its
deadline, the audit, the metrics, the watch for trawling.
A deadline is kept to, never at the price of a finding: one that passed while the traveller waited makes the
answer `not_checked` and the look-up is caught up on (`late`); one that passes during the look-up makes a
`clear` into `not_checked`, because nobody waited for it, but a referral stays a referral.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter as now
from typing import Any

from starlette.types import Scope

from screening.access import OPEN, identity_of
from screening.api import tally
from screening.api.accounting import asker
from screening.api.turns import Turns
from screening.audit.office import Asker, Office
from screening.engine import Engine
from screening.model import Answer, Checked, ListState
from screening.wire import Query

MISSED = (
    "The deadline of the request passed before the traveller was looked up; it is caught up on afterwards."
)
TOO_LATE = "The deadline of the request passed during the look-up."


def answer(state: Any, scope: Scope, query: Query, position: int = 0) -> Answer:
    """The answer to one query of the request in `scope`; `state` is the application's. To be called in a thread.

    `position` tells the travellers of a batch apart. Raises AuditUnavailable where no account can be given.
    """
    engine: Engine = state.engine
    found = _missed_by_now(state, scope, query)
    if found is None:
        found = engine.screen_together((query,))[0]
        tally.looked_up((found,))
        found = _in_time(scope, found)
    office: Office = state.audit
    return _noted(state, scope, query, office.query(_asker(scope), query.traveller, found, position))


async def answer_on_loop(state: Any, scope: Scope, query: Query) -> Answer:
    """The same on the event loop, with those who ask at the same moment.

    Where the audit waits for the disk, others are answered meanwhile.
    """
    turns: Turns = state.turns
    found = _missed_by_now(state, scope, query)
    if found is None:
        found = _in_time(scope, await turns.screen(query))
    office: Office = state.audit
    return _noted(state, scope, query, await office.query_on_loop(_asker(scope), query.traveller, found))


def _missed_by_now(state: Any, scope: Scope, query: Query) -> Answer | None:
    """That it could not be looked up in time; None where there is time."""
    if not _is_late(scope):
        return None
    state.late.add(scope, query)
    return _missed(state.engine, query)


def _in_time(scope: Scope, found: Answer) -> Answer:
    """What was found, as it may be said by now."""
    return _overdue(found) if _is_late(scope) else found


def _is_late(scope: Scope) -> bool:
    deadline: float | None = scope.get("deadline")
    return deadline is not None and now() >= deadline


def _asker(scope: Scope) -> Asker:
    return asker(identity_of(scope), scope.get("request_id", ""))


def _noted(state: Any, scope: Scope, query: Query, found: Answer) -> Answer:
    """The answer as it is given, counted and watched."""
    tally.told(found)
    who = identity_of(scope)
    if who.role != OPEN:
        state.watch.note(who, _asked(query), [hit.record_id for hit in found.hits])
    return found


def _missed(engine: Engine, query: Query) -> Answer:
    """Nothing was looked up: no list counts as checked."""
    _, checked = engine.present()
    chosen = engine.options.chosen(query.policy, query.threshold, query.limit)
    warnings = (*query.traveller.warnings, MISSED)
    nothing = _nothing_checked(checked, MISSED)
    return Answer(
        query.traveller.id,
        "not_checked",
        (),
        nothing,
        warnings,
        policy=chosen.name,
        threshold=chosen.threshold,
    )


def _overdue(found: Answer) -> Answer:
    warnings = (*found.warnings, TOO_LATE)
    if found.decision != "clear":
        return replace(found, warnings=warnings)
    return replace(
        found,
        decision="not_checked",
        checked=_nothing_checked(found.checked, TOO_LATE),
        warnings=warnings,
    )


def _nothing_checked(checked: Checked, why: str) -> Checked:
    told = {state.list for state in checked.not_checked}
    others = [ListState(state.list, state.records, state.loaded_at, why) for state in checked.lists]
    others = [state for state in others if state.list not in told]
    return replace(checked, lists=(), not_checked=(*checked.not_checked, *others))


def _asked(query: Query) -> str:
    """What tells travellers apart, cheaply."""
    traveller = query.traveller
    return traveller.name.full if traveller.name is not None else traveller.documents[0].number
