"""What is counted: each answer as it is given, and how far this worker's data goes."""

from __future__ import annotations

from collections.abc import Sequence

from screening import freshness, metrics
from screening.engine import Engine, EngineState
from screening.model import Answer


def count(answers: Sequence[Answer]) -> None:
    """Count travellers screened together, and the hits listed.

    Added up first: a counter that moves costs more than the sum, and most where it lies in a file.
    """
    if not answers:
        return
    decisions: dict[str, int] = {}
    weighed = exhausted = prepare = find = weigh = 0
    for answer in answers:
        effort = answer.effort
        decisions[answer.decision] = decisions.get(answer.decision, 0) + 1
        weighed += effort.weighed
        exhausted += effort.exhausted
        prepare += effort.prepare_ns
        find += effort.find_ns
        weigh += effort.weigh_ns
        for hit in answer.hits:
            metrics.count_hit(hit.list, hit.kind)
        if answer.cleared:
            metrics.count_cleared(len(answer.cleared))
    metrics.observe_screens(decisions, [answer.elapsed_us / 1e6 for answer in answers], weighed, exhausted)
    metrics.observe_stages(prepare / 1e9, find / 1e9, weigh / 1e9)


def count_one(answer: Answer) -> None:
    """Count one traveller screened."""
    count((answer,))


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
