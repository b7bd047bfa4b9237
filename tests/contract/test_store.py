"""What every store promises, run against each of them by its address.

Which stores there are is said in `conftest`; nothing here may know which one it is.
"""

from __future__ import annotations

import pickle
import re
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from screening.errors import Conflict, NotFound, StoreUnavailable
from screening.model import Document, DocumentRecord, Name, PersonRecord, Record
from screening.store import Change, LoadCounts, Store, base, open_store
from screening.store.base import record_of


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    return addresses()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def person(record_id: str, list_name: str = "a", **facts: object) -> PersonRecord:
    return PersonRecord(id=record_id, list=list_name, names=(Name("Some Body"),), **facts)  # type: ignore[arg-type]


def document(record_id: str, list_name: str = "a", number: str = "N1") -> DocumentRecord:
    return DocumentRecord(id=record_id, list=list_name, number=number, type="P", issuing_state="UTO")


def load(store: Store, *records: Record, **about: object) -> list[LoadCounts]:
    with store.loading(**about) as loading:  # type: ignore[arg-type]
        for record in records:
            loading.add(record)
        return loading.commit()


def live(store: Store) -> dict[str, Record]:
    with store.scan() as view:
        return {change.record_id: record_of(change.body or b"") for change in view}


def feed(store: Store, after: int = 0) -> list[Change]:
    return store.changes(after, 1000)


def counts(store: Store) -> dict[str, tuple[int, int]]:
    return {item.list: (item.persons, item.documents) for item in store.lists()}


# A new store


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.head() == 0
    assert store.lists() == []
    assert feed(store) == []
    assert store.get("x") is None
    assert store.changed_lists(0, 10) == set()
    with store.scan() as view:
        assert (view.head, view.lists, view.total, list(view)) == (0, [], 0, [])


def test_the_identity_stays_and_is_the_stores_own(addresses: Callable[[], str]) -> None:
    first, second = addresses(), addresses()
    identities = []
    for address in (first, first, second):
        store = open_store(address)
        identities.append(store.identity)
        store.close()
    assert identities[0] == identities[1] != identities[2]
    assert re.fullmatch(r"[0-9a-f-]{36}", identities[0])


def test_the_history_is_one_while_nothing_happens_to_the_store(store: Store, address: str) -> None:
    before = store.history
    other = open_store(address)
    other.put(person("x"))
    assert (store.head(), store.history) == (1, before)
    assert other.history == before
    other.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.head()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.put(person("x"))
    with pytest.raises(StoreUnavailable, match="closed"), store.scan():
        pass


# Record by record


def test_what_was_put_is_got_again_whole(store: Store) -> None:
    record = PersonRecord(
        id="a:1",
        list="a",
        names=(Name("Иван Петров", "original_script"), Name("Ivan Petrov", "alias", "Petrov", "Ivan")),
        birth_dates=("1970-01", "1968/1972"),
        sex="M",
        nationalities=("UTO",),
        documents=(Document("N1", "P", "UTO"),),
        warnings=("armed",),
        remarks="one\ntwo \U0001f600",
    )
    assert store.put(record) == (1, True)
    assert store.get("a:1") == record
    assert store.put(document("a:2")) == (2, True)
    assert store.get("a:2") == document("a:2")


def test_an_identifier_is_taken_to_the_letter(store: Store) -> None:
    for record_id in ("x", "X", "x ", "é", "e\u0301", "x\x00y"):
        store.put(document(record_id))
    assert store.head() == 6
    assert set(live(store)) == {"x", "X", "x ", "é", "e\u0301", "x\x00y"}


def test_putting_again_replaces_and_gives_a_new_number(store: Store) -> None:
    store.put(person("x"))
    assert store.put(person("x", sex="F")) == (2, False)
    assert store.get("x") == person("x", sex="F")
    assert [change.sequence for change in feed(store)] == [2]


def test_putting_the_same_again_changes_nothing(store: Store) -> None:
    store.put(person("x"))
    store.put(person("y"))
    assert store.put(person("x")) == (1, False)
    assert store.head() == 2


def test_a_record_may_become_one_of_the_other_kind(store: Store) -> None:
    store.put(person("x"))
    store.put(document("x"))
    assert counts(store) == {"a": (0, 1)}
    assert store.get("x") == document("x")


def test_an_identifier_of_another_list_is_refused_until_it_is_withdrawn(store: Store) -> None:
    store.put(person("x", "a"))
    with pytest.raises(Conflict) as refused:
        store.put(person("x", "b"))
    assert "x" not in refused.value.what.split()
    assert store.head() == 1
    assert counts(store) == {"a": (1, 0)}
    store.delete("x")
    assert store.put(person("x", "b")) == (3, True)
    assert counts(store) == {"a": (0, 0), "b": (1, 0)}


