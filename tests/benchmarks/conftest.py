"""A world of a few hundred records, made once, and an engine over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.speed import data
from benchmarks.speed.data import Loaded, Size
from screening.engine import Engine

SMALL = Size(300, 1_100)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return data.prepare(tmp_path_factory.mktemp("measured"), SMALL)


@pytest.fixture
def engine(loaded: Loaded) -> Iterator[Engine]:
    with data.opened(loaded) as engine:
        yield engine
