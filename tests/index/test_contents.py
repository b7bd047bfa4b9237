"""What an index holds is told by one digest, however the index came to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.engine import Engine
from screening.index.contents import Contents, contents, live
from screening.model import Name, PersonRecord
from screening.options import EngineOptions
from screening.store import open_store


def test_neither_order_nor_pieces_change_the_digest_and_everything_else_does() -> None:
    some = [b"one", b"two", b"three"]
    found = contents(some)
    assert found == contents(reversed(some))
    assert (found.records, len(found.digest)) == (3, 64)
    for other in ([b"one", b"two"], [b"one", b"two", b"threE"], [*some, b""], [b"onetwo", b"three"]):
        assert contents(other).digest != found.digest


def test_a_record_that_is_there_twice_is_not_taken_for_none() -> None:
    assert contents([b"one", b"two", b"two"]).digest != contents([b"one"]).digest


def test_nothing_has_a_digest_too() -> None:
    assert contents([]) == Contents(0, "0" * 64)


def person(number: int, name: str = "Ama Boateng") -> PersonRecord:
    return PersonRecord(id=f"p{number}", list="national", names=(Name(name),))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    store = open_store(f"sqlite:///{tmp_path / 'records.db'}")
    return Engine(store, tmp_path / "index", options=EngineOptions(delta_limit=1000))


def held(engine: Engine) -> Contents:
    engine.follow()
    searcher, checked = engine.present()
    return contents(live(searcher.snapshot, searcher.delta, checked.sequence))


def on_file(engine: Engine) -> Contents:
    with engine.store.scan() as scan:
        return contents(change.body for change in scan if change.body is not None)


def test_snapshot_and_changes_together_hold_what_is_on_file_wherever_it_lies(engine: Engine) -> None:
    seen = []
    for number in range(20):
        engine.put(person(number))
    seen.append(held(engine))  # all of it in memory
    engine.build()
    assert held(engine) == seen[0] == on_file(engine)  # all of it in the snapshot
    engine.put(person(3, "Kofi Mensah"))
    engine.put(person(30))
    engine.delete("p4")
    seen.append(held(engine))
    assert seen[1].records == 20
    assert seen[1] != seen[0]
    engine.build()
    assert held(engine) == seen[1] == on_file(engine)
    engine.put(person(3))
    engine.delete("p30")
    engine.put(person(4))
    assert held(engine) == seen[0] == on_file(engine)  # as it was, by another way


def test_an_earlier_moment_is_told_as_it_was(engine: Engine) -> None:
    engine.put(person(1))
    before = held(engine)
    engine.put(person(2))
    searcher, checked = engine.present()
    assert contents(live(searcher.snapshot, searcher.delta, checked.sequence - 1)) == before