def test_a_deleted_record_stays_in_the_feed_without_a_body(store: Store) -> None:
    store.put(person("x"))
    assert store.delete("x") == 2
    assert store.get("x") is None
    assert feed(store) == [Change(2, "x", "a", None)]
    assert live(store) == {}


def test_deleting_what_is_not_on_file_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.delete("x")
    store.put(person("x"))
    store.delete("x")
    with pytest.raises(NotFound):
        store.delete("x")
    assert store.head() == 2


def test_a_sequence_number_is_never_used_again(address: str) -> None:
    for expected in (1, 3, 5):
        store = open_store(address)
        assert store.put(person("x")) == (expected, True)
        assert store.delete("x") == expected + 1
        store.close()


# Whole lists


def test_a_list_is_replaced_in_one_step(store: Store) -> None:
    first: list[Record] = [person("stays"), person("changes"), document("goes")]
    assert load(store, *first) == [LoadCounts("a", 3, 0, 0, 0)]
    assert store.head() == 3
    second: list[Record] = [person("stays"), person("changes", sex="F"), document("comes")]
    assert load(store, *second) == [LoadCounts("a", 1, 1, 1, 1)]
    assert store.head() == 6
    assert live(store) == {record.id: record for record in second}
    assert counts(store) == {"a": (2, 1)}
    assert {change.record_id for change in feed(store, 3)} == {"changes", "goes", "comes"}
    assert [change.record_id for change in feed(store, 3) if change.body is None] == ["goes"]


def test_loading_the_same_again_gives_no_new_number_but_a_new_age(store: Store) -> None:
    records: list[Record] = [person("x"), document("y")]
    load(store, *records, source="one.csv", as_of="2026-01-01")
    assert load(store, *records, source="two.csv", as_of="2026-02-02") == [LoadCounts("a", 0, 0, 0, 2)]
    assert store.head() == 2
    (info,) = store.lists()
    assert (info.source, info.as_of, info.sequence, info.records) == ("two.csv", "2026-02-02", 2, 2)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", info.loaded_at)


def test_a_list_named_is_emptied_by_no_records(store: Store) -> None:
    load(store, person("x"), document("y"))
    assert load(store, lists=["a"]) == [LoadCounts("a", 0, 0, 2, 0)]
    (info,) = store.lists()
    assert (info.list, info.records, info.sequence) == ("a", 0, 4)
    assert live(store) == {}


def test_a_list_loaded_empty_is_on_file(store: Store) -> None:
    assert load(store, lists=["a"], source="empty.ndjson") == [LoadCounts("a", 0, 0, 0, 0)]
    (info,) = store.lists()
    assert (info.list, info.records, info.sequence, info.source) == ("a", 0, 0, "empty.ndjson")
    assert store.head() == 0


def test_other_lists_are_left_alone(store: Store) -> None:
    load(store, person("x", "a"))
    store.put(person("y", "b"))
    before = store.lists()[1]
    load(store, person("z", "a"))
    assert set(live(store)) == {"y", "z"}
    assert store.lists()[1] == before
    assert before.loaded_at == ""


def test_several_lists_are_replaced_together(store: Store) -> None:
    load(store, person("x", "b"), person("y", "a"))
    result = load(store, person("x", "b", sex="F"), document("z", "a"))
    assert result == [LoadCounts("a", 1, 0, 1, 0), LoadCounts("b", 0, 1, 0, 0)]


def test_leaving_without_commit_changes_nothing(store: Store) -> None:
    load(store, person("x"), source="first")
    before = (store.head(), store.lists(), live(store))
    with store.loading(lists=["a", "new"]) as loading:
        loading.add(person("y"))
    with pytest.raises(AttributeError):
        load(store, person("y"), "no record")  # type: ignore[arg-type]
    assert (store.head(), store.lists(), live(store)) == before


def test_a_second_record_under_one_identifier_is_refused_alone(store: Store) -> None:
    with store.loading() as loading:
        loading.add(person("x"))
        with pytest.raises(Conflict, match="earlier record"):
            loading.add(person("x", sex="F"))
        with pytest.raises(Conflict):
            loading.add(person("x", "b"))
        loading.add(person("y"))
        assert loading.commit() == [LoadCounts("a", 2, 0, 0, 0)]
    assert store.get("x") == person("x")
    assert [item.list for item in store.lists()] == ["a"]


