"""The workbook, opened as an officer's spreadsheet would: what is on its sheets, and that nothing in it runs."""

from __future__ import annotations

import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from screening import wire
from screening.batch.passengers import Result
from screening.batch.report import About, writing, xlsx
from screening.batch.report.cells import CHARACTERS, text
from tests.batch.report.conftest import (
    UNREADABLE,
    clear,
    hit,
    not_checked,
    passenger,
    plain_result,
    refer,
    result,
    written,
)

ABOUT = About("flight KC921.edi", datetime(2026, 11, 22, 10, 5, tzinfo=UTC))
ROWS = (
    result(clear("1")),
    result(refer("2", hit("n:3", 0.78))),
    result(UNREADABLE),
    result(refer("4", hit("n:1", 0.934), hit("n:2", 0.8), warnings=("Bounded.",))),
    result(not_checked("5")),
)


def opened(path: Path, *results: Result) -> Any:
    return openpyxl.load_workbook(written(path, *results, about=ABOUT))


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows below the headings by column; empty cells left out."""
    header, *rows = sheet.iter_rows(values_only=True)
    return [
        {str(name): cell for name, cell in zip(header, row, strict=True) if cell not in (None, "")}
        for row in rows
    ]


def test_referrals_stand_first_most_alike_on_top_and_then_who_was_not_checked(tmp_path: Path) -> None:
    book = opened(tmp_path / "a.xlsx", *ROWS)
    assert book.sheetnames == ["Referrals", "All rows", "About"]
    assert book.active.title == "Referrals"
    told = [(row["row"], row["decision"], row.get("score")) for row in table(book["Referrals"])]
    assert told == [
        (4, "refer", 0.934), (2, "refer", 0.78), (3, "not_checked", None), (5, "not_checked", None),
    ]  # fmt: skip


def test_a_referral_says_what_an_officer_decides_by(tmp_path: Path) -> None:
    first = table(opened(tmp_path / "a.xlsx", *ROWS)["Referrals"])[0]
    assert first == {
        "row": 4, "decision": "refer", "score": 0.934, "flight": "KC921", "seat": "12A",
        "name as sent": "VIKTOR MOLCHANOV", "born": "1971-03-09", "documents": "KAZ P N7654321; V V1",
        "on file": "Viktor Molchanov", "born on file": "1971-03-09, 1971", "beware": "armed; violent",
        "action": "@Call.", "why": "The names are the same. The date of birth is the same.",
        "nationality": "KAZ, RUS", "sex": "M", "list": "national", "record": "n:1", "other hits": "n:2 (0.80)",
        "notes": "Bounded.", "position": "message 1, segment 14", "id": "4", "role": "passenger",
        "locator": "X7YQ2B", "reference": "PAX0004",
    }  # fmt: skip


def test_who_was_not_checked_has_the_reason_beside_it(tmp_path: Path) -> None:
    _, _, unreadable, unlooked = table(opened(tmp_path / "a.xlsx", *ROWS)["Referrals"])
    assert unreadable["why"] == unreadable["notes"] == "sex is not M, F or X; name is missing"
    assert unlooked["why"] == unlooked["notes"] == "sltd not checked: the store cannot be read"


def test_all_rows_are_in_the_order_of_the_list(tmp_path: Path) -> None:
    rows = table(opened(tmp_path / "a.xlsx", *ROWS)["All rows"])
    assert [(row["row"], row["decision"]) for row in rows] == [
        (1, "clear"), (2, "refer"), (3, "not_checked"), (4, "refer"), (5, "not_checked"),
    ]  # fmt: skip


def test_the_last_sheet_says_what_the_answers_rest_on(tmp_path: Path) -> None:
    told = dict(opened(tmp_path / "a.xlsx", *ROWS)["About"].iter_rows(values_only=True))
    assert told["passenger list"] == "flight KC921.edi"
    assert told["report made"].startswith("2026-11-22 10:05 UTC, screening ")
    assert [told[name] for name in ("rows", "clear", "refer", "not_checked", "unreadable")] == list("51211")
    assert told["policy"] == "balanced from a score of 0.75"
    assert told["data as of"] == "2026-11-22T10:00:00Z"
    assert told["checked: national"] == "1 records, loaded 2026-11-21T08:00:00Z"
    assert told["NOT CHECKED: sltd"] == "the store cannot be read (for at least one row)"


def test_an_officer_can_filter_decide_and_print(tmp_path: Path) -> None:
    sheet = opened(tmp_path / "a.xlsx", *ROWS)["Referrals"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Z5"
    [choice] = sheet.data_validations.dataValidation
    assert str(choice.sqref) == "N2:N5"
    assert sheet["N1"].value == "officer's decision"
    assert choice.formula1.strip('"').split(",") == list(xlsx.VERDICTS)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1), "one page across, which is the default"
    assert sheet.page_setup.fitToHeight == 0, "as many as it takes downwards"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Referrals'!$A$1:$O$5"
    assert sheet["M2"].alignment.wrap_text


def test_a_decision_is_coloured_and_written_out(tmp_path: Path) -> None:
    sheet = opened(tmp_path / "a.xlsx", *ROWS)["All rows"]
    place = next(cell.column for cell in sheet[1] if cell.value == "decision")
    colours = {sheet.cell(row, place).value: sheet.cell(row, place).fill.fgColor.rgb for row in range(2, 7)}
    assert colours == {name: f"FF{colour[1:]}" for name, colour in xlsx.COLOURS.items()}


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "http://example.org",
    "<r>=1</r>",
]


@pytest.mark.parametrize("evil", FORMULAS)
def test_no_cell_is_a_formula_or_a_link_whatever_was_sent(evil: str, tmp_path: Path) -> None:
    answer = refer(evil, hit(evil, 0.9, action=evil), warnings=(evil,))
    book = opened(tmp_path / "a.xlsx", Result(passenger(answer, evil, evil), wire.answer(answer)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert {cell.value.strip() for cell in cells if isinstance(cell.value, str)} >= {evil.strip()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=3))
def test_a_workbook_opens_whatever_was_sent(tmp_path: Path, sent: list[str]) -> None:
    answers = [refer(one, hit(one, 0.9, action=one)) for one in sent]
    book = opened(tmp_path / "a.xlsx", *[plain_result(answer, 1) for answer in answers])
    assert [row["row"] for row in table(book["Referrals"])] == list(range(1, len(sent) + 1))
    assert all(cell.data_type in "sn" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_xml_cannot_hold_and_what_turns_the_writing_round_goes(tmp_path: Path) -> None:
    answer = refer("a\x00\x0b\x1f\ufffe\u202eb", hit("_x0041_", 0.9))
    [row] = table(opened(tmp_path / "a.xlsx", plain_result(answer, 1))["Referrals"])
    assert row["id"] == "a     b"
    assert row["record"] == "_x005F_x0041_", "which Excel shows as _x0041_ and not as A"


def test_a_text_longer_than_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    answer = refer("1", hit("n:1", 0.9, action="𐌰" * 40_000))
    [row] = table(opened(tmp_path / "a.xlsx", result(answer))["Referrals"])
    assert len(row["action"].encode("utf-16-le")) // 2 <= 32_767
    assert row["action"].endswith("[…]")
    assert text("x" * CHARACTERS) == "x" * CHARACTERS


def test_more_rows_than_a_sheet_holds_go_on_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    book = opened(tmp_path / "a.xlsx", *[result(refer(str(n), hit("n:1", 0.9))) for n in range(7)])
    assert book.sheetnames == [
        "Referrals",
        "All rows",
        "All rows 2",
        "All rows 3",
        "Referrals 2",
        "Referrals 3",
        "About",
    ]
    for name in ("All rows", "Referrals"):
        sheets = [sheet for sheet in book if sheet.title.startswith(name)]
        assert [row["row"] for sheet in sheets for row in table(sheet)] == [1, 2, 3, 4, 5, 6, 7]
        assert all(sheet.auto_filter.ref for sheet in sheets)


def test_a_workbook_of_no_rows_opens(tmp_path: Path) -> None:
    book = opened(tmp_path / "a.xlsx")
    assert [table(book[name]) for name in ("Referrals", "All rows")] == [[], []]


def peak(path: Path, rows: int) -> int:
    """The most memory, in bytes, that was in use while a workbook of so many rows was written."""
    one, referral = result(clear()), result(refer("2", hit("n:1", 0.9)))
    tracemalloc.start()
    try:
        with writing(path) as write:
            for number in range(rows):
                write(one if number % 4 else referral)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_many_rows_take_hardly_more_memory_than_few(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few.xlsx", 200), peak(tmp_path / "many.xlsx", 2_200)
    assert (many - few) / 2_000 < 150, "bytes a row"
    with zipfile.ZipFile(tmp_path / "many.xlsx") as book:
        assert book.getinfo("xl/worksheets/sheet2.xml").file_size > 1_000_000
