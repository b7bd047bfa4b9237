from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from screening.access.rates import BURST_SECONDS, DEBT_SECONDS, LAYOUT, SLOTS, Rates

DAY = 86_400


class Time:
    """Both clocks, at noon of some day."""

    def __init__(self) -> None:
        self.passed = 1.0

    def now(self) -> float:
        return 20_000 * DAY + DAY / 2 + self.passed

    def ticks(self) -> float:
        return self.passed


def made(time: Time, path: Path | None = None) -> Rates:
    return Rates(path, now=time.now, ticks=time.ticks)


def passed(rates: Rates, client: str, rate: float, quota: int, times: int) -> int:
    return sum(rates.take(client, rate, quota) == 0 for _ in range(times))


def test_a_client_sends_its_burst_and_then_its_rate() -> None:
    time = Time()
    rates = made(time)
    assert passed(rates, "a", 5, 0, 100) == 5 * BURST_SECONDS
    time.passed += 1
    assert passed(rates, "a", 5, 0, 100) == 5
    time.passed += 1000
    assert passed(rates, "a", 5, 0, 100) == 5 * BURST_SECONDS


def test_who_is_refused_is_told_when_to_come_back() -> None:
    time = Time()
    rates = made(time)
    passed(rates, "a", 0.5, 0, 1)
    wait = rates.take("a", 0.5, 0)
    assert 0 < wait <= 2
    time.passed += wait
    assert rates.take("a", 0.5, 0) == 0


def test_one_client_does_not_use_up_what_is_another_s() -> None:
    rates = made(Time())
    passed(rates, "a", 1, 10, 100)
    assert passed(rates, "b", 1, 10, 1) == 1


def test_a_quota_is_of_the_day_and_ends_with_it() -> None:
    time = Time()
    rates = made(time)
    assert passed(rates, "a", 0, 3, 10) == 3
    assert rates.take("a", 0, 3) == DAY / 2 - 1  # until midnight
    time.passed += DAY / 2
    assert passed(rates, "a", 0, 3, 10) == 3


def test_a_large_batch_is_paid_for_afterwards_and_not_for_ever() -> None:
    time = Time()
    rates = made(time)
    rates.take("a", 10, 0)
    rates.charge("a", 10, 100)
    assert rates.take("a", 10, 0) > 7
    rates.charge("a", 10, 1_000_000)
    assert rates.take("a", 10, 0) <= DEBT_SECONDS + 1
    time.passed += DEBT_SECONDS + 1
    assert rates.take("a", 10, 0) == 0


def test_a_batch_counts_towards_the_quota() -> None:
    rates = made(Time())
    rates.take("a", 0, 100)
    rates.charge("a", 0, 99)
    assert rates.take("a", 0, 100) > 0


def test_two_workers_count_together(tmp_path: Path) -> None:
    """Two mappings of one file, the second one in a process of its own."""
    time, path = Time(), tmp_path / "counts"
    rates = made(time, path)
    assert passed(rates, "a", 0, 10, 4) == 4
    code = (
        "import sys; from pathlib import Path; from screening.access.rates import Rates\n"
        f"rates = Rates(Path(sys.argv[1]), now=lambda: {time.now()})\n"
        "print(sum(rates.take('a', 0, 10) == 0 for _ in range(10)))"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout == "6\n"
    assert passed(rates, "a", 0, 10, 1) == 0


def test_counts_of_before_the_machine_was_started_keep_nobody_out(tmp_path: Path) -> None:
    """The system's clock begins at nought with the machine; the folder of the counts may outlive that."""
    time, path = Time(), tmp_path / "counts"
    time.passed = 1_000_000.0
    assert passed(made(time, path), "a", 5, 0, 100) == 5 * BURST_SECONDS
    time.passed = 3.0
    assert passed(made(time, path), "a", 5, 0, 100) == 5 * BURST_SECONDS


def test_every_client_has_a_place_of_its_own_while_there_are_places() -> None:
    rates = made(Time())
    clients = [f"client-{number}" for number in range(SLOTS // 4)]
    assert len({rates._place(client) for client in clients}) == len(clients)


def test_more_clients_than_places_are_still_limited() -> None:
    rates = made(Time())
    for number in range(SLOTS + 100):
        rates.take(f"client-{number}", 0, 5)
    assert passed(rates, "one more", 0, 5, 10) <= 5


def test_what_comes_back_of_a_day_that_is_over_says_nothing_of_the_next() -> None:
    time = Time()
    rates = made(time)
    assert passed(rates, "a", 0, 10, 10) == 10
    slot, yesterday = rates._place("a") // LAYOUT.itemsize, rates.today()
    time.passed += DAY / 2
    assert rates.take("a", 0, 10) == 0
    rates.level(slot, 10, 0.0, yesterday, 10)
    assert passed(rates, "a", 0, 10, 100) == 9


def test_what_was_sent_while_the_others_were_asked_is_taken_off_what_is_left() -> None:
    rates = made(Time())
    assert passed(rates, "a", 10, 100, 5) == 5
    rates.level(rates._place("a") // LAYOUT.itemsize, 3, 7.0, rates.today(), 90)
    assert passed(rates, "a", 10, 100, 100) == 5
    assert passed(rates, "a", 0, 100, 100) == 100 - 90 - 2 - 5
