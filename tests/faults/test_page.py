"""The page that tells what happens when something fails names tests that are there."""

from __future__ import annotations

import re

from tests.faults.service import ROOT


def test_every_test_named_on_the_page_of_faults_is_here() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "explanation" / "faults.md").read_text()))
    here = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    assert named <= set(re.findall(r"^def (test_\w+)", here, re.MULTILINE))
    assert len(named) > 10