@pytest.mark.parametrize("named", [{}, {"lists": ["a"]}])
def test_an_identifier_of_a_list_not_replaced_is_refused_alone(
    store: Store, named: dict[str, list[str]]
) -> None:
    store.put(person("x", "b"))
    with store.loading(lists=named.get("lists", ())) as loading:
        with pytest.raises(Conflict, match="another list"):
            loading.add(person("x", "a"))
        loading.add(person("y", "a"))
        assert loading.commit() == [LoadCounts("a", 1, 0, 0, 0)]
    assert store.get("x") == person("x", "b")
    assert counts(store) == {"a": (1, 0), "b": (1, 0)}


def test_a_record_naming_a_list_not_replaced_is_refused_alone(store: Store) -> None:
    store.put(person("y", "b"))
    with store.loading(lists=["a"]) as loading:
        with pytest.raises(Conflict, match="another list"):
            loading.add(person("x", "b"))
        loading.commit()
    assert set(live(store)) == {"y"}


def test_a_record_moves_between_lists_replaced_together(store: Store) -> None:
    load(store, person("x", "a"), person("y", "b"))
    result = load(store, person("x", "b"), person("y", "b"), lists=["a", "b"])
    assert result == [LoadCounts("a", 0, 0, 1, 0), LoadCounts("b", 1, 0, 0, 1)]
    assert store.get("x") == person("x", "b")
    assert counts(store) == {"a": (0, 0), "b": (2, 0)}
    assert store.changed_lists(2, store.head()) == {"a", "b"}


def test_a_record_refused_before_its_old_list_was_named_is_never_lost(store: Store) -> None:
    load(store, person("x", "a"), person("y", "a"))
    with store.loading() as loading:
        with pytest.raises(Conflict):
            loading.add(person("x", "b"))
        loading.add(person("y", "a"))
        with pytest.raises(Conflict, match="moves"):
            loading.commit()
    assert set(live(store)) == {"x", "y"}


def test_a_withdrawn_identifier_is_free_for_another_list(store: Store) -> None:
    store.put(person("x", "a"))
    store.delete("x")
    assert load(store, person("x", "b"), lists=["b"]) == [LoadCounts("b", 1, 0, 0, 0)]
    assert feed(store) == [Change(3, "x", "b", feed(store)[0].body)]


def test_what_others_put_during_a_load_is_weighed_at_commit(store: Store) -> None:
    load(store, person("x"), person("y"))
    with store.loading(lists=["a"]) as loading:
        loading.add(person("x"))
        store.put(person("x", sex="F"))
        store.put(person("z"))
        assert loading.commit() == [LoadCounts("a", 0, 1, 2, 0)]
    assert live(store) == {"x": person("x")}


def test_an_identifier_given_to_another_list_during_a_load_refuses_it_whole(store: Store) -> None:
    with store.loading(lists=["a"]) as loading:
        loading.add(person("x", "a"))
        loading.add(person("y", "a"))
        store.put(person("x", "b"))
        with pytest.raises(Conflict, match="another list"):
            loading.commit()
    assert live(store) == {"x": person("x", "b")}
    assert counts(store) == {"b": (1, 0)}


def test_a_load_ends_with_its_commit(store: Store) -> None:
    with store.loading() as loading:
        loading.add(person("x"))
        loading.commit()
        with pytest.raises(Conflict):
            loading.add(person("y"))
        with pytest.raises(Conflict):
            loading.commit()
    assert set(live(store)) == {"x"}


# The feed and the view


def test_changes_come_in_order_page_by_page(store: Store) -> None:
    for number in range(5):
        store.put(document(f"d{number}"))
    store.put(document("d1", number="N2"))
    assert [change.sequence for change in store.changes(0, 3)] == [1, 3, 4]
    assert [change.sequence for change in store.changes(4, 3)] == [5, 6]
    assert [change.sequence for change in store.changes(1, 9, upto=4)] == [3, 4]
    assert store.changes(0, 9, upto=0) == []
    assert store.changes(6, 9) == []
    assert store.changes(0, 0) == []


def test_changed_lists_are_those_of_the_changes(store: Store) -> None:
    store.put(document("x", "a"))
    store.put(document("y", "b"))
    store.put(document("z", "c"))
    store.put(document("y2", "b"))
    assert store.changed_lists(0, 4) == {"a", "b", "c"}
    assert store.changed_lists(0, 2) == {"a", "b"}
    assert store.changed_lists(2, 3) == {"c"}
    assert store.changed_lists(3, 4) == {"b"}
    assert store.changed_lists(4, 9) == set()


def test_a_list_that_lost_its_record_to_another_has_changed(store: Store) -> None:
    store.put(document("x", "a"))
    store.delete("x")
    store.put(document("x", "b"))
    assert store.changed_lists(1, 3) == {"a", "b"}


