from __future__ import annotations

import csv
import io
from pathlib import Path

import orjson
import pytest

from screening import wire
from screening.batch.passengers import Passenger, Result, Unreadable
from screening.batch.report import CSV_COLUMNS, disarmed, writing
from screening.errors import InputError, Problem
from screening.model import Answer, Checked, Hit, ListState, Reason, Traveller

CHECKED = Checked(2, "2026-11-22T10:00:00Z", (ListState("national", 1),))
CLEAR = Answer("1", "clear", (), CHECKED)
UNREADABLE = Unreadable(
    "line 3", "7", (Problem("sex", "is not M, F or X", "Write M."), Problem("name", "is missing"))
)


def hit(name: str, score: float) -> Hit:
    reason = Reason("name", score, "A", "B", "Close.")
    return Hit(name, "person", "national", score, (reason, reason), "@Call.", ("armed", "violent"))


def written(path: Path, *rows: Answer | Unreadable) -> list[bytes]:
    """The lines of a report on these answers, who stood in lines 1, 2 ... of the list."""
    with writing(path) as write:
        for number, row in enumerate(rows, 1):
            if isinstance(row, Unreadable):
                write(Result(row))
            else:
                write(Result(Passenger(Traveller(row.id), f"line {number}"), wire.answer(row)))
    return path.read_bytes().splitlines(keepends=True)


def cells(row: bytes) -> list[str]:
    [found] = csv.reader(io.StringIO(row.decode(), newline=""))
    return found


def test_ndjson_is_the_answer_as_over_http_with_its_place_in_the_list(tmp_path: Path) -> None:
    [line] = written(tmp_path / "a.ndjson", CLEAR)
    assert orjson.loads(line) == {**orjson.loads(wire.answer(CLEAR)), "position": "line 1"}


def test_an_unreadable_row_is_not_checked_and_says_why_in_ndjson(tmp_path: Path) -> None:
    [line] = written(tmp_path / "a.jsonl", UNREADABLE)
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


def test_csv_has_a_row_of_columns_and_a_row_for_each_traveller(tmp_path: Path) -> None:
    refer = Answer("2", "refer", (hit("n:1", 0.934), hit("n:2", 0.8)), CHECKED, ("Bounded.",))
    header, *rows = written(tmp_path / "a.CSV", CLEAR, refer, UNREADABLE)
    assert cells(header) == list(CSV_COLUMNS)
    assert [cells(row) for row in rows] == [
        ["1", "clear", "", "", "", "", "", ""],
        [
            "2", "refer", "0.93", "n:1", "national", "'@Call.", "Close. Close.",
            "Bounded.; armed; violent; 1 more hit(s)",
        ],
        ["7", "not_checked", "", "", "", "", "", "line 3: sex is not M, F or X; name is missing"],
    ]  # fmt: skip


def test_csv_says_why_a_list_was_not_checked(tmp_path: Path) -> None:
    checked = Checked(2, "", (), (ListState("sltd", 9, "", "the store cannot be read"),))
    _, row = written(tmp_path / "a.csv", Answer("1", "not_checked", (), checked))
    assert cells(row)[1] == "not_checked"
    assert cells(row)[-1] == "sltd not checked: the store cannot be read"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(begin: str, tmp_path: Path) -> None:
    assert disarmed(f"{begin}1+1") == f"'{begin}1+1"
    with writing(tmp_path / "a.csv") as write:
        write(Result(Passenger(Traveller()), wire.answer(Answer(f"{begin}1+1", "clear", (), CHECKED))))
    [_, found] = csv.reader(io.StringIO((tmp_path / "a.csv").read_bytes().decode(), newline=""))
    assert found[0] == f"'{begin}1+1"


@pytest.mark.parametrize("harmless", ["", "A-1", "1=1", " x", "Ō"])
def test_other_cells_stay_as_they_are(harmless: str) -> None:
    assert disarmed(harmless) == harmless


@pytest.mark.parametrize("name", ["a.xls", "answers", "a.json"])
def test_another_suffix_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="are not written") as raised, writing(tmp_path / name):
        pass
    assert not (tmp_path / name).exists()
    assert ".ndjson" in raised.value.remedy
