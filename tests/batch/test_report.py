from __future__ import annotations

import csv
import io
from pathlib import Path

import orjson
import pytest

from screening import wire
from screening.batch.read import Unreadable
from screening.batch.report import CSV_COLUMNS, disarmed, writer
from screening.errors import InputError, Problem
from screening.model import Answer, Checked, Hit, ListState, Reason

CHECKED = Checked(2, "2026-11-22T10:00:00Z", (ListState("national", 1),))
CLEAR = Answer("1", "clear", (), CHECKED)
UNREADABLE = Unreadable(
    3, "7", (Problem("sex", "is not M, F or X", "Write M."), Problem("name", "is missing"))
)


def hit(name: str, score: float) -> Hit:
    reason = Reason("name", score, "A", "B", "Close.")
    return Hit(name, "person", "national", score, (reason, reason), "@Call.", ("armed", "violent"))


def cells(row: bytes) -> list[str]:
    [found] = csv.reader(io.StringIO(row.decode(), newline=""))
    return found


def test_ndjson_is_the_answer_as_over_http() -> None:
    header, line = writer(Path("a.ndjson"))
    assert header == b""
    assert line(CLEAR) == wire.answer(CLEAR) + b"\n"


def test_an_unreadable_row_is_not_checked_and_says_why_in_ndjson() -> None:
    _, line = writer(Path("a.jsonl"))
    assert orjson.loads(line(UNREADABLE)) == {
        "id": "7",
        "decision": "not_checked",
        "hits": [],
        "line": 3,
        "problems": [
            {"where": "sex", "what": "is not M, F or X", "remedy": "Write M."},
            {"where": "name", "what": "is missing", "remedy": ""},
        ],
    }


def test_csv_has_a_row_of_columns_and_a_row_for_each_traveller() -> None:
    header, line = writer(Path("a.CSV"))
    assert cells(header) == list(CSV_COLUMNS)
    assert cells(line(CLEAR)) == ["1", "clear", "", "", "", "", "", ""]
    refer = Answer("2", "refer", (hit("n:1", 0.934), hit("n:2", 0.8)), CHECKED, ("Bounded.",))
    assert cells(line(refer)) == [
        "2", "refer", "0.93", "n:1", "national", "'@Call.", "Close. Close.",
        "Bounded.; armed; violent; 1 more hit(s)",
    ]  # fmt: skip
    assert cells(line(UNREADABLE)) == [
        "7", "not_checked", "", "", "", "", "", "line 3: sex is not M, F or X; name is missing",
    ]  # fmt: skip


def test_csv_says_why_a_list_was_not_checked() -> None:
    _, line = writer(Path("a.csv"))
    checked = Checked(2, "", (), (ListState("sltd", 9, "", "the store cannot be read"),))
    found = cells(line(Answer("1", "not_checked", (), checked)))
    assert found[1] == "not_checked"
    assert found[-1] == "sltd not checked: the store cannot be read"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(begin: str) -> None:
    assert disarmed(f"{begin}1+1") == f"'{begin}1+1"
    _, line = writer(Path("a.csv"))
    assert cells(line(Answer(f"{begin}1+1", "clear", (), CHECKED)))[0] == f"'{begin}1+1"


@pytest.mark.parametrize("harmless", ["", "A-1", "1=1", " x", "Ō"])
def test_other_cells_stay_as_they_are(harmless: str) -> None:
    assert disarmed(harmless) == harmless


@pytest.mark.parametrize("name", ["a.xls", "answers", "a.json"])
def test_another_suffix_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="are not written") as raised:
        writer(Path(name))
    assert ".ndjson" in raised.value.remedy
