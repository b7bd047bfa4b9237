"""The compiled search through names finds the same forms, in the same order and with the same scores, as NumPy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from screening import decide, synthetic, wire
from screening import screen as query_path
from screening.engine import Engine
from screening.index import keys, ranking
from screening.index.search import Searcher
from screening.model import Traveller
from screening.store import open_store
from tests.kernel import pure

pure.require_kernel()

PERSONS = 2_500


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("retrieval")
    store = open_store(f"sqlite:///{folder}/store.db")
    with store.loading(source="test") as loading:
        for person in synthetic.persons(7, PERSONS):
            loading.add(person)
        loading.commit()
    engine = Engine(store, folder / "index")
    engine.build()
    engine.open(build=False)
    return engine._view.searcher


def travellers() -> list[Traveller]:
    """On the list and not, with all they have, and by name alone."""
    made = synthetic.travellers(7, 200, PERSONS, 0, share=0.6)
    whole = [wire.traveller(orjson.dumps(body)) for body, _ in made]
    return whole + [replace(traveller, birth_date="", documents=()) for traveller in whole]


@pytest.mark.parametrize("budget", [400, 3])
def test_forms_scores_and_bearers_are_equal(searcher: Searcher, budget: int):
    found = cut = 0
    assert searcher.snapshot is not None
    for traveller in travellers():
        probe = query_path.prepare_probe(traveller)
        if not probe.names:
            continue
        names = searcher.as_rare_here(probe.names)
        wanted = keys.asked_together(names)
        floors = query_path._floors(traveller, decide.DEFAULT)
        weigher = ranking.Weigher(names, probe.born, floors)
        compiled = ranking.rank(searcher.snapshot, wanted, weigher, budget)
        assert compiled == ranking._rank(searcher.snapshot, wanted, weigher, budget)
        for form, score, _ in compiled.forms:
            bearers = searcher.snapshot.bearers(form, probe.born, floors, score)
            assert weigher.bearers(searcher.snapshot, form, score) == bearers
        found += len(compiled.forms)
        cut += compiled.cut
    assert found > 100
    assert bool(cut) == (budget < 10)


def test_counts_of_keys_are_equal(searcher: Searcher):
    assert searcher.snapshot is not None
    asked = keys.lone_keys(query_path.prepare_probe(travellers()[0]).names)
    compiled = searcher.snapshot.counts(asked)
    searcher.snapshot.compiled, kept = None, searcher.snapshot.compiled
    try:
        assert searcher.snapshot.counts(asked) == compiled
    finally:
        searcher.snapshot.compiled = kept