def test_a_scan_keeps_its_view_while_others_write(store: Store, address: str) -> None:
    load(store, *(document(f"d{number}") for number in range(20)))
    other = open_store(address)
    with store.scan() as view:
        rows = iter(view)
        seen = [next(rows)]
        other.put(document("late"))
        other.delete("d19")
        store.put(document("d18", number="N2"))
        assert store.head() == 23
        seen += rows
        assert (view.head, view.total, view.lists[0].records) == (20, 20, 20)
    assert [change.record_id for change in seen] == [f"d{number}" for number in range(20)]
    assert [change.sequence for change in seen] == list(range(1, 21))
    other.close()


def test_a_stretch_of_a_scan_gives_the_live_records_between_two_sequence_numbers(store: Store) -> None:
    load(store, *(document(f"d{number}") for number in range(6)))
    store.delete("d1")
    store.put(document("d2", number="N2"))
    with store.scan() as view:
        store.put(document("late"))
        state = {change.record_id: change.body for change in view}
        assert view.stretch(0, 4) == (["d0", "d3"], [state["d0"], state["d3"]])
        assert view.stretch(4, 100) == (["d4", "d5", "d2"], [state["d4"], state["d5"], state["d2"]])
        assert view.stretch(8, 100) == ([], [])


def test_a_store_can_be_opened_elsewhere_and_is_not_made_there(store: Store) -> None:
    opened = pickle.loads(pickle.dumps(store.elsewhere()))()
    store.put(document("x"))
    assert opened.identity == store.identity
    assert opened.get("x") == document("x")
    opened.close()


def test_a_scan_left_early_does_not_hold_the_store_in_the_past(store: Store) -> None:
    load(store, *(document(f"d{number}") for number in range(20)))
    with store.scan() as view:
        rows = iter(view)
        next(rows)
    store.put(document("late"))
    assert store.head() == 21
    assert store.get("late") is not None


def test_scan_and_changes_after_it_make_the_present(store: Store) -> None:
    load(store, document("x"), document("y"), document("z"))
    with store.scan() as view:
        state = {change.record_id: change.body for change in view}
        store.delete("x")
        store.put(document("y", number="N2"))
        after = view.head
    for change in store.changes(after, 100):
        state[change.record_id] = change.body
    assert {key: record_of(body) for key, body in state.items() if body} == live(store)


# Several at once


def test_another_opening_sees_what_was_put_at_once(store: Store, address: str) -> None:
    other = open_store(address)
    for number in range(1, 4):
        sequence, _ = store.put(document(f"d{number}"))
        assert other.head() == sequence == number
        assert other.get(f"d{number}") == document(f"d{number}")
    other.close()


def in_threads(number: int, work: Callable[[int], None]) -> None:
    """Runs `work` in threads and lets the first error out."""
    errors: list[BaseException] = []

    def guarded(index: int) -> None:
        try:
            work(index)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def test_threads_write_and_read_together(store: Store) -> None:
    numbers: list[int] = []

    def work(index: int) -> None:
        for step in range(15):
            sequence, created = store.put(document(f"d{index}-{step}", f"list{index % 2}"))
            assert created
            assert store.head() >= sequence
            assert store.get(f"d{index}-{step}") is not None
            numbers.append(sequence)

    in_threads(6, work)
    assert sorted(numbers) == list(range(1, 91))
    assert counts(store) == {"list0": (0, 45), "list1": (0, 45)}


def test_threads_open_one_new_store_together(address: str) -> None:
    identities: list[str] = []

    def work(index: int) -> None:
        store = open_store(address)
        store.put(document(f"d{index}"))
        identities.append(store.identity)
        store.close()

    in_threads(8, work)
    assert len(set(identities)) == 1
    store = open_store(address)
    assert store.head() == 8
    store.close()


def test_puts_go_on_while_a_source_is_read(store: Store, address: str) -> None:
    other = open_store(address)
    with store.loading(lists=["a"]) as loading:
        for number in range(50):
            loading.add(document(f"a{number}", "a"))
            if number % 10 == 0:
                other.put(document(f"b{number}", "b"))
        loading.commit()
    assert counts(store) == {"a": (0, 50), "b": (0, 5)}
    other.close()


# Anything in any order

IDS = st.sampled_from("pqrstu")
LISTS = st.sampled_from("ab")
RECORDS = st.one_of(
    st.builds(document, IDS, LISTS, st.sampled_from(["N1", "N2"])),
    st.builds(person, IDS, LISTS, sex=st.sampled_from(["", "F"])),
)


