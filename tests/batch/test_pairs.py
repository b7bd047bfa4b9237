from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from screening import decide
from screening.batch.pairs import compare
from screening.errors import BadList
from tests.batch.conftest import Write

SAME = "Viktor Molchanov,Molchanov Viktor"


def compared(
    write: Write, content: str | bytes, threshold: float = decide.DEFAULT.threshold
) -> list[list[str]]:
    out = io.BytesIO()
    compare(write("pairs.csv", content), out, replace(decide.DEFAULT, threshold=threshold))
    return list(csv.reader(io.StringIO(out.getvalue().decode())))


def test_the_same_rows_come_out_with_score_decision_and_why(write: Write) -> None:
    header, same, other = compared(
        write, f"pair,name_a,name_b,label\n1,{SAME},yes\n2,Viktor Molchanov,Ingrid Halvorsen,no\n"
    )
    assert header == ["pair", "name_a", "name_b", "label", "score", "decision", "why"]
    assert same[:4] == ["1", "Viktor Molchanov", "Molchanov Viktor", "yes"]
    assert (float(same[4]) > 0.9, same[5]) == (True, "refer")
    assert same[6].endswith(".")
    assert other[:4] == ["2", "Viktor Molchanov", "Ingrid Halvorsen", "no"]
    assert (float(other[4]) < 0.5, other[5]) == (True, "clear")


def test_dates_and_documents_of_both_sides_count(write: Write) -> None:
    columns = "name_a,name_b,birth_date_a,birth_date_b,document_number_a,document_number_b"
    rows = compared(
        write,
        f"{columns}\n{SAME},1971-03-09,1971-03-09,,\n{SAME},1971-03-09,1948-12-01,,\n,,,,N7654321,N7654321\n",
    )
    same, contradicted, document = ((float(row[6]), row[7], row[8]) for row in rows[1:])
    assert same[0] > contradicted[0]
    assert (same[1], contradicted[1], document[1]) == ("refer", "clear", "refer")
    assert "date" in same[2] + contradicted[2]
    assert "number" in document[2]


def test_the_threshold_decides(write: Write) -> None:
    assert [
        compared(write, "name_a,name_b\nViktor Molchanov,Viktor Molchanof\n", threshold=value)[1][3]
        for value in (0.5, 0.999)
    ] == ["refer", "clear"]


def test_a_pair_that_cannot_be_read_is_not_checked_and_says_why_in_its_place(write: Write) -> None:
    rows = compared(
        write,
        "name_a,name_b,birth_date_a\nA B,,\nA B,A B,1980-02-31\nA, B,A B,1980\n" + f"{SAME},1971\n",
    )
    assert [row[4] for row in rows[1:]] == ["not_checked", "not_checked", "not_checked", "refer"]
    assert [row[3] for row in rows[1:4]] == ["", "", ""]
    assert rows[1][5].startswith("name_b names neither")
    assert rows[2][5] == "birth_date_a is not a date that exists"
    assert "more cells" in rows[3][5]
    assert {len(row) for row in rows} == {6}


def test_a_short_row_is_filled_up(write: Write) -> None:
    assert compared(write, f"name_a,name_b,remark\n{SAME}\n")[1][:3] == [*SAME.split(","), ""]


def test_the_cells_given_are_kept_and_ours_cannot_be_formulas(write: Write) -> None:
    row = compared(write, "id,name_a,name_b\n=1,@Molchanov,@Molchanov\n")[1]
    assert row[:3] == ["=1", "@Molchanov", "@Molchanov"]
    assert row[5][:1] not in ("=", "@", "+", "-")


def test_columns_of_a_side_that_are_not_compared_are_named(write: Write) -> None:
    notes: list[str] = []
    path = write("pairs.csv", f"name_a,name_b,birthdate_a,id\n{SAME},1971,7\n")
    compare(path, io.BytesIO(), decide.DEFAULT, note=notes.append)
    assert notes == ["Columns not compared: birthdate_a."]


def test_rows_are_written_as_they_are_read(write: Write) -> None:
    out = io.BytesIO()
    with pytest.raises(BadList, match="Line 3"):
        compare(write("pairs.csv", f'name_a,name_b\n{SAME}\n"open'), out, decide.DEFAULT)
    assert out.getvalue().count(b"\n") == 2


@pytest.mark.parametrize("content", ["", "a,b\nx,y\n", "name\nx\n", b"name_a,name_b\n\xff,x\n"])
def test_what_holds_no_pairs_is_refused(write: Write, content: str | bytes) -> None:
    with pytest.raises(BadList):
        compared(write, content)
