"""What is kept of a form's bearers: it leaves nobody out whom sex and nationality would still refer."""

from __future__ import annotations

from bisect import bisect_left
from itertools import product
from pathlib import Path

import numpy as np
import orjson
import pytest

from screening import decide, screen
from screening.decide import Agreements
from screening.engine import Engine
from screening.index import kinds
from screening.index.build import Filed, build
from screening.index.reader import Snapshot
from screening.matchers import birth, place, sex
from screening.model import Document, Name, PersonRecord, Traveller, record_to_json
from screening.store import open_store
from screening.text.countries import NAMES

STATES = ("KGZ", "UZB", "RUS", "USA", "D", "XXX", "SUN", "CZE", "SVK", "YUG", "SRB")
SEXES = ("", "M", "F", "X")


def kept(of_sex: str, *states: str) -> tuple[int, tuple[str, ...]]:
    """What is kept of a form that one person bears, and the states that it names."""
    told = np.array([kinds.told(of_sex, states)], np.uint16)
    values, codes = kinds.of_forms(told, np.array([0, 1], np.uint64))
    return int(values[0]), kinds.codes(codes)


@pytest.mark.parametrize("of_sex", SEXES)
@pytest.mark.parametrize("state", STATES)
def test_no_kind_demands_more_than_the_facts_themselves(of_sex: str, state: str) -> None:
    """The floor of a form's kind is never above the name agreement from which sex and nationality still refer."""
    value, states = kept(of_sex, state)
    for asked_sex, asked_state in product(SEXES, ("", *STATES)):
        asked = (asked_state,) if asked_state else ()
        traveller = Traveller(name=Name("A B"), birth_date="1990-05-05", sex=asked_sex, nationalities=asked)
        demands = screen._demands(traveller, decide.DEFAULT)
        floors = demands.of_kind[kinds.table(states, asked_sex, asked)[value]]
        facts = Agreements(
            sex=sex.agreement(asked_sex, of_sex), nationality=place.nationality_agreement(asked, (state,))
        )
        bounds = (
            birth.SAME,
            birth.SAME_MONTH,
            birth.SAME_YEAR,
            birth.NEXT_YEAR,
            birth.YEARS_APART,
            birth.FAR_APART,
        )
        for floor, date in zip(floors[1:], bounds, strict=True):
            assert floor <= least(facts._replace(birth=date.agreement))


@pytest.mark.parametrize("asked", [("KGZ",), ("RUS", "USA"), ("SUN",), ("SRB",), ("XXX",), ()])
def test_each_state_agrees_as_if_it_were_asked_about_alone(asked: tuple[str, ...]) -> None:
    states = [*STATES, *NAMES]
    alone = [place.nationality_agreement(asked, (state,)) for state in states]
    assert place.state_agreements(asked, states) == alone
    assert len(set(alone)) > 2 or asked in {(), ("XXX",), ("USA",)}


def least(facts: Agreements) -> float:
    """The least name agreement, in thousandths, that refers beside some facts; above 1 when none does."""
    names = [thousandth / 1_000 for thousandth in range(1_001)]
    at = bisect_left(
        names, decide.DEFAULT.threshold, key=lambda name: decide.judged(facts._replace(name=name))
    )
    return names[at] if at < len(names) else 2.0


def test_what_its_bearers_do_not_share_is_not_kept_of_a_form() -> None:
    told = [
        kinds.told(*each)
        for each in (("M", ("KGZ",)), ("F", ("KGZ",)), ("M", ("KGZ",)), ("M", ("UZB", "KGZ")))
    ]
    begin = np.array([0, 2, 3, 4], np.uint64)
    values, codes = kinds.of_forms(np.array(told, np.uint16), begin)
    assert kinds.codes(codes) == ("KGZ",)
    assert [divmod(value, 256) for value in values.tolist()] == [(0, 1), (1, 1), (1, 0)]