class StoreAgainstDict(RuleBasedStateMachine):
    """A store, the same in a dict, and a follower that knows the store only by its feed."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.store = open_store(address)
        self.model: dict[str, Record] = {}
        self.known: set[str] = set()
        self.followed: dict[str, Record] = {}
        self.position = 0

    def expect(self, new: dict[str, Record], *lists: str) -> None:
        """The model becomes `new`; each record that differs took exactly one number."""
        ids = new.keys() | self.model.keys()
        differing = {i for i in ids if new.get(i) != self.model.get(i)}
        before = self.position_before
        assert self.store.head() == before + len(differing)
        assert {c.record_id for c in self.store.changes(before, 99)} == differing
        touched = {state[i].list for i in differing for state in (new, self.model) if i in state}
        assert self.store.changed_lists(before, self.store.head()) == touched
        self.model = new
        self.known |= {record.list for record in new.values()} | set(lists)

    @rule(record=RECORDS)
    def put(self, record: Record) -> None:
        self.position_before = self.store.head()
        old = self.model.get(record.id)
        if old is not None and old.list != record.list:
            with pytest.raises(Conflict):
                self.store.put(record)
            return
        sequence, created = self.store.put(record)
        assert created == (old is None)
        assert (sequence > self.position_before) == (old != record)
        self.expect(self.model | {record.id: record})

    @rule(record_id=IDS)
    def delete(self, record_id: str) -> None:
        self.position_before = self.store.head()
        if record_id not in self.model:
            with pytest.raises(NotFound):
                self.store.delete(record_id)
            return
        assert self.store.delete(record_id) == self.position_before + 1
        self.expect({key: value for key, value in self.model.items() if key != record_id})

    @rule(records=st.lists(RECORDS, max_size=6), lists=st.sets(LISTS, min_size=1))
    def load(self, records: list[Record], lists: set[str]) -> None:
        self.position_before = self.store.head()
        new = {key: value for key, value in self.model.items() if value.list not in lists}
        with self.store.loading(lists=sorted(lists)) as loading:
            for record in records:
                if record.list not in lists or record.id in new:
                    with pytest.raises(Conflict):
                        loading.add(record)
                    continue
                loading.add(record)
                new[record.id] = record
            result = loading.commit()
        unchanged = sum(1 for r in new.values() if r.list in lists and self.model.get(r.id) == r)
        assert sum(item.unchanged for item in result) == unchanged
        self.expect(new, *lists)

    @rule(limit=st.integers(1, 3))
    def follow(self, limit: int) -> None:
        while page := self.store.changes(self.position, limit):
            for change in page:
                assert change.sequence > self.position
                self.position = change.sequence
                if change.body is None:
                    self.followed.pop(change.record_id, None)
                else:
                    self.followed[change.record_id] = record_of(change.body)
        assert self.followed == self.model

    @invariant()
    def agrees(self) -> None:
        assert live(self.store) == self.model
        expected = {
            name: tuple(
                sum(1 for r in self.model.values() if r.list == name and r.kind == kind)
                for kind in ("person", "document")
            )
            for name in self.known
        }
        assert counts(self.store) == expected

    def teardown(self) -> None:
        self.store.close()


def test_any_order_of_changes_agrees_with_a_dict_and_with_a_follower(addresses: Callable[[], str]) -> None:
    run_state_machine_as_test(
        lambda: StoreAgainstDict(addresses()),  # type: ignore[arg-type]
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )


def test_a_token_is_vouched_for_by_the_store_that_was_told_and_by_no_other(
    addresses: Callable[[], str],
) -> None:
    with_token, without = open_store(addresses()), open_store(addresses())
    with_token.vouch("a")
    with_token.vouch("a")
    assert with_token.vouches("a")
    assert not with_token.vouches("b")
    assert not without.vouches("a")
    with_token.close()
    without.close()


def test_old_tokens_are_forgotten_before_new_ones(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "TOKENS_KEPT", 16)
    for number in range(100):
        store.vouch(str(number))
    assert store.vouches("99")
    assert store.vouches("95")
    assert not store.vouches("0")


def test_the_owners_of_a_list_are_those_of_its_live_records(store: Store) -> None:
    for number, owner in ((1, "KAZ"), (2, ""), (3, "KGZ")):
        store.put(person(f"a:{number}", owner=owner))
    store.put(person("b:1", "b", owner="UZB"))
    assert store.owners("a") == {"KAZ", "", "KGZ"}
    store.delete("a:3")
    assert store.owners("a") == {"KAZ", ""}
    assert store.owners("nothing") == set()
