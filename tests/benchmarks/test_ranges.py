"""The ranges that the speed benchmark makes, and that it finds what it times."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed import ranges
from benchmarks.speed.rows import CLOCKS
from screening.documents import blanks


def test_ranges_are_the_same_however_many_there_are_and_each_is_one() -> None:
    some = list(ranges.ranges(300))
    assert some == [ranges.one_range(k) for k in range(300)]
    assert all(blanks.blanks(one.number, one.number_to) for one in some)
    assert len({one.id for one in some}) == 300


def test_numbers_inside_and_at_the_ends_refer_to_their_range_and_those_outside_do_not(tmp_path: Path) -> None:
    rows = ranges.measure(None, tmp_path, count=2_000, clock=CLOCKS["processor"])
    shares = {row["measure"]: row["value"] for row in rows if row["unit"] == "share"}
    assert {name for name, share in shares.items() if share == 1.0} == {
        f"number {place}: refers to that range"
        for place in ("inside", "first", "last", "inside, 0 read as O")
    }
    assert [share for share in shares.values() if share != 1.0] == [0.0, 0.0]
