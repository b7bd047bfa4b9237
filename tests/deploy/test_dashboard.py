"""The dashboard: it is what the tool writes, asks only for what exists, and leaves out nothing that is measured."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.components import require
from tests.deploy.names import declared, in_expression, metric_of, on_scrape
from tests.docs import pages
from tools import dashboard

BOARD: dict[str, Any] = json.loads(dashboard.PATH.read_text(encoding="utf-8"))
PANELS = [panel for panel in BOARD["panels"] if panel["type"] != "row"]
EXPRESSIONS = [target["expr"] for panel in PANELS for target in panel["targets"]]


def test_the_file_is_what_the_tool_writes() -> None:
    assert dashboard.PATH.read_text(encoding="utf-8") == dashboard.text()


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_panel_asks_only_for_metrics_that_a_scrape_shows(expression: str) -> None:
    assert in_expression(expression) - on_scrape() == set()


def test_every_metric_is_shown() -> None:
    shown = {metric_of(name) for expression in EXPRESSIONS for name in in_expression(expression)}
    assert set(declared()) - shown == set()


def test_prometheus_understands_every_expression(tmp_path: Path) -> None:
    """As recording rules, because that is what promtool reads without a server."""
    rules = [
        {"record": f"panel:{number}", "expr": expression.replace("$__rate_interval", "1m")}
        for number, expression in enumerate(EXPRESSIONS)
    ]
    file = tmp_path / "panels.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}), encoding="utf-8")
    ended = subprocess.run(
        [require("promtool"), "check", "rules", file], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"{len(EXPRESSIONS)} rules found" in ended.stdout


def test_panels_have_a_place_of_their_own() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, panel["title"]
        assert all(x < 24 for x, _ in cells), panel["title"]
        taken |= cells
    numbers = [panel["id"] for panel in BOARD["panels"]]
    assert len(set(numbers)) == len(numbers)


def test_not_checked_never_has_the_colour_of_clear() -> None:
    [panel] = [panel for panel in PANELS if panel["title"] == "Decisions"]
    colours = {
        one["matcher"]["options"]: one["properties"][0]["value"]["fixedColor"]
        for one in panel["fieldConfig"]["overrides"]
    }
    assert set(colours) == {"clear", "refer", "not_checked"}
    assert len(set(colours.values())) == 3


def test_the_picture_in_the_documentation_is_there() -> None:
    page = pages.read("docs/how-to/dashboard.md")
    assert "![" in page
    picture = pages.ROOT / "docs" / "how-to" / "dashboard.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.name in page
