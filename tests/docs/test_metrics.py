"""The reference of metrics has the row of each that is declared (type, labels, meaning), and no others."""

from __future__ import annotations

import re

from prometheus_client.metrics import MetricWrapperBase

from screening import metrics
from tests.docs import pages


def row(metric: MetricWrapperBase) -> str:
    """The metric's row, under the name that a scrape shows."""
    (described,) = metric.describe()
    name = described.name + ("_total" if described.type == "counter" else "")
    labels = ", ".join(f"`{label}`" for label in metric._labelnames)
    return f"| `{name}` | {described.type} | {labels} | {described.documentation} |"


def test_every_metric_has_its_row_and_no_other() -> None:
    declared = [row(metric) for metric in vars(metrics).values() if isinstance(metric, MetricWrapperBase)]
    rows = re.findall(
        r"^\| `screening_\w+` \| (?:counter|gauge|histogram) \|.*$",
        pages.read("docs/reference/metrics.md"),
        re.MULTILINE,
    )
    assert rows == declared
    assert declared
