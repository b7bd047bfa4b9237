"""Rows: percentiles, ratios, and time by a clock."""

from __future__ import annotations

from itertools import count

from benchmarks.speed import rows


def test_a_timing_has_median_and_tail() -> None:
    row = rows.timing("a", [float(n) for n in range(100, 0, -1)])
    assert (row["value"], row["p90"], row["p99"]) == (51.0, 91.0, 100.0)


def test_nothing_measured_is_no_figure() -> None:
    assert rows.timing("a", [])["value"] is None
    assert rows.ratio(None, 1.0) is None
    assert rows.ratio(1.0, 0.0) is None


def test_a_call_is_timed_by_the_given_clock() -> None:
    ticks = count(0, 5_000)  # nanoseconds: five microseconds from one look to the next
    assert rows.timed(str, [1, 2, 3], lambda: next(ticks)) == [5.0, 5.0, 5.0]


def test_a_measurement_says_what_share_of_a_core_it_had() -> None:
    found: list[rows.Row] = []
    with rows.undisturbed(found):
        sum(range(10_000))
    assert found[0]["value"] > 0
