"""From settings to an open engine: the one place where the two meet."""

from __future__ import annotations

from dataclasses import replace

from screening import decide
from screening.engine import Engine, EngineOptions
from screening.settings import Settings
from screening.store import open_store


def engine_options(settings: Settings) -> EngineOptions:
    """The policy and the patience that the settings ask for."""
    threshold = decide.DEFAULT.threshold if settings.threshold is None else settings.threshold
    policy = replace(decide.DEFAULT, threshold=threshold, limit=settings.limit, budget=settings.budget)
    return EngineOptions(policy, settings.delta_limit, settings.max_lag_seconds, settings.store_grace_seconds)


def engine_of(settings: Settings) -> Engine:
    """An engine over the store and the snapshots that the settings name; not opened yet."""
    settings.index_dir.mkdir(parents=True, exist_ok=True)
    return Engine(open_store(settings.store), settings.index_dir, options=engine_options(settings))
