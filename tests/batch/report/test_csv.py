"""CSV has a row a traveller, and a spreadsheet that opens it runs nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from screening.batch.passengers import Result
from screening.batch.report.csv import COLUMNS, disarmed
from tests.batch.report.conftest import (
    UNREADABLE,
    clear,
    hit,
    not_checked,
    plain_result,
    refer,
    result,
    written,
)


def rows(path: Path, *results: Result) -> list[dict[str, str]]:
    text = written(path, *results).read_bytes().decode()
    header, *cells = csv.reader(io.StringIO(text, newline=""))
    assert header == list(COLUMNS)
    return [dict(zip(header, row, strict=True)) for row in cells]


def test_a_referral_tells_the_best_hit_and_how_many_more_there_are(tmp_path: Path) -> None:
    answer = refer("2", hit("n:1", 0.934), hit("n:2", 0.8), warnings=("Bounded.",))
    [row] = rows(tmp_path / "a.CSV", result(answer))
    assert row == {
        "id": "2", "decision": "refer", "score": "0.93", "record_id": "n:1", "list": "national",
        "action": "'@Call.", "why": "The names are the same. The date of birth is the same.",
        "warnings": "Bounded.; armed; violent; 1 more hit(s)",
        "position": "message 1, segment 14", "flight": "KC921", "role": "passenger", "reference": "PAX0002",
        "locator": "X7YQ2B", "seat": "12A", "name": "VIKTOR MOLCHANOV", "birth_date": "1971-03-09", "sex": "M",
        "nationality": "KAZ, RUS", "documents": "KAZ P N7654321; V V1", "on_file": "Viktor Molchanov",
        "born_on_file": "1971-03-09, 1971", "other_hits": "n:2 (0.80)", "policy": "balanced", "threshold": "0.75",
    }  # fmt: skip


def test_the_first_columns_are_those_that_scripts_rely_on() -> None:
    assert COLUMNS[:8] == ("id", "decision", "score", "record_id", "list", "action", "why", "warnings")


def test_who_is_clear_has_no_hit_and_no_warning(tmp_path: Path) -> None:
    [row] = rows(tmp_path / "a.csv", plain_result(clear(), 1))
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "id": "1", "decision": "clear", "position": "line 1", "policy": "balanced", "threshold": "0.75",
    }  # fmt: skip


def test_an_unreadable_row_says_where_and_why(tmp_path: Path) -> None:
    [row] = rows(tmp_path / "a.csv", result(UNREADABLE))
    assert (row["id"], row["decision"]) == ("7", "not_checked")
    assert row["warnings"] == "line 3: sex is not M, F or X; name is missing"


def test_a_list_that_was_not_checked_is_named_with_the_reason(tmp_path: Path) -> None:
    [row] = rows(tmp_path / "a.csv", result(not_checked()))
    assert row["decision"] == "not_checked"
    assert row["warnings"] == "sltd not checked: the store cannot be read"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(begin: str, tmp_path: Path) -> None:
    assert disarmed(f"{begin}1+1") == f"'{begin}1+1"
    [row] = rows(tmp_path / "a.csv", plain_result(clear(f"{begin}1+1"), 1))
    assert row["id"] == f"'{begin}1+1"


@pytest.mark.parametrize("harmless", ["", "A-1", "1=1", " x", "Ō"])
def test_other_cells_stay_as_they_are(harmless: str) -> None:
    assert disarmed(harmless) == harmless