def test_of_more_states_than_there_is_room_for_those_named_most_are_kept() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    states = [a + b + "A" for a, b in product(letters, letters[:12])]  # 312
    told = [kinds.told("M", (state,)) for state in states for _ in range(2 if state < "N" else 1)]
    begin = np.arange(len(told) + 1, dtype=np.uint64)
    values, codes = kinds.of_forms(np.array(told, np.uint16), begin)
    kept_states = kinds.codes(codes)
    assert len(kept_states) == kinds.STATES - 1
    assert {state for state in states if state < "N"} <= set(kept_states)
    names = [kept_states[value - 1] if value else "" for value in (values & 255).tolist()]
    asked = [state for state in states for _ in range(2 if state < "N" else 1)]
    assert all(name in {state, ""} for name, state in zip(names, asked, strict=True))


def test_nobody_is_of_another_kind_where_the_traveller_does_not_tell() -> None:
    table = kinds.table(("KGZ", "USA"), "", ())
    assert table == bytes(kinds.TABLE)


def test_a_form_says_how_many_of_its_tokens_can_contradict(tmp_path: Path) -> None:
    names, states = (Name("Aibek de la Toktogulov"),), ("KGZ",)
    record = PersonRecord("w:1", "w", names, ("1990-05-05",), sex="M", nationalities=states)
    meta = {"sequence": 1, "store": "", "token": "", "lists": []}
    snapshot = Snapshot(
        build(tmp_path / "1.snap", [Filed("w:1", orjson.dumps(record_to_json(record)))], meta)
    )
    for form in range(snapshot.forms):
        (value,) = snapshot.kept(np.array([form])).tolist()
        tokens = snapshot.form(form).tokens
        assert value >> kinds.WEIGHTY_SHIFT <= sum(not token.minor for token in tokens)
        assert value >> 8 & 3 == 1
        assert snapshot.table_of("F", ("KGZ",))[value & kinds.TABLE - 1] == 4


def test_names_of_more_tokens_than_a_row_holds_are_read_whole(tmp_path: Path) -> None:
    names = ("Maria Jose Garcia Lopez Fernandez Santos", "Ana Ruiz", "Juan Carlos Perez Gomez Diaz")
    filed = [
        Filed(f"w:{i}", orjson.dumps(record_to_json(PersonRecord(f"w:{i}", "w", (Name(text),)))))
        for i, text in enumerate(names)
    ]
    meta = {"sequence": 1, "store": "", "token": "", "lists": []}
    snapshot = Snapshot(build(tmp_path / "1.snap", filed, meta))
    spelled = {" ".join(token.text for token in snapshot.form(form).tokens) for form in range(snapshot.forms)}
    assert {name.lower() for name in names} <= spelled


def test_the_name_counts_of_whoever_is_found_by_a_document_whatever_the_sex(tmp_path: Path) -> None:
    """The search by name leaves the form out; the document finds the person, and the name is told beside it."""
    person = PersonRecord(
        "w:1", "w", (Name("Aibek Toktogulov"),), ("1990-05-05",), sex="M", nationalities=("KGZ",),
        documents=(Document("AN1234567", "P", "KGZ"),),
    )  # fmt: skip
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    store.put(person)
    engine = Engine(store, tmp_path / "index")
    engine.build()
    engine.follow()
    traveller = Traveller(
        name=Name("Aibek Toktogulov"), birth_date="1990-11-20", sex="F", nationalities=("USA",),
        documents=(Document("AN1234567", "P", "KGZ"),),
    )  # fmt: skip
    (hit,) = engine.screen(traveller).hits
    assert {"document", "name", "sex"} <= {reason.fact for reason in hit.reasons}
    without = engine.screen(
        Traveller(name=traveller.name, birth_date="1990-11-20", sex="F", nationalities=("USA",))
    )
    assert without.hits == ()
    assert without.effort.candidates == 0
