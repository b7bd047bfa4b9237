"""What every store promises of how long records are kept: reviews, restriction, words agreed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from screening.errors import Conflict, NotFound
from screening.model import DocumentRecord, Name, PersonRecord, Record
from screening.store import Store, open_store
from screening.store.base import Review, body_of, version_of


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    return addresses()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def person(record_id: str, review_on: str = "", list_name: str = "a", owner: str = "") -> PersonRecord:
    return PersonRecord(record_id, list_name, (Name("Some Body"),), review_on=review_on, owner=owner)


def load(store: Store, *records: Record, lists: tuple[str, ...] = ("a",)) -> None:
    with store.loading(lists=lists) as loading:
        for record in records:
            loading.add(record)
        loading.commit()


def ids(found: list[Review]) -> list[str]:
    return [review.record_id for review in found]


# Reviews


def test_reviews_come_oldest_first_whatever_part_of_the_date_is_known(store: Store) -> None:
    load(
        store,
        person("year", "2026"),
        person("day", "2026-03-01"),
        person("month", "2026-03"),
        person("never"),
        person("later", "2030-01-01"),
    )
    assert ids(store.reviews("2026-12-31")) == ["day", "month", "year"]
    assert ids(store.reviews("2026-12-30")) == ["day", "month"], "a year has passed when its last day has"
    assert ids(store.reviews("2026-03-30")) == ["day"]


def test_a_review_says_whose_it_is_and_holds_nothing_else(store: Store) -> None:
    store.put(DocumentRecord("d:1", "a", "N1234567", owner="KAZ", review_on="2026-03"))
    assert store.reviews("2027-01-01") == [Review("2026-03-31", "d:1", "a", "document", "KAZ", "2026-03")]


def test_reviews_are_told_page_by_page(store: Store) -> None:
    load(store, *(person(f"r:{number}", f"2026-01-{number % 3 + 1:02}") for number in range(9)))
    whole = store.reviews("2027-01-01")
    pages, after = [], ("", "")
    while page := store.reviews("2027-01-01", after, 2):
        pages += page
        after = page[-1][:2]
    assert pages == whole
    assert len(whole) == 9


def test_reviews_of_one_list_leave_out_those_of_others(store: Store) -> None:
    store.put(person("a:1", "2026-02-01"))
    store.put(person("b:1", "2026-01-01", "b"))
    assert ids(store.reviews("2027-01-01", list_name="a")) == ["a:1"]
    assert ids(store.reviews("2027-01-01")) == ["b:1", "a:1"]
    assert store.reviews_due("2027-01-01", "2026-01-15") == [{"a": 1, "b": 1}, {"b": 1}]
    assert store.reviews_due() == []


def test_a_record_that_was_renewed_withdrawn_or_loaded_anew_is_due_as_it_is_now(store: Store) -> None:
    for name in ("renewed", "withdrawn", "loaded"):
        store.put(person(name, "2026-01-01"))
    store.put(person("renewed", "2031-01-01"))
    store.delete("withdrawn")
    assert ids(store.reviews("2027-01-01")) == ["loaded"]
    load(store, person("loaded", "2031-01-01"), person("new", "2026-05-05"))
    assert ids(store.reviews("2027-01-01")) == ["new"]
    assert store.reviews_due("2027-01-01") == [{"a": 1}]


# Withdrawing what was looked at


def test_only_the_version_that_was_looked_at_is_withdrawn(store: Store) -> None:
    before = person("x", "2026-01-01")
    store.put(before)
    store.put(replace(before, review_on="2031-01-01"))
    with pytest.raises(Conflict):
        store.delete("x", version_of(body_of(before)))
    assert store.get("x") is not None
    assert store.delete("x", version_of(body_of(replace(before, review_on="2031-01-01")))) == 3
    with pytest.raises(NotFound):
        store.delete("x", version_of(body_of(before)))


# Restriction


def test_a_mark_is_a_change_of_the_record_and_lifting_it_another(store: Store) -> None:
    store.put(person("x"))
    assert store.restrict("x", "case 5") == 2
    assert store.get("x") == replace(person("x"), restricted="case 5")
    assert [change.sequence for change in store.changes(0, 10)] == [2]
    assert store.restrict("x", "case 5") == 2, "to say it again changes nothing"
    assert store.restrict("x", "") == 3
    assert store.get("x") == person("x")
    assert store.restrictions() == {}


def test_a_mark_stays_whatever_is_put_or_loaded(store: Store) -> None:
    load(store, person("x"), person("y"))
    store.restrict("x", "case 5")
    store.put(person("x", "2031-01-01"))
    assert store.get("x") == replace(person("x", "2031-01-01"), restricted="case 5")
    load(store, person("x"), person("y"))
    assert store.get("x") == replace(person("x"), restricted="case 5")
    load(store, person("y"))
    load(store, person("x"), person("y"))
    assert store.get("x") == replace(person("x"), restricted="case 5"), "also when it was away for one load"
    assert store.get("y") == person("y")
    assert store.restrictions() == {"x": "case 5"}


def test_a_load_of_the_same_records_changes_nothing_though_one_is_marked(store: Store) -> None:
    load(store, person("x"), person("y"))
    store.restrict("x", "case 5")
    head = store.head()
    load(store, person("x"), person("y"))
    assert store.head() == head


def test_a_mark_that_is_set_while_a_load_is_read_holds_after_it(store: Store, address: str) -> None:
    load(store, person("x"), person("y"), person("z"))
    store.restrict("z", "case 6")
    other = open_store(address)
    with store.loading(lists=["a"]) as loading:
        for name in "xyz":
            loading.add(person(name, "2031-01-01"))
        other.restrict("x", "case 5")
        other.restrict("z", "")
        loading.commit()
    other.close()
    found = [store.get(name) for name in "xyz"]
    assert [record.restricted for record in found if record is not None] == ["case 5", "", ""]
    assert [record.review_on for record in found if record is not None] == ["2031-01-01"] * 3


def test_what_its_owner_restricts_lasts_as_long_as_the_owner_says_so(store: Store) -> None:
    store.put(replace(person("x"), restricted="by the owner"))
    assert store.restrictions() == {}
    store.put(person("x"))
    assert store.get("x") == person("x")


def test_a_record_that_is_deleted_loses_its_mark(store: Store) -> None:
    store.put(person("x"))
    store.restrict("x", "case 5")
    store.delete("x")
    assert store.restrictions() == {}
    store.put(person("x"))
    assert store.get("x") == person("x")


def test_what_is_not_on_file_cannot_be_marked(store: Store) -> None:
    store.put(person("x"))
    store.delete("x")
    for name in ("x", "never"):
        with pytest.raises(NotFound):
            store.restrict(name, "case 5")
    assert store.restrictions() == {}


# Words


def test_of_many_that_exchange_a_word_one_succeeds(store: Store, address: str) -> None:
    assert store.word("turn") == ""
    others = [open_store(address) for _ in range(4)]
    won: list[int] = []

    def take(number: int) -> None:
        if others[number].exchange("turn", "", f"holder {number}"):
            won.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(len(others))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.word("turn") == f"holder {won[0]}"
    assert len(won) == 1
    assert not store.exchange("turn", "", "another")
    assert store.exchange("turn", f"holder {won[0]}", "")
    assert store.word("turn") == ""
    for other in others:
        other.close()
