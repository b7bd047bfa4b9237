"""Entries as lines of JSON and as a table that a spreadsheet shows as it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from screening.audit import export
from screening.audit.office import Asker
from screening.audit.search import Question, search
from tests.audit import ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with ledger.keeping(tmp_path) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER, position=2)
        audit.query(Asker("=cmd|' /C calc'!A0"), ledger.OLUWASEUN, ledger.CLEAR)
        audit.refusal(Asker(), "forbidden", status=403, method="PUT", route="/v1/records/{id}")
    return tmp_path


def written(folder: Path, form: str) -> str:
    file = io.BytesIO()
    entries = list(search(folder, Question(), pytest.fail))
    assert export.write(file, form, entries) == len(entries) == 5
    return file.getvalue().decode()


def test_lines_of_json_are_the_entries_whole(folder: Path) -> None:
    assert [json.loads(line) for line in written(folder, ".ndjson").splitlines()] == list(
        search(folder, Question(), pytest.fail)
    )


def test_a_table_has_a_row_for_each_entry_and_a_column_for_each_fact(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(folder, ".csv"))))
    [query] = [row for row in rows if row["decision"] == "refer"]
    assert json.loads(query["hits"]) == [["national:17", 0.9312]]
    assert (query["client"], query["position"], query["sequence"]) == ("post-3", "2", "17")
    shown = {key for entry in search(folder, Question(event="query"), pytest.fail) for key in entry}
    assert shown <= set(export.COLUMNS)
    [refusal] = [row for row in rows if row["event"] == "refusal"]
    assert (refusal["code"], refusal["status"]) == ("forbidden", "403")


def test_no_cell_of_a_table_is_worked_out_by_a_spreadsheet(folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(folder, ".csv"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "'=cmd|' /C calc'!A0" in {cell for row in rows for cell in row}
