"""The reference of reports names every form and every column, in the order in which they stand."""

from __future__ import annotations

import re

from screening.api import routes_changes
from screening.api.routes_passenger_lists import FORMS as OVER_HTTP
from screening.batch.carriers import cusres
from screening.batch.later import delayed
from screening.batch.report import FORMS, csv, xlsx
from screening.batch.report.cells import CHARACTERS
from tests.docs import pages

PAGE = pages.read("docs/reference/reports.md")


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> list[str]:
    """The names in backquotes of the first cells of a section's table, in order."""
    rows = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_every_form_is_named_with_its_suffix() -> None:
    table = PAGE.partition("\n## ")[0]
    assert first_cells(table) == list(FORMS)
    heading, *asked = re.findall(r"^\| [^|]+ \| `(\w+)` \|", table, re.MULTILINE)
    assert (heading, asked) == ("form", list(OVER_HTTP))
    assert {suffix for suffix, _ in OVER_HTTP.values()} <= set(FORMS)


def test_every_column_of_a_csv_is_named_in_order() -> None:
    assert first_cells(section("CSV")) == list(csv.COLUMNS)


def test_every_column_of_the_referrals_is_named_in_order() -> None:
    assert first_cells(section("Workbook")) == [column.title for column in xlsx.REFERRALS]


def test_the_bounds_of_a_workbook_are_those_of_the_code() -> None:
    assert f"more than {CHARACTERS:,} characters" in section("Workbook")
    assert f"the {xlsx.ROWS:,} rows" in section("Workbook")


def test_the_bounds_of_reports_and_changes_are_those_of_the_code() -> None:
    rows = re.findall(r"\| ([\d,]+) \| `(\w+\.\w+)` \|", pages.read("docs/reference/limits.md"))
    code = {
        "cells.CHARACTERS": CHARACTERS, "xlsx.ROWS": xlsx.ROWS, "cusres.POINTS": cusres.POINTS,
        "routes_changes.MOST": routes_changes.MOST, "delayed.FEW": delayed.FEW,
    }  # fmt: skip
    assert {name: int(number.replace(",", "")) for number, name in rows if name in code} == code
