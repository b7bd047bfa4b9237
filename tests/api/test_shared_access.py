"""Two services that share keys and counts: what the one is told, the other keeps to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from screening.api.app import create_app
from screening.store import RedisOptions
from screening.store.redis_keys import RedisKeys
from tests.access.test_door import until
from tests.api.conftest import UNKNOWN, settings_in
from tests.redis import store_for


@pytest.fixture
def url(tmp_path: Path) -> str:
    return store_for(tmp_path / "shared")


@pytest.fixture
def ring(url: str) -> RedisKeys:
    return RedisKeys(url, RedisOptions())


@pytest.fixture
def both(url: str, tmp_path: Path) -> Iterator[list[TestClient]]:
    with ExitStack() as stack:
        services = []
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            settings = settings_in(tmp_path / name).model_copy(update={"access_store": url, "audit": "off"})
            services.append(stack.enter_context(TestClient(create_app(settings))))
        yield services


def status(service: TestClient, key: str) -> int:
    return service.post("/v1/screen", json=UNKNOWN, headers={"Authorization": f"Bearer {key}"}).status_code


def test_a_key_lets_in_everywhere_until_it_is_revoked_anywhere(
    both: list[TestClient], ring: RedisKeys
) -> None:
    key, text = ring.create(client="lane", role="first_line")
    for service in both:
        until(lambda s=service: status(s, text) == 200)
    ring.revoke(key.prefix)
    for service in both:
        until(lambda s=service: status(s, text) == 401)


def test_what_a_client_sent_to_one_counts_at_the_other(both: list[TestClient], ring: RedisKeys) -> None:
    _, text = ring.create(client="lane", role="first_line", quota=20)
    one, two = both
    until(lambda: status(one, text) == 200)
    while status(one, text) != 429:
        pass
    until(lambda: status(two, text) == 429)


def test_each_keeps_a_copy_of_the_keys_beside_its_own_place_for_them(
    both: list[TestClient], ring: RedisKeys, tmp_path: Path
) -> None:
    key, text = ring.create(client="lane", role="first_line")
    for service, name in zip(both, ("one", "two"), strict=True):
        until(lambda s=service: status(s, text) == 200)
        copy = tmp_path / name / "access.copy"
        until(lambda c=copy: key.prefix in c.read_text())
        assert text[-43:] not in copy.read_text()
        assert not (tmp_path / name / "access.db").exists()
