from __future__ import annotations

from screening.access import Identity
from screening.access.trawling import CLIENTS, MINUTE, WINDOW, Watch

POST = Identity("post", "first_line")
OTHER = Identity("other", "analyst")


class Seen:
    """A watch whose clock we hold, and the signs that it gave."""

    def __init__(self, names: int = 10, finds: int = 4) -> None:
        self.now = 0.0
        self.signs: list[tuple[str, str, int]] = []
        self.watch = Watch(
            names, finds, on_sign=[lambda who, sign, number: self.signs.append((who.client, sign, number))],
            ticks=lambda: self.now,
        )  # fmt: skip


def test_many_different_travellers_in_a_minute_are_a_sign_told_once() -> None:
    seen = Seen()
    for number in range(30):
        seen.watch.note(POST, f"name {number}", ())
    assert seen.signs == [("post", "names", 11)]


def test_the_same_traveller_again_and_again_is_none() -> None:
    seen = Seen()
    for _ in range(1000):
        seen.watch.note(POST, "name", ())
    assert seen.signs == []


def test_as_many_in_more_than_a_minute_are_none() -> None:
    seen = Seen()
    for number in range(100):
        seen.watch.note(POST, f"name {number}", ())
        seen.now += MINUTE / 9
    assert seen.signs == []


def test_one_record_after_the_other_found_is_a_sign() -> None:
    seen = Seen(names=1000)
    for number in range(10):
        seen.watch.note(POST, f"name {number}", [f"record {number}"])
    assert seen.signs == [("post", "finds", 4)]


def test_the_same_record_found_often_is_none() -> None:
    seen = Seen(names=1000)
    for number in range(100):
        seen.watch.note(POST, f"name {number}", ["record"])
    assert seen.signs == []


def test_finds_among_many_ordinary_travellers_are_none() -> None:
    seen = Seen(names=10_000)
    for number in range(1000):
        seen.watch.note(POST, f"name {number}", [f"record {number}"] if number % 20 == 19 else ())
    assert seen.signs == []


def test_each_client_is_judged_by_itself_and_again_after_its_time() -> None:
    seen = Seen(names=1000)
    for who in (POST, OTHER):
        for number in range(3):
            seen.watch.note(who, f"name {number}", [f"record {number}"])
    assert seen.signs == []
    seen.now += WINDOW + 1
    for number in range(4):
        seen.watch.note(POST, f"name {number}", [f"record {number}"])
    assert seen.signs == [("post", "finds", 4)]
    seen.now += WINDOW + 1
    for number in range(4):
        seen.watch.note(POST, f"name {number}", [f"record {number}"])
    assert len(seen.signs) == 2


def test_memory_is_bounded_and_holds_no_name() -> None:
    seen = Seen(names=100)
    for number in range(CLIENTS + 10):
        seen.watch.note(Identity(f"client {number}", "analyst"), "Ama Boateng", ())
    assert len(seen.watch._clients) <= CLIENTS
    for number in range(10_000):
        seen.watch.note(POST, f"Ama Boateng {number}", ())
    assert len(seen.watch._clients["post"].names) <= 101
    assert "Boateng" not in repr(seen.watch._clients)
