"""Travellers asked about over HTTP, those of one moment or of one batch: within their deadlines, counted, watched.

The one place between the routes and the engine, so that what must happen with every answer happens here: its
deadline, the audit, the metrics, the watch for trawling.
A deadline is kept to, never at the price of a finding: one that passed while the traveller waited makes the
answer `not_checked` and the look-up is caught up on (`late`); one that passes during the look-up makes a
`clear` into `not_checked`, because nobody waited for it, but a referral stays a referral.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter as now
from typing import Any

from starlette.types import Scope

from screening import together
from screening.access import OPEN, identity_of
from screening.api import tally, tracing
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


Asked = tuple[Scope, Query, int]
"""A traveller asked about in the request of that scope; the number tells those of a batch apart."""

Told = Answer | Exception
"""What becomes of one of several: an answer, or the error that is theirs alone."""


async def answer_on_loop(state: Any, scope: Scope, query: Query) -> Answer:
    """The answer to one query of the request in `scope`, looked up with those who ask at the same moment.

    `state` is the application's. Raises AuditUnavailable where no account can be given. Where the audit waits for the
    disk, others are answered meanwhile.
    """
    turns: Turns[Asked] = state["turns"]  # as an attribute each of these would take 0.6 us
    found = await turns.join((scope, query, 0))
    office: Office = state["audit"]
    if office.waits:
        found = await office.query_on_loop(_asker(scope), query.traveller, found)
        tally.count((found,))
    return _noted(state, scope, query, found)


def turn(state: Any, asked: Sequence[Asked]) -> list[Told]:
    """What those of one moment are told: entered and counted together, unless each has to wait for the disk.

    Counted before the first of them goes on, so that all stands in the metrics when an answer leaves.
    """
    office: Office = state["audit"]
    given = looked_up(state, asked)
    if office.waits:
        return given
    if office.open:
        given = [_entered(office, one, found) for one, found in zip(asked, given, strict=True)]
    tally.count([each for each in given if type(each) is Answer])
    return given


def looked_up(state: Any, asked: Sequence[Asked]) -> list[Told]:
    """What is found for each of several within their deadlines."""
    if not [scope for scope, _, _ in asked if "deadline" in scope]:
        return together.answers(state["engine"], [query for _, query, _ in asked])
    missed = [_missed_by_now(state, scope, query) for scope, query, _ in asked]
    in_time = [each[1] for each, miss in zip(asked, missed, strict=True) if miss is None]
    found = iter(together.answers(state.engine, in_time) if in_time else ())
    return [
        _in_time(each[0], next(found)) if miss is None else miss
        for each, miss in zip(asked, missed, strict=True)
    ]


def told(state: Any, asked: Asked, found: Told) -> Answer:
    """The answer to one, entered and watched, and for the caller to count. To be called in a thread.

    Raises what was found instead of an answer, and AuditUnavailable.
    """
    given = _entered(state.audit, asked, found)
    if isinstance(given, Exception):
        raise given
    return _noted(state, asked[0], asked[1], given)


def _entered(office: Office, asked: Asked, found: Told) -> Told:
    if isinstance(found, Exception):
        return found
    scope, query, position = asked
    try:
        return office.query(_asker(scope), query.traveller, found, position)
    except Exception as error:
        return error


def _missed_by_now(state: Any, scope: Scope, query: Query) -> Told | None:
    """That it could not be looked up in time; None where there is time."""
    if not _is_late(scope):
        return None
    try:
        state.late.add(scope, query)
        return _missed(state.engine, query)
    except Exception as error:
        return error


def _in_time(scope: Scope, found: Told) -> Told:
    """What was found, as it may be said by now."""
    return _overdue(found) if isinstance(found, Answer) and _is_late(scope) else found


def _is_late(scope: Scope) -> bool:
    deadline: float | None = scope.get("deadline")
    return deadline is not None and now() >= deadline


def _asker(scope: Scope) -> Asker:
    return asker(identity_of(scope), scope.get("request_id", ""))


def _noted(state: Any, scope: Scope, query: Query, found: Answer) -> Answer:
    """The answer as it is given, traced and watched."""
    tracing.screened(found)
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
