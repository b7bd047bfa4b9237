"""The gate on document numbers: what `python -m benchmarks.accuracy.documents` measures, over a smaller list."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from benchmarks.accuracy import documents
from benchmarks.accuracy.task import loaded
from screening import synthetic
from screening.engine import Engine
from screening.model import DocumentRecord

FILED = list(synthetic.documents(documents.SEED, 12_000, documents.LIST))
QUERIES = 300


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with loaded(FILED) as opened:
        yield opened


def test_every_class_finds_what_is_wanted_of_it_and_refers_no_others(engine: Engine) -> None:
    rows = documents.measure(engine, FILED, QUERIES)
    assert [row for row in rows if row["met"] == "no"] == []
    asked = {row["what happened to the number"]: row["queries"] for row in rows}
    assert min(asked.values()) > 20
    assert asked["exact"] == QUERIES
    assert set(asked) > {one.name for one in documents.CLASSES}


def test_a_class_that_finds_too_little_or_refers_others_has_not_met_what_is_wanted() -> None:
    assert documents._told("exact", 1000, 999, 0, 1.0, 0.001)["met"] == "no"
    assert documents._told("exact", 1000, 1000, 1, 1.0, 0.001)["met"] == "no"
    assert documents._told("exact", 1000, 1000, 0, 1.0, 0.001)["met"] == "yes"


@pytest.mark.parametrize("one", documents.CLASSES, ids=lambda one: one.name)
def test_each_class_changes_the_number_in_its_own_way_and_the_same_way_for_a_seed(
    one: documents.Class,
) -> None:
    record = DocumentRecord("d", "d", "KO8DQILZSBG610525", "P", "KGZ")
    shown = [one.change(random.Random(seed), record) for seed in (1, 1, 2)]
    assert shown[0] == shown[1]
    assert None not in shown
    assert (shown[0] == record.number) == (one.name == "exact")
