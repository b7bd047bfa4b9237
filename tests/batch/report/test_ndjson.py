"""NDJSON is what HTTP answers, a line each, with the place in the list."""

from __future__ import annotations

from pathlib import Path

import orjson

from screening import wire
from tests.batch.report.conftest import UNREADABLE, clear, plain_result, refer, result, written


def test_a_line_is_the_answer_as_over_http_with_its_place_in_the_list(tmp_path: Path) -> None:
    [line] = written(tmp_path / "a.ndjson", plain_result(clear(), 1)).read_bytes().splitlines()
    assert orjson.loads(line) == {**orjson.loads(wire.answer(clear())), "position": "line 1"}


def test_what_the_carrier_calls_a_passenger_by_is_told(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.jsonl", result(clear("1")), result(refer("2"))).read_bytes().splitlines()
    told = [orjson.loads(line) for line in lines]
    assert [one["id"] for one in told] == ["1", "2"]
    assert {
        name: told[0][name] for name in ("position", "flight", "role", "reference", "locator", "seat")
    } == {
        "position": "message 1, segment 14",
        "flight": "KC921",
        "role": "passenger",
        "reference": "PAX0001",
        "locator": "X7YQ2B",
        "seat": "12A",
    }


def test_an_unreadable_row_is_not_checked_and_says_why(tmp_path: Path) -> None:
    [line] = written(tmp_path / "a.jsonl", result(UNREADABLE)).read_bytes().splitlines()
    assert orjson.loads(line) == {
        "id": "7",
        "decision": "not_checked",
        "hits": [],
        "position": "line 3",
        "problems": [
            {"where": "sex", "what": "is not M, F or X", "remedy": "Write M."},
            {"where": "name", "what": "is missing", "remedy": ""},
        ],
    }
