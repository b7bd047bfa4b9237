"""The compiled search through names finds the same forms, in the same order and with the same scores, as NumPy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from screening import decide, synthetic, wire
from screening import screen as query_path
from screening.engine import Engine
from screening.index import births, keys, ranking
from screening.index.build import Filed, build
from screening.index.kinds import KINDS
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.matchers import packed
from screening.model import Name, PersonRecord, Traveller, record_to_json
from screening.store import open_store
from screening.text.names import PreparedName, Token, from_tokens, prepare
from tests.kernel import pure
from tests.kernel.test_weighing import names, slipped

pure.require_kernel()

PERSONS = 2_500
LONG = 1_024  # postings from which the kernel searches a list


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
        floors = query_path._demands(traveller, decide.DEFAULT)
        table = searcher.snapshot.table_of(traveller.sex, traveller.nationalities)
        weigher = ranking.Weigher(names, probe.born, floors, table)
        compiled = ranking.rank(searcher.snapshot, wanted, weigher, budget)
        assert compiled == ranking._rank(searcher.snapshot, wanted, weigher, budget)
        for form, score, _ in compiled.forms:
            bearers = searcher.snapshot.bearers(form, probe.born, floors, table, score)
            assert weigher.bearers(searcher.snapshot, form, score) == bearers
        found += len(compiled.forms)
        cut += compiled.cut
    assert found > 100
    assert bool(cut) == (budget < 10)


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Few names that thousands bear, born over seventy years: lists that are searched and not read through."""
    chance = random.Random(11)
    filed = []
    for number in range(8_000):
        name = f"{chance.choice(('Karim', 'Kerim', 'Salim'))} {chance.choice(('Rahimov', 'Rakhimov', 'Karimov'))}"
        record = PersonRecord(f"w:{number}", "w", (Name(name),), (born_by(chance),))
        filed.append(Filed(record.id, orjson.dumps(record_to_json(record))))
    meta = {"sequence": 1, "store": "", "token": "", "lists": []}
    return Snapshot(build(tmp_path_factory.mktemp("alike") / "1.snap", filed, meta))


def born_by(chance: random.Random) -> str:
    """A date, at times no more than its year."""
    year = 1935 + chance.randrange(75)
    return (
        f"{year}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        if chance.random() < 0.9
        else str(year)
    )


@pytest.mark.parametrize("budget", [400, 3])
@pytest.mark.parametrize(
    ("some_years", "far"), [(1.1, 1.1), (0.99, 1.1), (0.99, 0.99), (0.97, 1.1), (0.97, 0.97)]
)
def test_long_lists_are_searched_as_short_ones_are_read(
    alike: Snapshot, budget: int, some_years: float, far: float
):
    chance, found, cut = random.Random(13), 0, 0
    floors = births.Demands.of([births.Floors(0.9, 0.7, 0.75, 0.93, 0.95, some_years, far)] * len(KINDS))
    for _ in range(60):
        asked = query_path.prepare_probe(Traveller(name=Name("Karim Rahimov"))).names
        wanted = keys.asked_together(asked)
        assert max(len(alike.names.forms(key)) for key in wanted.keys) > LONG
        weigher = ranking.Weigher(asked, births.born((born_by(chance),)), floors)
        compiled = ranking.rank(alike, wanted, weigher, budget)
        assert compiled == ranking._rank(alike, wanted, weigher, budget)
        found += len(compiled.forms)
        cut += compiled.cut
    assert found > 100
    assert bool(cut) == (budget < 10 or far <= ranking.HARDLY_DIFFERS)


def test_both_say_the_same_of_what_is_common_on_the_lists(searcher: Searcher):
    snapshot = searcher.snapshot
    assert snapshot is not None
    several = (
        *prepare("Ivan von Habsburg"),
        *prepare("Абдулла Каримов"),
        *prepare("J Smith"),
        from_tokens(["münchen", "ali"]),
    )
    asked = [several, *(query_path.prepare_probe(traveller).names for traveller in travellers())]
    cases = [(names, many, alike) for names in asked for many, alike in ((50, 0.7), (1, 0.0), (10_000, 0.7))]
    compiled = [snapshot.as_rare(*case) for case in cases]
    snapshot.compiled, kept = None, snapshot.compiled
    try:
        assert [snapshot.as_rare(*case) for case in cases] == compiled
    finally:
        snapshot.compiled = kept
    assert sum(found != names for found, (names, _, _) in zip(compiled, cases, strict=True)) > 300
    assert all(type(name) is PreparedName for found in compiled for name in found)
    assert all(type(token) is Token for found in compiled for name in found for token in name.tokens)


JOINED = (
    "Aye Aye",
    "Koe Ne",
    "Abdul Rahman Khan",
    "Ali Reza Karimi",
    "Md Ali",
    "Kim Jong Un",
    "Abu Bakr Siddiq",
)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Names of every people, all born on one day, so that nothing is told by dates."""
    folder: Path = tmp_path_factory.mktemp("hard")
    written = [*JOINED, *random.Random(5).sample(names(), 700)]
    people = [
        PersonRecord(f"w:{i}", "w", (Name(text),), ("1992-02-05",)) for i, text in enumerate(written) if text
    ]
    filed = [Filed(record.id, orjson.dumps(record_to_json(record))) for record in people]
    meta = {"sequence": 1, "store": "", "token": "", "lists": []}
    return Snapshot(build(folder / "1.snap", filed, meta))


def test_the_tokens_of_a_form_are_those_of_the_name_on_file(hard: Snapshot):
    assert hard.compiled is not None
    for number in range(hard.forms):
        wanted = [packed.pack(token.text, token.minor) for token in hard.form(number).tokens]
        assert hard.compiled.packed(number) == wanted
    with pytest.raises(ValueError, match="outside its section"):
        hard.compiled.packed(hard.forms)


def asked_of(hard: Snapshot) -> Iterator[tuple[PreparedName, ...]]:
    """The names on file with slips, and with two of their parts written as one."""
    chance = random.Random(7)
    for number in range(hard.forms):
        form = hard.form(number)
        yield (slipped(form, chance),)
        texts = [token.text for token in form.tokens]
        if len(texts) > 1:
            place = chance.randrange(len(texts) - 1)
            yield (from_tokens([*texts[:place], texts[place] + texts[place + 1], *texts[place + 2 :]]),)


@pytest.mark.parametrize("floor", [0.55, 0.64, 0.7, 0.79, 0.9])
def test_no_form_is_thrown_out_that_agrees_as_is_demanded(hard: Snapshot, floor: float):
    floors = births.Demands.of([births.Floors(*[floor] * 7)] * len(KINDS))
    found = 0
    for asked in asked_of(hard):
        weigher = ranking.Weigher(asked, births.born(("1992-02-05",)), floors)
        wanted = keys.asked_together(asked)
        compiled = ranking.rank(hard, wanted, weigher, 400)
        assert compiled == ranking._rank(hard, wanted, weigher, 400), [name.text for name in asked]
        found += len(compiled.forms)
    assert found > 1_000
