from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from screening.batch.passengers import Row, Unreadable
from screening.batch.read import read
from screening.batch.tables import workbook as module
from screening.errors import BadList
from screening.model import Document, Name
from tests.batch.messages import passenger


def rows(path: Path) -> tuple[list[Row], list[str]]:
    notes: list[str] = []
    return list(read(path, note=notes.append)), notes


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A manifest as an operator writes it: a title, two sheets of people, one of something else."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Рейс KC921"])
    sheet.append(
        ["№", "Фамилия", "Имя", "Дата рождения", "Гражданство", "№ паспорта", "Срок действия", "Мест"]
    )
    sheet.append(
        [
            1,
            "Бектурова",
            "Аида",
            datetime.datetime(1985, 1, 31),
            "Киргизия",
            1234567,
            datetime.date(2029, 4, 12),
            3,
        ]
    )
    sheet.append([2, "Ким", "Ын Ми", "04.05.1980", "Корея", "M12345678", "31.02.2030", "#N/A"])
    sheet.append([3, None, None, 1980])
    sheet["F3"].number_format = "000000000"
    crew = made.create_sheet("Crew")
    crew.append(["Name", "Passport"])
    crew.append(["John Doe", 7654321.0])
    made.create_sheet("Notes").append(["hello"])
    path = tmp_path / "list.xlsx"
    made.save(path)
    return path


def test_the_people_of_all_sheets_are_read_with_their_rows(book: Path) -> None:
    found, notes = rows(book)
    assert [row.position for row in found] == [
        "sheet 1, row 3",
        "sheet 1, row 4",
        "sheet 1, row 5",
        "sheet 2, row 2",
    ]
    assert isinstance(found[2], Unreadable)
    assert passenger(found[3]).traveller.name == Name("John Doe")
    assert "Sheet 3 was passed over: it names no known columns." in notes


def test_dates_and_numbers_are_read_as_they_are_shown(book: Path) -> None:
    aida, _, _, john = rows(book)[0]
    assert passenger(aida).traveller.birth_date == "1985-01-31"
    assert passenger(aida).traveller.documents == (Document("001234567", "", "", "2029-04-12"),)
    assert passenger(john).traveller.documents == (Document("7654321"),)


def test_numbers_that_may_have_lost_their_zeros_are_told_once(book: Path) -> None:
    assert len([note for note in rows(book)[1] if "zeros" in note]) == 1


def test_a_formula_counts_as_what_it_showed(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Name", "Sex", "Passport"])
    sheet.append(["Doe John", '="M"', "X1"])
    made.save(tmp_path / "a.xlsx")
    shown = _changed(
        tmp_path / "a.xlsx",
        "xl/worksheets/sheet1.xml",
        b'<c r="B2"><f>"M"</f><v />',
        b'<c r="B2" t="str"><f>"M"</f><v>M</v>',
    )
    [row], _ = rows(shown)
    assert passenger(row).traveller.sex == "M"


def _changed(path: Path, member: str, right: bytes, wrong: bytes) -> Path:
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            assert name != member or right in data, data
            target.writestr(name, data.replace(right, wrong) if name == member else data)
    return changed


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04" + b"x" * 100, b"\xd0\xcf\x11\xe0" + b"x" * 600]
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadList, match="not an XLSX workbook") as raised:
        rows(path)
    assert raised.value.remedy


def test_a_workbook_cut_off_or_damaged_anywhere_is_read_or_refused(book: Path, tmp_path: Path) -> None:
    whole = book.read_bytes()
    path = tmp_path / "damaged.xlsx"
    for place in range(0, len(whole), 97):
        for damaged in (whole[:place], whole[:place] + b"\xff\x00\x01" + whole[place + 3 :]):
            path.write_bytes(damaged)
            try:
                rows(path)
            except BadList:
                continue


def test_a_small_file_that_holds_a_huge_one_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHARED_BYTES", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 100_000)
    assert path.stat().st_size < 20_000
    with pytest.raises(BadList, match="larger than is read"):
        rows(path)


def test_entities_are_refused(book: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet '
    path = _changed(book, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb)
    with pytest.raises(BadList):
        rows(path)


def test_a_cell_far_away_costs_no_row_of_empty_ones(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["name"])
    sheet.append(["A B"])
    for number in range(30, 40):
        sheet.cell(number, 16_384, "far")
    sheet.cell(1_048_576, 1, "C D")
    made.save(tmp_path / "a.xlsx")
    found, _ = rows(tmp_path / "a.xlsx")
    assert [row.position for row in found] == ["sheet 1, row 2", "sheet 1, row 1048576"]


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    made = Workbook()
    made.save(tmp_path / "a.xlsx")
    with pytest.raises(BadList, match="names known columns"):
        rows(tmp_path / "a.xlsx")


def test_a_workbook_under_the_name_of_a_text_is_known_by_its_content(book: Path) -> None:
    other = book.rename(book.with_suffix(".txt"))
    assert len(rows(other)[0]) == 4


def test_a_sheet_is_read_from_any_stream(book: Path) -> None:
    with io.BytesIO(book.read_bytes()) as file:
        assert [number for number, _ in module.sheets(file)] == [1, 2, 3]
