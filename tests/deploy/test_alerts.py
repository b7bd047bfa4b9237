"""The alert rules: accepted by promtool, each tested to fire and to be silent, each explained to those it wakes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.components import require
from tests.deploy.names import in_expression, on_scrape
from tests.docs import pages

FOLDER = pages.ROOT / "deploy" / "prometheus"
TESTS = sorted((FOLDER / "tests").glob("*.test.yml"))
PAGE = pages.ROOT / "docs" / "how-to" / "alerts.md"


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def all_alerts() -> list[dict[str, Any]]:
    return [rule for group in read(FOLDER / "screening.rules.yml")["groups"] for rule in group["rules"]]


ALERTS = all_alerts()
NAMES = [alert["alert"] for alert in ALERTS]


def promtool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [require("promtool"), *map(str, arguments)], capture_output=True, text=True, cwd=FOLDER, check=False
    )


@pytest.mark.parametrize("what", [("rules", "screening.rules.yml"), ("config", "prometheus.yml")])
def test_promtool_accepts_what_is_shipped(what: tuple[str, str]) -> None:
    ended = promtool("check", *what)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_the_rules_do_what_their_tests_say(path: Path) -> None:
    ended = promtool("test", "rules", path)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_alert_fires_in_a_test_that_first_shows_it_silent() -> None:
    fired = set()
    for path in TESTS:
        for case in read(path)["tests"]:
            first, *later = case["promql_expr_test"]
            assert first["exp_samples"] == [], case["name"]
            labels = " ".join(sample["labels"] for step in later for sample in step["exp_samples"])
            fired |= set(re.findall(r'alertname="(\w+)"', labels))
    assert fired == set(NAMES)


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_an_alert_asks_only_for_metrics_that_a_scrape_shows(alert: dict[str, Any]) -> None:
    assert in_expression(alert["expr"]) - on_scrape() == set()


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_an_alert_says_what_happened_what_it_means_and_what_to_do(alert: dict[str, Any]) -> None:
    assert alert["labels"]["severity"] in {"critical", "warning"}
    assert set(alert["annotations"]) == {"summary", "meaning", "todo", "runbook"}
    assert alert["annotations"]["runbook"] == f"docs/how-to/alerts.md#{alert['alert'].lower()}"


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_an_alert_is_explained_with_its_severity_and_its_patience(alert: dict[str, Any]) -> None:
    section = re.search(rf"^### {alert['alert']}\n([^.]+)\.", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert section is not None
    minutes = alert.get("for", "").removesuffix("m")
    patience = f"after {minutes} minute{'s' * (minutes != '1')}" if minutes else "at once"
    assert section[1] == f"{alert['labels']['severity']}, {patience}"


def test_no_alert_is_explained_that_does_not_exist() -> None:
    assert re.findall(r"^### (\w+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE) == NAMES
