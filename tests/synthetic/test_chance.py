from collections import Counter
from itertools import islice

from screening.synthetic import chance


def _numbers(draw: chance.Draw, count: int) -> list[float]:
    return [draw() for _ in range(count)]


def test_a_row_made_alone_is_the_row_made_in_a_block() -> None:
    key = chance.key(7, "persons")
    block = [_numbers(draw, 5) for draw in chance.rows(key, 1100, width=8)]
    for number in (0, 1, 511, 512, 1099):
        assert _numbers(chance.row(key, number), 5) == block[number]


def test_a_row_goes_on_beyond_its_block_as_if_made_alone() -> None:
    key = chance.key(7, "persons")
    (block,) = chance.rows(key, 1, first=33, width=4)
    assert _numbers(block, 20) == _numbers(chance.row(key, 33), 20)


def test_rows_may_begin_anywhere() -> None:
    key = chance.key(1, "x")
    whole = [draw() for draw in chance.rows(key, 700)]
    assert [draw() for draw in chance.rows(key, 100, first=600)] == whole[600:]


def test_seeds_streams_and_rows_differ() -> None:
    keys = [chance.key(seed, stream) for seed in (0, 1, -1, 10**30) for stream in ("a", "b")]
    assert len(set(keys)) == 8
    assert len({chance.row(key, number)() for key in keys for number in range(50)}) == 400


def test_the_mixing_is_splitmix64() -> None:
    gamma = 0x9E3779B97F4A7C15  # the published first outputs of a generator that starts at nought
    assert chance._mix(gamma) == 0xE220A8397B1DCDAF
    assert chance._mix(2 * gamma & (2**64 - 1)) == 0x6E789E6AA1B965F4


def test_numbers_are_spread_evenly_from_nought_to_one() -> None:
    draws = chance.rows(chance.key(3, "spread"), 2000, width=10)
    tenths = Counter(chance.below(draw, 10) for draw in draws for _ in range(10))
    assert set(tenths) == set(range(10))
    assert all(1800 < count < 2200 for count in tenths.values())


def test_pick_gives_every_slot_its_share() -> None:
    draw = chance.row(chance.key(3, "slots"), 0)
    found = Counter(chance.pick(draw, ("often", "often", "often", "seldom")) for _ in range(4000))
    assert 2850 < found["often"] < 3150


def test_neighbouring_columns_and_rows_are_unlike() -> None:
    first = list(islice(iter(chance.row(chance.key(1, "a"), 0), None), 100))
    second = list(islice(iter(chance.row(chance.key(1, "a"), 1), None), 100))
    assert not set(first) & set(second)
    assert len(set(first)) == 100
