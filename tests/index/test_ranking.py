"""What ranking reads of the lists of keys: the forms that a date of birth leaves, and never fewer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import orjson
import pytest

from screening import decide, synthetic, wire
from screening import screen as query_path
from screening.engine import Engine
from screening.index import births, ranking
from screening.index.births import Born
from screening.index.kinds import KINDS
from screening.index.reader import Snapshot
from screening.matchers import birth
from screening.model import Name, Traveller
from screening.store import open_store

PERSONS = 1_500


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("ranking")
    store = open_store(f"sqlite:///{folder}/store.db")
    with store.loading(source="test") as loading:
        for person in synthetic.persons(11, PERSONS):
            loading.add(person)
        loading.commit()
    return Snapshot(Engine(store, folder / "index").build())


def asked(policy: decide.Policy = decide.DEFAULT) -> list[tuple[ranking.Weigher, births.Floors]]:
    found = []
    for body, _ in synthetic.travellers(11, 150, PERSONS, 0, share=0.5):
        traveller = wire.traveller(orjson.dumps(body))
        probe, floors = query_path.prepare_probe(traveller), query_path._demands(traveller, policy)
        found.append((ranking.Weigher(probe.names, probe.born, floors), floors.of_kind[0]))
    return found


@pytest.mark.parametrize("sure", [True, False])
def test_no_form_outside_the_stretches_may_be_the_one_asked_for(snapshot: Snapshot, sure: bool) -> None:
    """But those of another day of some years around: for keys of whole tokens, more than a year away."""
    rows = snapshot._form[:-1]
    born = [Born(*row) for row in rows[["first", "last", "day"]].tolist()]
    left_out = beside = 0
    for weigher, floors in asked():
        read = ranking.stretches(snapshot, weigher, sure=sure)
        apart = ranking.stretches(snapshot, weigher, sure=sure, apart=True)
        if read is None or apart is None:
            continue
        inside = {form for first, end in read.tolist() for form in range(first, end)}
        outside = [form for form in range(len(born)) if form not in inside]
        left_out += len(outside)
        near = [form for form in outside if births.needed(weigher.born, born[form], floors) != floors.far]
        gaps = {abs(born[form].first - weigher.born.first) for form in near}
        assert gaps <= set(range(2 if sure else 1, birth.MOST_YEARS + 1))
        assert not any(born[form].day in {births.RANGE, births.VARIOUS} for form in near)
        beside += len(near)
        for form in set(range(len(born))) - {
            form for first, end in apart.tolist() for form in range(first, end)
        }:
            assert births.needed(weigher.born, born[form], floors) == floors.far > 1.0
    assert left_out > 50 * len(born)
    assert beside


@pytest.mark.parametrize("sure", [True, False])
def test_where_less_refers_all_keys_read_the_years_around(snapshot: Snapshot, sure: bool) -> None:
    born = [Born(*row) for row in snapshot._form[:-1][["first", "last", "day"]].tolist()]
    tried = 0
    for weigher, floors in asked(decide.POLICIES["wide"]):
        read = ranking.stretches(snapshot, weigher, sure=sure)
        if read is None:
            continue
        tried += 1
        inside = {form for first, end in read.tolist() for form in range(first, end)}
        outside = [span for form, span in enumerate(born) if form not in inside]
        assert all(births.needed(weigher.born, span, floors) == floors.far > 1.0 for span in outside)
    assert tried > 50


def test_whoever_was_born_on_the_very_day_is_compared_though_keys_promise_little(snapshot: Snapshot) -> None:
    """Found by a key of "quy" and "vu" alone, with "dinh" for "dith": promised less than demanded, agrees more."""
    names = query_path.prepare_probe(Traveller(name=Name("Dith Quy Vu"))).names
    floors = births.Demands.of([births.Floors(*[0.62] * 7)] * len(KINDS))
    rows = snapshot._form[:3].copy()
    rows["first"], rows["last"], rows["day"] = 1994, 1994, (273, 274, 0)
    told = np.full(3, ranking.SURE | 0b110, np.uint16)
    kept = np.full(3, 3, np.uint16), np.zeros(3, np.uint8)
    weigher = ranking.Weigher(names, Born(1994, 1994, 273), floors)
    assert ranking._promising(weigher, told, rows, *kept, np.full(3, 0.62)).tolist() == [True, False, False]
    weigher = ranking.Weigher(names, Born(1994, 1994, 0), floors)
    assert not ranking._promising(weigher, told, rows, *kept, np.full(3, 0.62)).any()


def test_forms_of_one_reading_and_date_are_one_and_others_are_not(snapshot: Snapshot) -> None:
    rows = snapshot._form[:-1]
    told = [(snapshot.form(form), *row[["first", "last", "day"]].tolist()) for form, row in enumerate(rows)]
    assert len(set(told)) == len(told) == snapshot.forms
    assert len({row[0] for row in told}) < len(told)


def test_rows_hold_the_first_tokens_of_each_form(snapshot: Snapshot) -> None:
    for form in range(0, snapshot.forms, 7):
        row = snapshot._form[form]
        tokens = snapshot.form(form).tokens
        assert len(tokens) == row["count"]
        assert [snapshot.token(int(number)) for number in row["tokens"][: len(tokens)]] == list(tokens[:4])
