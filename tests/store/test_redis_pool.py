"""Counts of several machines on one Redis server: what they allow together, and each by itself while it is away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from screening.access.exchange import EXCHANGE_SECONDS, Exchange
from screening.access.rates import BURST_SECONDS, DEBT_SECONDS, Rates
from screening.errors import AccessUnavailable
from screening.store import RedisOptions
from screening.store.redis_address import RedisAddress
from screening.store.redis_pool import RedisPool
from tests.access.test_door import until
from tests.access.test_rates import passed
from tests.redis import RedisProcess, store_for

CLIENT = "Airport North"
SURE = RedisOptions(connect_seconds=30.0, command_seconds=30.0)


class Machine:
    """The counts of one machine, levelled when the test says so."""

    def __init__(self, url: str, place: Path | None = None) -> None:
        self.rates = Rates(place.with_suffix(".counts") if place else None)
        self.exchange = Exchange(self.rates, RedisPool(url, SURE), place)
        self.exchange.step()  # knows from here on what was sent since when

    def flood(self, rate: float = 0.0, quota: int = 0, most: int = 1000) -> int:
        """How many requests pass of so many at once."""
        return passed(self.rates, CLIENT, rate, quota, most)

    def level(self) -> None:
        self.exchange.step()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return store_for(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path / "server")
    yield server
    server.end()


def levelled(machine: Machine) -> bool:
    try:
        machine.level()
    except AccessUnavailable:
        return False
    return True


def flooded(url: str, attempt: int) -> bool:
    """Floods two machines and looks at what passed; False where this process was held up, which tells nothing."""
    machines, rates = [Machine(url), Machine(url)], {f"slow {attempt}": 3.0, f"quick {attempt}": 40.0}
    began, sent, paid = time.monotonic(), dict.fromkeys(rates, 0), dict[str, tuple[float, int]]()
    turn = began
    while (spent := time.monotonic() - began) < 4.5:
        for client, rate in rates.items():
            sent[client] += sum(passed(machine.rates, client, rate, 0, 200) for machine in machines)
        for machine in machines:
            machine.level()
        if not paid and spent > 2.5:  # for the burst of the second one
            paid = {client: (time.monotonic() - began, count) for client, count in sent.items()}
        time.sleep(0.02)
        before, turn = turn, time.monotonic()
        if turn - before > EXCHANGE_SECONDS:
            return False
    spent = time.monotonic() - began
    for client, rate in rates.items():
        since, before = paid[client]
        of_one_turn = 1 + rate * EXCHANGE_SECONDS
        assert sent[client] <= rate * spent + 2 * (rate * BURST_SECONDS + of_one_turn)
        assert abs(sent[client] - before - rate * (spent - since)) <= 2 * of_one_turn
    return True


def test_whoever_floods_two_machines_gets_the_rate_of_one_and_a_burst_of_each(url: str) -> None:
    assert any(flooded(url, attempt) for attempt in range(20)), "this machine stands still all the time"


def test_who_keeps_to_the_rate_on_all_machines_together_is_never_refused(url: str) -> None:
    machines, rate = [Machine(url) for _ in range(3)], 100.0
    for turn in range(60):
        assert machines[turn % 3].flood(rate, most=1) == 1
        if turn % 5 == 4:
            for machine in machines:
                machine.level()
        time.sleep(1 / rate)


def test_who_comes_over_from_a_machine_that_ended_goes_on_at_his_rate(url: str) -> None:
    for machine in (Machine(url), Machine(url)):
        for _ in range(20):
            assert machine.flood(40.0, most=1) == 1
            machine.level()
            time.sleep(1 / 40)


def test_a_quota_is_of_all_machines_together_up_to_what_came_between_two_exchanges(url: str) -> None:
    machines = [Machine(url) for _ in range(3)]
    for _ in range(3):
        assert sum(machine.flood(quota=40, most=4) for machine in machines) == 12
        for machine in machines:
            machine.level()
    assert sum(machine.flood(quota=40, most=4) for machine in machines) == 12  # 48, as they did not know
    for machine in machines:
        machine.level()
    assert sum(machine.flood(quota=40, most=4) for machine in machines[1:]) == 0
    assert machines[0].flood(quota=40, most=4) <= 4  # it was levelled before the others
    machines[0].level()
    assert machines[0].flood(quota=40, most=4) == 0


def test_a_quota_outlives_the_service(url: str) -> None:
    before = Machine(url)
    assert before.flood(quota=10) == 10
    before.level()
    after = Machine(url)
    assert after.flood(quota=10, most=1) == 1  # before its first exchange
    after.level()
    assert after.flood(quota=10) == 0


def test_a_large_batch_on_one_machine_is_paid_for_on_another(url: str) -> None:
    first, second = Machine(url), Machine(url)
    first.flood(10.0, most=1)
    first.rates.charge(CLIENT, 10.0, 300)
    first.level()
    assert second.flood(10.0, most=1) == 1
    second.level()
    assert 20 < second.rates.take(CLIENT, 10.0, 0) <= DEBT_SECONDS + 1


def test_while_the_server_is_away_each_machine_keeps_the_limit_by_itself(server: RedisProcess) -> None:
    machine = Machine(server.url)
    server.kill()
    assert machine.flood(10.0, most=1) == 1
    with pytest.raises(AccessUnavailable):
        machine.level()
    assert machine.flood(10.0) == 10 * BURST_SECONDS - 1
    assert machine.flood(0, 30) == 10


def test_what_was_sent_while_it_was_away_counts_towards_the_day_and_keeps_nobody_waiting(
    server: RedisProcess,
) -> None:
    machines = [Machine(server.url) for _ in range(3)]
    server.kill()
    for machine in machines:
        assert machine.flood(10.0, 1000, most=20) == 20
        with pytest.raises(AccessUnavailable):
            machine.level()
    server.start()
    for machine in machines:
        until(lambda one=machine: levelled(one))  # a call that failed slowly lets others fail for a moment
    assert machines[-1].rates.take(CLIENT, 10.0, 61) == 0
    machines[-1].level()
    assert machines[-1].rates.take(CLIENT, 0, 61) > 0
    assert all(machine.flood(10.0, most=5) == 5 for machine in machines)


def test_a_day_s_count_that_the_server_lost_is_not_forgotten_here(server: RedisProcess) -> None:
    machine = Machine(server.url)
    assert machine.flood(quota=10, most=9) == 9
    machine.level()
    server.ask("FLUSHALL")
    assert machine.flood(quota=10, most=1) == 1
    machine.level()
    assert machine.flood(quota=10) == 0


def test_more_clients_than_one_question_takes_are_levelled_all_the_same(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.access.exchange.AT_ONCE", 3)
    first, second = Machine(url), Machine(url)
    clients = [f"client {number}" for number in range(10)]
    for client in clients:
        assert passed(first.rates, client, 0, 5, 5) == 5
    first.level()
    for client in clients:
        assert passed(second.rates, client, 0, 5, 1) == 1
    second.level()
    assert all(second.rates.take(client, 0, 5) > 0 for client in clients)


def test_the_server_is_told_no_client_s_name_and_keeps_nothing_for_ever(server: RedisProcess) -> None:
    machine = Machine(server.url)
    machine.flood(10.0, 100)
    machine.level()
    prefix = f"{{{RedisAddress.parse(server.url).prefix}}}:access:"
    script = "local t = {} for _, k in ipairs(redis.call('KEYS', '*')) do t[#t+1] = k..'='..redis.call('PTTL', k) end "
    kept = server.ask("EVAL", script + "return {err = table.concat(t, ' ')}", "0")
    assert kept.count(prefix) == 2, kept
    assert CLIENT.split()[0] not in kept
    assert all(
        int(pair.rpartition("=")[2]) > 0 for pair in kept.removeprefix("-").removeprefix("ERR ").split()
    )


def test_of_two_workers_of_a_machine_one_levels_and_the_other_takes_over(url: str, tmp_path: Path) -> None:
    place = tmp_path / "clients.exchange"
    first, second = Machine(url, place), Machine(url, place)
    other = Machine(url)
    assert first.exchange._ours()
    assert not second.exchange._ours()
    first.flood(quota=5, most=3)
    first.level()
    second.flood(quota=5, most=1)  # into the same counts
    first.exchange.close()
    assert second.exchange._ours()
    second.level()
    assert other.flood(quota=5, most=1) == 1
    other.level()
    assert other.flood(quota=5) == 0
    second.exchange.close()


def test_an_exchange_goes_on_by_itself_and_says_once_that_the_server_is_away(server: RedisProcess) -> None:
    with structlog.testing.capture_logs() as logged:
        first, second = Machine(server.url), Machine(server.url)
        first.exchange.start()
        first.flood(quota=5, most=4)
        until(lambda: int(first.rates.table()["told"].max()) == 4)
        server.kill()
        first.flood(quota=5, most=1)
        until(lambda: any(entry["event"] == "rates_not_shared" for entry in logged))
        server.start()
        until(lambda: any(entry["event"] == "rates_shared" for entry in logged))
        assert second.flood(quota=5, most=1) == 1
        second.level()
        assert second.flood(quota=5) == 0
        first.exchange.close()
    assert [entry["event"] for entry in logged] == ["rates_not_shared", "rates_shared"]
