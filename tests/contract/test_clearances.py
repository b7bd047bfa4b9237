"""What every store promises of clearances: one order with the records, and no state put over another unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from screening.clearances import Clearance, Identity
from screening.errors import Conflict, StoreUnavailable
from screening.store import Store, open_store
from tests.contract.test_store import load, person

IDENTITY = Identity("d" * 32, (frozenset({"a" * 32, "b" * 32}),), frozenset({"sx"}), frozenset({"p" * 32}))


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    return addresses()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def clearance(name: str = "c1", **more: Any) -> Clearance:
    known: dict[str, Any] = {
        "record_id": "a:1", "list": "a", "version": "v" * 32, "identity": IDENTITY, "key": "k", "reference": "case 7",
        "expires_on": "2030-01-01", "proposed_by": "ann", "proposed_at": "2026-11-22T10:00:00Z",
    }  # fmt: skip
    return Clearance(id=name, **known | more)


def test_a_new_store_has_none(store: Store) -> None:
    assert store.clearances(0, 10) == []
    assert store.clearance("c1") is None


def test_what_was_kept_is_read_again_whole_with_its_number(store: Store) -> None:
    sequence = store.keep_clearance(clearance(), 0)
    assert store.clearance("c1") == replace(clearance(), sequence=sequence)
    assert store.clearances(0, 10) == [replace(clearance(), sequence=sequence)]


def test_it_stays_when_the_store_is_opened_again_and_others_see_it(store: Store, address: str) -> None:
    other = open_store(address)
    store.keep_clearance(clearance(), 0)
    assert [each.id for each in other.clearances(0, 10)] == ["c1"]
    other.close()


def test_clearances_and_records_are_numbered_together_and_each_feed_has_its_own(store: Store) -> None:
    first, _ = store.put(person("a:1"))
    second = store.keep_clearance(clearance(), 0)
    third, _ = store.put(person("a:2"))
    assert (first, second, third) == (1, 2, 3)
    assert store.head() == 3
    assert [change.sequence for change in store.changes(0, 10)] == [1, 3]
    assert [each.sequence for each in store.clearances(0, 10)] == [2]


def test_the_head_moves_with_a_clearance_alone(store: Store) -> None:
    store.put(person("a:1"))
    sequence = store.keep_clearance(clearance(), 0)
    assert store.head() == sequence
    assert store.changes(sequence - 1, 10) == []
    assert store.changed_lists(sequence - 1, sequence) == set()


def test_only_the_latest_state_is_told_in_the_order_of_change(store: Store) -> None:
    first = store.keep_clearance(clearance("c1"), 0)
    store.keep_clearance(clearance("c2"), 0)
    last = store.keep_clearance(clearance("c1", approved_by="bob", approved_at="2026-11-23T10:00:00Z"), first)
    assert [(each.id, each.approved_by) for each in store.clearances(0, 10)] == [("c2", ""), ("c1", "bob")]
    assert [each.id for each in store.clearances(0, 1)] == ["c2"]
    assert store.clearances(last, 10) == []
    assert store.clearances(0, 0) == []


@pytest.mark.parametrize("replaces", [0, 77])
def test_a_state_that_is_not_the_present_one_is_not_replaced(store: Store, replaces: int) -> None:
    store.keep_clearance(clearance(), 0)
    head = store.head()
    with pytest.raises(Conflict, match="meanwhile"):
        store.keep_clearance(clearance(revoked_by="bob"), replaces)
    assert store.head() == head
    assert store.clearance("c1") == replace(clearance(), sequence=head)


def test_a_state_is_not_put_in_the_place_of_none(store: Store) -> None:
    with pytest.raises(Conflict):
        store.keep_clearance(clearance(), 3)
    assert store.clearances(0, 10) == []


def test_of_two_who_change_the_same_state_one_succeeds(store: Store, address: str) -> None:
    other = open_store(address)
    sequence = store.keep_clearance(clearance(), 0)
    store.keep_clearance(clearance(revoked_by="ann", revoked_at="now", identity=None), sequence)
    with pytest.raises(Conflict):
        other.keep_clearance(clearance(approved_by="bob", approved_at="now"), sequence)
    found = other.clearance("c1")
    assert found is not None
    assert (found.revoked_by, found.approved_by, found.identity) == ("ann", "", None)
    other.close()


def test_a_load_that_was_begun_before_a_clearance_comes_into_force_after_it(store: Store) -> None:
    load(store, person("a:1"))
    with store.loading(lists=["a"]) as loading:
        loading.add(person("a:1", remarks="new"))
        kept = store.keep_clearance(clearance(), 0)
        loading.commit()
    assert store.head() == kept + 1
    assert [each.id for each in store.clearances(0, 10)] == ["c1"]
    assert [change.record_id for change in store.changes(kept, 10)] == ["a:1"]


def test_a_view_of_the_records_holds_no_clearance(store: Store) -> None:
    store.put(person("a:1"))
    store.keep_clearance(clearance(), 0)
    with store.scan() as view:
        assert (view.head, view.total, [change.record_id for change in view]) == (2, 1, ["a:1"])


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.clearances(0, 10)
    with pytest.raises(StoreUnavailable, match="closed"):
        store.keep_clearance(clearance(), 0)
