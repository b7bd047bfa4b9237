"""What is counted: each answer as it is given, and how far this worker's data goes."""

from __future__ import annotations

from collections.abc import Sequence

from screening import freshness, metrics
from screening.api import tracing
from screening.engine import Engine, EngineState
from screening.model import Answer


def count(answer: Answer) -> None:
    """Count one traveller looked up and answered."""
    looked_up((answer,))
    told(answer)


def looked_up(answers: Sequence[Answer]) -> None:
    """Count what look-ups took: those made together are added up first, for a counter costs more than a sum."""
    efforts = [answer.effort for answer in answers]
    metrics.observe_screens(
        [answer.elapsed_us / 1e6 for answer in answers],
        sum([effort.weighed for effort in efforts]),
        sum([effort.exhausted for effort in efforts]),
    )
    metrics.observe_stages(
        sum([effort.prepare_ns for effort in efforts]) / 1e9,
        sum([effort.find_ns for effort in efforts]) / 1e9,
        sum([effort.weigh_ns for effort in efforts]) / 1e9,
    )


def told(answer: Answer) -> None:
    """Count one answer as it is given, and the hits listed."""
    metrics.count_decision(answer.decision)
    tracing.screened(answer)
    for hit in answer.hits:
        metrics.count_hit(hit.list, hit.kind)
    if answer.cleared:
        metrics.count_cleared(len(answer.cleared))


def show(engine: Engine, before: EngineState | None) -> EngineState:
    """Show where this worker stands, and count what it took in since `before`."""
    state = engine.state()
    metrics.show_worker(
        ready=state.ready,
        sequence=state.sequence,
        head=state.head,
        snapshot_sequence=state.snapshot_sequence,
        delta_records=state.delta_records,
    )
    if before is not None and state.generation != before.generation:
        metrics.count_swap()
    if before is not None and state.sequence > before.sequence:
        metrics.count_changes(state.sequence - before.sequence)
    metrics.count_store_errors(state.store_failures - (before.store_failures if before is not None else 0))
    return state


def show_lists(engine: Engine) -> None:
    """Show the size and age of every list, and which are older than they may be or missing."""
    limits, overdue = engine.options.max_ages, {state.list for state in engine.state().overdue}
    for info in engine.lists():
        metrics.show_list(info.list, info.records, info.loaded_at)
        limit = freshness.limit_of(limits, info.list, info.loaded_at)
        metrics.show_freshness(info.list, limit, info.list in overdue)
        overdue.discard(info.list)
    for missing in overdue:
        metrics.show_freshness(missing, limits[missing], overdue=True)
