"""The stores that must keep the promises. A new one joins by one more name in `STORES` and its addresses.

The third is Redis after a load that came into force and was left as it was, as by a process that was killed: every
answer comes from two places, a page of two rows at a time. The fourth is a Redis Cluster of six nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from screening.store import redis, redis_feed
from tests.redis import store_for
from tests.redis_cluster import cluster_store_for

STORES = [
    "sqlite",
    "redis",
    "redis in the midst of a load",
    pytest.param("redis cluster", marks=pytest.mark.slow),
]


@pytest.fixture(params=STORES)
def addresses(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], str]:
    """Gives the address of another, empty store at each call."""
    numbers = count()
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path}/store-{next(numbers)}.db"
    if request.param == "redis cluster":
        return lambda: cluster_store_for(tmp_path / str(next(numbers)))
    if request.param != "redis":
        monkeypatch.setattr(redis_feed.RedisFeed, "tidy", lambda _: None)
        monkeypatch.setattr(redis_feed, "PAGE_ROWS", 2)
        monkeypatch.setattr(redis, "HELPED", 0)
    return lambda: store_for(tmp_path / str(next(numbers)))
