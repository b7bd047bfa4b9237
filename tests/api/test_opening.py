from __future__ import annotations

from pathlib import Path

from screening import decide
from screening.api.opening import engine_of, engine_options
from screening.settings import Settings
from tests.api.conftest import settings_in


def test_the_policy_is_the_default_where_nothing_is_set(tmp_path: Path) -> None:
    assert engine_options(settings_in(tmp_path)).policy == decide.DEFAULT


def test_the_settings_reach_the_engine(tmp_path: Path) -> None:
    settings = Settings(
        store=f"sqlite:///{tmp_path / 'records.db'}",
        threshold=0.9,
        limit=3,
        budget=50,
        delta_limit=7,
        max_lag_seconds=8,
        store_grace_seconds=9,
    )
    options = engine_options(settings)
    assert (options.policy.threshold, options.policy.limit, options.policy.budget) == (0.9, 3, 50)
    assert (options.delta_limit, options.max_lag_seconds, options.store_grace_seconds) == (7, 8, 9)


def test_the_folder_of_snapshots_is_made(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    engine_of(settings).close()
    assert settings.index_dir.is_dir()
