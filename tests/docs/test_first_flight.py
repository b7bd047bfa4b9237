"""The officer's path in the tutorial: its commands are run as they stand, and its table is what the workbook says."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from screening import cli
from screening.batch.report.xlsx import VERDICTS
from screening.store import open_store
from screening.synthetic.demonstration import demonstration_records
from tests.docs import pages
from tools import flight_example

PAGE = flight_example.PAGE.read_text(encoding="utf-8")
LIST = pages.ROOT / "docs" / "tutorial" / "flight.edi"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The fixed records of the demonstration."""
    address = f"sqlite:///{tmp_path}/store.db"
    store = open_store(address)
    for record in demonstration_records():
        store.put(record)
    store.close()
    return address


def test_the_table_and_the_picture_are_what_the_command_of_the_page_gives(store: str) -> None:
    shown = flight_example.made(PAGE, store, cli.run)
    assert flight_example.table(PAGE) == shown.table, "`make examples` writes it anew"
    assert flight_example.PICTURE.read_text(encoding="utf-8") == shown.picture, (
        "`make examples` draws it anew"
    )


def test_the_picture_is_an_image_that_shows_every_referral_in_its_colour() -> None:
    drawn = ElementTree.parse(flight_example.PICTURE).getroot()
    texts = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("refer") == 3
    assert texts.count("not_checked") == 1
    assert "armed" in texts
    fills = [element.get("style") for element in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert fills.count("fill:#F8CBAD") == 3
    assert "](flight.svg)" in PAGE


def test_the_page_tells_of_each_kind_of_row_that_an_officer_meets() -> None:
    rows = [line.split(" | ") for line in flight_example.table(PAGE).strip().splitlines()[2:]]
    assert [row[1] for row in rows] == ["refer", "refer", "refer", "not_checked"]
    first, _, document, _ = rows
    assert first[0] == "| 2", "of which the page says that it comes first"
    assert "armed" in first[6]
    assert "stolen" in document[7]


def test_every_command_of_the_page_runs(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^screening (.+)$", PAGE, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["read", "batch", "batch"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(pages.ROOT / "docs")
    for command in commands:
        arguments = [store if part.startswith("sqlite:") else part for part in command.split()]
        assert cli.run(arguments) == 0, capfd.readouterr().err
    assert capfd.readouterr().out.count("\n") >= 7, "a line for each passenger"
    assert openpyxl.load_workbook(tmp_path / "flight.xlsx").sheetnames == ["Referrals", "All rows", "About"]
    answer = (tmp_path / "answer.edi").read_bytes()
    assert (answer.count(b"ERC+0Z'FTX+AAP+++OK TO BOARD'"), answer.count(b"ERC+ZZZ'")) == (3, 4)


def test_the_page_names_what_the_drop_down_offers() -> None:
    assert ", ".join(VERDICTS) in PAGE


def test_the_list_is_correct_but_for_what_the_page_says_of_it() -> None:
    text = LIST.read_text(encoding="ascii")
    segments = [segment for segment in text.replace("\n", "").split("'") if segment]
    inside = segments[segments.index(next(s for s in segments if s.startswith("UNH"))) :]
    count = next(place for place, segment in enumerate(inside, 1) if segment.startswith("UNT"))
    assert f"UNT+{count}+PAX001" in segments
    assert f"CNT+42:{text.count('NAD+FL')}" in segments
