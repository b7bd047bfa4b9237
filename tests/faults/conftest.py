"""The settings that the services of these tests share: small thresholds, so that a snapshot is soon due."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.settings import Settings
from tests.faults.service import run
from tests.faults.world import edition


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        store=f"sqlite:///{tmp_path / 'data' / 'store.db'}",
        index_dir=tmp_path / "index",
        port=0,
        workers=2,
        rebuild_changes=50,
        delta_limit=100,
        store_grace_seconds=60.0,  # what a busy machine holds up has not lost its store
    )


@pytest.fixture
def loaded(settings: Settings, tmp_path: Path) -> Settings:
    """The settings of a store with 300 persons and their snapshot; no service runs yet."""
    done = run(settings, "load", edition(tmp_path / "first.ndjson", range(300)))
    assert done.returncode == 0, done.stderr
    return settings
