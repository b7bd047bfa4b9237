"""Travellers screened together, each with an answer or an error of its own: what fails for one fails for that one."""

from __future__ import annotations

from collections.abc import Sequence

from screening.engine import Engine
from screening.model import Answer, Query


def answers(engine: Engine, queries: Sequence[Query]) -> list[Answer | Exception]:
    """The answer to each query, or what the engine raised for it; where one fails, all are asked one by one."""
    try:
        return [*engine.screen_together(queries)]
    except Exception as error:
        if len(queries) == 1:
            return [error]
        return [found for query in queries for found in answers(engine, (query,))]
