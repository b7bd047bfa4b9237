"""What lapses goes, in bounds; a clock that is wrong empties no list."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from screening import clock
from screening.audit.office import NoAudit
from screening.keeping.rounds import Rounds, lapsed
from screening.keeping.turn import Turn
from screening.metrics import REGISTRY
from screening.store import Store, open_store
from tests.audit import ledger
from tests.keeping.office import TODAY, audit, document, filled, live, settings
from tests.redis import store_for

KEPT = [document(number, "2035-01-01") for number in range(100, 200)]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the day that it is."""

    def set_to(today: str) -> None:
        monkeypatch.setattr(clock, "today", lambda: today)

    set_to(TODAY)
    return set_to


def rounds(folder: Path, store: Store, **given: Any) -> Rounds:
    return Rounds(settings(folder, **{"withdraw_after_review": "sltd=30"} | given), store, NoAudit())


def refused(list_name: str, why: str) -> float | None:
    return REGISTRY.get_sample_value("screening_withdrawal_refused", {"list": list_name, "why": why})


def test_without_a_policy_nothing_is_ever_withdrawn(tmp_path: Path) -> None:
    store = filled(tmp_path, document(1, "2001-01-01"))
    rounds(tmp_path, store, withdraw_after_review=None).make()
    assert live(store) == ["sltd:1"]


def test_what_is_past_its_date_and_grace_is_withdrawn_and_nothing_else(tmp_path: Path) -> None:
    store = filled(
        tmp_path,
        *KEPT,
        document(1, "2026-10-22"),
        document(2, "2026-10-23"),
        document(3, "2025"),
        document(4, "2026-10"),
        document(5, "2020-01-01", "national"),
    )
    rounds(tmp_path, store).make()
    gone = {"sltd:1", "sltd:3"}
    assert {f"sltd:{number}" for number in (1, 2, 3, 4)} - set(live(store)) == gone
    assert "national:5" in live(store), "its list has no policy"


def test_each_withdrawal_is_entered_with_its_reason(tmp_path: Path) -> None:
    store = filled(tmp_path, *KEPT, document(1, "2025-01-01"))
    with audit(tmp_path) as office:
        Rounds(settings(tmp_path, withdraw_after_review="*=0"), store, office).make()
    done = [entry for entry in ledger.entries(tmp_path / "audit") if entry["stage"] == "done"]
    assert [(entry["record"], entry["reason"], entry["client"]) for entry in done] == [
        ("sltd:1", "review", "service")
    ]


def test_more_than_a_share_of_a_list_waits_for_an_operator_and_other_lists_do_not(tmp_path: Path) -> None:
    many = [document(number, "2025-01-01") for number in range(10)]
    store = filled(tmp_path, *KEPT, *many, document(1, "2025-01-01", "other"))
    made = rounds(tmp_path, store, withdraw_after_review="*=0")
    made.make()
    assert len(live(store)) == 110
    assert not [name for name in live(store) if name.startswith("other")], "one record of a small list may go"
    assert refused("sltd", "share") == 1
    for record in many[:6]:
        store.delete(record.id)
    made.make()
    assert len(live(store)) == 100
    assert refused("sltd", "share") == 0


@pytest.mark.parametrize("today", ["2099-01-01", "2026-12-01", "2020-01-01"])
def test_a_calendar_that_jumped_withdraws_nothing(tmp_path: Path, day: Any, today: str) -> None:
    store = filled(tmp_path, *KEPT)
    made = rounds(tmp_path, store)
    made.make()
    store.put(document(1, "2001-01-01"))
    day(today)
    made.make()
    assert "sltd:1" in live(store)
    assert refused("*", "clock") == 1
    day("2026-11-23")
    made.make()
    assert "sltd:1" not in live(store), "the clock is right again"
    assert refused("*", "clock") == 0


def test_a_year_that_is_wrong_from_the_start_empties_no_list(tmp_path: Path, day: Any) -> None:
    store = filled(tmp_path, *KEPT)
    day("2099-01-01")
    rounds(tmp_path, store).make()
    assert len(live(store)) == len(KEPT)


def test_after_an_operator_s_word_the_days_go_on_from_there(tmp_path: Path, day: Any) -> None:
    store = filled(tmp_path, *KEPT, document(1, "2026-10-30"))
    made = rounds(tmp_path, store)
    made.make()
    day("2027-02-01")
    made.make()
    assert "sltd:1" in live(store)
    Turn(store, "").note("2027-02-01")
    made.make()
    assert "sltd:1" not in live(store)


def test_a_record_that_is_renewed_in_the_midst_of_a_round_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path, *KEPT, document(1, "2025-01-01"), document(2, "2025-01-01"))
    seen = store.get

    def get(record_id: str) -> Any:
        found = seen(record_id)
        if record_id == "sltd:1":
            store.put(document(1, "2031-01-01"))
        return found

    monkeypatch.setattr(store, "get", get)
    rounds(tmp_path, store).make()
    assert "sltd:1" in live(store)
    assert "sltd:2" not in live(store)


@pytest.mark.parametrize("kind", ["sqlite", "redis"])
def test_of_several_replicas_each_record_is_withdrawn_once(tmp_path: Path, kind: str) -> None:
    address = store_for(tmp_path) if kind == "redis" else f"sqlite:///{tmp_path}/store.db"
    store = filled(tmp_path, *KEPT, *(document(number, "2025-01-01") for number in range(5)), address=address)
    head = store.head()
    others = [open_store(address) for _ in range(3)]
    with audit(tmp_path) as office:
        policy = settings(tmp_path, withdraw_after_review="*=0")
        threads = [threading.Thread(target=Rounds(policy, other, office).make) for other in others]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert store.head() == head + 5
    stages = [entry["stage"] for entry in ledger.entries(tmp_path / "audit")]
    assert sorted(stages) == ["begun"] * 5 + ["done"] * 5


def test_the_metrics_say_how_many_reviews_are_due_and_how_many_have_passed(tmp_path: Path) -> None:
    records = [
        document(1, "2026-11-21"),
        document(2, "2026-11-22"),
        document(3, "2026-12-22"),
        document(4, "2026-12-23"),
    ]
    made = rounds(tmp_path, filled(tmp_path, *records), withdraw_after_review=None)
    made.make()

    def shown(state: str) -> float | None:
        return REGISTRY.get_sample_value("screening_reviews", {"list": "sltd", "state": state})

    assert (shown("passed"), shown("due")) == (1, 2)


def test_lists_without_anything_lapsed_are_not_told(tmp_path: Path) -> None:
    store = filled(tmp_path, *KEPT, document(1, "2025-01-01", "other"))
    [one] = lapsed(store, {"*": 0}, TODAY)
    assert (one.list, one.due, one.records, one.upto) == ("other", 1, 1, "2026-11-21")
