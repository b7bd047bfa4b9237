"""Fixtures that every test may use.

Strategy: make the smallest data that shows the point, inline; read the real lists from `shared_data`
only where reality is the point, and let each such module also hold a test that runs without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is; and the same examples everywhere, as in CI, so that none
# fails by chance: who looks for new ones runs `make fuzz`.
settings.register_profile(
    "whenever", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("whenever")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real lists beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here: the real watch-lists are not part of the repository")
    return SHARED


@pytest.fixture(autouse=True)
def _logs_as_nobody_set_them() -> Iterator[None]:
    """How a process logs is set once for all of it: no test may leave its setting to the next."""
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()
