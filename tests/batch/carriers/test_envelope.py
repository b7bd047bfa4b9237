from __future__ import annotations

import pytest

from screening.batch.carriers.envelope import Envelope, dates, moment, today


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2610071220", "2026-10-07T12:20"),
        ("202610071220", "2026-10-07T12:20"),
        ("261007", "2026-10-07"),
        ("20261007", "2026-10-07"),
        ("2613071220", ""),
        ("26100712", ""),
        ("noon", ""),
        ("٢٦١٠٠٧", ""),
        ("", ""),
    ],
)
def test_a_moment_is_told_by_its_digits_or_not_at_all(text: str, when: str) -> None:
    assert moment(text, "20260101") == when


def test_a_position_counts_from_the_header() -> None:
    assert Envelope(2).position(11) == "message 2, segment 11"


def test_nobody_is_born_after_the_flight_nor_after_today() -> None:
    assert dates("2013-06-21T09:00").born("13", "0622") == "1913"
    assert dates("2013-06-21T09:00").born("13", "0621") == "2013"
    assert dates("", "20130621").born("13", "0622") == "1913"
    assert dates("2099-01-01").born(today()[2:4], "1232") == str(int(today()[:4]) - 100)
    assert dates("2013-06-21").near("15", "1231") == "2015"
