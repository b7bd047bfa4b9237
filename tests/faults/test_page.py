"""The page that tells what happens when something fails names, in each row, tests that are there."""

from __future__ import annotations

import re

from tests.faults.service import ROOT

PAGE = ROOT / "docs" / "reference" / "faults.md"
ABOVE = "the same"


def rows() -> list[list[str]]:
    """The cells of each row of the table, without its head."""
    lines = [line for line in PAGE.read_text().partition("\n## ")[0].splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_every_row_of_the_page_of_faults_names_a_test_that_is_here() -> None:
    here = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"^(?:    )?def (test_\w+)", here, re.MULTILINE))
    for fault, *_, proof in rows():
        named = re.findall(r"`(test_\w+)`", proof)
        files = re.findall(r"`(tests/[\w/]+\.py)`", proof)
        assert named or files or proof == ABOVE, fault
        assert set(named) <= known, fault
        assert all((ROOT / name).is_file() for name in files), fault
    assert len(rows()) > 30
